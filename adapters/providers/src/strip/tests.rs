//! What tells is gone, what is the picture is not.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use refrain_core::reply::MediaKind;

use super::*;
use crate::media::check;
use crate::media::tests::{jpeg, png, telling_png, webp};

fn stripped(bytes: Bytes) -> Bytes {
    let stripped = metadata(check(bytes, MediaKind::Image).unwrap()).unwrap();
    // It is still a whole picture.
    check(stripped.bytes, MediaKind::Image).unwrap().bytes
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[test]
fn a_png_keeps_its_profile_and_pixels_only() {
    let bytes = stripped(telling_png());

    let kinds: Vec<_> = Png::from_bytes(bytes).unwrap().chunks().iter().map(img_parts::png::PngChunk::kind).collect();
    assert_eq!(kinds, [*b"IHDR", *b"iCCP", *b"IDAT", *b"IEND"]);
}

#[test]
fn a_png_without_metadata_is_left_byte_for_byte() {
    assert_eq!(stripped(png()), png());
}

#[test]
fn what_follows_the_end_of_a_picture_is_cut() {
    let png_tail = [&png()[..], b"s3cret"].concat();
    let jpeg_tail = [&jpeg()[..], b"s3cret\xff\xd9"].concat();

    assert_eq!(stripped(png_tail.into()), png());
    assert_eq!(stripped(jpeg_tail.into()), stripped(jpeg()));
}

#[test]
fn a_jpeg_keeps_its_profile_colour_transform_and_scans() {
    let bytes = stripped(jpeg());

    assert!(!contains(&bytes, b"s3cret"));
    for kept in
        [&b"JFIF"[..], b"ICC_PROFILE\0\x01\x01profile", b"Adobe", b"pixels\xff\0more\xff\xd0pixels", b"the rest"]
    {
        assert!(contains(&bytes, kept), "{kept:?}");
    }
}

#[test]
fn a_webp_no_longer_announces_what_is_gone() {
    let bytes = stripped(webp());

    let webp = WebP::from_bytes(bytes).unwrap();
    let ids: Vec<_> = webp.chunks().iter().map(img_parts::riff::RiffChunk::id).collect();
    assert_eq!(ids, [*b"VP8X", *b"ICCP", *b"VP8L"]);
    assert_eq!(webp.chunks()[0].content().data().unwrap()[0], 0x20);
}

#[test]
fn a_video_is_left_as_it_is() {
    let media = Media { kind: MediaKind::Video, mime: "video/mp4", bytes: Bytes::from_static(b"frames") };

    assert_eq!(metadata(media.clone()), Ok(media));
}
