//! What people asked of the bot, its two clocks, and what became of it.
//!
//! Discord drops an interaction that isn't answered within 3 s; its token then lives for 15 minutes.

use std::time::{Duration, Instant};

use serde_json::Value;

/// How long Discord waits for the first answer.
/// Source: <https://discord.com/developers/docs/interactions/receiving-and-responding>.
pub const ANSWER_WITHIN: Duration = Duration::from_secs(3);

/// How long an interaction's token lives; the same source.
pub const TOKEN_LIFE: Duration = Duration::from_mins(15);

/// What kind of thing a person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A slash command.
    Command,
    /// A press of a button.
    Component,
    /// An option that is being typed.
    Autocomplete,
}

impl Kind {
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Command => 2,
            Self::Component => 3,
            Self::Autocomplete => 4,
        }
    }
}

/// How a dead token is answered; the real server has both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadToken {
    /// 401 with 50027 "Invalid Webhook Token", as after 15 minutes.
    Invalid,
    /// 404 with 10015 "Unknown Webhook", as seen at times earlier.
    Unknown,
}

/// The first answer of the bot.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A message at once (type 4).
    Message,
    /// "The bot is thinking" (type 5).
    Deferred,
    /// Nothing to see yet, for a press (type 6).
    DeferredUpdate,
    /// The pressed button's message changed (type 7).
    Update,
    /// What could be typed (type 8): names and values.
    Choices(Vec<(String, Value)>),
    /// A form (type 9).
    Modal(Value),
}

/// Something a person asked of the bot.
#[derive(Clone, Debug)]
pub struct Interaction {
    /// Its id.
    pub id: i64,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Who did it.
    pub person: i64,
    /// Where.
    pub channel: i64,
    /// The server, `None` in a DM.
    pub guild: Option<i64>,
    /// The command's name, or the button's custom id.
    pub name: String,
    /// The message whose button was pressed.
    pub message: Option<i64>,
    /// When it was sent to the bot.
    pub sent: Instant,
    /// How long the first answer took; `None` without one in time.
    pub acknowledged: Option<Duration>,
    /// The first answer.
    pub answer: Option<Answer>,
    /// Whether that was for the person's eyes only.
    pub ephemeral: bool,
    /// The message that `@original` is.
    pub original: Option<i64>,
    /// Further messages, in order.
    pub followups: Vec<i64>,
    /// How often the token was used after the first answer.
    pub uses: usize,
    pub(super) token: String,
    /// Whether its 3 s, and whether its 15 min, are over because the test says so.
    pub(super) dropped: bool,
    pub(super) dead: Option<DeadToken>,
}

impl Interaction {
    /// Whether the first answer came too late, or is missing although it is too late for it.
    pub fn is_late(&self) -> bool {
        self.acknowledged.is_none() && (self.dropped || self.sent.elapsed() > ANSWER_WITHIN)
    }

    /// Whether it waits to be filled: deferred, and no message in its place yet.
    pub(super) fn is_thinking(&self, original_has_state: bool) -> bool {
        self.answer == Some(Answer::Deferred) && !original_has_state
    }

    /// How the token is refused, if it is dead.
    pub(super) fn dead(&self) -> Option<DeadToken> {
        self.dead.or((self.sent.elapsed() > TOKEN_LIFE).then_some(DeadToken::Invalid))
    }
}
