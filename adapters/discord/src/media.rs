//! How pictures and videos are uploaded.

use refrain_core::reply::{Media, MediaKind};
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};

/// Files in one message.
pub(crate) const FILES: usize = 10;

/// The form of a message with files: `payload_json`, and `files[n]` for each of its `attachments`.
///
/// `payload` is the message without them. A message that is edited to this shows these files and no others.
pub(crate) fn form(payload: &Json, media: &[Media], spoiler: bool) -> Form {
    let names: Vec<_> = (0..).zip(media).map(|(index, media)| name(media, index, spoiler)).collect();
    let mut payload = payload.clone();
    payload["attachments"] =
        names.iter().enumerate().map(|(id, filename)| json!({ "id": id, "filename": filename })).collect();

    let form = Form::new().part("payload_json", json_part(&payload));
    names.into_iter().zip(media).enumerate().fold(form, |form, (index, (name, media))| {
        // Cloning the bytes only counts them; the length is known, so the form is not sent in chunks.
        let length = u64::try_from(media.bytes.len()).unwrap_or(u64::MAX);
        let part = || {
            let body = Body::from(media.bytes.clone());
            Part::stream_with_length(body, length).file_name(name.clone())
        };
        form.part(format!("files[{index}]"), part().mime_str(media.mime).unwrap_or_else(|_| part()))
    })
}

/// Discord covers what is called `SPOILER_…`.
fn name(media: &Media, index: usize, spoiler: bool) -> String {
    let kind = match media.kind {
        MediaKind::Image => "picture",
        MediaKind::Video => "video",
    };
    let number = if index == 0 { String::new() } else { format!("-{}", index + 1) };
    let cover = if spoiler { "SPOILER_" } else { "" };
    format!("{cover}{kind}{number}.{}", media.extension())
}

fn json_part(json: &Json) -> Part {
    let text = json.to_string();
    Part::text(text.clone()).mime_str("application/json").unwrap_or_else(|_| Part::text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_by_what_they_are_and_covered_by_their_name() {
        let media = |kind, mime| Media { kind, mime, bytes: bytes::Bytes::new() };

        assert_eq!(name(&media(MediaKind::Image, "image/png"), 0, false), "picture.png");
        assert_eq!(name(&media(MediaKind::Video, "video/mp4"), 1, true), "SPOILER_video-2.mp4");
    }
}
