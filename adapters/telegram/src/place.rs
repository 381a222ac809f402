//! Where a message goes, in Telegram's numbers.

use std::str::FromStr;

use refrain_core::reply::DeliveryError;
use refrain_core::request::Origin;

/// Where a new message goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    pub(crate) chat: i64,
    pub(crate) thread: Option<i32>,
    pub(crate) reply_to: Option<i32>,
}

impl Place {
    pub(crate) fn of(origin: &Origin) -> Result<Self, DeliveryError> {
        Ok(Self {
            chat: number("chat", &origin.chat)?,
            thread: origin.thread.as_deref().map(|thread| number("thread", thread)).transpose()?,
            reply_to: origin.message.as_deref().map(|message| number("message", message)).transpose()?,
        })
    }
}

/// An id of ours back as the number it was.
pub(crate) fn number<N: FromStr>(what: &str, id: &str) -> Result<N, DeliveryError> {
    id.parse().map_err(|_| DeliveryError::Refused(format!("{id:?} is no {what} of Telegram")))
}
