//! What is known of jobs that ended, and how it is forgotten.

use std::cmp::Reverse;

use super::state::{Ended, State};
use crate::queue::JobId;
use crate::queue::store::{JobRecord, Timestamp};
use crate::request::Person;

impl State {
    pub(super) fn ended_of(&self, person: &Person, limit: usize) -> Vec<(JobRecord, Timestamp)> {
        let mut theirs: Vec<_> = self.ended.values().filter(|ended| ended.record.facts.person() == person).collect();
        theirs.sort_by_key(|ended| Reverse(ended.number));
        theirs.into_iter().take(limit).map(|ended| (ended.record.clone(), ended.at)).collect()
    }

    pub(super) fn ended_before(&self, before: Timestamp, limit: usize, wanted: impl Fn(&Ended) -> bool) -> Vec<JobId> {
        let mut old: Vec<_> = self.ended.values().filter(|ended| ended.at < before && wanted(ended)).collect();
        old.sort_by_key(|ended| (ended.at, ended.number));
        old.into_iter().take(limit).map(|ended| ended.record.facts.id.clone()).collect()
    }

    pub(super) fn outputs_removed(&mut self, jobs: &[JobId]) {
        for job in jobs {
            if let Some(ended) = self.ended.get_mut(job) {
                ended.outputs_removed = true;
            }
        }
    }

    pub(super) fn forget(&mut self, jobs: &[JobId]) {
        for job in jobs {
            self.ended.remove(job);
        }
        self.ended_order.retain(|id| self.ended.contains_key(id));
    }
}
