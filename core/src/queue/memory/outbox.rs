//! Notices of jobs that ended, beside them in this process.

use std::cmp::Reverse;

use async_trait::async_trait;

use super::MemoryStore;
use super::state::State;
use crate::queue::JobId;
use crate::queue::store::{JobRecord, Lease, LeaseError, Notice, NoticeState, Outbox, StoreError, Timestamp};

/// A notice, and who sends it.
pub(super) struct Entry {
    notice: Notice,
    fence: i64,
    leased_until: Option<Timestamp>,
}

impl Entry {
    /// The notice of a job that just ended, if somebody is to be told.
    pub(super) fn of(ended: &JobRecord, at: Timestamp) -> Option<Self> {
        let notice = Notice {
            job: ended.facts.id.clone(),
            ended: ended.state,
            callback: ended.facts.callback.clone()?,
            since: at,
            state: NoticeState::Waiting,
            tries: 0,
            at,
            fault: None,
        };
        Some(Self { notice, fence: 0, leased_until: None })
    }
}

impl State {
    fn claim_notice(&mut self, spared: &[String], until: Timestamp, now: Timestamp) -> Option<(Notice, Lease)> {
        let due = |entry: &&mut Entry| {
            let free = entry.leased_until.is_none_or(|lapses| lapses < now);
            let spare = spared.iter().any(|start| entry.notice.callback.url.starts_with(start));
            free && !spare && entry.notice.state == NoticeState::Waiting && entry.notice.at <= now
        };
        let first = |entry: &&mut Entry| (entry.notice.at, entry.notice.job.clone());
        let entry = self.notices.values_mut().filter(due).min_by_key(first)?;
        entry.fence += 1;
        entry.leased_until = Some(until);
        entry.notice.tries += 1;
        Some((entry.notice.clone(), Lease { job: entry.notice.job.clone(), fence: entry.fence }))
    }

    /// Ends a try: the notice is not leased any more.
    fn tried(&mut self, lease: &Lease) -> Result<&mut Notice, LeaseError> {
        let entry = self.notices.get_mut(&lease.job).ok_or(LeaseError::Lost)?;
        if entry.fence != lease.fence || entry.leased_until.take().is_none() {
            return Err(LeaseError::Lost);
        }
        Ok(&mut entry.notice)
    }

    fn send_again(&mut self, job: &JobId, now: Timestamp) -> bool {
        let Some(entry) = self.notices.get_mut(job) else { return false };
        entry.leased_until = None;
        let notice = &mut entry.notice;
        (notice.state, notice.tries, notice.at, notice.fault) = (NoticeState::Waiting, 0, now, None);
        true
    }
}

#[async_trait]
impl Outbox for MemoryStore {
    async fn claim_notice(
        &self,
        spared: &[String],
        until: Timestamp,
        now: Timestamp,
    ) -> Result<Option<(Notice, Lease)>, StoreError> {
        Ok(self.lock().claim_notice(spared, until, now))
    }

    async fn notice_sent(&self, lease: &Lease, now: Timestamp) -> Result<(), LeaseError> {
        let mut state = self.lock();
        let notice = state.tried(lease)?;
        (notice.state, notice.at, notice.fault) = (NoticeState::Sent, now, None);
        Ok(())
    }

    async fn notice_failed(
        &self,
        lease: &Lease,
        fault: &str,
        again: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<(), LeaseError> {
        let mut state = self.lock();
        let notice = state.tried(lease)?;
        notice.state = if again.is_some() { NoticeState::Waiting } else { NoticeState::Dead };
        (notice.at, notice.fault) = (again.unwrap_or(now), Some(fault.to_owned()));
        Ok(())
    }

    async fn notices(&self, states: &[NoticeState], limit: usize) -> Result<Vec<Notice>, StoreError> {
        let state = self.lock();
        let wanted = |notice: &&Notice| states.is_empty() || states.contains(&notice.state);
        let mut all: Vec<_> = state.notices.values().map(|entry| &entry.notice).filter(wanted).cloned().collect();
        all.sort_by_key(|notice| (Reverse(notice.since), notice.job.clone()));
        all.truncate(limit);
        Ok(all)
    }

    async fn notice(&self, job: &JobId) -> Result<Option<Notice>, StoreError> {
        Ok(self.lock().notices.get(job).map(|entry| entry.notice.clone()))
    }

    async fn send_again(&self, job: &JobId, now: Timestamp) -> Result<bool, StoreError> {
        let known = self.lock().send_again(job, now);
        self.hints.tell_notice();
        Ok(known)
    }
}
