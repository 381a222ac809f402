//! How a picture or video is uploaded: as what, and with which form.

use refrain_core::reply::{Media, MediaKind};
use reqwest::Body;
use reqwest::multipart::{Form, Part};
use serde_json::json;
use teloxide::types::InlineKeyboardMarkup;

use crate::markup::Styled;

/// What Telegram takes as a photo: <https://core.telegram.org/bots/api#sendphoto>.
const PHOTO_BYTES: usize = 10_000_000;
const PHOTO_SIDES: usize = 10_000;
const PHOTO_RATIO: usize = 20;

/// What Telegram shows a file as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Photo,
    Video,
    Animation,
    Document,
}

impl Shape {
    /// The best one that Telegram takes for `media`.
    pub(crate) fn of(media: &Media) -> Self {
        match (media.kind, media.mime) {
            (MediaKind::Image | MediaKind::Video, "image/gif") => Self::Animation,
            (MediaKind::Image, "image/png" | "image/jpeg" | "image/webp") if is_photo(media) => Self::Photo,
            (MediaKind::Video, "video/mp4") => Self::Video,
            (MediaKind::Image | MediaKind::Video, _) => Self::Document,
        }
    }

    /// The method that sends it.
    pub(crate) const fn method(self) -> &'static str {
        match self {
            Self::Photo => "sendPhoto",
            Self::Video => "sendVideo",
            Self::Animation => "sendAnimation",
            Self::Document => "sendDocument",
        }
    }

    /// The field of that method which holds the file; also the `type` of an `InputMedia`.
    const fn field(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Video => "video",
            Self::Animation => "animation",
            Self::Document => "document",
        }
    }
}

fn is_photo(media: &Media) -> bool {
    if media.bytes.len() > PHOTO_BYTES {
        return false;
    }
    // Where the header can't be read, Telegram decides.
    imagesize::blob_size(&media.bytes).map_or(true, |size| {
        let (short, long) = (size.width.min(size.height), size.width.max(size.height));
        short + long <= PHOTO_SIDES && long <= short * PHOTO_RATIO
    })
}

/// A file with its caption and buttons.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Upload<'a> {
    pub(crate) media: &'a Media,
    pub(crate) shape: Shape,
    pub(crate) caption: &'a Styled,
    pub(crate) keyboard: Option<&'a InlineKeyboardMarkup>,
    /// Covered until somebody taps it; a document can't be.
    pub(crate) spoiler: bool,
}

impl<'a> Upload<'a> {
    /// `media` as what suits it best.
    pub(crate) fn new(
        media: &'a Media,
        caption: &'a Styled,
        keyboard: Option<&'a InlineKeyboardMarkup>,
        spoiler: bool,
    ) -> Self {
        Self { media, shape: Shape::of(media), caption, keyboard, spoiler }
    }

    /// The form of `sendPhoto` and its likes.
    pub(crate) fn new_message(&self, chat: i64, thread: Option<i32>, reply_to: Option<i32>) -> Form {
        let mut form = Form::new().text("chat_id", chat.to_string());
        if let Some(thread) = thread {
            form = form.text("message_thread_id", thread.to_string());
        }
        if let Some(message) = reply_to {
            let reply = json!({ "message_id": message, "allow_sending_without_reply": true });
            form = form.text("reply_parameters", reply.to_string());
        }
        if !self.caption.text.is_empty() {
            form = form.text("caption", self.caption.text.clone());
            form = form.text("caption_entities", json!(self.caption.entities).to_string());
        }
        if self.shape == Shape::Video {
            form = form.text("supports_streaming", "true");
        }
        if self.covered() {
            form = form.text("has_spoiler", "true");
        }
        self.with_keyboard(form).part(self.shape.field(), self.file())
    }

    /// The form of `editMessageMedia`, which also turns a text message into one with media.
    pub(crate) fn edit(&self, chat: i64, message: i32) -> Form {
        let mut media = json!({ "type": self.shape.field(), "media": "attach://file" });
        if !self.caption.text.is_empty() {
            media["caption"] = json!(self.caption.text);
            media["caption_entities"] = json!(self.caption.entities);
        }
        if self.shape == Shape::Video {
            media["supports_streaming"] = json!(true);
        }
        if self.covered() {
            media["has_spoiler"] = json!(true);
        }
        let form = Form::new()
            .text("chat_id", chat.to_string())
            .text("message_id", message.to_string())
            .text("media", media.to_string());
        self.with_keyboard(form).part("file", self.file())
    }

    fn covered(&self) -> bool {
        self.spoiler && self.shape != Shape::Document
    }

    fn with_keyboard(&self, form: Form) -> Form {
        match self.keyboard {
            Some(keyboard) => form.text("reply_markup", json!(keyboard).to_string()),
            None => form,
        }
    }

    fn file(&self) -> Part {
        let name = match self.media.kind {
            MediaKind::Image => "picture",
            MediaKind::Video => "video",
        };
        // Cloning the bytes only counts them; the length is known, so the form is not sent in chunks.
        let bytes = self.media.bytes.clone();
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Part::stream_with_length(Body::from(bytes), length).file_name(format!("{name}.{}", self.media.extension()))
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;

    /// The start of a PNG of that size.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 6, 0, 0, 0]);
        bytes
    }

    fn shape(kind: MediaKind, mime: &'static str, bytes: impl Into<Bytes>) -> Shape {
        Shape::of(&Media { kind, mime, bytes: bytes.into() })
    }

    #[test]
    fn an_ordinary_picture_is_a_photo() {
        assert_eq!(shape(MediaKind::Image, "image/png", png(1024, 1024)), Shape::Photo);
        assert_eq!(shape(MediaKind::Image, "image/png", png(5000, 5000)), Shape::Photo);
        assert_eq!(shape(MediaKind::Image, "image/png", png(2000, 100)), Shape::Photo);
    }

    #[test]
    fn a_picture_that_telegram_takes_for_no_photo_is_a_document() {
        let mut heavy = png(1024, 1024);
        heavy.resize(PHOTO_BYTES + 1, 0);

        assert_eq!(shape(MediaKind::Image, "image/png", png(5001, 5000)), Shape::Document);
        assert_eq!(shape(MediaKind::Image, "image/png", png(2001, 100)), Shape::Document);
        assert_eq!(shape(MediaKind::Image, "image/png", heavy), Shape::Document);
        assert_eq!(shape(MediaKind::Image, "image/avif", Vec::new()), Shape::Document);
    }

    #[test]
    fn what_moves_is_a_video_or_an_animation() {
        assert_eq!(shape(MediaKind::Video, "video/mp4", Vec::new()), Shape::Video);
        assert_eq!(shape(MediaKind::Image, "image/gif", Vec::new()), Shape::Animation);
        assert_eq!(shape(MediaKind::Video, "image/gif", Vec::new()), Shape::Animation);
        assert_eq!(shape(MediaKind::Video, "video/webm", Vec::new()), Shape::Document);
    }

    #[test]
    fn a_picture_whose_header_can_not_be_read_is_left_to_telegram() {
        assert_eq!(shape(MediaKind::Image, "image/jpeg", Vec::new()), Shape::Photo);
    }
}
