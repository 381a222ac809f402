//! What the one message becomes when a job is over.

use std::time::Duration;

use super::Messenger;
use crate::catalogue::{Message, id};
use crate::command::Action;
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::store::Outcome;
use crate::queue::{Ending, Job, Tier};
use crate::reply::{MediaKind, Reply};

/// How long the restart of a bot takes, as people are told.
const RESTART: Duration = Duration::from_mins(2);

impl Messenger {
    /// The last word on a job.
    pub(super) fn last_word(&self, job: &Job, ending: Ending) -> Reply {
        let again = |reply: Reply| reply.button(Message::new(id::BUTTON_AGAIN), Action::Again(job.id.clone()));
        match ending {
            Ending::Made(media) => {
                let reply = Reply { spoiler: job.spoiler, ..caption(job) };
                self.with_further_steps(job, again(reply.media(media)))
            }
            Ending::Failed(failure) if may_be_repeated(&failure) => again(self.failed(&failure, &job.tier)),
            Ending::Failed(failure) => self.failed(&failure, &job.tier),
            Ending::Cancelled => again(Reply::text(Message::new(id::JOB_CANCELLED))),
            Ending::Interrupted => interrupted(),
        }
    }

    /// Adds a button for each thing that can be made from the picture in `reply`.
    fn with_further_steps(&self, job: &Job, reply: Reply) -> Reply {
        if !reply.media.iter().any(|media| media.kind == MediaKind::Image) {
            return reply;
        }
        let steps = [
            (Task::Vary, id::BUTTON_VARY, Action::Vary(job.id.clone())),
            (Task::Animate, id::BUTTON_ANIMATE, Action::Animate(job.id.clone())),
        ];
        let possible = steps.into_iter().filter(|(task, ..)| self.can(*task));
        possible.fold(reply, |reply, (_, label, action)| reply.button(Message::new(label), action))
    }

    /// A failure in the person's words, with the line on premium where that would have helped.
    pub(super) fn failed(&self, failure: &Failure, tier: &Tier) -> Reply {
        self.with_premium_line(Reply::text(failure.message()), failure, tier)
    }
}

/// What is said of work that the bot can't do because it stops. Without *again*: a bot without a store knows no old jobs.
pub(super) fn interrupted() -> Reply {
    Reply::text(interruption())
}

fn interruption() -> Message {
    Message::new(id::JOB_INTERRUPTED).with("wait", Message::wait(Some(RESTART)))
}

/// Why a job that failed did: the name of the kind of failure, for programs, and words for people. Nothing where it was made
/// or cancelled.
pub fn why_failed(outcome: &Outcome) -> Option<(&'static str, Message)> {
    match outcome {
        Outcome::Made | Outcome::Cancelled => None,
        Outcome::Failed(failure) => Some((failure.label(), failure.message())),
        Outcome::Interrupted => Some((Ending::Interrupted.label(), interruption())),
    }
}

/// What stands below a result.
pub(super) fn caption(job: &Job) -> Reply {
    let reply = Reply::text(Message::new(id::JOB_DONE).with("prompt", job.work.prompt.as_str()));
    match job.work.seed {
        // As text: a seed is a name, not a quantity to be grouped.
        Some(seed) => reply.paragraph(Message::new(id::JOB_SEED).with("seed", seed.to_string())),
        None => reply,
    }
}

/// Whether the very same request may fare better another time. Repeating a refused prompt gets keys banned.
const fn may_be_repeated(failure: &Failure) -> bool {
    match failure {
        Failure::InvalidRequest { .. } | Failure::Refused | Failure::TooLarge => false,
        Failure::KeyRejected
        | Failure::ConcurrencyLimited
        | Failure::QuotaExhausted { .. }
        | Failure::RateLimited { .. }
        | Failure::Overloaded { .. }
        | Failure::Loading { .. }
        | Failure::ModelUnavailable
        | Failure::ProviderError
        | Failure::TimedOut
        | Failure::Unreachable
        | Failure::Misconfigured { .. }
        | Failure::BadOutput { .. }
        | Failure::DownloadFailed
        | Failure::NoKeyAvailable { .. }
        | Failure::QueueFull { .. }
        | Failure::TooManyRequests { .. } => true,
    }
}
