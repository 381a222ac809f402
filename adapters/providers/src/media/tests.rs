//! Whole files pass; cut, foreign and hostile ones are told apart.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use img_parts::png::PngChunk;
use img_parts::riff::{RiffChunk, RiffContent};
use proptest::prelude::*;

use super::*;

fn encode_png(chunks: &[(&[u8; 4], &'static [u8])]) -> Bytes {
    let mut png = Png::from_bytes(Bytes::from_static(b"\x89PNG\r\n\x1a\n")).unwrap();
    let all = chunks.iter().map(|(kind, data)| PngChunk::new(**kind, Bytes::from_static(data)));
    png.chunks_mut().extend(all);
    png.encoder().bytes()
}

/// A PNG of one pixel.
pub(crate) fn png() -> Bytes {
    encode_png(&[(b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"), (b"IDAT", b"x\x9cc\0\0\0\x02\0\x01"), (b"IEND", b"")])
}

/// The same with a prompt, a profile, and a time in it.
pub(crate) fn telling_png() -> Bytes {
    encode_png(&[
        (b"IHDR", b"\0\0\0\x01\0\0\0\x01\x08\0\0\0\0"),
        (b"iCCP", b"icc\0\0profile"),
        (b"tEXt", b"parameters\0a s3cret fox"),
        (b"iTXt", b"prompt\0\0\0\0\0a s3cret fox"),
        (b"zTXt", b"prompt\0\0s3cret"),
        (b"eXIf", b"s3cret"),
        (b"tIME", b"\x07\xea\x0b\x18\x04\x0f\x26"),
        (b"IDAT", b"x\x9cc\0\0\0\x02\0\x01"),
        (b"IEND", b""),
    ])
}

/// A progressive JPEG in outline: a thumbnail with its own end in EXIF, two scans with a table between them.
pub(crate) fn jpeg() -> Bytes {
    let mut file = b"\xff\xd8".to_vec();
    let mut segment = |marker: u8, data: &[u8], entropy: &[u8]| {
        file.extend([0xff, marker]);
        file.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        file.extend(data);
        file.extend(entropy);
    };
    segment(0xe0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0", b"");
    segment(0xe1, b"Exif\0\0s3cret\xff\xd8\xff\xd9", b"");
    segment(0xe2, b"ICC_PROFILE\0\x01\x01profile", b"");
    segment(0xee, b"Adobe\0d\0\0\0\0\x01", b"");
    segment(0xfe, b"a s3cret fox", b"");
    segment(0xc2, b"\x08\0\x01\0\x01\x01\x01\x11\0", b"");
    segment(0xda, b"\x01\x01\0\0\0\0", b"pixels\xff\0more\xff\xd0pixels");
    segment(0xdb, b"table\xff\xd9", b"");
    segment(0xda, b"\x01\x01\0\0\0\0", b"the rest\xff\0");
    file.extend(b"\xff\xd9");
    file.into()
}

/// A lossless `WebP` of one pixel, in the extended form with EXIF and XMP.
pub(crate) fn webp() -> Bytes {
    let chunk = |id: &[u8; 4], data: &'static [u8]| RiffChunk::new(*id, RiffContent::Data(Bytes::from_static(data)));
    let subchunks = vec![
        chunk(b"VP8X", b"\x2c\0\0\0\0\0\0\0\0\0"),
        chunk(b"ICCP", b"profile!"),
        chunk(b"VP8L", b"\x2f\0\0\0\0\x07"),
        chunk(b"EXIF", b"s3cret"),
        chunk(b"XMP ", b"<s3cret/>"),
    ];
    RiffChunk::new(*b"RIFF", RiffContent::List { kind: Some(*b"WEBP"), subchunks }).encoder().bytes()
}

fn gif() -> Bytes {
    Bytes::from_static(b"GIF89a\x01\0\x01\0\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b")
}

fn boxes(list: &[(&[u8; 4], &[u8])]) -> Bytes {
    let all = list.iter().flat_map(|(kind, data)| {
        let size = u32::try_from(data.len() + 8).unwrap().to_be_bytes();
        [&size[..], &kind[..], data].concat()
    });
    all.collect()
}

fn mp4() -> Bytes {
    boxes(&[(b"ftyp", b"isom\0\0\x02\0isommp41"), (b"mdat", b"frames"), (b"moov", b"index")])
}

fn webm() -> Bytes {
    Bytes::from_static(b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\x18\x53\x80\x67\x84body")
}

fn detail(bytes: impl Into<Bytes>, wanted: MediaKind) -> String {
    match check(bytes.into(), wanted) {
        Err(Failure::BadOutput { detail }) => detail,
        other => panic!("{other:?} where bad output was expected"),
    }
}

#[test]
fn whole_files_are_taken_by_their_content() {
    for (bytes, mime) in [(png(), "image/png"), (jpeg(), "image/jpeg"), (webp(), "image/webp"), (gif(), "image/gif")] {
        assert_eq!(check(bytes, MediaKind::Image).unwrap().mime, mime);
    }
    for (bytes, mime) in [(mp4(), "video/mp4"), (webm(), "video/webm"), (gif(), "image/gif")] {
        let media = check(bytes, MediaKind::Video).unwrap();

        assert_eq!((media.mime, media.kind), (mime, MediaKind::Video));
    }
}

#[test]
fn a_file_cut_anywhere_is_noticed() {
    for (whole, kind) in [
        (png(), MediaKind::Image),
        (jpeg(), MediaKind::Image),
        (webp(), MediaKind::Image),
        (gif(), MediaKind::Image),
        (mp4(), MediaKind::Video),
        (webm(), MediaKind::Video),
    ] {
        for length in 0..whole.len() {
            assert!(check(whole.slice(..length), kind).is_err(), "{length} of {} bytes passed", whole.len());
        }
    }
}

#[test]
fn a_picture_is_no_video_and_a_video_no_picture() {
    assert!(detail(mp4(), MediaKind::Image).contains("video/mp4 where an image"));
    assert!(detail(png(), MediaKind::Video).contains("image/png where a video"));
    assert!(detail(boxes(&[(b"ftyp", b"avif\0\0\0\0")]), MediaKind::Video).contains("unknown format"));
}

#[test]
fn what_is_no_media_is_named() {
    assert!(detail(&b"<!doctype html><h1>502</h1>"[..], MediaKind::Image).contains("HTML"));
    assert!(detail(&b" {\"error\":\"gone\"}"[..], MediaKind::Image).contains("JSON"));
    assert!(detail(&b"no such file"[..], MediaKind::Image).contains("text"));
    assert!(detail(&b""[..], MediaKind::Image).contains("empty"));
    assert!(detail(&b"\xff\x00\xfe"[..], MediaKind::Image).contains("unknown"));
}

#[test]
fn a_png_with_a_wrong_checksum_is_broken() {
    let mut bytes = png().to_vec();
    bytes[20] ^= 1;

    assert!(detail(bytes, MediaKind::Image).contains("CRC"));
}

#[test]
fn files_without_a_picture_are_refused() {
    assert!(detail(encode_png(&[(b"IHDR", b"x"), (b"IEND", b"")]), MediaKind::Image).contains("without a picture"));
    assert!(detail(&b"RIFF\x04\0\0\0WEBP"[..], MediaKind::Image).contains("without a picture"));
    assert!(detail(boxes(&[(b"ftyp", b"isom"), (b"mdat", b"x")]), MediaKind::Video).contains("moov"));
}

#[test]
fn an_mp4_may_use_long_and_open_sizes() {
    let long = b"\0\0\0\x0cftypisom\0\0\0\x01mdat\0\0\0\0\0\0\0\x12xx\0\0\0\0moovindex";

    assert!(check(Bytes::from_static(long), MediaKind::Video).is_ok());
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(which in 0_usize..8, tail in proptest::collection::vec(any::<u8>(), 0..400)) {
        let heads: [&[u8]; 8] = [
            b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x40\0\0\0WEBP", b"GIF89a", b"\0\0\0\x0cftypisom",
            b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\x18\x53\x80\x67", b"\xff\xd8\xff\xda\0\x04",
        ];
        let bytes: Bytes = [heads[which], &tail].concat().into();
        for kind in [MediaKind::Image, MediaKind::Video] {
            if let Ok(media) = check(bytes.clone(), kind) {
                let _ = strip::metadata(media);
            }
        }
    }

    #[test]
    fn a_damaged_file_makes_nothing_panic(which in 0_usize..6, at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let mut bytes = [telling_png(), jpeg(), webp(), gif(), mp4(), webm()][which].to_vec();
        let at = at.index(bytes.len());
        bytes[at] = value;
        for kind in [MediaKind::Image, MediaKind::Video] {
            if let Ok(media) = check(bytes.clone().into(), kind) {
                let _ = strip::metadata(media);
            }
        }
    }
}
