//! What the one message says while a job is on its way.

use super::{Messenger, premium_helps};
use crate::catalogue::{Message, id};
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
        let Accepted { job, estimate } = accepted;
        if let Some(closed) = self.closed(job.work.task) {
            return self
                .waiting(job, &closed.because, Some(closed.until - tokio::time::Instant::now()))
                .paragraph(place(estimate));
        }
        if estimate.at_once {
            on_the_way(job, Message::new(id::JOB_ACCEPTED))
        } else {
            on_the_way(job, queued(estimate))
        }
    }

    /// What `news` makes of the message; nothing where it is not worth an edit.
    pub(super) fn progress(&self, job: &Job, news: &JobNews, mood: &mut Mood) -> Option<Reply> {
        match news {
            JobNews::Place(estimate) => Some(on_the_way(job, queued(estimate))),
            JobNews::Snoozed(failure, wait) => Some(self.waiting(job, failure, Some(*wait))),
            JobNews::Retry(News::Calling) => match &mood.told {
                Some(failure) => Some(self.waiting(job, failure, None)),
                None => Some(on_the_way(job, Message::new(running(job.work.task)))),
            },
            JobNews::Retry(News::Ended(Attempt { outcome: Ok(()), .. })) => None,
            JobNews::Retry(News::Ended(Attempt { outcome: Err((failure, decision)), .. })) => {
                mood.told = (*decision != Decision::Stop && is_told(failure)).then(|| failure.clone());
                None
            }
            // A wait for a slot that may be free in a moment is not worth an edit.
            JobNews::Retry(News::Waiting { wait, .. }) if wait.is_zero() => None,
            JobNews::Retry(News::Waiting { failure, wait }) => Some(self.waiting(job, failure, Some(*wait))),
        }
    }

    /// What is said while Refrain waits because of `failure`.
    fn waiting(&self, job: &Job, failure: &Failure, wait: Option<std::time::Duration>) -> Reply {
        let message = Message::new(failure.message_id()).attribute("meanwhile").with("wait", Message::wait(wait));
        let reply = on_the_way(job, message);
        if premium_helps(failure) { self.with_premium_line(reply, &job.tier) } else { reply }
    }
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

const fn running(task: Task) -> crate::catalogue::MessageId {
    match task {
        Task::Image => id::JOB_RUNNING_IMAGE,
        Task::Video => id::JOB_RUNNING_VIDEO,
    }
}
