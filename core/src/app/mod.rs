//! The whole flow, top to bottom.
//!
//! An adapter hands a [`Request`] to [`App::handle`]. A quick command's [`Reply`] is shown at once; long work is accepted
//! into the [`JobQueue`] at its place in the fair order, shown as one message, and released. The
//! [`Worker`](crate::queue::Worker) does the rest, and the [`Messenger`] turns that message into the result.

mod delivery;
mod ending;
mod limits;
mod messenger;
mod painter;
mod premium;
mod progress;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;

use self::ending::interrupted;
use self::limits::Limits;
pub use self::messenger::Messenger;
use crate::catalogue::{Catalogue, Locale, Message, id};
use crate::command::{Access, Action, Answer, BoxedCommand, Command, CommandSpec, Input, Refusal, Work};
use crate::failure::Failure;
use crate::queue::{CancelError, JobQueue, NotAccepted, Tier, Tiers};
use crate::reply::{DeliveryError, Reply, Responder};
use crate::request::{Ask, Platform, Request};

/// The bot without its platforms.
pub struct App {
    commands: Vec<(CommandSpec, BoxedCommand)>,
    catalogue: Arc<Catalogue>,
    queue: Arc<JobQueue>,
    tiers: Tiers,
    messenger: Arc<Messenger>,
    limits: Limits,
}

/// One use of a command, as the command sees it.
pub struct Call<'a> {
    /// What was asked, and where to answer.
    pub request: &'a Request,
    /// The person's language.
    pub locale: &'a Locale,
    /// The person's tier.
    pub tier: &'a Arc<Tier>,
    /// The app itself.
    pub app: &'a App,
}

impl App {
    /// An app without commands, in which people are in `tiers` and the `messenger` shows replies.
    pub fn new(catalogue: Arc<Catalogue>, queue: Arc<JobQueue>, tiers: Tiers, messenger: Arc<Messenger>) -> Self {
        Self { commands: Vec::new(), catalogue, queue, tiers, messenger, limits: Limits::default() }
    }

    /// Adds a command; one of the same name is replaced.
    #[must_use]
    pub fn command(self, command: impl Command) -> Self {
        self.boxed_command(Arc::new(command))
    }

    /// Adds a command that is already boxed; one of the same name is replaced.
    #[must_use]
    pub fn boxed_command(mut self, command: BoxedCommand) -> Self {
        let spec = command.spec();
        self.commands.retain(|(present, _)| present.name != spec.name);
        self.commands.push((spec, command));
        self
    }

    /// Handles one request to the point where the person has an answer, or a place in the queue.
    ///
    /// What comes back is a notice for the person alone, where the platform can show one (an alert on a button press).
    pub async fn handle(&self, request: Request) -> Option<Message> {
        let locale = self.catalogue.negotiate(&request.locale_hints);
        let tier = self.tiers.of(&request.origin.person, &request.roles);
        let call = Call { request: &request, locale: &locale, tier: &tier, app: self };
        match &request.ask {
            Ask::Command { name, input } => {
                self.run(&call, name, input).await;
                None
            }
            Ask::Press(action) => self.press(&call, action).await,
        }
    }

    /// Checks who asks and how often, types the arguments, runs the command, and sees to its answer.
    async fn run(&self, call: &Call<'_>, name: &str, input: &Input) {
        let Some((spec, command)) = self.commands.iter().find(|(spec, _)| spec.name == name) else {
            return self.show(call, Reply::text(Message::new(id::UNKNOWN_COMMAND).with("name", name))).await;
        };
        if let Some(refusal) = self.refusal(call, spec) {
            return self.show(call, Reply::text(refusal)).await;
        }
        let answer = AssertUnwindSafe(command.run_raw(call, spec, input)).catch_unwind().await;
        match answer.unwrap_or_else(|_| panicked(spec)) {
            Ok(Answer::Reply(reply)) => self.show(call, reply).await,
            Ok(Answer::Work(work)) => self.accept(call, work).await,
            Err(Refusal::Argument(fault)) => self.show(call, Reply::text(fault.message(spec))).await,
            Err(Refusal::Failure(failure)) => self.show(call, self.messenger.failed(&failure, call.tier)).await,
        }
    }

    /// Why this person may not use the command now.
    fn refusal(&self, call: &Call<'_>, spec: &CommandSpec) -> Option<Message> {
        if spec.access == Access::Premium && !self.tiers.is_premium(call.tier) {
            return Some(Message::new(id::NOT_ALLOWED).with("name", spec.name));
        }
        let wait = self.limits.check(spec, &call.request.origin.person)?;
        Some(Message::new(id::TOO_OFTEN).with("name", spec.name).with("wait", Message::wait(Some(wait))))
    }

    /// Gives long work its place, shows the one message that will follow it, and lets it start.
    ///
    /// The job is held until its message is shown: whatever happens later is an edit of it.
    async fn accept(&self, call: &Call<'_>, work: Work) {
        let origin = call.request.origin.clone();
        let accepted = match self.queue.accept(work, origin, call.locale.clone(), Arc::clone(call.tier)) {
            Ok(accepted) => accepted,
            Err(NotAccepted::Refused(why)) => return self.show(call, self.messenger.failed(&why, call.tier)).await,
            Err(NotAccepted::Stopping) => return self.show(call, interrupted()).await,
        };
        let reply = self.messenger.accepted(&accepted);
        match self.messenger.send(&accepted.job.origin, &accepted.job.locale, &reply).await {
            Ok(shown) => accepted.release(Some(shown)),
            // It may be there, or the platform takes nothing just now: the result comes as a new message.
            Err(error) if error.may_be_shown() || matches!(error, DeliveryError::Busy { .. }) => accepted.release(None),
            // Nobody would see the result.
            Err(_) => drop(accepted),
        }
    }

    /// Does what a button says.
    async fn press(&self, call: &Call<'_>, action: &Action) -> Option<Message> {
        let person = &call.request.origin.person;
        match action {
            Action::Cancel(job) => match self.queue.cancel(job, person) {
                Ok(()) => None,
                Err(CancelError::NotYours) => Some(Message::new(id::NOT_YOURS)),
                Err(CancelError::Ended) => Some(Message::new(id::CANCEL_TOO_LATE)),
            },
            Action::Again(job) => match self.queue.recall(job) {
                None => Some(Message::new(id::AGAIN_UNKNOWN)),
                Some((owner, _)) if owner != *person => Some(Message::new(id::NOT_YOURS)),
                Some((_, work)) => {
                    self.accept(call, Work { seed: None, ..work }).await;
                    None
                }
            },
        }
    }

    async fn show(&self, call: &Call<'_>, reply: Reply) {
        // The messenger logs what can't be shown; there is nobody else to tell.
        let _ = self.messenger.send(&call.request.origin, call.locale, &reply).await;
    }

    /// Every word a person sees.
    pub const fn catalogue(&self) -> &Arc<Catalogue> {
        &self.catalogue
    }

    /// The jobs.
    pub const fn queue(&self) -> &Arc<JobQueue> {
        &self.queue
    }

    /// The spec of the command `name`, without a slash.
    pub fn spec(&self, name: &str) -> Option<&CommandSpec> {
        self.commands().find(|spec| spec.name == name)
    }

    /// The commands, in the order of menus and help.
    pub fn commands(&self) -> impl Iterator<Item = &CommandSpec> {
        self.commands.iter().map(|(spec, _)| spec)
    }
}

/// The responders of a bot, one a platform.
pub type Responders = BTreeMap<Platform, Arc<dyn Responder>>;

fn panicked(spec: &CommandSpec) -> Result<Answer, Refusal> {
    tracing::error!(command = spec.name, "the command panicked");
    Err(Refusal::Failure(Failure::ProviderError))
}
