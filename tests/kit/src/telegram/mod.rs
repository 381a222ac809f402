//! A strict fake of the Telegram Bot API on a loopback port.
//!
//! It speaks HTTP over real sockets, like the real server: any case of a method's name, JSON and multipart forms,
//! long polling or a webhook. It answers in the real server's words, refuses what that refuses and keeps a list of all it refused,
//! [`FakeTelegram::violations`], which a test asserts to be empty. Every call is also checked against the Bot API's
//! description where its file is found, see [`FakeTelegram::spec_loaded`].
//!
//! It doesn't do inline mode, `MarkdownV2`, albums, fetching media from URLs, or membership updates.
//!
//! ```no_run
//! # async fn example() {
//! use refrain_testkit::{FakeTelegram, telegram::Fault};
//!
//! let telegram = FakeTelegram::start().await;
//! // Start the bot with telegram.url() and telegram.token() here.
//! let user = telegram.user("Ada").language("de");
//! telegram.fail_next("editMessageMedia", Fault::ResetAfterDone);
//!
//! user.says("/generate a red fox").await;
//! user.sees("Platz").await;
//! let picture = user.sees_picture().await;
//! let notice = user.presses("🔁").await;
//!
//! assert!(picture.caption.contains("a red fox"));
//! assert_eq!(notice, None);
//! telegram.assert_no_violations();
//! # }
//! ```

mod builder;
mod faults;
mod flood;
mod group;
mod html;
mod limits;
mod load;
mod methods;
mod params;
mod refusal;
mod server;
mod spec;
mod stage;
mod updates;
mod webhook;
mod wire;
mod world;

#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use tokio::task::AbortHandle;

pub use builder::Builder;
pub use faults::{Fault, Gate};
pub use flood::FloodLimits;
pub use group::{Group, Topic};
pub use params::{Params, Upload};
pub use webhook::{Delivery, Webhook};
pub use world::{Call, Chat, ChatKind, Content, Message, Violation, World};

use crate::person::{PATIENCE, Person, Seat};
pub use crate::timing::LoadReport;
use server::Shared;
use world::{Access, Account, Press};

/// The fake server. Cheap to clone; it stops when the last clone and the last [`Person`] on it are gone.
#[derive(Clone, Debug)]
pub struct FakeTelegram {
    shared: Arc<Shared>,
    server: Arc<Server>,
}

#[derive(Debug)]
struct Server {
    port: u16,
    tasks: [AbortHandle; 2],
}

impl Drop for Server {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl FakeTelegram {
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

    /// What stands for `https://api.telegram.org`, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.server.port)
    }

    /// The bot's token.
    pub fn token(&self) -> &str {
        &self.shared.token
    }

    /// Whether calls are checked against the Bot API's description.
    pub fn spec_loaded(&self) -> bool {
        self.shared.spec.is_some()
    }

    /// A new person in their private chat with the bot.
    pub fn user(&self, name: &str) -> Person {
        let person = self.new_account(name);
        Person::new(Arc::new(self.clone()), Seat { person, chat: person, thread: None, reply_to: None })
    }

    /// A new supergroup with the bot in it.
    pub fn group(&self, title: &str) -> Group {
        Group::new(self, title, ChatKind::Group)
    }

    /// A new supergroup with topics and the bot in it.
    pub fn forum(&self, title: &str) -> Group {
        Group::new(self, title, ChatKind::Forum)
    }

    /// `fault` happens to the next call of `method`; to the next one of any but `getUpdates` where `method` is `"*"`.
    pub fn fail_next(&self, method: &str, fault: Fault) {
        self.fail_times(1, method, fault);
    }

    /// `fault` happens to the next `times` calls of `method`, see [`fail_next`](Self::fail_next).
    pub fn fail_times(&self, times: usize, method: &str, fault: Fault) {
        self.shared.faults().plan((method != "*").then_some(method), times, fault);
    }

    /// How many planned faults have not happened.
    pub fn faults_left(&self) -> usize {
        self.shared.faults().left()
    }

    /// All calls but `getUpdates`, oldest first.
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

    /// Looks at everything on the server.
    pub fn world<T>(&self, look: impl FnOnce(&World) -> T) -> T {
        look(&self.shared.world())
    }

    /// Waits, by signal, until `look` finds something.
    ///
    /// # Panics
    ///
    /// When it finds nothing within [`PATIENCE`]; `wanted` names it, with all chats, in the message.
    pub async fn wait_for<T>(&self, wanted: &str, mut look: impl FnMut(&World) -> Option<T>) -> T {
        let mut changes = self.shared.changes.subscribe();
        let search = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = look(&self.shared.world()) {
                    return found;
                }
                // The sender lives as long as `self`.
                let _ = changes.changed().await;
            }
        };
        match tokio::time::timeout(PATIENCE, search).await {
            Ok(found) => found,
            Err(error) => panic!("never saw {wanted} ({error})\n{}", self.describe()),
        }
    }

    /// Waits until the bot has confirmed every update so far.
    ///
    /// # Panics
    ///
    /// When it doesn't within [`PATIENCE`].
    pub async fn wait_until_confirmed(&self) {
        let mut ticks = self.shared.updates.ticks();
        let all = async { while self.shared.updates.unconfirmed() > 0 && ticks.changed().await.is_ok() {} };
        let confirmed = tokio::time::timeout(PATIENCE, all).await;
        assert!(confirmed.is_ok(), "the bot never confirmed its updates\n{}", self.describe());
    }

    /// How often the bot asked for updates.
    pub fn polls(&self) -> u64 {
        self.shared.updates.polls()
    }

    /// The person with this id blocks the bot: from now on it gets 403.
    pub fn block(&self, person: &Person) {
        self.set_access(person.id(), Access::Blocked);
    }

    /// The person with this id takes the bot back.
    pub fn unblock(&self, person: &Person) {
        self.set_access(person.id(), Access::Open);
    }

    /// A person deletes a message of the bot.
    pub fn delete(&self, message: i64) {
        for chat in self.shared.world().chats.values_mut() {
            if let Some(message) = chat.messages.get_mut(&message) {
                message.deleted = true;
            }
        }
        self.shared.changed();
    }

    /// Every press that is not answered yet becomes too old for an answer.
    pub fn expire_presses(&self) {
        for press in self.shared.world().presses.values_mut().filter(|press| **press == Press::Waiting) {
            *press = Press::Expired;
        }
        self.shared.changed();
    }

    /// Queues `updates` private messages with `text` from `chats` people by turns, waits until the bot has sent a
    /// message for each, and measures. For a [`lean`](Builder::lean) server.
    ///
    /// # Panics
    ///
    /// When the bot isn't done within `patience`.
    pub async fn load(&self, updates: usize, chats: usize, text: &str, patience: Duration) -> LoadReport {
        let text = serde_json::Value::from(text);
        self.shared.load.begin(updates);
        let people = (1i64..).take(chats.max(1)).cycle().take(updates);
        let date = world::unix_now();
        self.shared.updates.push_load(people.zip(1u64..).map(|(chat, message)| {
            let person = format!("\"id\":{chat},\"first_name\":\"P\"");
            let body = format!(
                "{{\"message_id\":{message},\"date\":{date},\"chat\":{{{person},\"type\":\"private\"}},\
                 \"from\":{{{person},\"is_bot\":false,\"language_code\":\"en\"}},\"text\":{text}}}"
            );
            (chat, body)
        }));
        let report = tokio::time::timeout(patience, self.shared.load.report()).await;
        report.unwrap_or_else(|_| panic!("the bot didn't answer {updates} updates within {patience:?}"))
    }

    fn describe(&self) -> String {
        let world = self.shared.world();
        world.chats.keys().map(|chat| world.describe(*chat)).collect()
    }

    fn new_account(&self, name: &str) -> i64 {
        let mut world = self.shared.world();
        let id = world.next_id();
        let account = Account { id, name: name.to_owned(), username: None, language: Some("en".into()), is_bot: false };
        world.people.insert(id, account);
        id
    }

    fn set_access(&self, chat: i64, access: Access) {
        let mut world = self.shared.world();
        group::open(&mut world, chat).access = access;
    }
}
