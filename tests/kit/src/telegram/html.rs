//! Telegram's HTML: text with marks becomes plain text with entities, or a refusal in the real server's words.
//!
//! `MarkdownV2` isn't understood by the fake; a bot that uses it is refused.

use serde_json::{Value, json};

use super::{limits::utf16_len, refusal::Refusal};

/// Plain text and the entities on it.
///
/// # Errors
///
/// Where a tag is unknown, not closed or closed wrongly.
pub(super) fn parse(markup: &str) -> Result<(String, Vec<Value>), Refusal> {
    let mut text = String::with_capacity(markup.len());
    let mut entities = Vec::new();
    let mut open: Vec<(Tag, usize)> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        if let Some(after) = from.strip_prefix('&') {
            rest = push_entity(&mut text, after);
            continue;
        }
        let end = from.find('>').ok_or_else(|| refused("Unclosed start tag"))?;
        let tag = from.get(1..end).unwrap_or_default();
        rest = from.get(end + 1..).unwrap_or_default();
        if let Some(name) = tag.strip_prefix('/') {
            let Some((opened, start)) = open.pop() else { return Err(refused("Unexpected end tag")) };
            if opened.name != name.trim() {
                return Err(refused(format_args!(
                    "Unmatched end tag, expected \"</{}>\", found \"</{name}>\"",
                    opened.name
                )));
            }
            let length = utf16_len(&text) - start;
            if length > 0 {
                entities.push(opened.entity(start, length));
            }
        } else {
            open.push((Tag::read(tag)?, utf16_len(&text)));
        }
    }
    text.push_str(rest);
    match open.pop() {
        Some((tag, _)) => Err(refused(format_args!("Can't find end tag corresponding to start tag \"{}\"", tag.name))),
        None => Ok((text, entities)),
    }
}

struct Tag {
    name: String,
    attributes: String,
}

impl Tag {
    fn read(tag: &str) -> Result<Self, Refusal> {
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let known = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "a", "blockquote"];
        if known.contains(&name) || matches!(name, "tg-spoiler" | "span" | "tg-emoji") {
            Ok(Self { name: name.to_owned(), attributes: attributes.to_owned() })
        } else {
            Err(refused(format_args!("Unsupported start tag \"{name}\"")))
        }
    }

    fn entity(&self, offset: usize, length: usize) -> Value {
        let kind = match self.name.as_str() {
            "b" | "strong" => "bold",
            "i" | "em" => "italic",
            "u" | "ins" => "underline",
            "s" | "strike" | "del" => "strikethrough",
            "a" => "text_link",
            "tg-emoji" => "custom_emoji",
            "blockquote" if self.attributes.contains("expandable") => "expandable_blockquote",
            "tg-spoiler" | "span" => "spoiler",
            same => same,
        };
        let mut entity = json!({ "type": kind, "offset": offset, "length": length });
        if kind == "text_link" {
            let url = self.attributes.split('"').nth(1).unwrap_or_default();
            entity["url"] = Value::String(url.replace("&amp;", "&"));
        }
        entity
    }
}

/// Resolves one `&…;`; the four that Telegram knows, anything else stays as it is.
fn push_entity<'a>(text: &mut String, after: &'a str) -> &'a str {
    for (name, letter) in [("lt;", '<'), ("gt;", '>'), ("amp;", '&'), ("quot;", '"')] {
        if let Some(rest) = after.strip_prefix(name) {
            text.push(letter);
            return rest;
        }
    }
    text.push('&');
    after
}

fn refused(words: impl std::fmt::Display) -> Refusal {
    Refusal::bad_request(format_args!("can't parse entities: {words}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use serde_json::json;

    use super::parse;

    #[test]
    fn marks_become_entities_counted_in_utf16() {
        let (text, entities) = parse("🦊 <b>a &lt; b</b>").unwrap();

        assert_eq!(text, "🦊 a < b");
        assert_eq!(entities, [json!({ "type": "bold", "offset": 3, "length": 5 })]);
    }

    #[test]
    fn unescaped_text_of_a_person_is_refused() {
        assert!(parse("a <fox>").unwrap_err().description.contains("Unsupported start tag \"fox\""));
        assert!(parse("<b>a").unwrap_err().description.contains("Can't find end tag"));
        assert!(parse("a</b>").unwrap_err().description.contains("Unexpected end tag"));
        assert!(parse("<b><i>a</b></i>").unwrap_err().description.contains("Unmatched end tag"));
        assert!(parse("1 < 2").unwrap_err().description.contains("Unclosed start tag"));
    }
}
