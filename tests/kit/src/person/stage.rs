//! What a fake platform offers to a person: say something, press a button, look at what the bot shows.

use bytes::Bytes;
use futures::future::BoxFuture;
use tokio::sync::watch;

/// Where somebody stands: a chat, perhaps a thread in it, perhaps about to answer a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seat {
    /// The platform's id of the person.
    pub person: i64,
    /// The platform's id of the chat or channel.
    pub chat: i64,
    /// The topic or thread; `None` for the chat itself.
    pub thread: Option<i64>,
    /// The message that the next words answer.
    pub reply_to: Option<i64>,
}

/// A chat, or a thread in one, to which a person can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The platform's id of the chat or channel.
    pub chat: i64,
    /// The topic or thread; `None` for the chat itself.
    pub thread: Option<i64>,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What is written on it.
    pub label: String,
    /// What the bot is told when it is pressed; `None` for a link.
    pub data: Option<String>,
    /// Where it leads; `None` for one that tells the bot.
    pub url: Option<String>,
}

/// What kind of medium a message shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaKind {
    /// A still picture, shown as one.
    Photo,
    /// A video with its player.
    Video,
    /// A looping, silent video.
    Animation,
    /// A file to download.
    Document,
}

/// A medium as it reached the platform.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// How it is shown.
    pub kind: MediaKind,
    /// The platform's id of the file.
    pub file_id: String,
    /// What was uploaded, byte by byte.
    pub bytes: Bytes,
    /// The name it was uploaded under.
    pub file_name: String,
    /// The media type told with it.
    pub mime: Option<String>,
    /// Width in pixels, 0 where unknown.
    pub width: u32,
    /// Height in pixels, 0 where unknown.
    pub height: u32,
}

/// One state of one message of the bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The platform's id of the message.
    pub message: i64,
    /// How often it was edited before it looked like this: 0 as sent.
    pub edit: usize,
    /// The thread it is in.
    pub thread: Option<i64>,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// The text, or the caption of the medium.
    pub text: String,
    /// The marks on the text, as the platform's own JSON.
    pub entities: Vec<serde_json::Value>,
    /// The medium, if there is one.
    pub media: Option<Media>,
    /// The rows of buttons under it.
    pub buttons: Vec<Vec<Button>>,
    /// Whether the medium is hidden until it is clicked.
    pub spoiler: bool,
    /// Whether only this person sees it.
    pub ephemeral: bool,
    /// The ids of the people whom it pings.
    pub mentions: Vec<i64>,
}

/// A fake platform, as a [`Person`](super::Person) needs it.
pub trait Stage: Send + Sync + 'static {
    /// Posts `text` from `seat` and gives the message's id.
    fn say(&self, seat: Seat, text: &str) -> BoxFuture<'_, i64>;

    /// Presses `button` of `message` and waits for the bot's word: the text of the notice, or `None` for an empty one.
    fn press(&self, seat: Seat, message: i64, button: Button) -> BoxFuture<'_, Option<String>>;

    /// Every message of the bot that is visible at `seat`, as it looks now, oldest first.
    fn look(&self, seat: Seat) -> Vec<Seen>;

    /// Every state that `message` has had, oldest first.
    fn history(&self, message: i64) -> Vec<Seen>;

    /// Chooses the language that the person's client tells.
    fn set_language(&self, person: i64, tag: &str);

    /// Ticks whenever something may look different.
    fn changes(&self) -> watch::Receiver<u64>;

    /// The chat at `seat` for a reader of a failed test.
    fn describe(&self, seat: Seat) -> String;
}
