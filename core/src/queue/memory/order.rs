//! The fair order: start-time fair queueing over people.
//!
//! A job of person *p* in a tier of weight *w* gets `start = max(virtual_now, last_finish(p))` and
//! `finish = start + 1 / w`; the smallest start is next, of equal ones the weightiest, and `virtual_now` is the start of
//! the job last taken. Somebody with weight 8 overtakes: their first job goes before everyone lighter who waits. Who
//! floods the queue waits behind themselves. Nobody starves: a second job of the same person starts later.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::queue::JobId;
use crate::queue::store::cost;
use crate::request::Person;

/// Jobs that wait, in the fair order.
#[derive(Debug, Default)]
pub(super) struct FairOrder {
    virtual_now: u64,
    last_finish: HashMap<Person, u64>,
    waiting: BTreeMap<Tag, JobId>,
    arrivals: u64,
}

/// A job's place in the order: its start, at the same start the heavier first, and of these who came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Tag {
    start: u64,
    weight: Reverse<u32>,
    arrival: u64,
}

impl FairOrder {
    /// Adds a new job and says its tag.
    pub(super) fn push(&mut self, job: JobId, person: &Person, weight: u32) -> Tag {
        let start = self.last_finish.get(person).copied().unwrap_or(0).max(self.virtual_now);
        self.last_finish.insert(person.clone(), start + cost(weight));
        self.arrivals += 1;
        let tag = Tag { start, weight: Reverse(weight), arrival: self.arrivals };
        self.waiting.insert(tag, job);
        tag
    }

    /// Puts a job back at the place it had.
    pub(super) fn put_back(&mut self, tag: Tag, job: JobId) {
        self.waiting.insert(tag, job);
    }

    /// Takes the job with `tag`, which starts.
    pub(super) fn take(&mut self, tag: Tag) -> Option<JobId> {
        self.take_up_to(tag, tag.start)
    }

    /// Takes the job with `tag`, which starts past those before it: the order has come no further than to the first of them.
    pub(super) fn take_past_others(&mut self, tag: Tag) -> Option<JobId> {
        let first = self.waiting.keys().find(|other| **other != tag).map_or(tag.start, |first| first.start);
        self.take_up_to(tag, first.min(tag.start))
    }

    fn take_up_to(&mut self, tag: Tag, start: u64) -> Option<JobId> {
        let job = self.waiting.remove(&tag)?;
        self.virtual_now = self.virtual_now.max(start);
        self.forget(false); // This bounds the map by the jobs that wait or ran lately.
        Some(job)
    }

    /// Forgets those who have no claim on the future; everybody, where nobody waits and nothing runs.
    pub(super) fn forget(&mut self, idle: bool) {
        let now = self.virtual_now;
        self.last_finish.retain(|_, finish| !idle && *finish > now);
    }

    /// Gives `person` back what a job cost them that never started.
    pub(super) fn refund(&mut self, person: &Person, weight: u32) {
        if let Some(finish) = self.last_finish.get_mut(person) {
            *finish = finish.saturating_sub(cost(weight));
        }
    }

    /// Takes a job out that is not to be started.
    pub(super) fn remove(&mut self, tag: Tag) {
        self.waiting.remove(&tag);
    }

    /// How many jobs wait before the one with `tag`.
    pub(super) fn ahead(&self, tag: Tag) -> usize {
        self.waiting.range(..tag).count()
    }

    /// All waiting jobs in their order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &JobId> {
        self.waiting.values()
    }

    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::request::Platform;

    fn person(id: &str) -> Person {
        Person { platform: Platform::TELEGRAM, id: id.into() }
    }

    fn push(order: &mut FairOrder, names: &mut HashMap<JobId, String>, who: &str, weight: u32) {
        let job = JobId::random();
        order.push(job.clone(), &person(who), weight);
        names.insert(job, who.to_owned());
    }

    fn take_first(order: &mut FairOrder) -> Option<JobId> {
        let tag = *order.waiting.keys().next()?;
        order.take(tag)
    }

    fn drain(order: &mut FairOrder, names: &HashMap<JobId, String>) -> Vec<String> {
        std::iter::from_fn(|| take_first(order)).map(|job| names[&job].clone()).collect()
    }

    #[test]
    fn who_floods_waits_behind_themselves() {
        let (mut order, mut names) = (FairOrder::default(), HashMap::new());
        (0..5).for_each(|_| push(&mut order, &mut names, "flooder", 1));
        push(&mut order, &mut names, "late", 1);

        assert_eq!(drain(&mut order, &names)[..2], ["flooder", "late"]);
    }

    #[test]
    fn weight_overtakes() {
        let (mut order, mut names) = (FairOrder::default(), HashMap::new());
        (0..10).for_each(|_| push(&mut order, &mut names, "free", 1));
        (0..8).for_each(|_| push(&mut order, &mut names, "premium", 8));

        let started = drain(&mut order, &names);

        assert_eq!(started[..9].iter().filter(|who| *who == "premium").count(), 8, "{started:?}");
    }

    #[test]
    fn the_first_job_of_somebody_heavier_goes_before_everyone_lighter_who_waits() {
        let (mut order, mut names) = (FairOrder::default(), HashMap::new());
        for who in ["one", "two", "three"] {
            push(&mut order, &mut names, who, 1);
        }
        push(&mut order, &mut names, "premium", 8);
        push(&mut order, &mut names, "premium", 8);

        assert_eq!(drain(&mut order, &names), ["premium", "one", "two", "three", "premium"]);
    }

    #[test]
    fn a_job_that_never_started_costs_its_person_no_place() {
        let (mut order, mut names) = (FairOrder::default(), HashMap::new());
        for _ in 0..5 {
            let tag = order.push(JobId::random(), &person("undecided"), 1);
            order.remove(tag);
            order.refund(&person("undecided"), 1);
        }
        push(&mut order, &mut names, "undecided", 1);
        (0..2).for_each(|_| push(&mut order, &mut names, "other", 1));

        assert_eq!(drain(&mut order, &names), ["undecided", "other", "other"]);
    }

    #[test]
    fn a_job_put_back_keeps_its_place() {
        let mut order = FairOrder::default();
        let (first, second) = (JobId::random(), JobId::random());
        let tag = order.push(first.clone(), &person("1"), 1);
        order.push(second, &person("2"), 1);
        order.take(tag);

        order.put_back(tag, first.clone());

        assert_eq!(order.ahead(tag), 0);
        assert_eq!(take_first(&mut order), Some(first));
    }

    proptest! {
        /// While both always have work waiting, a weight of w gets w times the share.
        #[test]
        fn shares_follow_weights(weight in 1_u32..16) {
            let (mut order, mut names) = (FairOrder::default(), HashMap::new());
            for _ in 0..400 {
                push(&mut order, &mut names, "one", 1);
                push(&mut order, &mut names, "heavy", weight);
            }
            let rounds = 20 * (weight as usize + 1);

            let started = drain(&mut order, &names);

            let ones = started[..rounds].iter().filter(|who| *who == "one").count();
            prop_assert!((19..=21).contains(&ones), "{ones} of {rounds}");
        }

        /// However others arrive, a job starts after at most as many jobs of each other person as their weight, plus one.
        #[test]
        fn nobody_starves(others in prop::collection::vec((0_u8..5, 1_u32..9), 0..200)) {
            let (mut order, mut names) = (FairOrder::default(), HashMap::new());
            push(&mut order, &mut names, "patient", 1);
            push(&mut order, &mut names, "patient", 1);
            for (who, _) in &others {
                push(&mut order, &mut names, &format!("other {who}"), 8);
            }

            let started = drain(&mut order, &names);

            let last = started.iter().rposition(|who| who == "patient").expect("it was pushed");
            prop_assert!(last <= 1 + 5 * 9, "{last}");
        }
    }
}
