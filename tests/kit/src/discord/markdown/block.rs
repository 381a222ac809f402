//! Marks that belong to whole lines: headings, subtext, lists, quotes. Code blocks may begin anywhere.

use serde_json::{Value, json};

use super::Reader;

impl Reader<'_> {
    /// Reads text that begins at the start of a line.
    pub(super) fn blocks(&mut self, source: &str) {
        let mut rest = source;
        let mut plain = 0;
        // Everything before `plain` of `rest` is text that waits to be read as a whole, as marks may span lines.
        while plain < rest.len() {
            let line = &rest[plain..];
            if let Some((block, after)) = block(line) {
                let breaks = line[..line.len() - after.len()].ends_with('\n');
                let before = &rest[..plain];
                self.inline(before);
                self.block(&block);
                if breaks {
                    self.push("\n");
                }
                rest = after;
                plain = 0;
                continue;
            }
            plain += line_or_fence(line);
        }
        self.inline(rest);
    }

    fn block(&mut self, block: &Block<'_>) {
        let none = Value::Null;
        match block {
            Block::Heading(level, words) => {
                self.marked("heading", &json!({ "level": level }), |reader| reader.inline(words));
            }
            Block::Subtext(words) => self.marked("subtext", &none, |reader| reader.inline(words)),
            Block::Item(indent, sign, words) => {
                self.push(indent);
                self.marked("list", &none, |reader| {
                    reader.push(sign);
                    reader.push(" ");
                    reader.inline(words);
                });
            }
            Block::Quote(words) => self.marked("quote", &none, |reader| reader.blocks(words)),
        }
    }
}

enum Block<'a> {
    Heading(usize, &'a str),
    Subtext(&'a str),
    /// The indentation, the bullet or number, the words.
    Item(&'a str, &'a str, &'a str),
    Quote(String),
}

/// The block at the start of a line, and what follows it.
fn block(source: &str) -> Option<(Block<'_>, &str)> {
    let (line, rest) = source.split_once('\n').unwrap_or((source, ""));
    if let Some(words) = source.strip_prefix(">>> ") {
        return Some((Block::Quote(words.trim_end_matches('\n').to_owned()), ""));
    }
    if line.starts_with("> ") {
        let (mut quoted, mut rest) = (String::new(), source);
        while let Some(words) = rest.strip_prefix("> ") {
            let end = words.find('\n').map_or(words.len(), |end| end + 1);
            quoted.push_str(&words[..end]);
            rest = &words[end..];
        }
        if quoted.ends_with('\n') {
            quoted.pop();
        }
        return Some((Block::Quote(quoted), rest));
    }
    if let Some(words) = line.strip_prefix("-# ").filter(|words| !words.trim().is_empty()) {
        return Some((Block::Subtext(words), rest));
    }
    let level = line.chars().take_while(|sign| *sign == '#').count();
    if (1..=3).contains(&level)
        && let Some(words) = line[level..].strip_prefix(' ').filter(|words| !words.trim().is_empty())
    {
        return Some((Block::Heading(level, words), rest));
    }
    let bare = line.trim_start_matches(' ');
    let indent = &line[..line.len() - bare.len()];
    let digits = bare.chars().take_while(char::is_ascii_digit).count();
    let sign = if bare.starts_with(['-', '*']) { 1 } else { digits + 1 };
    let is_sign = sign == 1 && bare.starts_with(['-', '*']) || digits > 0 && bare[digits..].starts_with('.');
    let words = is_sign.then(|| bare[sign..].strip_prefix(' ')).flatten().filter(|words| !words.trim().is_empty())?;
    let shown = if digits > 0 { &bare[..sign] } else { "•" };
    Some((Block::Item(indent, shown, words), rest))
}

/// Bytes to the start of the next line, a code block in between not taken apart.
fn line_or_fence(source: &str) -> usize {
    let end = source.find('\n').map_or(source.len(), |end| end + 1);
    let fence = source.find("```").filter(|fence| *fence < end);
    let closed = fence.and_then(|fence| Some(fence + 3 + source[fence + 3..].find("```")? + 3));
    match closed {
        Some(closed) => closed + source[closed..].find('\n').map_or(source.len() - closed, |end| end + 1),
        None => end,
    }
}
