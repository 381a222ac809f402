//! Words messages as Discord's Markdown. Whatever could become markup is escaped, in a person's words and in ours.
//!
//! A backslash stands before what formats, and a space without width breaks what would mention or link: the client shows
//! neither. Inside code nothing is parsed, and only the backtick that would end it is replaced.

use refrain_core::catalogue::{Catalogue, Locale, Message, Sink, Tag};

/// Text as Discord takes it. Lengths count UTF-16 units, which are never fewer than what Discord counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Styled {
    pub(crate) text: String,
    /// The marks in it, in order: where one can't be broken, and what is open between two.
    pub(crate) marks: Vec<Placed>,
}

/// A mark in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Placed {
    /// Where it starts, in bytes.
    pub(crate) at: usize,
    pub(crate) mark: Mark,
    pub(crate) opens: bool,
}

/// What Discord formats by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// The same before and after.
    Around(&'static str),
    /// A link with its address.
    Link(String),
}

impl Placed {
    /// What it is written as.
    pub(crate) fn written(&self) -> String {
        match (&self.mark, self.opens) {
            (Mark::Around(mark), _) => (*mark).to_owned(),
            (Mark::Link(_), true) => "[".to_owned(),
            // In angle brackets, so that no preview unfolds.
            (Mark::Link(address), false) => format!("](<{address}>)"),
        }
    }
}

impl Styled {
    /// Text in which nothing is to be escaped.
    pub(crate) fn raw(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Vec::new() }
    }

    /// `other` behind this.
    pub(crate) fn append(&mut self, other: Self) {
        let before = self.text.len();
        self.text.push_str(&other.text);
        self.marks.extend(other.marks.into_iter().map(|mark| Placed { at: before + mark.at, ..mark }));
    }

    fn push_mark(&mut self, mark: Mark, opens: bool) {
        let placed = Placed { at: self.text.len(), mark, opens };
        self.text.push_str(&placed.written());
        self.marks.push(placed);
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
    writer.done
}

/// Collects text and marks.
#[derive(Debug, Default)]
struct Writer {
    done: Styled,
    open: Vec<Option<Mark>>,
    code: usize,
}

/// Shown, and breaks what Discord would make a mention or a link of.
const ZERO_WIDTH_SPACE: char = '\u{200b}';
/// Looks like the backtick that would end code.
const NO_BACKTICK: char = '\u{2cb}';

impl Writer {
    /// Adds `text` so that nothing in it formats; with `links` broken, nothing in it mentions or links either.
    fn escaped(&mut self, text: &str, links: bool) {
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            let next = chars.peek().copied();
            if self.code > 0 {
                self.done.text.push(if char == '`' { NO_BACKTICK } else { char });
                continue;
            }
            if formats(char)
                || (self.starts_line() && starts_block(char))
                || (char == '.' && next.is_none_or(char::is_whitespace) && self.is_list_number())
            {
                self.done.text.push('\\');
            }
            self.done.text.push(char);
            let breaks = match char {
                '@' | '<' => true,
                // `https://…`
                ':' => next == Some('/'),
                // Invitations are links without that as well.
                '.' => self.ends_with_word("discord.") || self.ends_with_word("discordapp."),
                _ => false,
            };
            if links && breaks {
                self.done.text.push(ZERO_WIDTH_SPACE);
            }
        }
    }

    fn line(&self) -> &str {
        self.done.text.rsplit('\n').next().unwrap_or_default()
    }

    fn starts_line(&self) -> bool {
        self.line().chars().all(|char| char.is_whitespace() || matches!(char, '\u{2066}'..='\u{2069}'))
    }

    /// Whether the line so far is a number, so that a full stop would make it an item of a list.
    fn is_list_number(&self) -> bool {
        let line = self.line().trim_start();
        !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
    }

    fn ends_with_word(&self, word: &str) -> bool {
        let text = &self.done.text;
        text.len()
            .checked_sub(word.len())
            .and_then(|start| text.get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word))
    }
}

/// What formats wherever it stands.
const fn formats(char: char) -> bool {
    matches!(char, '\\' | '*' | '_' | '~' | '`' | '|' | '[' | ']')
}

/// What makes a heading, a list or a quotation at the start of a line.
const fn starts_block(char: char) -> bool {
    matches!(char, '#' | '-' | '+' | '>')
}

impl Sink for Writer {
    fn literal(&mut self, text: &str) {
        self.escaped(text, false);
    }

    fn argument(&mut self, text: &str) {
        self.escaped(text, true);
    }

    fn open(&mut self, tag: Tag<'_>) {
        // Nothing formats inside code.
        let mark = if self.code > 0 { None } else { mark(tag) };
        if tag == Tag::Code {
            self.code += 1;
        }
        if let Some(mark) = &mark {
            self.done.push_mark(mark.clone(), true);
        }
        self.open.push(mark);
    }

    fn close(&mut self, tag: Tag<'_>) {
        if tag == Tag::Code {
            self.code = self.code.saturating_sub(1);
        }
        let Some(Some(mark)) = self.open.pop() else { return };
        // Around nothing, two marks would be another mark.
        if let Some(last) = self.done.marks.last()
            && last.opens
            && last.at + last.written().len() == self.done.text.len()
        {
            self.done.text.truncate(last.at);
            self.done.marks.pop();
            return;
        }
        self.done.push_mark(mark, false);
    }
}

fn mark(tag: Tag<'_>) -> Option<Mark> {
    Some(match tag {
        Tag::Bold => Mark::Around("**"),
        Tag::Italic => Mark::Around("*"),
        Tag::Underline => Mark::Around("__"),
        Tag::Strikethrough => Mark::Around("~~"),
        Tag::Code => Mark::Around("`"),
        Tag::Spoiler => Mark::Around("||"),
        // An address with these can't stand there, and none that a translator means has them.
        Tag::Link(address) if address.contains(['<', '>', '\n', ' ']) => return None,
        Tag::Link(address) => Mark::Link(address.to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer::default();
        write(&mut writer);
        writer.done.text
    }

    fn typed(text: &str) -> String {
        written(|writer| writer.argument(text))
    }

    #[test]
    fn neutral_tags_become_discords_marks() {
        let all = [
            (Tag::Bold, "**x**"),
            (Tag::Italic, "*x*"),
            (Tag::Underline, "__x__"),
            (Tag::Strikethrough, "~~x~~"),
            (Tag::Code, "`x`"),
            (Tag::Spoiler, "||x||"),
            (Tag::Link("https://example.org"), "[x](<https://example.org>)"),
        ];
        for (tag, expected) in all {
            let text = written(|writer| {
                writer.open(tag);
                writer.literal("x");
                writer.close(tag);
            });

            assert_eq!(text, expected);
        }
    }

    #[test]
    fn empty_tags_leave_nothing() {
        let text = written(|writer| {
            writer.open(Tag::Bold);
            writer.open(Tag::Code);
            writer.close(Tag::Code);
            writer.close(Tag::Bold);
        });

        assert_eq!(text, "");
    }

    #[test]
    fn a_persons_words_never_format() {
        assert_eq!(typed("*a* __b__ ~c~ ||d|| `e` \\"), r"\*a\* \_\_b\_\_ \~c\~ \|\|d\|\| \`e\` \\");
        assert_eq!(typed("[a](https://b.c)"), "\\[a\\](https:\u{200b}//b.c)");
    }

    #[test]
    fn a_persons_lines_never_become_headings_lists_or_quotations() {
        assert_eq!(
            typed("# a\n-# b\n- c\n> d\n>>> e\n1. f\n  + g"),
            "\\# a\n\\-# b\n\\- c\n\\> d\n\\>>> e\n1\\. f\n  \\+ g"
        );
        assert_eq!(typed("well-known # 1.5 > 1"), "well-known # 1.5 > 1");
    }

    #[test]
    fn a_persons_words_mention_and_link_nothing() {
        for (words, shown) in [
            ("@everyone", "@\u{200b}everyone"),
            ("<@42> <#1> <t:0:R>", "<\u{200b}@\u{200b}42> <\u{200b}#1> <\u{200b}t:0:R>"),
            ("https://evil.example", "https:\u{200b}//evil.example"),
            ("join Discord.gg/abc", "join Discord.\u{200b}gg/abc"),
        ] {
            assert_eq!(typed(words), shown);
        }
    }

    #[test]
    fn ordinary_words_stay_as_they_were_typed() {
        for words in ["A fox. A hen.", "3.5 or 2", "either / or", "C# (sharp)", "at 10:30", "wait…", "🦊"] {
            assert_eq!(typed(words), words);
        }
    }

    #[test]
    fn code_can_be_copied_and_does_not_end_early() {
        let text = written(|writer| {
            writer.open(Tag::Code);
            writer.open(Tag::Bold);
            writer.argument("a*b_c @here `x` https://y.z");
            writer.close(Tag::Bold);
            writer.close(Tag::Code);
        });

        assert_eq!(text, "`a*b_c @here \u{2cb}x\u{2cb} https://y.z`");
    }

    #[test]
    fn a_translators_words_are_not_taken_for_markup() {
        assert_eq!(written(|writer| writer.literal("2 * 3 <prompt> https://a.b")), r"2 \* 3 <prompt> https://a.b");
    }
}
