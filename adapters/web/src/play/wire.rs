//! Messages as a browser is told them: words as trees, times in milliseconds, addresses of ours.

use std::time::{SystemTime, UNIX_EPOCH};

use refrain_core::catalogue::{Catalogue, Direction, Locale, Message, id};
use refrain_core::command::Action;
use refrain_core::reply::{Button, Media, MediaKind, Reply};
use serde::Serialize;

use super::chats::{Said, What};
use super::rich::{self, Node};

/// One message of a chat.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    id: u64,
    /// When it was first said, in milliseconds since 1970.
    at: u64,
    #[serde(flatten)]
    what: ToldWhat,
}

#[derive(Debug, Serialize)]
#[serde(tag = "from", rename_all = "lowercase")]
enum ToldWhat {
    Me { text: String },
    Bot(Answer),
}

#[derive(Debug, Serialize)]
struct Answer {
    lang: String,
    dir: &'static str,
    paragraphs: Vec<Vec<Node>>,
    media: Vec<File>,
    spoiler: bool,
    /// Said instead of media that are not kept any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    faded: Option<String>,
    buttons: Vec<Press>,
    steps: Vec<Step>,
}

/// A picture or video.
#[derive(Debug, Serialize)]
pub(super) struct File {
    /// `img` or `video`: how a browser shows it.
    element: &'static str,
    url: String,
    alt: String,
    name: String,
}

#[derive(Debug, Serialize)]
struct Press {
    label: String,
    action: String,
    /// `primary`, `danger` or `plain`.
    look: &'static str,
}

/// What a message said before.
#[derive(Debug, Serialize)]
struct Step {
    /// For how long after it was first said, in milliseconds.
    until: u64,
    text: String,
}

/// A message in its own words.
pub(super) fn told(catalogue: &Catalogue, said: &Said) -> Told {
    let what = match &said.what {
        What::Typed(text) => ToldWhat::Me { text: text.clone() },
        What::Answer { reply, locale, steps, faded } => ToldWhat::Bot(Answer {
            lang: locale.tag().to_owned(),
            dir: direction(locale),
            paragraphs: reply.paragraphs.iter().map(|message| rich::of_message(catalogue, locale, message)).collect(),
            media: files(catalogue, locale, reply, said.id),
            spoiler: reply.spoiler,
            faded: faded.then(|| catalogue.plain(locale, &Message::new(id::PLAY_MEDIA_GONE))),
            buttons: reply.buttons.iter().map(|button| press(catalogue, locale, button)).collect(),
            steps: steps.iter().map(|(at, message)| step(catalogue, locale, said.at, *at, message)).collect(),
        }),
    };
    Told { id: said.id, at: millis(said.at), what }
}

/// The media of a message, with what stands for them where they can't be seen.
pub(super) fn files(catalogue: &Catalogue, locale: &Locale, reply: &Reply, message: u64) -> Vec<File> {
    let about = reply.paragraphs.first().map(|first| catalogue.plain(locale, first)).unwrap_or_default();
    let file = |(index, media): (usize, &Media)| {
        let alt = match media.kind {
            MediaKind::Image => Message::new(id::PLAY_PICTURE),
            MediaKind::Video => Message::new(id::PLAY_VIDEO),
        };
        File {
            element: if media.mime.starts_with("video/") { "video" } else { "img" },
            url: format!("/play/media/{message}/{index}"),
            alt: catalogue.plain(locale, &alt.with("about", about.as_str())),
            name: format!("refrain-{message}-{index}.{}", media.extension()),
        }
    };
    reply.media.iter().enumerate().map(file).collect()
}

fn press(catalogue: &Catalogue, locale: &Locale, Button { label, action }: &Button) -> Press {
    let look = match action {
        Action::Again(_) => "primary",
        Action::Cancel(_) => "danger",
        Action::Vary(_) | Action::Animate(_) | Action::Language(_) => "plain",
    };
    Press { label: catalogue.plain(locale, label), action: action.to_string(), look }
}

fn step(catalogue: &Catalogue, locale: &Locale, said: SystemTime, until: SystemTime, message: &Message) -> Step {
    let until = until.duration_since(said).unwrap_or_default().as_millis();
    Step { until: u64::try_from(until).unwrap_or(u64::MAX), text: catalogue.plain(locale, message) }
}

/// The direction of a language, as HTML names it.
pub(super) fn direction(locale: &Locale) -> &'static str {
    match locale.direction() {
        Direction::LeftToRight => "ltr",
        Direction::RightToLeft => "rtl",
    }
}

/// Milliseconds since 1970.
pub(super) fn millis(time: SystemTime) -> u64 {
    time.duration_since(UNIX_EPOCH).map_or(0, |time| u64::try_from(time.as_millis()).unwrap_or(u64::MAX))
}
