//! The whole flow, top to bottom.
//!
//! An adapter hands a [`Request`] to [`App::handle`]. A quick command's [`Reply`] is shown at once; long work is accepted
//! into the [`JobQueue`] at its place in the fair order, shown as one message, and released. The
//! [`Worker`](crate::queue::Worker) does the rest, and the [`Messenger`] turns that message into the result.

mod access;
mod arrival;
mod build;
mod call;
mod delivery;
mod ending;
pub mod language;
mod limits;
mod messenger;
mod metered;
mod observe;
mod painter;
mod premium;
mod press;
mod progress;
mod submit;
mod told;
mod witness;

use std::collections::BTreeMap;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use tokio::time::Instant;
use tracing::Instrument as _;

pub use self::arrival::Arrival;
pub use self::call::Call;
use self::ending::interrupted;
pub use self::ending::why_failed;
use self::limits::Limits;
pub use self::messenger::Messenger;
pub use self::submit::{NotSubmitted, Wish};
pub use self::told::{Stage, Told};
pub use self::witness::Witness;
use crate::catalogue::{Catalogue, Locale, Message, id};
use crate::command::{Answer, BoxedCommand, CommandSpec, Input, Refusal, Suggestion, Work};
use crate::failure::Failure;
use crate::metrics;
use crate::preferences::{self, Effective, PreferenceStore};
use crate::queue::{Accepted, JobQueue, NotAccepted, OutputStore, Submission, Tiers};
use crate::reply::{Reply, Responder};
use crate::request::{Ask, Platform, Request};
use crate::trace::SPANS;
use crate::turns::Turns;

/// The bot without its platforms.
pub struct App {
    commands: Vec<(CommandSpec, BoxedCommand)>,
    catalogue: Arc<Catalogue>,
    queue: Arc<JobQueue>,
    tiers: Tiers,
    messenger: Arc<Messenger>,
    limits: Limits,
    preferences: Arc<dyn PreferenceStore>,
    turns: Turns,
    outputs: Option<Arc<dyn OutputStore>>,
    spoiler: bool,
}

impl App {
    /// Handles one request to the point where the person has an answer, or a place in the queue.
    ///
    /// What comes back is a notice for the person alone, where the platform can show one (an alert on a button press).
    pub async fn handle(&self, request: Request) -> Option<Notice> {
        self.handle_as(request, None).await
    }

    /// The same for a request that may have been handled before, perhaps by a process that died over it: what it asks for
    /// is made once.
    pub async fn handle_once(&self, request: Request, arrival: Arrival) -> Option<Notice> {
        self.handle_as(request, Some(&arrival)).await
    }

    async fn handle_as(&self, request: Request, arrival: Option<&Arrival>) -> Option<Notice> {
        let since = Instant::now();
        let chosen = preferences::effective(&*self.preferences, &request.origin).await;
        let locale = self.locale(&request, &chosen);
        let tier = self.tiers.of(&request.origin.person, &request.roles);
        let preferences = &chosen.chat;
        let call = Call { request: &request, locale: &locale, tier: &tier, preferences, app: self, arrival };
        let (platform, command) = (request.origin.platform().as_str(), self.name_of(&request.ask));
        let span = tracing::info_span!(target: SPANS, "request", otel.kind = "server", platform, command);
        let answered = async {
            match &request.ask {
                Ask::Command { name, input } => {
                    self.run(&call, name, input).await;
                    None
                }
                Ask::Press(action) => self.press(&call, action).await,
            }
        };
        let notice = answered.instrument(span).await;
        metrics::request(platform, command, since.elapsed());
        notice
    }

    /// What is asked, by a name of ours: what a person typed is none.
    fn name_of(&self, ask: &Ask) -> &'static str {
        match ask {
            Ask::Command { name, .. } => self.spec(name).map_or("unknown", |spec| spec.name),
            Ask::Press(_) => "button",
        }
    }

    /// What the command of `request` offers for `argument`, of which `typed` stands there so far; at most 25.
    pub async fn suggest(&self, request: &Request, argument: &str, typed: &str) -> Vec<Suggestion> {
        let Ask::Command { name, .. } = &request.ask else { return Vec::new() };
        let Some((spec, command)) = self.commands.iter().find(|(spec, _)| spec.name == name) else { return Vec::new() };
        let chosen = preferences::effective(&*self.preferences, &request.origin).await;
        let locale = self.locale(request, &chosen);
        let tier = self.tiers.of(&request.origin.person, &request.roles);
        let preferences = &chosen.chat;
        let call = Call { request, locale: &locale, tier: &tier, preferences, app: self, arrival: None };
        if self.barred(&call, spec).await.is_some() {
            return Vec::new();
        }
        let suggested = AssertUnwindSafe(command.suggest(&call, argument, typed)).catch_unwind().await;
        let mut suggestions = suggested.unwrap_or_else(|_| {
            tracing::error!(command = spec.name, argument, "the command panicked over suggestions");
            Vec::new()
        });
        suggestions.truncate(SUGGESTIONS);
        suggestions
    }

    /// The language of an answer: the person's choice, the chat's, then what the platform says of the person.
    fn locale(&self, request: &Request, chosen: &Effective) -> Locale {
        let (own, chat) = (chosen.own_language.as_deref(), chosen.chat.language.as_deref());
        self.catalogue.locale_of(own, chat, &request.locale_hints)
    }

    /// Checks who asks and how often, types the arguments, runs the command, and sees to its answer.
    async fn run(&self, call: &Call<'_>, name: &str, input: &Input) {
        let Some((spec, command)) = self.commands.iter().find(|(spec, _)| spec.name == name) else {
            return self.show(call, Reply::text(Message::new(id::UNKNOWN_COMMAND).with("name", name))).await;
        };
        if let Some(refusal) = self.barred(call, spec).await.or_else(|| self.too_often(call, spec)) {
            return self.show(call, Reply::text(refusal)).await;
        }
        let answer = AssertUnwindSafe(command.run_raw(call, spec, input)).catch_unwind().await;
        match answer.unwrap_or_else(|_| panicked(spec)) {
            Ok(Answer::Reply(reply)) => self.show(call, reply).await,
            Ok(Answer::In(locale, reply)) => _ = self.messenger.send(&call.request.origin, &locale, &reply).await,
            Ok(Answer::Work(work)) => self.accept(call, work).await,
            Err(Refusal::Argument(fault)) => self.show(call, Reply::text(fault.message(spec))).await,
            Err(Refusal::Failure(failure)) => self.show(call, self.messenger.failed(&failure, call.tier)).await,
        }
    }

    /// Gives long work its place, shows the one message that will follow it, and lets it start.
    ///
    /// The job is held until its message is shown: whatever happens later is an edit of it.
    async fn accept(&self, call: &Call<'_>, work: Work) {
        let submission = submission(call, work);
        let accepted = match call.arrival {
            None => self.queue.accept(submission).await.map(Some),
            Some(arrival) => self.queue.accept_once(arrival.job(), submission).await,
        };
        call.taken();
        let accepted = match accepted {
            Ok(Some(accepted)) => accepted,
            Ok(None) => return tracing::info!(person = %call.request.origin.person, "this was accepted before"),
            Err(NotAccepted::Refused(why)) => return self.show(call, self.messenger.failed(&why, call.tier)).await,
            Err(NotAccepted::ChatFull { retry_after }) => {
                let full = Message::new(id::CHAT_FULL).with("wait", Message::wait(Some(retry_after)));
                return self.show(call, Reply::text(full)).await;
            }
            Err(NotAccepted::Stopping) => return self.show(call, interrupted()).await,
            Err(NotAccepted::NotKept(error)) => {
                tracing::error!(%error, "a request could not be kept, and was not accepted");
                return self.show(call, Reply::text(error.message())).await;
            }
        };
        self.follow(accepted).await;
    }

    /// Shows the one message that will follow a job, and lets it start.
    async fn follow(&self, accepted: Accepted) {
        let reply = self.messenger.accepted(&accepted);
        self.messenger.witnessed(|witness| witness.accepted(&accepted.job));
        match self.messenger.send(&accepted.job.origin, &accepted.job.locale, &reply).await {
            Ok(shown) => accepted.release(Some(shown)).await,
            // It may be there, or the platform takes nothing just now: the result comes as a new message.
            Err(error) if error.passes() => accepted.release(None).await,
            // Nobody would see the result.
            Err(_) => drop(accepted),
        }
    }

    async fn show(&self, call: &Call<'_>, reply: Reply) {
        call.taken(); // What is shown may have to wait for its turn, and nothing is made.
        // The messenger logs what can't be shown; there is nobody else to tell.
        let _ = self.messenger.send(&call.request.origin, call.locale, &reply).await;
    }
}

/// A word for the person alone, in the language they read.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// What is said.
    pub message: Message,
    /// The language to say it in.
    pub locale: Locale,
}

/// How many suggestions are shown at once; Discord takes no more.
const SUGGESTIONS: usize = 25;

/// The responders of a bot, one a platform.
pub type Responders = BTreeMap<Platform, Arc<dyn Responder>>;

/// `work` with what holds where it is asked for.
fn submission(call: &Call<'_>, work: Work) -> Submission {
    let origin = call.request.origin.clone();
    Submission {
        work,
        spoiler: call.covers(),
        max_in_chat: call.preferences.max_jobs.map(|max| max as usize),
        origin,
        locale: call.locale.clone(),
        tier: Arc::clone(call.tier),
        callback: None,
    }
}

fn panicked(spec: &CommandSpec) -> Result<Answer, Refusal> {
    tracing::error!(command = spec.name, "the command panicked");
    Err(Refusal::Failure(Failure::ProviderError))
}
