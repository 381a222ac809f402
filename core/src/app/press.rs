//! What buttons do.

use super::{App, Call, Notice, language};
use crate::catalogue::{Message, id};
use crate::command::{Action, Work};
use crate::provider::Task;
use crate::queue::{CancelError, JobId};

impl App {
    /// Does what a button says.
    pub(super) async fn press(&self, call: &Call<'_>, action: &Action) -> Option<Notice> {
        let notice = match action {
            Action::Language(tag) => return Some(language::choose(call, Some(tag)).await),
            Action::Cancel(job) => match self.queue.cancel(job, &call.request.origin.person).await {
                Ok(()) => None,
                Err(CancelError::NotYours) => Some(Message::new(id::NOT_YOURS)),
                Err(CancelError::Ended) => Some(Message::new(id::CANCEL_TOO_LATE)),
                Err(CancelError::OutOfReach) => Some(Message::new(id::STORE_OUT_OF_REACH)),
            },
            Action::Again(job) => self.make_from(call, job, None).await,
            Action::Vary(job) => self.make_from(call, job, Some(Task::Vary)).await,
            Action::Animate(job) => self.make_from(call, job, Some(Task::Animate)).await,
        };
        notice.map(|message| Notice { message, locale: call.locale.clone() })
    }

    /// Makes what an ended job was about once more, or something from its picture; says why not.
    async fn make_from(&self, call: &Call<'_>, job: &JobId, from_picture: Option<Task>) -> Option<Message> {
        let (owner, work) = match self.queue.recall(job).await {
            Ok(Some(known)) => known,
            Ok(None) => return Some(Message::new(id::AGAIN_UNKNOWN)),
            Err(error) => {
                tracing::error!(%job, %error, "a job could not be looked up");
                return Some(Message::new(id::STORE_OUT_OF_REACH));
            }
        };
        if owner != call.request.origin.person {
            return Some(Message::new(id::NOT_YOURS));
        }
        let work = match from_picture {
            None => work,
            Some(task) => Work { task, source: Some(job.clone()), ..work },
        };
        if let Some(refusal) = self.refused(call, work.task).await {
            return Some(refusal);
        }
        self.accept(call, Work { seed: None, ..work }).await;
        None
    }

    /// Why the person may not have `task` done here or now: as for the command that makes such things.
    async fn refused(&self, call: &Call<'_>, task: Task) -> Option<Message> {
        let kind = match task {
            Task::Image | Task::Vary => Task::Image,
            Task::Video | Task::Animate => Task::Video,
        };
        let spec = self.maker_of(kind).or_else(|| self.commands().find(|spec| spec.long))?;
        match self.barred(call, spec).await {
            Some(refusal) => Some(refusal),
            None => self.too_often(call, spec),
        }
    }
}
