//! Words with marks as a tree: what a browser builds its elements from, one by one, without reading HTML.
//!
//! It is made of the catalogue's own words, and of what the adapters would send: Telegram's text with entities, Discord's
//! Markdown, of which it knows what [`refrain_core::preview`] can bring.

use refrain_core::catalogue::{Catalogue, Locale, Message, Sink, Tag};
use refrain_core::preview::{PreviewedEntity, PreviewedWords};
use serde::Serialize;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Node {
    /// Plain text.
    Text(String),
    /// Marked text.
    Marked {
        /// How: the name of an element, or `spoiler`.
        mark: &'static str,
        /// Where a link leads.
        #[serde(skip_serializing_if = "Option::is_none")]
        href: Option<String>,
        /// What is marked.
        of: Vec<Self>,
    },
}

/// Words a message.
pub(super) fn of_message(catalogue: &Catalogue, locale: &Locale, message: &Message) -> Vec<Node> {
    let mut tree = Tree::default();
    catalogue.write(locale, message, &mut tree);
    tree.finish()
}

/// What another platform would show.
pub(super) fn of_preview(words: &PreviewedWords) -> Vec<Node> {
    match words {
        PreviewedWords::Entities { text, entities } => of_entities(text, entities),
        PreviewedWords::Markdown(text) => of_markdown(text),
    }
}

/// What is open, and what it has in it so far.
struct Open {
    mark: &'static str,
    href: Option<String>,
    of: Vec<Node>,
}

/// Builds a tree from its leaves.
#[derive(Default)]
struct Tree {
    done: Vec<Node>,
    open: Vec<Open>,
}

impl Tree {
    fn here(&mut self) -> &mut Vec<Node> {
        match self.open.last_mut() {
            Some(open) => &mut open.of,
            None => &mut self.done,
        }
    }

    fn push(&mut self, text: &str) {
        match self.here().last_mut() {
            Some(Node::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.here().push(Node::Text(text.to_owned())),
        }
    }

    fn begin(&mut self, mark: &'static str, href: Option<String>) {
        self.open.push(Open { mark, href, of: Vec::new() });
    }

    fn end(&mut self) {
        if let Some(Open { mark, href, of }) = self.open.pop()
            && !of.is_empty()
        {
            self.here().push(Node::Marked { mark, href, of });
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }
}

impl Sink for Tree {
    fn literal(&mut self, text: &str) {
        self.push(text);
    }

    fn argument(&mut self, text: &str) {
        self.push(text);
    }

    fn open(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Bold => self.begin("strong", None),
            Tag::Italic => self.begin("em", None),
            Tag::Underline => self.begin("u", None),
            Tag::Strikethrough => self.begin("s", None),
            Tag::Code => self.begin("code", None),
            Tag::Spoiler => self.begin("spoiler", None),
            Tag::Link(address) => self.begin("a", href(address)),
        }
    }

    fn close(&mut self, _: Tag<'_>) {
        self.end();
    }
}

/// Only what leads to a website is a link.
fn href(address: &str) -> Option<String> {
    (address.starts_with("https://") || address.starts_with("http://")).then(|| address.to_owned())
}

/// Telegram's text: entities are properly nested, and count UTF-16 units.
fn of_entities(text: &str, entities: &[PreviewedEntity]) -> Vec<Node> {
    let mut tree = Tree::default();
    let mut ends = Vec::new();
    let mut rest = entities.iter().filter_map(|entity| Some((entity, mark_of(&entity.kind)?))).peekable();
    let mut units = 0;
    for char in text.chars() {
        while ends.last().is_some_and(|end| *end <= units) {
            ends.pop();
            tree.end();
        }
        while let Some((entity, mark)) = rest.next_if(|(entity, _)| entity.offset <= units) {
            tree.begin(mark, entity.address.as_deref().and_then(href));
            ends.push(entity.offset + entity.length);
        }
        tree.push(char.encode_utf8(&mut [0; 4]));
        units += char.len_utf16();
    }
    tree.finish()
}

fn mark_of(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "bold" => "strong",
        "italic" => "em",
        "underline" => "u",
        "strikethrough" => "s",
        "code" => "code",
        "spoiler" => "spoiler",
        "text_link" => "a",
        _ => return None,
    })
}

/// Discord's marks, the longer before the shorter.
const MARKS: [(&str, &str); 6] =
    [("**", "strong"), ("__", "u"), ("~~", "s"), ("||", "spoiler"), ("*", "em"), ("_", "em")];

/// Discord's Markdown, as far as it is ever sent: marks, code, links in angle brackets, and backslashes before what is
/// none of these.
fn of_markdown(text: &str) -> Vec<Node> {
    let mut tree = Tree::default();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let mut taken = first.len_utf8();
        match first {
            '\\' if rest[1..].starts_with(|next: char| next.is_ascii_punctuation()) => {
                tree.push(&rest[1..2]);
                taken = 2;
            }
            '`' => {
                let mark = &rest[..rest.len() - rest.trim_start_matches('`').len()];
                let inner = &rest[mark.len()..];
                if let Some(length) = inner.find(mark) {
                    tree.begin("code", None);
                    tree.push(inner[..length].trim_matches(' '));
                    tree.end();
                    taken = 2 * mark.len() + length;
                } else {
                    tree.push(mark);
                    taken = mark.len();
                }
            }
            '[' => tree.begin("a", None),
            ']' if rest.starts_with("](<") && tree.open.last().is_some_and(|open| open.mark == "a") => {
                let address = &rest[3..];
                let length = address.find(">)").unwrap_or(address.len());
                if let Some(open) = tree.open.last_mut() {
                    open.href = href(&address[..length]);
                }
                tree.end();
                taken = (3 + length + 2).min(rest.len());
            }
            _ => match MARKS.into_iter().find(|(mark, _)| rest.starts_with(mark)) {
                Some((mark, name)) => {
                    if tree.open.last().is_some_and(|open| open.mark == name) {
                        tree.end();
                    } else {
                        tree.begin(name, None);
                    }
                    taken = mark.len();
                }
                None => tree.push(&rest[..taken]),
            },
        }
        rest = &rest[taken..];
    }
    tree.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Node {
        Node::Text(text.to_owned())
    }

    fn marked(mark: &'static str, of: Vec<Node>) -> Node {
        Node::Marked { mark, href: None, of }
    }

    fn entity(kind: &str, offset: usize, length: usize) -> PreviewedEntity {
        PreviewedEntity { kind: kind.to_owned(), offset, length, address: None }
    }

    #[test]
    fn entities_nest_and_count_as_telegram_does() {
        let tree = of_entities("🦊 red fox", &[entity("bold", 0, 6), entity("italic", 3, 3)]);

        let expected = [marked("strong", vec![text("🦊 "), marked("em", vec![text("red")])]), text(" fox")];
        assert_eq!(tree, expected);
    }

    #[test]
    fn markdown_nests_and_what_is_escaped_is_text() {
        let tree = of_markdown(r"**a _b_** \*c\* `d*` [e](<https://x.example/>)");

        let link = Node::Marked { mark: "a", href: Some("https://x.example/".to_owned()), of: vec![text("e")] };
        let expected = [
            marked("strong", vec![text("a "), marked("em", vec![text("b")])]),
            text(" *c* "),
            marked("code", vec![text("d*")]),
            text(" "),
            link,
        ];
        assert_eq!(tree, expected);
    }

    #[test]
    fn broken_markdown_loses_no_word() {
        for broken in ["**a", "`a", "[a", "](<a", "\\", "a_b", "``a`", "[a](<b"] {
            assert!(serde_json::to_string(&of_markdown(broken)).is_ok_and(|json| json.contains('a') || broken == "\\"));
        }
    }

    #[test]
    fn a_link_leads_to_a_website_or_nowhere() {
        let mut tree = Tree::default();
        tree.open(Tag::Link("javascript:alert(1)"));
        tree.literal("here");
        tree.close(Tag::Link("javascript:alert(1)"));

        assert_eq!(tree.finish(), [marked("a", vec![text("here")])]);
    }
}
