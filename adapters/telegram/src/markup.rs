//! Words messages as text with entities. No parse mode is ever used, so nothing a person types can become markup.

use refrain_core::catalogue::{Catalogue, Locale, Message, Sink, Tag};
use teloxide::types::{MessageEntity, MessageEntityKind};
use url::Url;

/// Text as Telegram takes it. Offsets and lengths count UTF-16 units, as Telegram does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Styled {
    pub(crate) text: String,
    pub(crate) units: usize,
    pub(crate) entities: Vec<MessageEntity>,
}

impl Styled {
    pub(crate) fn push(&mut self, text: &str) {
        self.units += units(text);
        self.text.push_str(text);
    }
}

/// The length of `text` in UTF-16 units.
pub(crate) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// Words `paragraphs`, an empty line between two.
pub(crate) fn worded(catalogue: &Catalogue, locale: &Locale, paragraphs: &[Message]) -> Styled {
    let mut writer = Writer::default();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            writer.literal("\n\n");
        }
        catalogue.write(locale, paragraph, &mut writer);
    }
    writer.finish()
}

/// Collects text and entities.
#[derive(Debug, Default)]
struct Writer {
    done: Styled,
    open: Vec<(Option<MessageEntityKind>, usize)>,
    code: usize,
}

impl Writer {
    fn finish(mut self) -> Styled {
        // Telegram wants the outer of two entities first, and they were added as they closed.
        self.done.entities.sort_by_key(|entity| (entity.offset, usize::MAX - entity.length));
        self.done
    }
}

impl Sink for Writer {
    fn literal(&mut self, text: &str) {
        self.done.push(text);
    }

    fn argument(&mut self, text: &str) {
        // Inside code Telegram links nothing.
        if self.code > 0 { self.done.push(text) } else { self.done.push(&unlinked(text)) }
    }

    fn open(&mut self, tag: Tag<'_>) {
        if tag == Tag::Code {
            self.code += 1;
        }
        self.open.push((kind(tag), self.done.units));
    }

    fn close(&mut self, tag: Tag<'_>) {
        if tag == Tag::Code {
            self.code = self.code.saturating_sub(1);
        }
        let Some((kind, start)) = self.open.pop() else { return };
        let length = self.done.units - start;
        if let Some(kind) = kind
            && length > 0
        {
            self.done.entities.push(MessageEntity::new(kind, start, length));
        }
    }
}

fn kind(tag: Tag<'_>) -> Option<MessageEntityKind> {
    Some(match tag {
        Tag::Bold => MessageEntityKind::Bold,
        Tag::Italic => MessageEntityKind::Italic,
        Tag::Underline => MessageEntityKind::Underline,
        Tag::Strikethrough => MessageEntityKind::Strikethrough,
        Tag::Code => MessageEntityKind::Code,
        Tag::Spoiler => MessageEntityKind::Spoiler,
        Tag::Link(address) => MessageEntityKind::TextLink { url: Url::parse(address).ok()? },
    })
}

/// Shown, and breaks what Telegram would link: no width, no line break.
const WORD_JOINER: char = '\u{2060}';

/// `text` without what Telegram turns into mentions, commands, hashtags, cashtags and links on its own, so that nobody
/// makes the bot ping a third person or advertise an address.
fn unlinked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        out.push(char);
        let after = chars.peek().copied();
        let links = match char {
            '@' => after.is_some_and(|after| !after.is_whitespace()),
            // Telegram links none of these inside a word, as in "and/or".
            '/' | '#' | '$' => {
                !before.is_some_and(char::is_alphanumeric) && after.is_some_and(|after| !after.is_whitespace())
            }
            // A domain; numbers such as 3.5 stay as they are.
            '.' => before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphabetic),
            _ => false,
        };
        if links {
            out.push(WORD_JOINER);
        }
        before = Some(char);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Writer)) -> Styled {
        let mut writer = Writer::default();
        write(&mut writer);
        writer.finish()
    }

    #[test]
    fn offsets_count_utf16_units() {
        let text = written(|writer| {
            writer.literal("🎨 ");
            writer.open(Tag::Bold);
            writer.literal("Füße 🦊");
            writer.close(Tag::Bold);
        });

        assert_eq!(text.entities, [MessageEntity::bold(3, 7)]);
        assert_eq!(text.units, 10);
    }

    #[test]
    fn nested_tags_become_nested_entities_the_outer_one_first() {
        let text = written(|writer| {
            writer.open(Tag::Bold);
            writer.open(Tag::Italic);
            writer.literal("ab");
            writer.close(Tag::Italic);
            writer.literal("c");
            writer.close(Tag::Bold);
        });

        assert_eq!(text.entities, [MessageEntity::bold(0, 3), MessageEntity::italic(0, 2)]);
    }

    #[test]
    fn empty_tags_and_links_to_nowhere_leave_no_entity() {
        let text = written(|writer| {
            writer.open(Tag::Bold);
            writer.close(Tag::Bold);
            writer.open(Tag::Link("not an address"));
            writer.literal("here");
            writer.close(Tag::Link("not an address"));
        });

        assert_eq!((text.text.as_str(), text.entities.len()), ("here", 0));
    }

    #[test]
    fn a_persons_words_never_become_markup() {
        let typed = "<b>*bold* __x__ `code` [a](b) &lt; ||c||";

        let text = written(|writer| writer.argument(typed));

        assert_eq!((text.text.as_str(), text.entities.len()), (typed, 0));
    }

    #[test]
    fn a_persons_words_link_nothing() {
        for (typed, shown) in [
            ("ping @durov", "ping @\u{2060}durov"),
            ("press /cancel", "press /\u{2060}cancel"),
            ("#tag $USD", "#\u{2060}tag $\u{2060}USD"),
            ("http://evil.com", "http:/\u{2060}/\u{2060}evil.\u{2060}com"),
            ("me@evil.com", "me@\u{2060}evil.\u{2060}com"),
        ] {
            assert_eq!(written(|writer| writer.argument(typed)).text, shown);
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_were_typed() {
        for typed in ["A fox. A hen.", "3.5 @ 2", "either / or", "and/or", "C#", "wait…", "🦊"] {
            assert_eq!(written(|writer| writer.argument(typed)).text, typed);
        }
    }

    #[test]
    fn code_stays_as_it_was_typed_so_that_it_can_be_copied() {
        let text = written(|writer| {
            writer.open(Tag::Code);
            writer.argument("/generate a fox @ http://x.org");
            writer.close(Tag::Code);
        });

        assert_eq!(text.text, "/generate a fox @ http://x.org");
    }
}
