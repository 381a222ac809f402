//! What is said, before it is worded: an id and arguments.

use std::fmt;
use std::time::Duration;

use super::id;

/// The id of a Fluent message.
///
/// Those of the built-in locales are constants in [`id`], so that a mistyped one does not build.
/// A command of your own names its ids with [`MessageId::new`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(&'static str);

impl MessageId {
    /// An id as it stands in the `.ftl` file.
    pub const fn new(id: &'static str) -> Self {
        Self(id)
    }

    /// The id as it stands in the `.ftl` file.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// A message id with its arguments: everything a locale needs to word it.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    id: MessageId,
    attribute: Option<&'static str>,
    arguments: Vec<(&'static str, Value)>,
}

impl Message {
    /// A message without arguments.
    pub const fn new(id: MessageId) -> Self {
        Self { id, attribute: None, arguments: Vec::new() }
    }

    /// Says the attribute `name` (`.name` in the `.ftl` file) instead of the message's value.
    #[must_use]
    pub const fn attribute(mut self, name: &'static str) -> Self {
        self.attribute = Some(name);
        self
    }

    /// The attribute to say instead of the value, if any.
    pub const fn attribute_name(&self) -> Option<&'static str> {
        self.attribute
    }

    /// Adds an argument, written `$name` in the `.ftl` file.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// The id.
    pub const fn id(&self) -> MessageId {
        self.id
    }

    /// The argument `name`, if it was given.
    pub fn argument(&self, name: &str) -> Option<&Value> {
        self.arguments.iter().find(|(given, _)| *given == name).map(|(_, value)| value)
    }

    /// All arguments, in the order given.
    pub fn arguments(&self) -> &[(&'static str, Value)] {
        &self.arguments
    }

    /// A wait in words, rounded up: seconds below 90 s, minutes below 90 min, hours beyond; "a while" if unknown.
    pub fn wait(wait: Option<Duration>) -> Self {
        let Some(wait) = wait else { return Self::new(id::WAIT_UNKNOWN) };
        let seconds = i64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(i64::MAX).max(1);
        match seconds {
            ..90 => Self::new(id::WAIT_SECONDS).with("count", seconds),
            90..5400 => Self::new(id::WAIT_MINUTES).with("count", (seconds + 59) / 60),
            _ => Self::new(id::WAIT_HOURS).with("count", seconds / 3600 + i64::from(seconds % 3600 > 0)),
        }
    }
}

/// What an argument may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A person's or a program's text: shown as it is, never parsed as markup. Platform ids are text as well.
    Text(String),
    /// A whole number; selects plurals.
    Integer(i64),
    /// A decimal number; selects plurals.
    Number(f64),
    /// A message of its own, worded in the same locale, its markup kept.
    Message(Box<Message>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Message> for Value {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
