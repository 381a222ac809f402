//! What is said, before it is worded: an id and arguments.

use std::fmt;
use std::time::Duration;

use super::{Value, id};

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
