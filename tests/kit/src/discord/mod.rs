//! A strict fake of Discord on a loopback port: the HTTP API, the gateway, and interactions with their two clocks.
//!
//! It speaks HTTP and WebSocket over real sockets, like the real one. It answers in the real server's words, refuses
//! what that refuses and keeps a list of all it refused, [`FakeDiscord::violations`], which a test asserts to be empty.
//! Bodies are also checked against Discord's `OpenAPI` description where its file is found, see
//! [`FakeDiscord::spec_loaded`]. What the real server passes over in silence, unknown keys for one, is refused as well.
//!
//! An interaction is sent over the gateway, or, after [`FakeDiscord::save_endpoint`], to the bot's own address, signed.
//!
//! It doesn't do components V2, voice, polls, stickers, reactions, modals that a person fills in, compressed transport,
//! or messages of people told to the bot (it has no intent for their content).
//!
//! ```no_run
//! # async fn example() {
//! use refrain_testkit::{FakeDiscord, discord::{Drop, Fault, Route}};
//!
//! let discord = FakeDiscord::start().await;
//! // Start the bot with discord.url() and discord.token() here.
//! let guild = discord.guild("Foxes");
//! let user = discord.user("Ada").language("de").in_group(&guild.channel("art"));
//! discord.fail_next(Route::EditOriginal, Fault::ResetAfterDone);
//!
//! user.says("/generate a red fox --seed 42").await;
//! user.sees("Platz").await;
//! discord.drop_gateway(Drop::Reset);
//! let picture = user.sees_picture().await;
//! let notice = user.presses("🔁").await;
//!
//! assert!(picture.caption.contains("a red fox"));
//! assert_eq!(notice, None);
//! assert_eq!(discord.late(), 0);
//! discord.assert_no_violations();
//! # }
//! ```

mod body;
mod buckets;
mod builder;
mod conditions;
mod dispatch;
mod endpoint;
mod faults;
mod gateway;
mod interaction;
mod lean;
mod limits;
mod markdown;
mod message;
mod place;
mod refusal;
mod rest;
mod route;
mod schema;
mod server;
mod spec;
mod stage;
mod typed;
mod wire;
mod world;

#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use tokio::task::AbortHandle;

pub use body::{Body, Upload};
pub use buckets::{Rate, RateLimits};
pub use builder::Builder;
pub use faults::{Fault, Gate};
pub use gateway::{Drop, Session};
pub use interaction::{ANSWER_WITHIN, Answer, DeadToken, Interaction, Kind, TOKEN_LIFE};
pub use lean::{LOAD_WINDOW, LoadReport};
pub use message::{Attached, Content, Message};
pub use place::{Channel, Guild};
pub use route::Route;
pub use world::{Access, Call, Channel as ChannelState, ChannelKind, Violation, World};

use crate::person::{PATIENCE, Person, Seat};
use server::Shared;

/// The fake server. Cheap to clone; it stops when the last clone and the last [`Person`] on it are gone.
#[derive(Clone, Debug)]
pub struct FakeDiscord {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

#[derive(Debug)]
struct Server {
    port: u16,
    task: AbortHandle,
    shared: Arc<Shared>,
}

impl std::ops::Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
        // What is left of the bot is to notice, and nothing of the server stays.
        gateway::drop_all(&self.shared, Drop::Reset);
    }
}

impl FakeDiscord {
    /// A server with the defaults of [`builder`](Self::builder).
    ///
    /// # Panics
    ///
    /// See [`Builder::start`].
    pub async fn start() -> Self {
        Self::builder().start().await
    }

    /// Chooses how the server is to be.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// What stands for `https://discord.com`, without a slash at its end. The API is below `/api/v10`.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.server.port)
    }

    /// The bot's token, without `Bot `.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// The id of the application, which is the bot's user id as well.
    pub fn application_id(&self) -> i64 {
        self.shared.application
    }

    /// The key with which interactions are signed that are sent to an endpoint, in hexadecimal.
    pub fn public_key(&self) -> String {
        self.shared.endpoint.public_key()
    }

    /// Whether bodies are checked against Discord's description.
    pub fn spec_loaded(&self) -> bool {
        self.shared.spec.is_some()
    }

    /// A new person in their private channel with the bot.
    pub fn user(&self, name: &str) -> Person {
        let (person, dm) = self.new_account(name);
        Person::new(Arc::new(self.clone()), Seat { person, chat: dm, thread: None, reply_to: None })
    }

    /// A new server with the bot in it.
    pub fn guild(&self, name: &str) -> Guild {
        Guild::new(self, name, true)
    }

    /// A new server without the bot, where people use it who have [installed](Self::installs) it for themselves. The
    /// bot has no access to its channels.
    pub fn foreign_guild(&self, name: &str) -> Guild {
        Guild::new(self, name, false)
    }

    /// `fault` happens to the next call of `route`, or of any route where that is `None`.
    pub fn fail_next(&self, route: impl Into<Option<Route>>, fault: Fault) {
        self.fail_times(1, route, fault);
    }

    /// `fault` happens to the next `times` calls of `route`, see [`fail_next`](Self::fail_next).
    pub fn fail_times(&self, times: usize, route: impl Into<Option<Route>>, fault: Fault) {
        self.shared.faults().plan(route.into(), times, fault);
    }

    /// How many planned faults have not happened.
    pub fn faults_left(&self) -> usize {
        self.shared.faults().left()
    }

    /// All calls of the HTTP API, oldest first.
    pub fn calls(&self) -> Vec<Call> {
        self.world(|world| world.calls().to_vec())
    }

    /// All that was refused or improper, oldest first.
    pub fn violations(&self) -> Vec<Violation> {
        self.world(|world| world.violations().to_vec())
    }

    /// Asserts that the bot did nothing it should not.
    ///
    /// # Panics
    ///
    /// When it did.
    pub fn assert_no_violations(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "the bot did what it should not: {violations:#?}");
    }

    /// How many interactions were not answered within [`ANSWER_WITHIN`].
    pub fn late(&self) -> usize {
        self.world(|world| world.interactions().filter(|interaction| interaction.is_late()).count())
    }

    /// Looks at everything on the server.
    pub fn world<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shared.world())
    }

    /// Waits, by signal, until `look` finds something in the world.
    ///
    /// # Panics
    ///
    /// When it finds nothing within [`PATIENCE`]; `wanted` names it, with all channels, in the message.
    pub async fn wait_for<T>(&self, wanted: &str, mut look: impl FnMut(&World) -> Option<T>) -> T {
        self.wait_until(wanted, || look(&self.shared.world())).await
    }

    /// Waits, by signal, until `look` finds something among the [sessions](Self::gateway_sessions) of the gateway.
    ///
    /// # Panics
    ///
    /// As [`wait_for`](Self::wait_for) does.
    pub async fn wait_for_sessions<T>(&self, wanted: &str, mut look: impl FnMut(&[Session]) -> Option<T>) -> T {
        self.wait_until(wanted, || look(&self.gateway_sessions())).await
    }

    /// Waits until the bot can be told of interactions: it is on the gateway, or its endpoint is saved.
    ///
    /// # Panics
    ///
    /// As [`wait_for`](Self::wait_for) does.
    pub async fn wait_until_connected(&self) {
        let connected = || (self.shared.endpoint.is_saved() || self.shared.gateway().is_connected()).then_some(());
        self.wait_until("the bot on the gateway", connected).await;
    }

    /// Waits until a global command of this name is registered.
    ///
    /// # Panics
    ///
    /// As [`wait_for`](Self::wait_for) does.
    pub async fn wait_for_command(&self, name: &str) {
        let known = |world: &World| world.commands(None).iter().any(|command| command["name"] == name).then_some(());
        self.wait_for(&format!("the command {name}"), known).await;
    }

    /// Sends `interactions` commands named `command` from `people` people by turns, never more than [`LOAD_WINDOW`]
    /// unanswered at once, waits until the bot has answered each, and measures. For a [`lean`](Builder::lean) server.
    ///
    /// # Panics
    ///
    /// When the bot isn't done within `patience`.
    pub async fn load(&self, interactions: usize, people: usize, command: &str, patience: Duration) -> LoadReport {
        self.wait_until_connected().await;
        let report = tokio::time::timeout(patience, lean::run(&self.shared, interactions, people, command)).await;
        report.unwrap_or_else(|_| {
            let done = self.shared.load.done();
            panic!("the bot answered {done} of {interactions} interactions within {patience:?}")
        })
    }

    async fn wait_until<T>(&self, wanted: &str, mut look: impl FnMut() -> Option<T>) -> T {
        let mut changes = self.shared.changes.subscribe();
        let search = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = look() {
                    return found;
                }
                // The sender lives as long as `self`.
                let _ = changes.changed().await;
            }
        };
        match tokio::time::timeout(PATIENCE, search).await {
            Ok(found) => found,
            Err(error) => panic!("never saw {wanted} ({error})\n{}", self.describe_all()),
        }
    }

    fn describe_all(&self) -> String {
        let world = self.shared.world();
        world.channels.keys().map(|channel| world.describe(*channel)).collect()
    }
}
