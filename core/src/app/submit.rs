//! Long work that a program asks for, which wants to know what came of its wish: the job, or exactly why there is none.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;

use super::{App, Call, panicked, submission};
use crate::catalogue::Message;
use crate::command::{Answer, ArgumentFault, CommandSpec, Refusal};
use crate::failure::Failure;
use crate::preferences;
use crate::provider::Task;
use crate::queue::store::Callback;
use crate::queue::{Estimate, Job, JobId, NotAccepted, Submission, Tier};
use crate::request::{Ask, Request};

/// What a program may want besides the work itself.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The tier to be served in, instead of the person's own.
    pub tier: Option<Arc<Tier>>,
    /// The id of the job, where it is to be made once however often it is asked for. Without one, it is new each time.
    pub id: Option<JobId>,
    /// Whom to call when it ends.
    pub callback: Option<Callback>,
}

/// Why a program's wish became no job.
#[derive(Debug, Clone, PartialEq)]
pub enum NotSubmitted {
    /// There is no such command, or it makes nothing.
    NoWork,
    /// This person may not use the command, for the reason.
    Barred(Message),
    /// This person used the command too often, and may again after this time.
    TooOften(Duration),
    /// An argument does not fit.
    Argument(ArgumentFault),
    /// The command itself failed.
    Failed(Failure),
    /// There is a job of that id already.
    Known,
    /// The queue does not take it.
    Refused(NotAccepted),
}

impl App {
    /// The command that makes `task` of a prompt, if there is one.
    pub fn maker_of(&self, task: Task) -> Option<&CommandSpec> {
        self.commands().find(|spec| spec.makes == Some(task))
    }

    /// Does what [`handle`](Self::handle) does with a command that makes something, but tells whoever calls.
    ///
    /// # Errors
    ///
    /// [`NotSubmitted`].
    pub async fn submit(&self, request: &Request, wish: Wish) -> Result<(Job, Estimate), NotSubmitted> {
        let Ask::Command { name, input } = &request.ask else { return Err(NotSubmitted::NoWork) };
        let Some((spec, command)) = self.commands.iter().find(|(spec, _)| spec.name == name) else {
            return Err(NotSubmitted::NoWork);
        };
        let chosen = preferences::effective(&*self.preferences, &request.origin).await;
        let locale = self.locale(request, &chosen);
        let tier = wish.tier.unwrap_or_else(|| self.tiers.of(&request.origin.person, &request.roles));
        let preferences = &chosen.chat;
        let call = Call { request, locale: &locale, tier: &tier, preferences, app: self, arrival: None };
        if let Some(why) = self.barred(&call, spec).await {
            return Err(NotSubmitted::Barred(why));
        }
        if let Some(wait) = self.wait_for(&call, spec) {
            return Err(NotSubmitted::TooOften(wait));
        }
        let answer = AssertUnwindSafe(command.run_raw(&call, spec, input)).catch_unwind().await;
        let work = match answer.unwrap_or_else(|_| panicked(spec)) {
            Ok(Answer::Work(work)) => work,
            Ok(Answer::Reply(_) | Answer::In(..)) => return Err(NotSubmitted::NoWork),
            Err(Refusal::Argument(fault)) => return Err(NotSubmitted::Argument(fault)),
            Err(Refusal::Failure(failure)) => return Err(NotSubmitted::Failed(failure)),
        };
        let submission = Submission { callback: wish.callback, ..submission(&call, work) };
        let accepted = match &wish.id {
            None => self.queue.accept(submission).await.map(Some),
            Some(id) => self.queue.accept_once(id, submission).await,
        };
        let accepted = accepted.map_err(NotSubmitted::Refused)?.ok_or(NotSubmitted::Known)?;
        let (job, estimate) = (accepted.job.clone(), accepted.estimate);
        self.follow(accepted).await;
        Ok((job, estimate))
    }
}
