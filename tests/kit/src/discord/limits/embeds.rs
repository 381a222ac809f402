//! Embeds: their number, their parts, and their sum.

use serde_json::Value;

use super::{length, list, max, text};
use crate::discord::refusal::{Form, below};

const KEYS: [&str; 13] = [
    "type",
    "url",
    "title",
    "color",
    "timestamp",
    "description",
    "author",
    "image",
    "thumbnail",
    "footer",
    "fields",
    "provider",
    "video",
];

/// Most characters of all embeds of a message together.
const MAX_SUM: usize = 6000;

/// Notes what is wrong with the embeds of a message.
pub(in crate::discord) fn check(form: &mut Form, path: &str, embeds: &[Value]) {
    form.length(path, embeds.len(), 0, 10);
    let mut sum = 0;
    for (index, embed) in embeds.iter().enumerate() {
        let path = below(path, index);
        form.known_keys(&path, embed, &KEYS);
        let part = |outer: &str, inner: &str| embed.get(outer).and_then(|outer| text(outer, inner));
        let parts = [
            ("title", text(embed, "title"), 256),
            ("description", text(embed, "description"), 4096),
            ("footer.text", part("footer", "text"), 2048),
            ("author.name", part("author", "name"), 256),
        ];
        for (name, text, most) in parts {
            max(form, &below(&path, name), text, most);
            sum += text.map_or(0, length);
        }
        let fields = list(embed, "fields");
        form.length(&below(&path, "fields"), fields.len(), 0, 25);
        for (index, field) in fields.iter().enumerate() {
            let path = below(&path, format_args!("fields.{index}"));
            form.known_keys(&path, field, &["name", "value", "inline"]);
            for (name, most) in [("name", 256), ("value", 1024)] {
                let given = text(field, name).map_or(0, length);
                form.length(&below(&path, name), given, 1, most);
                sum += given;
            }
        }
    }
    if sum > MAX_SUM {
        let words = format_args!("Embed size exceeds maximum size of {MAX_SUM}");
        form.fault(path, "MAX_EMBED_SIZE_EXCEEDED", words);
    }
}
