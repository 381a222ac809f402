//! What the one message says while a job is on its way.

use std::time::Duration;

use tokio::time::Instant;

use super::Messenger;
use crate::catalogue::{Message, MessageId, id};
use crate::command::Action;
use crate::failure::Failure;
use crate::provider::Task;
use crate::queue::{Accepted, Estimate, Job, JobNews};
use crate::reply::Reply;
use crate::retry::{Attempt, Decision, News};

/// What of a job's past still colours its message.
#[derive(Debug, Default)]
pub(super) struct Mood {
    /// A failure the person was told of, and that the present call has to make good.
    told: Option<Failure>,
}

impl Messenger {
    /// The message that a job begins with.
    pub(super) fn accepted(&self, accepted: &Accepted) -> Reply {
        let Accepted { job, estimate, .. } = accepted;
        if let Some(closed) = self.closed(job.work.task, &job.tier) {
            let wait = closed.until.saturating_duration_since(Instant::now());
            let reply = on_the_way(job, meanwhile(&closed.because, Some(wait))).paragraph(place(estimate));
            return self.with_premium_line(reply, &closed.because, &job.tier);
        }
        if estimate.at_once { on_the_way(job, Message::new(id::JOB_ACCEPTED)) } else { waits(job, estimate) }
    }

    /// What `news` makes of the message; nothing where it is not worth an edit.
    pub(super) fn progress(&self, job: &Job, news: &JobNews, mood: &mut Mood) -> Option<Reply> {
        match news {
            JobNews::Place(estimate) => Some(waits(job, estimate)),
            JobNews::Snoozed(failure, wait) => Some(self.waiting(job, failure, Some(*wait))),
            JobNews::Retry(News::Calling) => match &mood.told {
                Some(failure) => Some(self.waiting(job, failure, None)),
                None => Some(runs(job)),
            },
            JobNews::Retry(News::Ended(Attempt { outcome: Ok(()), .. })) => None,
            JobNews::Retry(News::Ended(Attempt { outcome: Err((failure, decision)), .. })) => {
                // What is none of their business does not make good what they were told before.
                if *decision != Decision::Stop && is_told(failure) {
                    mood.told = Some(failure.clone());
                }
                None
            }
            // A wait for a slot that may be free in a moment is not worth an edit; one behind a call of somebody else
            // may last as long as that call.
            JobNews::Retry(News::Waiting { failure, wait })
                if wait.is_zero() && *failure != Failure::ConcurrencyLimited =>
            {
                None
            }
            JobNews::Retry(News::Waiting { failure, wait }) => Some(self.waiting(job, failure, Some(*wait))),
        }
    }

    /// What is said while Refrain waits because of `failure`.
    fn waiting(&self, job: &Job, failure: &Failure, wait: Option<Duration>) -> Reply {
        self.with_premium_line(on_the_way(job, meanwhile(failure, wait)), failure, &job.tier)
    }
}

fn meanwhile(failure: &Failure, wait: Option<Duration>) -> Message {
    // A wait that is not told must not make two replies differ that read the same: each difference is an edit.
    let wait = wait.filter(|_| tells_wait(failure));
    Message::new(failure.message_id()).attribute("meanwhile").with("wait", Message::wait(wait))
}

/// Whether the words for meanwhile tell the wait: where it is the upstream's, not one of the back-off.
const fn tells_wait(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::QuotaExhausted { .. }
            | Failure::RateLimited { .. }
            | Failure::Overloaded { .. }
            | Failure::Loading { .. }
            | Failure::NoKeyAvailable { .. }
    )
}

/// Whether a person is told of it while a further call tries to make it good: it costs them time, and the next call
/// may meet it again. What a key did is nobody's business while another key serves.
const fn is_told(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::TimedOut
            | Failure::BadOutput { .. }
            | Failure::ProviderError
            | Failure::Unreachable
            | Failure::ModelUnavailable
    )
}

/// What is said of a job that waits for its turn.
pub(super) fn waits(job: &Job, estimate: &Estimate) -> Reply {
    on_the_way(job, queued(estimate))
}

/// What is said of a job that is being made.
pub(super) fn runs(job: &Job) -> Reply {
    on_the_way(job, Message::new(running(job.work.task)))
}

fn on_the_way(job: &Job, message: Message) -> Reply {
    Reply::text(message).button(Message::new(id::BUTTON_CANCEL), Action::Cancel(job.id.clone()))
}

fn queued(estimate: &Estimate) -> Message {
    let wait = Message::wait(Some(estimate.wait));
    Message::new(id::JOB_QUEUED).with("place", estimate.place).with("wait", wait)
}

fn place(estimate: &Estimate) -> Message {
    Message::new(id::JOB_PLACE).with("place", estimate.place)
}

const fn running(task: Task) -> MessageId {
    match task {
        Task::Image | Task::Vary => id::JOB_RUNNING_IMAGE,
        Task::Video | Task::Animate => id::JOB_RUNNING_VIDEO,
    }
}
