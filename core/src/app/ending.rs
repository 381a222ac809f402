//! What the one message becomes when a job is over.

use std::time::Duration;

use super::{Messenger, premium_helps};
use crate::catalogue::{Message, id};
use crate::command::Action;
use crate::failure::Failure;
use crate::queue::{Ending, Job, Tier};
use crate::reply::Reply;

/// How long the restart of a bot takes, as people are told.
const RESTART: Duration = Duration::from_mins(2);

impl Messenger {
    /// The last word on a job.
    pub(super) fn last_word(&self, job: &Job, ending: Ending) -> Reply {
        let again = |reply: Reply| reply.button(Message::new(id::BUTTON_AGAIN), Action::Again(job.id.clone()));
        match ending {
            Ending::Made(made) => again(caption(job).media(made.media)),
            Ending::Failed(failure) => again(self.failed(&failure, &job.tier)),
            Ending::Cancelled => again(Reply::text(Message::new(id::JOB_CANCELLED))),
            Ending::Interrupted => {
                let wait = Message::wait(Some(RESTART));
                Reply::text(Message::new(id::JOB_INTERRUPTED).with("wait", wait))
            }
        }
    }

    /// A failure in the person's words, with the line on premium where that would have helped.
    pub(super) fn failed(&self, failure: &Failure, tier: &Tier) -> Reply {
        let reply = Reply::text(failure.message());
        if premium_helps(failure) { self.with_premium_line(reply, tier) } else { reply }
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
