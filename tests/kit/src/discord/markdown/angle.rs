//! What stands in angle brackets: mentions, emoji, timestamps, commands, links without a preview.

use serde_json::json;

use super::{Name, Reader};

impl Reader<'_> {
    /// Reads `<…>` at the start of `rest`; gives the bytes that it takes, 0 for none.
    pub(super) fn angle(&mut self, rest: &str) -> usize {
        let Some(inner) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')).map(|(inner, _)| inner) else {
            return 0;
        };
        if self.inside(inner) { inner.len() + 2 } else { 0 }
    }

    fn inside(&mut self, inner: &str) -> bool {
        if inner.starts_with("https://") || inner.starts_with("http://") {
            if inner.contains(char::is_whitespace) {
                return false;
            }
            self.marked("link", &json!({ "url": inner }), |reader| reader.push(inner));
            return true;
        }
        if let Some(id) = inner.strip_prefix("@&").and_then(snowflake) {
            let shown = (self.names)(Name::Role(id)).unwrap_or_else(|| "deleted-role".into());
            self.marked("role", &json!({ "role": id }), |reader| reader.push(&format!("@{shown}")));
            return true;
        }
        if let Some(id) = inner.strip_prefix('@').and_then(|id| snowflake(id.trim_start_matches('!'))) {
            let shown = (self.names)(Name::Person(id)).unwrap_or_else(|| "unknown-user".into());
            self.read.people.push(id);
            self.marked("mention", &json!({ "user": id }), |reader| reader.push(&format!("@{shown}")));
            return true;
        }
        if let Some(id) = inner.strip_prefix('#').and_then(snowflake) {
            let shown = (self.names)(Name::Channel(id)).unwrap_or_else(|| "unknown".into());
            self.marked("channel", &json!({ "channel": id }), |reader| reader.push(&format!("#{shown}")));
            return true;
        }
        if let Some((name, id)) = inner.strip_prefix('/').and_then(|rest| rest.split_once(':'))
            && let Some(id) = snowflake(id)
        {
            self.marked("command", &json!({ "command": id }), |reader| reader.push(&format!("/{name}")));
            return true;
        }
        if let Some(time) = inner.strip_prefix("t:") {
            let (unix, style) = time.split_once(':').unwrap_or((time, "f"));
            let Ok(unix) = unix.parse::<i64>() else { return false };
            if !matches!(style, "t" | "T" | "d" | "D" | "f" | "F" | "s" | "S" | "R") {
                return false;
            }
            // What a person sees depends on their clock; the test sees the source.
            let more = json!({ "unix": unix, "style": style });
            self.marked("timestamp", &more, |reader| reader.push(&format!("<{inner}>")));
            return true;
        }
        let emoji = inner.strip_prefix("a:").or_else(|| inner.strip_prefix(':')).and_then(|rest| rest.split_once(':'));
        if let Some((name, id)) = emoji
            && let Some(id) = snowflake(id)
            && !name.is_empty()
            && name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '_')
        {
            self.marked("emoji", &json!({ "emoji": id }), |reader| reader.push(&format!(":{name}:")));
            return true;
        }
        false
    }
}

fn snowflake(text: &str) -> Option<i64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}
