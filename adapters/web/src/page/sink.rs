//! Words a message into HTML: what a person wrote is escaped, what a translator marked up becomes elements.

use std::fmt::Write as _;

use maud::{Escaper, Markup, PreEscaped};
use refrain_core::catalogue::{Sink, Tag};

/// HTML, piece by piece.
#[derive(Default)]
pub(super) struct Html(String);

impl Html {
    pub(super) fn finish(self) -> Markup {
        PreEscaped(self.0)
    }

    fn escaped(&mut self, text: &str) {
        let _ = Escaper::new(&mut self.0).write_str(text); // A string takes everything.
    }

    const fn name(tag: Tag<'_>) -> &'static str {
        match tag {
            Tag::Bold => "strong",
            Tag::Italic => "em",
            Tag::Underline => "u",
            Tag::Strikethrough => "s",
            Tag::Code => "code",
            Tag::Spoiler => "span",
            Tag::Link(_) => "a",
        }
    }
}

impl Sink for Html {
    fn literal(&mut self, text: &str) {
        self.escaped(text);
    }

    fn argument(&mut self, text: &str) {
        self.escaped(text);
    }

    fn open(&mut self, tag: Tag<'_>) {
        self.0.push('<');
        self.0.push_str(Self::name(tag));
        match tag {
            Tag::Link(address) => {
                self.0.push_str(" rel=\"noreferrer\" href=\"");
                self.escaped(address);
                self.0.push('"');
            }
            Tag::Spoiler => self.0.push_str(" class=\"spoiler\" tabindex=\"0\""),
            Tag::Bold | Tag::Italic | Tag::Underline | Tag::Strikethrough | Tag::Code => {}
        }
        self.0.push('>');
    }

    fn close(&mut self, tag: Tag<'_>) {
        self.0.push_str("</");
        self.0.push_str(Self::name(tag));
        self.0.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_wrote_is_text_and_what_a_translator_marked_up_is_not() {
        let mut html = Html::default();

        html.open(Tag::Bold);
        html.argument("<script>alert(1)</script>");
        html.close(Tag::Bold);
        html.open(Tag::Link("https://a.example/?a=1&b=\"2\""));
        html.literal("a & b");
        html.close(Tag::Link("https://a.example/?a=1&b=\"2\""));

        assert_eq!(
            html.finish().into_string(),
            "<strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong>\
             <a rel=\"noreferrer\" href=\"https://a.example/?a=1&amp;b=&quot;2&quot;\">a &amp; b</a>"
        );
    }
}
