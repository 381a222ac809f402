//! What happens to jobs that wait: accepted, released, claimed, or over before they begin.

use std::collections::HashMap;

use super::state::{Entry, State};
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::store::{
    Bounds, Cancelled, Claim, Claimed, Full, JobFacts, JobRecord, Lease, LeaseError, Outcome, Standing, Timestamp,
};
use crate::queue::{JobId, JobState};
use crate::reply::Shown;
use crate::request::Person;
use crate::retry::Progress;

impl State {
    pub(super) fn enqueue(
        &mut self,
        facts: &JobFacts,
        bounds: Bounds,
        until: Timestamp,
        now: Timestamp,
    ) -> Result<(Lease, Standing), Full> {
        let (task, weight) = (facts.work.task, facts.tier.weight);
        self.admit(facts, bounds)?;
        let tag = self.lane(task).order.push(facts.id.clone(), facts.person(), weight);
        let record = JobRecord {
            facts: facts.clone(),
            accepted: now,
            state: JobState::Held,
            progress: Progress::default(),
            starts: 0,
            lost_starts: 0,
            shown: facts.origin.pending.clone(),
            told: None,
            outcome: None,
            remote: None,
            outputs_removed: false,
        };
        let standing = self.standing(task, facts.person(), self.lanes[&task].order.ahead(tag));
        let lease = self.insert(record, tag, standing.ahead + 1, until);
        Ok((lease, standing))
    }

    fn admit(&self, facts: &JobFacts, bounds: Bounds) -> Result<(), Full> {
        if self.jobs.contains_key(&facts.id) || self.ended.contains_key(&facts.id) {
            return Err(Full::Known);
        }
        let waiting = self.jobs.values().filter(|entry| entry.record.state.waits());
        if waiting.clone().filter(|entry| entry.facts().person() == facts.person()).count() >= facts.tier.max_queued {
            return Err(Full::Person);
        }
        let of_chat = || self.jobs.values().filter(|entry| entry.facts().chat() == facts.chat()).count();
        if bounds.max_in_chat.is_some_and(|max| of_chat() >= max) {
            return Err(Full::Chat);
        }
        if waiting.count() >= bounds.max_queued { Err(Full::Queue) } else { Ok(()) }
    }

    pub(super) fn release(&mut self, lease: &Lease, shown: Option<&Shown>, now: Timestamp) -> Result<Task, LeaseError> {
        let entry = self.leased(lease, &[JobState::Held])?;
        entry.record.state = JobState::Queued;
        entry.record.shown = shown.cloned();
        entry.not_before = now;
        entry.leased_until = None;
        Ok(entry.record.facts.work.task)
    }

    pub(super) fn withdraw(&mut self, lease: &Lease) -> Result<Task, LeaseError> {
        let task = self.leased(lease, &[JobState::Held])?.record.facts.work.task;
        self.take_out(&lease.job);
        self.jobs.remove(&lease.job);
        Ok(task)
    }

    pub(super) fn cancel(&mut self, id: &JobId, person: Option<&Person>) -> Cancelled {
        let Some(entry) = self.jobs.get_mut(id) else { return Cancelled::TooLate };
        if person.is_some_and(|person| person != entry.record.facts.person()) {
            return Cancelled::NotTheirs;
        }
        if entry.record.state == JobState::Delivering {
            return Cancelled::TooLate;
        }
        entry.to_cancel = true;
        Cancelled::Yes
    }

    /// The jobs of `task` that may start once their time has come, in their order.
    ///
    /// Those whose person has as many running as their tier allows are left out until one of them ends.
    pub(super) fn startable(&self, task: Task, now: Timestamp) -> impl Iterator<Item = &Entry> {
        let mut running: HashMap<&Person, usize> = HashMap::new();
        for entry in self.running() {
            *running.entry(entry.facts().person()).or_default() += 1;
        }
        self.waiting_in(task).filter(move |entry| {
            let theirs = running.get(entry.facts().person()).copied().unwrap_or(0);
            entry.record.state.awaits_its_turn()
                && !entry.to_cancel
                && entry.facts().deadline > now
                && theirs < entry.facts().tier.max_running
        })
    }

    pub(super) fn claim(&mut self, claim: &Claim, now: Timestamp) -> Option<Claimed> {
        let id = {
            let sharing = || self.running().filter(|entry| claim.sharing.contains(&entry.facts().work.task));
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            let of_tier = |tier: &str| count(sharing().filter(|entry| entry.facts().tier.name == tier).count());
            let barred = claim.barred(of_tier, count(sharing().count()));
            let mut ready = self.startable(claim.task, now).filter(|entry| entry.not_before <= now);
            ready.find(|entry| !barred(&entry.facts().tier.name))?.facts().id.clone()
        };
        let tag = self.jobs.get(&id)?.tag;
        let order = &mut self.lane(claim.task).order;
        if claim.only.is_empty() {
            order.take(tag)
        } else {
            order.take_past_others(tag)
        };
        let entry = self.jobs.get_mut(&id)?;
        entry.record.state = JobState::Running;
        entry.record.starts += 1;
        let lease = entry.lease(claim.until);
        Some(Claimed { record: entry.record.clone(), lease, intended: false })
    }

    pub(super) fn take_over(
        &mut self,
        task: Task,
        late: &Failure,
        closing: bool,
        until: Timestamp,
        now: Timestamp,
    ) -> Vec<Claimed> {
        let waiting = self.waiting_in(task).filter(|entry| entry.record.state.awaits_its_turn());
        let why = |entry: &Entry| {
            if entry.to_cancel {
                Some(Outcome::Cancelled)
            } else if closing {
                Some(Outcome::Interrupted)
            } else {
                (entry.facts().deadline <= now).then(|| Outcome::Failed(late.clone()))
            }
        };
        let over: Vec<_> = waiting.filter_map(|entry| Some((entry.facts().id.clone(), why(entry)?))).collect();
        let taken = over.into_iter().filter_map(|(id, outcome)| {
            self.take_out(&id);
            let entry = self.jobs.get_mut(&id)?;
            entry.record.state = JobState::Delivering;
            entry.record.outcome = Some(outcome);
            let lease = entry.lease(until);
            Some(Claimed { record: entry.record.clone(), lease, intended: false })
        });
        taken.collect()
    }

    pub(super) fn moved_up(
        &mut self,
        task: Task,
        places: &[usize],
        teller: &str,
        now: Timestamp,
    ) -> Vec<(JobRecord, Standing)> {
        let at_places = self.waiting_in(task).zip(1..).filter(|(_, place)| places.contains(place));
        let mut moved: Vec<_> = at_places
            .filter(|(entry, place)| *place < entry.told_place && entry.record.state == JobState::Queued)
            .map(|(entry, place)| (entry.record.clone(), place, self.standing_of(entry)))
            .collect();
        for (record, place, _) in &mut moved {
            record.told = Some((teller.to_owned(), now));
            if let Some(entry) = self.jobs.get_mut(&record.facts.id) {
                entry.told_place = *place;
                entry.record.told.clone_from(&record.told);
            }
        }
        moved.into_iter().map(|(record, _, standing)| (record, standing)).collect()
    }
}
