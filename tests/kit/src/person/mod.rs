//! A person who types, presses and looks: a test reads as a dialogue, whatever the platform.
//!
//! Nothing here sleeps: every look waits for the stage's signal. Only a bot that stays silent for [`PATIENCE`] makes it
//! panic, with the whole chat in the message.

mod stage;

use std::{
    collections::HashSet,
    fmt::Debug,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

pub use stage::{Button, Media, MediaKind, Place, Seat, Seen, Stage};

/// How long a person waits for what they expect before the test fails.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A picture or video as the person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The platform's id of the message that shows it.
    pub message: i64,
    /// The medium itself.
    pub media: Media,
    /// The text under it.
    pub caption: String,
    /// The marks on the caption, as the platform's own JSON.
    pub entities: Vec<serde_json::Value>,
    /// The rows of buttons under it.
    pub buttons: Vec<Vec<Button>>,
}

impl Picture {
    /// The labels of all buttons, row by row.
    pub fn labels(&self) -> Vec<&str> {
        self.buttons.iter().flatten().map(|button| button.label.as_str()).collect()
    }
}

/// Somebody in a chat with the bot. Cheap to clone; clones are the same person, at the same place.
#[derive(Clone)]
pub struct Person {
    stage: Arc<dyn Stage>,
    seat: Seat,
    /// Pictures and videos already looked at, so that the next one is a new one.
    looked_at: Arc<Mutex<HashSet<(i64, String)>>>,
}

impl Debug for Person {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Person").field("seat", &self.seat).finish_non_exhaustive()
    }
}

impl Person {
    /// Somebody on `stage`; the fakes have shorter ways to make one.
    pub fn new(stage: Arc<dyn Stage>, seat: Seat) -> Self {
        Self { stage, seat, looked_at: Arc::default() }
    }

    /// The platform's id of the person.
    pub fn id(&self) -> i64 {
        self.seat.person
    }

    /// Where they stand.
    pub fn seat(&self) -> Seat {
        self.seat
    }

    /// The same person, whose client is set to this language.
    #[must_use]
    pub fn language(self, tag: &str) -> Self {
        self.stage.set_language(self.seat.person, tag);
        self
    }

    /// The same person in a group.
    #[must_use]
    pub fn in_group(&self, group: impl Into<Place>) -> Self {
        let place = group.into();
        let seat = Seat { chat: place.chat, thread: place.thread, reply_to: None, ..self.seat };
        Self { stage: Arc::clone(&self.stage), seat, looked_at: Arc::clone(&self.looked_at) }
    }

    /// The same person in a topic of a group.
    #[must_use]
    pub fn in_topic(&self, topic: impl Into<Place>) -> Self {
        self.in_group(topic)
    }

    /// The same person, whose next words answer `message`.
    #[must_use]
    pub fn replies_to(&self, message: i64) -> Self {
        let mut replying = self.clone();
        replying.seat.reply_to = Some(message);
        replying
    }

    /// Types `text`; gives the id of the message.
    pub async fn says(&self, text: &str) -> i64 {
        self.stage.say(self.seat, text).await
    }

    /// Waits until a message of the bot shows `fragment` now (edits count), and gives the newest such message.
    ///
    /// # Panics
    ///
    /// When none does within [`PATIENCE`].
    pub async fn sees(&self, fragment: &str) -> Seen {
        self.sees_after(0, fragment).await
    }

    /// Like [`sees`](Self::sees), only among the bot's messages that are newer than `message`.
    ///
    /// # Panics
    ///
    /// When none does within [`PATIENCE`].
    pub async fn sees_after(&self, message: i64, fragment: &str) -> Seen {
        self.eventually(&format!("a message with {fragment:?}"), |seen| {
            seen.iter().rev().find(|seen| seen.message > message && seen.text.contains(fragment)).cloned()
        })
        .await
    }

    /// Waits for a picture they have not looked at yet.
    ///
    /// # Panics
    ///
    /// When none comes within [`PATIENCE`].
    pub async fn sees_picture(&self) -> Picture {
        self.sees_media("a new picture", &[MediaKind::Photo]).await
    }

    /// Waits for a video, or an animation, they have not looked at yet.
    ///
    /// # Panics
    ///
    /// When none comes within [`PATIENCE`].
    pub async fn sees_video(&self) -> Picture {
        self.sees_media("a new video", &[MediaKind::Video, MediaKind::Animation]).await
    }

    /// Waits for a file they have not looked at yet.
    ///
    /// # Panics
    ///
    /// When none comes within [`PATIENCE`].
    pub async fn sees_file(&self) -> Picture {
        self.sees_media("a new file", &[MediaKind::Document]).await
    }

    /// Says `marker`, waits for the bot's `answer` to it, and asserts that nothing else came or changed meanwhile.
    ///
    /// The marker's answer is the signal that the bot has worked through all that came before it.
    ///
    /// # Panics
    ///
    /// When anything else changed, or the answer doesn't come within [`PATIENCE`].
    pub async fn sees_nothing_more(&self, marker: &str, answer: &str) {
        let before = self.messages();
        let said = self.says(marker).await;
        let answered = self.sees_after(said, answer).await;

        let after: Vec<Seen> = self.messages().into_iter().filter(|seen| seen.message != answered.message).collect();

        assert!(after == before, "the bot did more than expected\n{}", self.stage.describe(self.seat));
    }

    /// Waits for a button (not a link) whose label contains `fragment`, presses it on the newest message that has it,
    /// and waits for the bot's word: the text of the notice or alert, `None` when it has none.
    ///
    /// # Panics
    ///
    /// When there is no such button, or no word, within [`PATIENCE`].
    pub async fn presses(&self, fragment: &str) -> Option<String> {
        let (message, button) = self
            .eventually(&format!("a button {fragment:?}"), |seen| {
                seen.iter().rev().find_map(|seen| {
                    let mut buttons = seen.buttons.iter().flatten().filter(|button| button.data.is_some());
                    let button = buttons.find(|button| button.label.contains(fragment))?;
                    Some((seen.message, button.clone()))
                })
            })
            .await;
        self.stage.press(self.seat, message, button).await
    }

    /// Like [`presses`](Self::presses): the button number `nth`, from 0, of the newest message with buttons.
    ///
    /// # Panics
    ///
    /// When there is no such button, or no word, within [`PATIENCE`].
    pub async fn presses_nth(&self, nth: usize) -> Option<String> {
        let (message, button) = self
            .eventually(&format!("a button number {nth}"), |seen| {
                let seen = seen.iter().rev().find(|seen| !seen.buttons.is_empty())?;
                Some((seen.message, seen.buttons.iter().flatten().nth(nth)?.clone()))
            })
            .await;
        self.stage.press(self.seat, message, button).await
    }

    /// Presses `button` of `message` even where it is gone from the chat: an old client may still show it.
    pub async fn presses_old(&self, message: i64, button: &Button) -> Option<String> {
        self.stage.press(self.seat, message, button.clone()).await
    }

    /// The bot's messages here, as they look now, oldest first.
    pub fn messages(&self) -> Vec<Seen> {
        self.stage.look(self.seat)
    }

    /// Every text that `message` has shown, oldest first.
    pub fn history_of(&self, message: i64) -> Vec<String> {
        self.stage.history(message).into_iter().map(|seen| seen.text).collect()
    }

    /// Waits until `look` finds something in the bot's messages here.
    ///
    /// # Panics
    ///
    /// When it finds nothing within [`PATIENCE`]; `wanted` names it in the message.
    pub async fn eventually<T>(&self, wanted: &str, mut look: impl FnMut(&[Seen]) -> Option<T>) -> T {
        let mut changes = self.stage.changes();
        let search = async {
            loop {
                changes.borrow_and_update();
                if let Some(found) = look(&self.messages()) {
                    return Some(found);
                }
                if changes.changed().await.is_err() {
                    return None;
                }
            }
        };
        match tokio::time::timeout(PATIENCE, search).await {
            Ok(Some(found)) => found,
            Ok(None) | Err(_) => panic!("never saw {wanted}\n{}", self.stage.describe(self.seat)),
        }
    }

    async fn sees_media(&self, wanted: &str, kinds: &[MediaKind]) -> Picture {
        let looked_at = Arc::clone(&self.looked_at);
        self.eventually(wanted, |seen| {
            let mut looked_at = looked_at.lock().unwrap_or_else(PoisonError::into_inner);
            seen.iter().find_map(|seen| {
                let media = seen.media.as_ref().filter(|media| kinds.contains(&media.kind))?;
                looked_at.insert((seen.message, media.file_id.clone())).then(|| Picture {
                    message: seen.message,
                    media: media.clone(),
                    caption: seen.text.clone(),
                    entities: seen.entities.clone(),
                    buttons: seen.buttons.clone(),
                })
            })
        })
        .await
    }
}
