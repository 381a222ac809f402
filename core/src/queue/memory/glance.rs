//! The queue as a whole, without what jobs are about.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::state::State;
use crate::provider::Task;
use crate::queue::store::{Crowd, Finished, JobRecord, Standing, Timestamp};

impl State {
    pub(super) fn finished(&self, since: Timestamp, limit: usize) -> Vec<Finished> {
        let mut ended: Vec<_> = self.ended.values().filter(|ended| ended.at >= since).collect();
        ended.sort_by_key(|ended| Reverse((ended.at, ended.number)));
        let row = |ended: &super::state::Ended| {
            let JobRecord { facts, accepted, state, .. } = &ended.record;
            let (task, tier) = (facts.work.task, facts.tier.name.clone());
            Finished { task, tier, accepted: *accepted, ended: ended.at, state: *state }
        };
        ended.into_iter().take(limit).map(row).collect()
    }

    pub(super) fn crowds(&self) -> Vec<Crowd> {
        let mut crowds: BTreeMap<(Task, &str, &'static str), (usize, Timestamp)> = BTreeMap::new();
        for entry in self.jobs.values() {
            let (facts, accepted) = (entry.facts(), entry.record.accepted);
            let crowd = crowds.entry((facts.work.task, &facts.tier.name, entry.record.state.label()));
            let (jobs, oldest) = crowd.or_insert((0, accepted));
            (*jobs, *oldest) = (*jobs + 1, accepted.min(*oldest));
        }
        let crowd = |((task, tier, state), (jobs, oldest)): ((Task, &str, _), _)| {
            let tier = tier.to_owned();
            Crowd { task, tier, state, jobs, oldest }
        };
        crowds.into_iter().map(crowd).collect()
    }

    pub(super) fn line(&self, task: Task, limit: usize) -> Vec<(JobRecord, Standing)> {
        let first = self.waiting_in(task).take(limit).enumerate();
        first.map(|(ahead, entry)| (entry.record.clone(), self.standing(task, entry.facts().person(), ahead))).collect()
    }
}
