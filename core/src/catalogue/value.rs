//! What is put into a message: texts, numbers, times, lists, and messages of their own.

use std::time::{Duration, SystemTime};

use super::Message;

/// What an argument may be.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A person's or a program's text: shown as it is, never parsed as markup. Platform ids are text as well.
    Text(String),
    /// A whole number; selects plurals.
    Integer(i64),
    /// A decimal number; selects plurals.
    Number(f64),
    /// A point in time, shown in UTC unless the message names an offset; see `DATETIME`.
    Time(SystemTime),
    /// A length of time; see `DURATION`.
    Duration(Duration),
    /// Several values, joined as the language does it; see `LIST`.
    List(Vec<Self>),
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

impl From<u64> for Value {
    fn from(number: u64) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
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

impl From<SystemTime> for Value {
    fn from(time: SystemTime) -> Self {
        Self::Time(time)
    }
}

impl From<Duration> for Value {
    fn from(duration: Duration) -> Self {
        Self::Duration(duration)
    }
}

impl<V: Into<Self>> From<Vec<V>> for Value {
    fn from(values: Vec<V>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}
