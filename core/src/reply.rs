//! What goes back: platform-free, worded by the catalogue, shown by an adapter.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use tokio_util::sync::CancellationToken;

use crate::catalogue::{Locale, Message};
use crate::command::Action;
use crate::request::Origin;

/// A platform-free answer: paragraphs, perhaps media above them, perhaps buttons below.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reply {
    /// The paragraphs, in order; an adapter puts an empty line between two.
    pub paragraphs: Vec<Message>,
    /// Pictures and videos; the paragraphs become the caption.
    pub media: Vec<Media>,
    /// Whether the media are covered until somebody clicks them.
    pub spoiler: bool,
    /// Buttons, in order; an adapter breaks many into rows, and shows the first 25 at least.
    pub buttons: Vec<Button>,
}

impl Reply {
    /// A reply of one paragraph.
    pub fn text(message: Message) -> Self {
        Self { paragraphs: vec![message], ..Self::default() }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn paragraph(mut self, message: Message) -> Self {
        self.paragraphs.push(message);
        self
    }

    /// Adds media.
    #[must_use]
    pub fn media(mut self, media: impl IntoIterator<Item = Media>) -> Self {
        self.media.extend(media);
        self
    }

    /// Adds a button.
    #[must_use]
    pub fn button(mut self, label: Message, action: Action) -> Self {
        self.buttons.push(Button { label, action });
        self
    }
}

/// A button that does one [`Action`].
#[derive(Debug, Clone, PartialEq)]
pub struct Button {
    /// What it says; plain text once formatted.
    pub label: Message,
    /// What a press does.
    pub action: Action,
}

/// What kind of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// A still picture.
    Image,
    /// A moving one.
    Video,
}

/// One picture or video, whole and checked.
#[derive(Clone, PartialEq, Eq)]
pub struct Media {
    /// Picture or video.
    pub kind: MediaKind,
    /// The media type by its content, such as `image/png`.
    pub mime: &'static str,
    /// The file itself.
    pub bytes: Bytes,
}

impl Media {
    /// A file name extension for the media type, without the dot.
    pub fn extension(&self) -> &'static str {
        match self.mime {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/webp" => "webp",
            "image/gif" => "gif",
            "video/mp4" => "mp4",
            "video/webm" => "webm",
            _ => "bin",
        }
    }
}

impl fmt::Debug for Media {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Media({}, {} bytes)", self.mime, self.bytes.len())
    }
}

/// A message of the bot that is on the platform and can be edited, by the platform's own id.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shown(pub String);

/// How much an edit matters.
#[derive(Debug, Clone)]
pub enum Urgency {
    /// News on the way: waits until nothing else wants to be sent, and is given up, with success, once the token is
    /// cancelled. What is being sent is not given up, so that it can't arrive after a later edit.
    Progress(CancellationToken),
    /// What the person waits for.
    Result,
}

/// Shows replies on one platform.
///
/// Implementations word the reply in `locale`, keep within the platform's limits and rates, wait out what the platform
/// asks them to wait, and bound every call in time. They repeat a call only where a repetition can't show twice.
#[async_trait]
pub trait Responder: Send + Sync + 'static {
    /// Shows a new message, as an answer to the one in `origin` where that is still there.
    ///
    /// # Errors
    ///
    /// See [`DeliveryError`].
    async fn send(&self, origin: &Origin, locale: &Locale, reply: &Reply) -> Result<Shown, DeliveryError>;

    /// Turns a shown message into `reply`. Can be repeated: editing to what is already shown is a success.
    ///
    /// # Errors
    ///
    /// See [`DeliveryError`]; [`DeliveryError::Gone`] if the message can't be edited any more.
    async fn edit(
        &self,
        origin: &Origin,
        locale: &Locale,
        shown: &Shown,
        reply: &Reply,
        urgency: Urgency,
    ) -> Result<(), DeliveryError>;

    /// Whether whoever asked in `origin` is shown replies. A program is not: it has its results from where they are kept.
    /// Default: yes.
    fn shows(&self, origin: &Origin) -> bool {
        let _ = origin;
        true
    }

    /// Whether the person in `origin` may manage the chat, where requests do not come with it. Default: no.
    ///
    /// # Errors
    ///
    /// See [`DeliveryError`]; the person then counts as one who may not.
    async fn manages(&self, origin: &Origin) -> Result<bool, DeliveryError> {
        let _ = origin;
        Ok(false)
    }
}

/// Why a reply is not on the platform.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliveryError {
    /// The message to edit is not there any more, or too old; a new one may be sent.
    #[error("the message can't be edited any more")]
    Gone,
    /// The bot may not write there: blocked, removed, no permission.
    #[error("the bot may not write there: {0}")]
    Forbidden(String),
    /// The platform refused this very reply; repeating does not help.
    #[error("the platform refused the message: {0}")]
    Refused(String),
    /// The media is larger than the platform takes, in bytes.
    #[error("the file is too large: {size} of at most {limit} bytes")]
    TooLarge {
        /// How large it is.
        size: usize,
        /// How large it may be.
        limit: usize,
    },
    /// The platform can't take it now.
    #[error("the platform asks to wait")]
    Busy {
        /// How long it asks to wait.
        retry_after: Duration,
    },
    /// The connection failed: a *new* message may or may not be shown.
    #[error("the platform could not be reached: {0}")]
    Network(String),
    /// There was no connection: nothing was sent.
    #[error("the platform could not be reached, nothing was sent: {0}")]
    Unsent(String),
}

impl DeliveryError {
    /// The name in metrics.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Forbidden(_) => "forbidden",
            Self::Refused(_) => "refused",
            Self::TooLarge { .. } => "too_large",
            Self::Busy { .. } => "busy",
            Self::Network(_) => "network",
            Self::Unsent(_) => "unsent",
        }
    }

    /// Whether a *new* message may be on the platform all the same.
    pub const fn may_be_shown(&self) -> bool {
        matches!(self, Self::Network(_))
    }

    /// Whether the same may succeed at another time.
    pub const fn passes(&self) -> bool {
        match self {
            Self::Busy { .. } | Self::Network(_) | Self::Unsent(_) => true,
            Self::Gone | Self::Forbidden(_) | Self::Refused(_) | Self::TooLarge { .. } => false,
        }
    }
}
