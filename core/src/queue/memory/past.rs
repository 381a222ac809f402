//! What is known of jobs that ended, and how it is forgotten.

use std::cmp::Reverse;

use super::state::{Ended, State};
use crate::provider::Task;
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

    /// First those that had to make room for others: they are older than anybody wants to remember.
    pub(super) fn outputs_before(&self, before: Timestamp, limit: usize) -> Vec<JobId> {
        let mut old: Vec<_> = self.evicted.iter().take(limit).cloned().collect();
        old.extend(self.ended_before(before, limit - old.len(), |ended| !ended.record.outputs_removed));
        old
    }

    pub(super) fn outputs_removed(&mut self, jobs: &[JobId]) {
        self.evicted.retain(|id| !jobs.contains(id));
        for job in jobs {
            if let Some(ended) = self.ended.get_mut(job) {
                ended.record.outputs_removed = true;
            }
        }
    }

    pub(super) fn forget_accounts(&mut self) {
        for task in Task::ALL {
            let idle = self.lane(task).order.len() == 0 && !self.running().any(|entry| entry.facts().work.task == task);
            self.lane(task).order.forget(idle);
        }
    }

    pub(super) fn forget(&mut self, jobs: &[JobId]) {
        for job in jobs {
            if self.ended.remove(job).is_some() {
                self.notices.remove(job);
            }
        }
        self.ended_order.retain(|id| self.ended.contains_key(id));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use std::sync::{Arc, LazyLock};
    use std::time::Duration;

    use super::*;
    use crate::catalogue::{Catalogue, Locale};
    use crate::command::Work;
    use crate::queue::Tier;
    use crate::queue::store::{Bounds, Claim, JobFacts, Outcome};
    use crate::request::{Origin, Platform};

    const NOW: Timestamp = Timestamp::from_millis(1_750_000_000_000);

    /// Made once: to compile all languages takes longer than any step.
    static GERMAN: LazyLock<Locale> = LazyLock::new(|| Catalogue::builtin().negotiate(&["de"]));

    /// A job from its acceptance to its end.
    fn live(state: &mut State) -> JobId {
        let facts = JobFacts {
            id: JobId::random(),
            retry_of: None,
            work: Work::new(Task::Image, "a fox").seed(Some(7)),
            origin: Origin::new(Person { platform: Platform::TELEGRAM, id: "42".into() }, "42"),
            locale: GERMAN.clone(),
            tier: Arc::new(Tier::free()),
            spoiler: false,
            callback: None,
            deadline: NOW.after(Duration::from_hours(1)),
        };
        let bounds = Bounds { max_queued: 10, max_in_chat: None };
        let (lease, _) = state.enqueue(&facts, bounds, NOW, NOW).expect("there is room");
        state.release(&lease, None, NOW).unwrap();
        let claim = Claim::new(Task::Image, 1, NOW);
        let lease = state.claim(&claim, NOW).expect("it may start").lease;
        state.complete(&lease, &Outcome::Made, None).unwrap();
        state.delivered(&lease, NOW).unwrap();
        lease.job
    }

    #[test]
    fn outputs_of_jobs_that_made_room_for_others_are_to_be_removed_whatever_their_age() {
        let mut state = State::default();
        let first = live(&mut state);
        let second = live(&mut state);
        state.outputs_removed(std::slice::from_ref(&first));

        (0..1000).for_each(|_| _ = live(&mut state));

        assert!(state.ended(&first).is_none() && state.ended(&second).is_none());
        assert_eq!(state.outputs_before(NOW, 10), std::slice::from_ref(&second), "that of the first are gone already");
        state.outputs_removed(&[second]);
        assert_eq!(state.outputs_before(NOW, 10), []);
    }
}
