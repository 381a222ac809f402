//! What a reply would look like on Telegram: worded, split and cut as it would be sent.

use refrain_core::catalogue::{Catalogue, Locale};
use refrain_core::preview::{ButtonLook, Preview, PreviewedButton, PreviewedEntity, PreviewedMessage, PreviewedWords};
use refrain_core::reply::Reply;
use refrain_core::request::Platform;
use teloxide::types::{InlineKeyboardMarkup, MessageEntity, MessageEntityKind};

use crate::markup::{self, Styled};
use crate::outbound::{CAPTION, TEXT, keyboard};
use crate::split::{cut, split};

/// Shows replies as Telegram would; needs no token.
#[derive(Debug, Clone, Copy, Default)]
pub struct TelegramPreview;

impl Preview for TelegramPreview {
    fn platform(&self) -> Platform {
        Platform::TELEGRAM
    }

    fn preview(&self, catalogue: &Catalogue, locale: &Locale, reply: &Reply) -> Vec<PreviewedMessage> {
        let text = markup::worded(catalogue, locale, &reply.paragraphs);
        let rows = keyboard(catalogue, locale, &reply.buttons).map(rows).unwrap_or_default();
        let with = |words: Styled, media: Vec<usize>| PreviewedMessage {
            words: previewed(words),
            media,
            spoiler: reply.spoiler,
            rows: Vec::new(),
        };
        if reply.media.is_empty() {
            let mut messages: Vec<_> = split(text, TEXT).into_iter().map(|part| with(part, Vec::new())).collect();
            if let Some(last) = messages.last_mut() {
                last.rows = rows;
            }
            return messages;
        }
        // One message a file; the first has the words and the buttons.
        let mut first = with(cut(text, CAPTION), vec![0]);
        first.rows = rows;
        let others = (1..reply.media.len()).map(|index| with(Styled::default(), vec![index]));
        std::iter::once(first).chain(others).collect()
    }
}

fn previewed(Styled { text, entities, .. }: Styled) -> PreviewedWords {
    PreviewedWords::Entities { text, entities: entities.into_iter().map(entity).collect() }
}

fn entity(MessageEntity { kind, offset, length }: MessageEntity) -> PreviewedEntity {
    let mut address = None;
    let kind = match kind {
        MessageEntityKind::Bold => "bold",
        MessageEntityKind::Italic => "italic",
        MessageEntityKind::Underline => "underline",
        MessageEntityKind::Strikethrough => "strikethrough",
        MessageEntityKind::Code => "code",
        MessageEntityKind::Spoiler => "spoiler",
        MessageEntityKind::TextLink { url } => {
            address = Some(url.to_string());
            "text_link"
        }
        // No other kind is ever sent.
        _ => "",
    };
    PreviewedEntity { kind: kind.to_owned(), offset, length, address }
}

fn rows(keyboard: InlineKeyboardMarkup) -> Vec<Vec<PreviewedButton>> {
    let button = |label: String| PreviewedButton { label, look: ButtonLook::Plain };
    keyboard.inline_keyboard.into_iter().map(|row| row.into_iter().map(|key| button(key.text)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use refrain_core::catalogue::{Message, id};
    use refrain_core::command::Action;
    use refrain_core::queue::JobId;

    use super::*;

    #[test]
    fn a_preview_is_what_would_be_sent() {
        let catalogue = Catalogue::builtin();
        let reply = Reply::text(Message::new(id::JOB_DONE).with("prompt", "a <b>fox</b>"))
            .button(Message::new(id::BUTTON_AGAIN), Action::Again(JobId::random()));

        let previewed = TelegramPreview.preview(&catalogue, &catalogue.negotiate(&["en-US"]), &reply);

        let PreviewedWords::Entities { text, entities } = &previewed[0].words else { panic!("{previewed:?}") };
        assert_eq!((previewed.len(), text.as_str()), (1, "a <b>fox</b>"));
        assert_eq!((entities[0].kind.as_str(), entities[0].offset, entities[0].length), ("code", 0, 12));
        assert_eq!(
            previewed[0].rows[0][0].label,
            catalogue.plain(&catalogue.negotiate(&["en"]), &Message::new(id::BUTTON_AGAIN))
        );
    }

    #[test]
    fn long_words_take_several_messages_of_which_the_last_has_the_buttons() {
        let catalogue = Catalogue::builtin();
        let reply = Reply::text(Message::new(id::JOB_DONE).with("prompt", "word ".repeat(1000)))
            .button(Message::new(id::BUTTON_AGAIN), Action::Again(JobId::random()));

        let previewed = TelegramPreview.preview(&catalogue, &catalogue.negotiate(&["en-US"]), &reply);

        let rows: Vec<_> = previewed.iter().map(|message| message.rows.len()).collect();
        assert_eq!(rows, [0, 1]);
    }
}
