//! The name of a kept file, from which its place and media type are read again: `<index>.<extension>`.
//!
//! Where the extension does not tell the kind (a video that is a GIF), the kind stands between: `0.video.gif`.

use refrain_core::reply::{Media, MediaKind};

/// What a file name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) index: usize,
    pub(super) kind: MediaKind,
    pub(super) mime: &'static str,
}

/// The name under which `media` is kept.
pub(super) fn file_name(index: usize, media: &Media) -> String {
    let extension = media.extension();
    if told_by(extension).1 == Some(media.kind) {
        format!("{index}.{extension}")
    } else {
        format!("{index}.{}.{extension}", kind_name(media.kind))
    }
}

/// Reads a name again; `None` if it is none of ours.
pub(super) fn parse(name: &str) -> Option<Name> {
    let mut parts = name.split('.');
    let index = parts.next()?.parse().ok()?;
    let second = parts.next()?;

    let (kind, extension) = match parts.next() {
        None => (told_by(second).1?, second),
        Some(extension) => {
            ([MediaKind::Image, MediaKind::Video].into_iter().find(|kind| kind_name(*kind) == second)?, extension)
        }
    };
    parts.next().is_none().then_some(Name { index, kind, mime: told_by(extension).0 })
}

/// The media type and, where it is clear, the kind that an extension of [`Media::extension`] tells.
fn told_by(extension: &str) -> (&'static str, Option<MediaKind>) {
    match extension {
        "png" => ("image/png", Some(MediaKind::Image)),
        "jpg" => ("image/jpeg", Some(MediaKind::Image)),
        "webp" => ("image/webp", Some(MediaKind::Image)),
        "gif" => ("image/gif", Some(MediaKind::Image)),
        "mp4" => ("video/mp4", Some(MediaKind::Video)),
        "webm" => ("video/webm", Some(MediaKind::Video)),
        _ => ("application/octet-stream", None),
    }
}

const fn kind_name(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use bytes::Bytes;

    use super::*;

    #[test]
    fn every_media_type_is_read_again_as_it_was_kept() {
        for (mime, kind) in [
            ("image/png", MediaKind::Image),
            ("image/jpeg", MediaKind::Image),
            ("image/webp", MediaKind::Image),
            ("image/gif", MediaKind::Image),
            ("image/gif", MediaKind::Video),
            ("video/mp4", MediaKind::Video),
            ("video/webm", MediaKind::Video),
            ("application/octet-stream", MediaKind::Video),
        ] {
            let media = Media { kind, mime, bytes: Bytes::new() };

            let read = parse(&file_name(7, &media)).expect("a name of ours");

            assert_eq!(read, Name { index: 7, kind, mime });
        }
    }

    #[test]
    fn the_usual_name_is_the_index_and_the_extension() {
        let picture = Media { kind: MediaKind::Image, mime: "image/png", bytes: Bytes::new() };

        assert_eq!(file_name(0, &picture), "0.png");
    }

    #[test]
    fn names_of_others_are_left_alone() {
        for name in ["", "0", "notes.txt", "0.audio.mp4", "0.image.png.part", "-1.png", ".DS_Store"] {
            assert_eq!(parse(name), None, "{name}");
        }
    }
}
