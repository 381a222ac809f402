//! What a store keeps of a job, in the queue's own types. How that is written is each store's own business.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::{Callback, Timestamp};
use crate::catalogue::Locale;
use crate::command::Work;
use crate::failure::Failure;
use crate::provider::{RemoteCall, Task};
use crate::queue::{JobId, JobState, Tier};
use crate::reply::Shown;
use crate::request::{Origin, Person};
use crate::retry::Progress;

/// What an accepted job is; it never changes.
#[derive(Debug, Clone, PartialEq)]
pub struct JobFacts {
    /// Its id.
    pub id: JobId,
    /// The job that it makes once more, where the [operator](crate::queue::anew) wanted that.
    pub retry_of: Option<JobId>,
    /// What is to be made; the seed is always set.
    pub work: Work,
    /// Where to answer, and whom.
    pub origin: Origin,
    /// The person's language.
    pub locale: Locale,
    /// The person's tier, as it was then.
    pub tier: Arc<Tier>,
    /// Whether what comes of it is covered until somebody clicks it.
    pub spoiler: bool,
    /// Whom to call when it ends, besides telling its person.
    pub callback: Option<Callback>,
    /// When it must be done.
    pub deadline: Timestamp,
}

impl JobFacts {
    /// Who asked.
    pub const fn person(&self) -> &Person {
        &self.origin.person
    }

    /// The chat or thread by a name that is the same for all jobs from there.
    pub fn chat(&self) -> String {
        let Origin { chat, thread, .. } = &self.origin;
        match thread {
            None => format!("{}:{chat}", self.origin.platform()),
            Some(thread) => format!("{}:{chat}/{thread}", self.origin.platform()),
        }
    }
}

/// A job as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct JobRecord {
    /// What it is.
    pub facts: JobFacts,
    /// When it was accepted.
    pub accepted: Timestamp,
    /// Where it stands.
    pub state: JobState,
    /// What it had been through when it was last snoozed.
    pub progress: Progress,
    /// How often a worker has taken it up, this time with it.
    pub starts: u32,
    /// Starts since then that ended with the death of the worker: each may have been charged for a call.
    pub lost_starts: u32,
    /// The message that follows it, once there is one.
    pub shown: Option<Shown>,
    /// Who last told its person that it moved up, and when: words of that may still be on their way.
    pub told: Option<(String, Timestamp)>,
    /// What came of it, once that is certain.
    pub outcome: Option<Outcome>,
    /// The upstream's own name for the call under way, where it gave one.
    pub remote: Option<RemoteCall>,
    /// Whether what was made was [removed](super::JobStore::outputs_removed), after its time.
    pub outputs_removed: bool,
}

/// What came of a job; what was made is in the [`OutputStore`](crate::queue::OutputStore).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is made.
    Made,
    /// It failed.
    Failed(Failure),
    /// Its owner, or the operator, cancelled it.
    Cancelled,
    /// The bot stopped before it could be finished.
    Interrupted,
}

impl Outcome {
    /// The state of a job after this was delivered.
    pub const fn state(&self) -> JobState {
        match self {
            Self::Made => JobState::Done,
            Self::Failed(_) | Self::Interrupted => JobState::Failed,
            Self::Cancelled => JobState::Cancelled,
        }
    }
}

/// The bounds that new work must keep, besides those of its person's tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Jobs waiting, of all people together.
    pub max_queued: usize,
    /// Jobs under way from the chat, the new one included.
    pub max_in_chat: Option<usize>,
}

/// Why new work is not taken: which bound it would break, or that it was taken before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Full {
    /// The person has as many jobs waiting as their tier allows.
    Person,
    /// The chat has as many under way as its managers allow.
    Chat,
    /// The queue.
    Queue,
    /// There is a job of this id already, under way or ended.
    Known,
}

/// Where a job stands, or would.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Jobs of the same task that wait before it.
    pub ahead: usize,
    /// Jobs of the same task that run.
    pub running: usize,
    /// Jobs of the same person that run.
    pub running_of_person: usize,
    /// How long a job of the task takes, a running [`mean`](super::mean).
    pub usual: Duration,
}

/// The right to change a job, until it lapses or somebody else has a newer one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Lease {
    /// The job.
    pub job: JobId,
    /// Grows with each lease on the job: an older one changes nothing.
    pub fence: i64,
}

/// What is wanted from the shelf: the next job for a free slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The task that the slot is for.
    pub task: Task,
    /// How many jobs of it can run at once with keys that are kept for nobody.
    pub slots: u32,
    /// The tasks whose running jobs take slots of these, that one among them.
    pub sharing: Vec<Task>,
    /// Of these slots, how many are kept for each tier that has some of its own. One is always left to everybody.
    pub reserved: Vec<(String, u32)>,
    /// Besides these slots, those of keys that are kept as a whole: for which tiers, and how many slots they have.
    pub kept: Vec<(Vec<String>, u32)>,
    /// Where the slot is one of such a key: the only tiers that may take it.
    pub only: Vec<String>,
    /// Until when the lease is good.
    pub until: Timestamp,
}

impl Claim {
    /// The next job of `task`, whose `slots` no other task uses, and of which none is kept for anybody.
    pub fn new(task: Task, slots: u32, until: Timestamp) -> Self {
        let (reserved, kept, only) = (Vec::new(), Vec::new(), Vec::new());
        Self { task, slots, sharing: vec![task], reserved, kept, only, until }
    }

    /// Whether the slot is for whichever job is first.
    pub const fn is_for_all(&self) -> bool {
        self.reserved.is_empty() && self.only.is_empty()
    }

    /// Which tiers may not take the next slot, where so many jobs of each tier run in all tasks that share the slots: it is kept for others.
    ///
    /// Answers for a tier by its name.
    pub fn barred<'a>(&'a self, running: impl Fn(&str) -> u32 + 'a, running_in_all: u32) -> impl Fn(&str) -> bool + 'a {
        let with_kept = self.running_with_kept_keys(&running);
        let running_in_all = running_in_all.saturating_sub(with_kept.values().sum());
        let running = move |tier: &str| running(tier).saturating_sub(with_kept.get(tier).copied().unwrap_or(0));
        move |tier| {
            if !self.only.is_empty() {
                return !self.only.iter().any(|name| name == tier);
            }
            let kept = self.reserved.iter().filter(|(name, _)| name != tier);
            let kept: u32 = kept.map(|(name, count)| count.saturating_sub(running(name))).sum();
            let kept = kept.min(self.slots.saturating_sub(1));
            running_in_all.saturating_add(kept) >= self.slots && kept > 0
        }
    }

    /// How many of the running jobs of each tier have a kept key, as far as can be known without asking for their keys: as
    /// many as fit, for they get those first.
    fn running_with_kept_keys(&self, running: impl Fn(&str) -> u32) -> BTreeMap<&str, u32> {
        let mut with_kept = BTreeMap::new();
        for (tiers, slots) in &self.kept {
            let mut free = *slots;
            for tier in tiers {
                let counted: &mut u32 = with_kept.entry(tier.as_str()).or_default();
                let more = running(tier).saturating_sub(*counted).min(free);
                *counted += more;
                free -= more;
            }
        }
        with_kept
    }
}

/// A job, and the right to change it.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// The job.
    pub record: JobRecord,
    /// The right.
    pub lease: Lease,
    /// Whether somebody meant to send a new message about its end before, and nobody knows whether they did.
    pub intended: bool,
}

/// What came of a wish to cancel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cancelled {
    /// It will end, before or at the next look of its worker.
    Yes,
    /// It is somebody else's.
    NotTheirs,
    /// It is ended, or its result is on its way.
    TooLate,
}

/// What became of a lease that was to be renewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renewed {
    /// It is good for longer.
    Yes,
    /// It is good for longer, and somebody wants the job cancelled.
    ToCancel,
    /// It is lost.
    Lost,
}
