//! Where a message is, and where a new one goes.
//!
//! Core keeps a shown message as text ([`Shown`]); this is what that text means here:
//!
//! - `@original`: the deferred response to the interaction, reached with the interaction's token only
//! - `followup/<message>`: a later message of the same interaction, likewise
//! - `<channel>/<message>`: a message of the bot in a channel, reached for as long as the bot can see the channel
//!
//! The first two end in `!private` where only the person sees them. A job keeps it in its origin, so its answer never
//! turns up in the channel once the token is dead: it goes to the person's direct messages instead.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use refrain_core::reply::{DeliveryError, Shown};
use refrain_core::request::Origin;
use secrecy::SecretString;

/// A token ends after 15 minutes. It is not counted on in the last one: what is sent then may arrive too late.
const MARGIN: Duration = Duration::from_mins(1);

/// A message that is on Discord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posted {
    /// The interaction's original response.
    Original { private: bool },
    /// A later message of an interaction.
    Followup { message: u64, private: bool },
    /// A message in a channel.
    InChannel { channel: u64, message: u64 },
}

const ORIGINAL: &str = "@original";
const FOLLOWUP: &str = "followup/";
const PRIVATE: &str = "!private";

impl Posted {
    /// Whether only the person sees it.
    pub(crate) const fn is_private(self) -> bool {
        match self {
            Self::Original { private } | Self::Followup { private, .. } => private,
            Self::InChannel { .. } => false,
        }
    }
}

impl fmt::Display for Posted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Original { .. } => f.write_str(ORIGINAL)?,
            Self::Followup { message, .. } => write!(f, "{FOLLOWUP}{message}")?,
            Self::InChannel { channel, message } => write!(f, "{channel}/{message}")?,
        }
        if self.is_private() { f.write_str(PRIVATE) } else { Ok(()) }
    }
}

impl From<Posted> for Shown {
    fn from(posted: Posted) -> Self {
        Self(posted.to_string())
    }
}

impl FromStr for Posted {
    type Err = DeliveryError;

    fn from_str(text: &str) -> Result<Self, DeliveryError> {
        let (place, private) = text.strip_suffix(PRIVATE).map_or((text, false), |place| (place, true));
        if place == ORIGINAL {
            return Ok(Self::Original { private });
        }
        if let Some(message) = place.strip_prefix(FOLLOWUP) {
            return Ok(Self::Followup { message: id("message", message)?, private });
        }
        let (channel, message) = place.split_once('/').unwrap_or((place, ""));
        Ok(Self::InChannel { channel: id("channel", channel)?, message: id("message", message)? })
    }
}

/// Where a new message goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) person: u64,
    pub(crate) channel: u64,
    /// Whether the channel is the person's own with the bot.
    pub(crate) alone: bool,
    /// Whether nobody but the person may see it.
    pub(crate) private: bool,
    /// What to reach the interaction with, while it is good.
    pub(crate) token: Option<&'a SecretString>,
}

impl<'a> Place<'a> {
    pub(crate) fn of(origin: &'a Origin) -> Result<Self, DeliveryError> {
        let pending = origin.pending.as_ref().map(|pending| pending.0.parse::<Posted>()).transpose()?;
        Ok(Self {
            person: id("person", &origin.person.id)?,
            channel: id("channel", &origin.chat)?,
            alone: origin.private,
            private: pending.is_some_and(Posted::is_private),
            token: live_token(origin),
        })
    }
}

/// The interaction's token, while it can be counted on.
pub(crate) fn live_token(origin: &Origin) -> Option<&SecretString> {
    let token = origin.token.as_ref()?;
    let left = token.expires().duration_since(SystemTime::now()).unwrap_or_default();
    (left > MARGIN).then(|| token.secret())
}

/// An id of ours back as the number it was.
pub(crate) fn id(what: &str, id: &str) -> Result<u64, DeliveryError> {
    id.parse().map_err(|_| DeliveryError::Refused(format!("{id:?} is no {what} of Discord")))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::request::{Person, Platform, ReplyToken};

    use super::*;

    #[test]
    fn a_shown_message_is_found_again_by_its_text() {
        for posted in [
            Posted::Original { private: false },
            Posted::Original { private: true },
            Posted::Followup { message: 7, private: false },
            Posted::Followup { message: 7, private: true },
            Posted::InChannel { channel: 5, message: 7 },
        ] {
            assert_eq!(posted.to_string().parse(), Ok(posted));
        }
    }

    #[test]
    fn what_is_no_message_of_discord_is_refused() {
        for text in ["", "5", "5/", "x/7", "followup/", "original"] {
            assert!(matches!(text.parse::<Posted>(), Err(DeliveryError::Refused(_))), "{text:?}");
        }
    }

    #[test]
    fn a_token_counts_until_its_last_minute() {
        let person = Person { platform: Platform::DISCORD, id: "1".into() };
        let with_left = |seconds| {
            let expires = SystemTime::now() + Duration::from_secs(seconds);
            Origin { token: Some(ReplyToken::new("t".into(), expires)), ..Origin::new(person.clone(), "2") }
        };

        assert!(live_token(&with_left(70)).is_some());
        assert!(live_token(&with_left(50)).is_none());
        assert!(live_token(&Origin::new(person.clone(), "2")).is_none());
    }
}
