//! What was said in each chat: in this process's memory, and bounded in every direction.
//!
//! Each change of a message gets the next number over all chats. A browser that says which number it has seen last is told
//! every message that changed since, as it is now; so what is kept for a slow browser is never more than the chat itself.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use refrain_core::catalogue::{Locale, Message};
use refrain_core::command::Action;
use refrain_core::queue::JobId;
use refrain_core::reply::{DeliveryError, Media, Reply};
use tokio::sync::watch;
use tokio::time::Instant;

/// Chats at once; the one that was not used for the longest makes room, unless somebody looks at it.
const MOST_CHATS: usize = 256;
/// Messages of a chat; the oldest makes room.
const MOST_MESSAGES: usize = 200;
/// Pictures and videos of all chats together, in bytes; the oldest make room.
const MOST_BYTES: usize = 256 << 20;
/// Browsers that look at one chat at once.
const MOST_STREAMS: usize = 6;
/// What a message said before, at most; older ones are forgotten first.
const MOST_STEPS: usize = 12;

/// All chats.
pub(crate) struct Chats {
    inner: Mutex<Inner>,
    most_bytes: usize,
    /// This process, so that numbers of another one are not taken for its own.
    run: u32,
}

#[derive(Default)]
struct Inner {
    chats: HashMap<String, Chat>,
    number: u64,
    bytes: usize,
}

struct Chat {
    messages: VecDeque<Said>,
    used: Instant,
    streams: usize,
    news: watch::Sender<u64>,
}

/// One message.
#[derive(Debug, Clone)]
pub(super) struct Said {
    /// Which one: the number of its first change.
    pub(super) id: u64,
    /// The number of its last change.
    pub(super) changed: u64,
    /// When it was first said.
    pub(super) at: SystemTime,
    /// What it says.
    pub(super) what: What,
}

/// What a message says.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// What the person typed.
    Typed(String),
    /// What the bot answers.
    Answer {
        /// The answer.
        reply: Reply,
        /// Its language.
        locale: Locale,
        /// What it said before: its first paragraph, and until when.
        steps: Vec<(SystemTime, Message)>,
        /// Whether it had media that are not kept any more.
        faded: bool,
    },
}

/// There are too many chats, or too many browsers that look at this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Full;

impl Default for Chats {
    fn default() -> Self {
        Self::with_room_for(MOST_BYTES)
    }
}

impl Chats {
    fn with_room_for(most_bytes: usize) -> Self {
        Self { inner: Mutex::default(), most_bytes, run: rand::random() }
    }

    /// A name of this process.
    pub(super) const fn run(&self) -> u32 {
        self.run
    }

    /// What the person typed.
    pub(super) fn typed(&self, chat: &str, text: String) -> Result<(), Full> {
        self.lock().say(chat, What::Typed(text)).map(drop)
    }

    /// What the bot says; the message's id.
    pub(super) fn say(&self, chat: &str, locale: &Locale, reply: &Reply) -> Result<u64, Full> {
        let mut inner = self.lock();
        let what = What::Answer { reply: reply.clone(), locale: locale.clone(), steps: Vec::new(), faded: false };
        let id = inner.say(chat, what)?;
        inner.make_room(self.most_bytes);
        Ok(id)
    }

    /// What a message of the bot says from now on.
    pub(super) fn edit(&self, chat: &str, id: u64, locale: &Locale, reply: &Reply) -> Result<(), DeliveryError> {
        let mut inner = self.lock();
        inner.edit(chat, id, locale, reply).ok_or(DeliveryError::Gone)?;
        inner.make_room(self.most_bytes);
        Ok(())
    }

    /// The messages that changed after `number`, in the order of the chat.
    pub(super) fn since(&self, chat: &str, number: u64) -> Vec<Said> {
        let inner = self.lock();
        let messages = inner.chats.get(chat).into_iter().flat_map(|chat| &chat.messages);
        messages.filter(|said| said.changed > number).cloned().collect()
    }

    /// One message of the bot.
    pub(super) fn answer(&self, chat: &str, id: u64) -> Option<(Reply, Locale)> {
        let mut inner = self.lock();
        match &inner.chats.get_mut(chat)?.find(id)?.what {
            What::Answer { reply, locale, .. } => Some((reply.clone(), locale.clone())),
            What::Typed(_) => None,
        }
    }

    /// A picture or video of a message.
    pub(super) fn media(&self, chat: &str, id: u64, index: usize) -> Option<Media> {
        self.answer(chat, id)?.0.media.get(index).cloned()
    }

    /// The messages that follow a request under way, in chats that somebody looks at: such a message has the button that
    /// cancels it. By chat and message.
    pub(super) fn under_way(&self) -> Vec<(String, u64, JobId)> {
        let inner = self.lock();
        let looked_at = inner.chats.iter().filter(|(_, chat)| chat.streams > 0);
        let following = looked_at.flat_map(|(name, chat)| {
            chat.messages.iter().filter_map(|said| Some((name.clone(), said.id, said.follows()?.clone())))
        });
        following.collect()
    }

    /// Looks at a chat, until what comes back is dropped.
    pub(super) fn look(self: &Arc<Self>, chat: &str) -> Result<Look, Full> {
        let mut inner = self.lock();
        let open = inner.open(chat)?;
        if open.streams >= MOST_STREAMS {
            return Err(Full);
        }
        open.streams += 1;
        Ok(Look { chats: Arc::clone(self), chat: chat.to_owned(), news: open.news.subscribe() })
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        // No code under the lock leaves a chat half-changed where it panics.
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Inner {
    fn open(&mut self, name: &str) -> Result<&mut Chat, Full> {
        if !self.chats.contains_key(name) && self.chats.len() >= MOST_CHATS {
            let idle = self.chats.iter().filter(|(_, chat)| chat.streams == 0).min_by_key(|(_, chat)| chat.used);
            let oldest = idle.map(|(name, _)| name.clone()).ok_or(Full)?;
            let gone = self.chats.remove(&oldest);
            self.bytes -= gone.iter().flat_map(|chat| &chat.messages).map(Said::bytes).sum::<usize>();
        }
        let chat = self.chats.entry(name.to_owned()).or_insert_with(Chat::new);
        chat.used = Instant::now();
        Ok(chat)
    }

    fn say(&mut self, chat: &str, what: What) -> Result<u64, Full> {
        self.number += 1;
        let number = self.number;
        let said = Said { id: number, changed: number, at: SystemTime::now(), what };
        let added = said.bytes();
        let chat = self.open(chat)?;
        chat.messages.push_back(said);
        let gone = if chat.messages.len() > MOST_MESSAGES { chat.messages.pop_front() } else { None };
        chat.news.send_replace(number);
        self.bytes = self.bytes + added - gone.as_ref().map_or(0, Said::bytes);
        Ok(number)
    }

    /// Nothing if there is no such message.
    fn edit(&mut self, chat: &str, id: u64, to: &Locale, becomes: &Reply) -> Option<()> {
        let number = self.number + 1;
        let chat = self.chats.get_mut(chat)?;
        let said = chat.find(id)?;
        let before = said.bytes();
        let What::Answer { reply, locale, steps, faded } = &mut said.what else { return None };
        if reply == becomes && locale == to {
            return Some(());
        }
        let first = reply.paragraphs.first().filter(|first| becomes.paragraphs.first() != Some(first));
        if let Some(first) = first {
            steps.push((SystemTime::now(), first.clone()));
            if steps.len() > MOST_STEPS {
                steps.remove(0);
            }
        }
        (*reply, *locale, *faded) = (becomes.clone(), to.clone(), false);
        said.changed = number;
        let after = said.bytes();
        chat.used = Instant::now();
        chat.news.send_replace(number);
        self.number = number;
        self.bytes = self.bytes + after - before;
        Some(())
    }

    /// Lets the oldest media go until the others have room.
    fn make_room(&mut self, most: usize) {
        while self.bytes > most {
            let number = self.number + 1;
            let all = self.chats.values_mut().flat_map(|chat| {
                let news = &chat.news;
                chat.messages.iter_mut().map(move |said| (said, news))
            });
            let oldest = all.filter(|(said, _)| said.bytes() > 0).min_by_key(|(said, _)| said.changed);
            let Some((said, news)) = oldest else { return };
            self.bytes -= said.bytes();
            if let What::Answer { reply, faded, .. } = &mut said.what {
                reply.media.clear();
                *faded = true;
            }
            said.changed = number;
            news.send_replace(number);
            self.number = number;
        }
    }
}

impl Chat {
    fn new() -> Self {
        Self { messages: VecDeque::new(), used: Instant::now(), streams: 0, news: watch::Sender::new(0) }
    }

    fn find(&mut self, id: u64) -> Option<&mut Said> {
        self.messages.iter_mut().find(|said| said.id == id)
    }
}

impl Said {
    fn follows(&self) -> Option<&JobId> {
        let What::Answer { reply, .. } = &self.what else { return None };
        reply.buttons.iter().find_map(|button| match &button.action {
            Action::Cancel(job) => Some(job),
            Action::Again(_) | Action::Vary(_) | Action::Animate(_) | Action::Language(_) => None,
        })
    }

    fn bytes(&self) -> usize {
        match &self.what {
            What::Answer { reply, .. } => reply.media.iter().map(|media| media.bytes.len()).sum(),
            What::Typed(_) => 0,
        }
    }
}

/// A browser that looks at a chat.
pub(super) struct Look {
    chats: Arc<Chats>,
    chat: String,
    news: watch::Receiver<u64>,
}

impl Look {
    /// The messages that changed after `number`.
    pub(super) fn since(&mut self, number: u64) -> Vec<Said> {
        self.news.mark_unchanged(); // before looking, so that no later change is missed
        self.chats.since(&self.chat, number)
    }

    /// Ready once something changed after the last look.
    pub(super) async fn changed(&mut self) {
        if self.news.changed().await.is_err() {
            std::future::pending::<()>().await; // the chat made room for another
        }
    }
}

impl Drop for Look {
    fn drop(&mut self) {
        if let Some(chat) = self.chats.lock().chats.get_mut(&self.chat) {
            chat.streams = chat.streams.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::catalogue::{Catalogue, id};
    use refrain_core::reply::MediaKind;

    use super::*;

    fn locale() -> Locale {
        Catalogue::builtin().negotiate(&["en"])
    }

    fn picture(bytes: usize) -> Reply {
        let media = Media { kind: MediaKind::Image, mime: "image/png", bytes: vec![0; bytes].into() };
        Reply::text(Message::new(id::JOB_ACCEPTED)).media([media])
    }

    #[test]
    fn who_saw_a_number_is_told_only_what_changed_since() {
        let chats = Chats::default();
        chats.typed("a", "/start".to_owned()).unwrap();
        let id = chats.say("a", &locale(), &Reply::text(Message::new(id::JOB_ACCEPTED))).unwrap();
        let seen = chats.since("a", 0).last().unwrap().changed;

        chats.edit("a", id, &locale(), &Reply::text(Message::new(id::JOB_RUNNING_IMAGE))).unwrap();

        let news = chats.since("a", seen);
        assert_eq!(news.iter().map(|said| said.id).collect::<Vec<_>>(), [id]);
        let What::Answer { steps, .. } = &news[0].what else { panic!("it is the bot's") };
        assert_eq!(steps.iter().map(|(_, step)| step.id()).collect::<Vec<_>>(), [id::JOB_ACCEPTED]);
    }

    #[test]
    fn an_edit_to_the_same_is_none_and_one_of_nothing_is_told() {
        let chats = Chats::default();
        let reply = Reply::text(Message::new(id::JOB_ACCEPTED));
        let id = chats.say("a", &locale(), &reply).unwrap();

        assert_eq!(chats.edit("a", id, &locale(), &reply), Ok(()));
        assert_eq!(chats.since("a", id).len(), 0);
        assert_eq!(chats.edit("b", id, &locale(), &reply), Err(DeliveryError::Gone));
    }

    #[test]
    fn the_oldest_messages_and_the_oldest_unused_chat_make_room() {
        let chats = Arc::new(Chats::default());
        let _look = chats.look("first").unwrap();
        for number in 0..MOST_MESSAGES + 3 {
            chats.typed("first", number.to_string()).unwrap();
        }
        for number in 0..MOST_CHATS {
            chats.typed(&number.to_string(), "/start".to_owned()).unwrap();
        }

        assert_eq!(chats.since("first", 0).len(), MOST_MESSAGES, "somebody looks at it");
        assert_eq!(chats.since("0", 0).len(), 0);
        assert_eq!(chats.since("1", 0).len(), 1);
    }

    #[test]
    fn the_oldest_media_make_room_and_their_message_says_so() {
        let chats = Chats::with_room_for(100);
        let first = chats.say("a", &locale(), &picture(60)).unwrap();
        let second = chats.say("b", &locale(), &picture(60)).unwrap();

        assert!(chats.media("a", first, 0).is_none());
        assert!(chats.media("b", second, 0).is_some() && chats.media("a", second, 0).is_none());
        assert!(matches!(chats.since("a", first)[0].what, What::Answer { faded: true, .. }));
    }

    #[test]
    fn so_many_browsers_look_at_a_chat_and_no_more() {
        let chats = Arc::new(Chats::default());
        let mut looks: Vec<_> = (0..MOST_STREAMS).map(|_| chats.look("a").unwrap()).collect();

        assert!(chats.look("a").is_err());
        looks.pop();
        assert!(chats.look("a").is_ok());
    }
}
