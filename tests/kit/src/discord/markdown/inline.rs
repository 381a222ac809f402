//! Marks inside a line, by the expressions of the client's parser.

use serde_json::{Value, json};

use super::Reader;

impl Reader<'_> {
    /// Reads text without looking for blocks.
    pub(super) fn inline(&mut self, source: &str) {
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let before = source[..at].chars().next_back();
            let taken = self.mark(rest, before);
            at += if taken == 0 { self.sign(rest) } else { taken };
        }
    }

    /// Takes one sign as it is.
    fn sign(&mut self, rest: &str) -> usize {
        let length = rest.chars().next().map_or(0, char::len_utf8);
        self.push(&rest[..length]);
        length
    }

    /// Reads the mark at the start of `rest`; gives the bytes that it takes, 0 for none.
    fn mark(&mut self, rest: &str, before: Option<char>) -> usize {
        if let Some(sign) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next()) {
            return if sign.is_ascii_alphanumeric() || sign.is_whitespace() { 0 } else { 1 + self.sign(&rest[1..]) };
        }
        match rest.as_bytes().first() {
            Some(b'`') => self.code(rest),
            Some(b'*' | b'_') => self.emphasis(rest),
            Some(b'~') => self.pair(rest, "~~", "strikethrough"),
            Some(b'|') => self.pair(rest, "||", "spoiler"),
            Some(b'[') => self.masked_link(rest),
            Some(b'<') => self.angle(rest),
            Some(b'@') => self.everyone(rest),
            Some(b'h') if before.is_none_or(|before| !is_word(before)) => self.bare_link(rest),
            _ => 0,
        }
    }

    /// "```language\n…```" or "`…`" with any number of backticks.
    fn code(&mut self, rest: &str) -> usize {
        if let Some(inner) = rest.strip_prefix("```").and_then(|rest| rest.split_once("```")).map(|(inner, _)| inner)
            && !inner.trim_matches('\n').is_empty()
        {
            let is_language = |word: &str| {
                !word.is_empty() && word.chars().all(|sign| sign.is_ascii_alphanumeric() || "_+-.#".contains(sign))
            };
            let (language, code) = match inner.split_once('\n') {
                Some((first, code)) if is_language(first) && !code.trim_matches('\n').is_empty() => (first, code),
                _ => ("", inner),
            };
            self.marked("pre", &json!({ "language": language }), |reader| reader.push(code.trim_matches('\n')));
            return inner.len() + 6;
        }
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let fence = &rest[..ticks];
        let mut at = ticks;
        while let Some(found) = rest[at..].find(fence) {
            let (start, end) = (at + found, at + found + ticks);
            let run_goes_on = rest[end..].starts_with('`');
            if start > ticks && !run_goes_on && !rest[..start].ends_with('`') {
                self.marked("code", &Value::Null, |reader| reader.push(rest[ticks..start].trim_matches(' ')));
                return end;
            }
            at = end + rest[end..].len() - rest[end..].trim_start_matches('`').len();
        }
        // None of these backticks opens anything.
        self.push(fence);
        ticks
    }

    /// `**bold**`, `__underlined__`, `*italic*`, `_italic_`: the longest counts, of equals the last named.
    fn emphasis(&mut self, rest: &str) -> usize {
        let sign = if rest.starts_with('*') { '*' } else { '_' };
        let double = closing_double(rest, sign).map(|end| (end + 2, 2));
        let single = if sign == '*' { closing_star(rest) } else { closing_underscore(rest) }.map(|end| (end + 1, 1));
        let longest = [double, single].into_iter().flatten().max();
        let Some((length, signs)) = longest_with_single(longest, single) else { return 0 };
        let kind = match (sign, signs) {
            (_, 1) => "italic",
            ('*', _) => "bold",
            _ => "underline",
        };
        let inner = &rest[signs..length - signs];
        self.marked(kind, &Value::Null, |reader| reader.inline(inner));
        length
    }

    /// A mark that the same two signs open and close.
    fn pair(&mut self, rest: &str, signs: &str, kind: &str) -> usize {
        let inner = rest.strip_prefix(signs).and_then(|rest| rest.split_once(signs)).map(|(inner, _)| inner);
        let Some(inner) = inner.filter(|inner| !inner.is_empty()) else { return 0 };
        self.marked(kind, &Value::Null, |reader| reader.inline(inner));
        inner.len() + 4
    }

    /// `[words](https://…)`, the address perhaps in angle brackets.
    fn masked_link(&mut self, rest: &str) -> usize {
        let Some(middle) = unescaped(rest, "](") else { return 0 };
        let (words, target) = (&rest[1..middle], &rest[middle + 2..]);
        let Some(end) = target.find(')') else { return 0 };
        let url = target[..end].split_whitespace().next().unwrap_or_default();
        let url = url.trim_start_matches('<').trim_end_matches('>');
        if words.trim().is_empty() || !(url.starts_with("https://") || url.starts_with("http://")) {
            return 0;
        }
        self.marked("link", &json!({ "url": url }), |reader| reader.inline(words));
        middle + 2 + end + 1
    }

    /// `https://…` up to a space, without the sentence's own signs at the end.
    fn bare_link(&mut self, rest: &str) -> usize {
        let Some(scheme) = ["https://", "http://"].into_iter().find(|scheme| rest.starts_with(scheme)) else {
            return 0;
        };
        let end = rest.find(|sign: char| sign.is_whitespace() || sign == '<').unwrap_or(rest.len());
        let mut url = rest[..end].trim_end_matches(['.', ',', ':', ';', '"', '\'', ']']);
        while url.ends_with(')') && url.matches(')').count() > url.matches('(').count() {
            url = &url[..url.len() - 1];
        }
        if url.len() <= scheme.len() {
            return 0;
        }
        self.marked("link", &json!({ "url": url }), |reader| reader.push(url));
        url.len()
    }

    fn everyone(&mut self, rest: &str) -> usize {
        let Some(word) = ["@everyone", "@here"].into_iter().find(|word| rest.starts_with(word)) else { return 0 };
        self.read.everyone = true;
        self.marked("everyone", &Value::Null, |reader| reader.push(word));
        word.len()
    }
}

/// Of equally long ones the single sign wins.
fn longest_with_single(longest: Option<(usize, usize)>, single: Option<(usize, usize)>) -> Option<(usize, usize)> {
    match (longest, single) {
        (Some((length, _)), Some(single)) if single.0 == length => Some(single),
        (longest, _) => longest,
    }
}

/// Where the closing `**` or `__` begins: not escaped, not followed by one more, and something in between.
fn closing_double(rest: &str, sign: char) -> Option<usize> {
    let double: String = [sign, sign].iter().collect();
    let inner = rest.strip_prefix(&double)?;
    let mut at = 0;
    while at < inner.len() {
        let here = &inner[at..];
        if at > 0 && here.starts_with(&double) && !here[2..].starts_with(sign) {
            return Some(at + 2);
        }
        at += step(here);
    }
    None
}

/// Where the closing `*` is: no space after the first and before the last, a pair inside stays a pair.
fn closing_star(rest: &str) -> Option<usize> {
    let inner = &rest[1..];
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let mut at = 0;
    let mut after_space = false;
    while at < inner.len() {
        let here = &inner[at..];
        if here.starts_with("**") {
            // Two signs inside are a pair of their own, unless the third closes.
            at += 2;
            after_space = false;
            continue;
        }
        if here.starts_with('*') {
            return (at > 0 && !after_space).then_some(at + 1);
        }
        after_space = here.starts_with(char::is_whitespace);
        at += step(here);
    }
    None
}

/// Where the closing `_` is: no letter, digit or underscore follows it.
fn closing_underscore(rest: &str) -> Option<usize> {
    let inner = &rest[1..];
    let mut at = 0;
    while at < inner.len() {
        let here = &inner[at..];
        if here.starts_with("__") {
            at += 2;
            continue;
        }
        if let Some(after) = here.strip_prefix('_') {
            let ends = !after.starts_with(is_word);
            return (at > 0 && ends).then_some(at + 1);
        }
        at += step(here);
    }
    None
}

/// Where `wanted` is, not escaped.
fn unescaped(rest: &str, wanted: &str) -> Option<usize> {
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with(wanted) {
            return Some(at);
        }
        at += step(&rest[at..]);
    }
    None
}

/// Bytes of the next sign; one with a backslash before it counts as one.
fn step(rest: &str) -> usize {
    let mut signs = rest.chars();
    let first = signs.next().map_or(1, char::len_utf8);
    if rest.starts_with('\\') { first + signs.next().map_or(0, char::len_utf8) } else { first }
}

fn is_word(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign == '_'
}
