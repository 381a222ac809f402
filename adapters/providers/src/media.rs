//! Whether bytes are a whole picture or video, told by the bytes alone.
//!
//! It looks at containers: magic bytes, sizes that fit, an end where one belongs. It decodes no pixels, and believes
//! neither a `Content-Type` nor a file name.

use bytes::Bytes;
use img_parts::png::Png;
use img_parts::webp::{CHUNK_ANMF, CHUNK_VP8, CHUNK_VP8L, WebP};
use refrain_core::Failure;
use refrain_core::reply::{Media, MediaKind};

use crate::strip;

/// Takes `bytes` as media of the `wanted` kind, if they are whole.
///
/// An image may be PNG, JPEG, WebP or GIF; a video MP4, `WebM` or GIF.
///
/// # Errors
///
/// [`Failure::BadOutput`] with what is wrong: cut off, of the other kind, or no media at all, such as an error page.
pub fn check(bytes: Bytes, wanted: MediaKind) -> Result<Media, Failure> {
    let format = sniff(&bytes).ok_or_else(|| bad(stranger(&bytes)))?;
    if !format.serves(wanted) {
        return Err(bad(format!("{} where {} was asked for", format.mime(), describe(wanted))));
    }
    match format.fault(&bytes) {
        Some(fault) => Err(bad(format!("{}: {fault}", format.mime()))),
        None => Ok(Media { kind: wanted, mime: format.mime(), bytes }),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Png,
    Jpeg,
    Webp,
    Gif,
    Mp4,
    Webm,
}

impl Format {
    const fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Mp4 => "video/mp4",
            Self::Webm => "video/webm",
        }
    }

    const fn serves(self, wanted: MediaKind) -> bool {
        match wanted {
            MediaKind::Image => matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif),
            MediaKind::Video => matches!(self, Self::Mp4 | Self::Webm | Self::Gif),
        }
    }

    /// What keeps the bytes from being a whole file of this format.
    fn fault(self, bytes: &Bytes) -> Option<String> {
        match self {
            Self::Png => png_fault(bytes),
            Self::Jpeg => strip::jpeg_end(bytes).is_none().then(|| "cut off before its end".to_owned()),
            Self::Webp => webp_fault(bytes),
            Self::Gif => gif_fault(bytes),
            Self::Mp4 => mp4_fault(bytes),
            Self::Webm => webm_fault(bytes),
        }
    }
}

fn sniff(bytes: &[u8]) -> Option<Format> {
    const NOT_VIDEO: [&[u8]; 6] = [b"avif", b"avis", b"heic", b"heix", b"mif1", b"M4A "];
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some(Format::Png)
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some(Format::Jpeg)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Some(Format::Webp)
    } else if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        Some(Format::Gif)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        bytes.get(8..12).filter(|brand| !NOT_VIDEO.contains(brand)).map(|_| Format::Mp4)
    } else if bytes.starts_with(b"\x1a\x45\xdf\xa3") {
        let head = &bytes[..bytes.len().min(64)];
        head.windows(4).any(|window| window == b"webm").then_some(Format::Webm)
    } else {
        None
    }
}

/// What bytes are that are no media, for the operator.
fn stranger(bytes: &[u8]) -> &'static str {
    match bytes.trim_ascii_start().first() {
        None => "an empty file instead of media",
        Some(b'<') => "a page of HTML or XML instead of media",
        Some(b'{' | b'[') => "JSON instead of media",
        Some(_) if bytes.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) => {
            "text instead of media"
        }
        Some(_) => "a file of an unknown format instead of media",
    }
}

fn png_fault(bytes: &Bytes) -> Option<String> {
    let png = match Png::from_bytes(bytes.clone()) {
        Ok(png) => png,
        Err(error) => return Some(error.to_string()),
    };
    let kinds: Vec<[u8; 4]> = png.chunks().iter().map(img_parts::png::PngChunk::kind).collect();
    if kinds.first() != Some(b"IHDR") || !kinds.contains(b"IDAT") {
        Some("without a picture".to_owned())
    } else if kinds.last() != Some(b"IEND") {
        Some("cut off before its end".to_owned())
    } else {
        None
    }
}

fn webp_fault(bytes: &Bytes) -> Option<String> {
    match WebP::from_bytes(bytes.clone()) {
        Ok(webp) if [CHUNK_VP8, CHUNK_VP8L, CHUNK_ANMF].iter().any(|id| webp.has_chunk(*id)) => None,
        Ok(_) => Some("without a picture".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

fn gif_fault(bytes: &[u8]) -> Option<String> {
    // Some encoders pad the end with zeros.
    let last = bytes.iter().rev().find(|byte| **byte != 0);
    (last != Some(&0x3b)).then(|| "cut off before its end".to_owned())
}

/// Walks the top-level boxes: each must fit, and one must be `moov`, without which nothing plays.
fn mp4_fault(bytes: &[u8]) -> Option<String> {
    let mut rest = bytes;
    let mut playable = false;
    while !rest.is_empty() {
        let Some((kind, size)) = mp4_box(rest) else { return Some("cut off within a box".to_owned()) };
        playable |= &kind == b"moov";
        rest = &rest[size..];
    }
    (!playable).then(|| "without its index (moov)".to_owned())
}

/// The kind and the whole size of the box at the start of `bytes`, if it fits.
fn mp4_box(bytes: &[u8]) -> Option<([u8; 4], usize)> {
    let size = u32::from_be_bytes(*bytes.first_chunk()?);
    let kind = *bytes.get(4..)?.first_chunk()?;
    let (size, head) = match size {
        0 => (bytes.len(), 8),
        1 => (usize::try_from(u64::from_be_bytes(*bytes.get(8..)?.first_chunk()?)).ok()?, 16),
        size => (usize::try_from(size).ok()?, 8),
    };
    (size >= head && size <= bytes.len()).then_some((kind, size))
}

/// The header must be followed by a segment that fits, or one of unknown size, as live encoders write.
fn webm_fault(bytes: &[u8]) -> Option<String> {
    let whole = || {
        let (header, length) = ebml_size(bytes.get(4..)?)?;
        let segment = bytes.get(4 + length..)?.get(usize::try_from(header?).ok()?..)?;
        let body = segment.strip_prefix(b"\x18\x53\x80\x67")?;
        let (size, length) = ebml_size(body)?;
        let content = body.len() - length;
        match size {
            Some(size) => (usize::try_from(size).ok()? <= content).then_some(()),
            None => (content > 0).then_some(()),
        }
    };
    whole().is_none().then(|| "cut off within its segment".to_owned())
}

/// An EBML variable-length size (`None` if unknown) and how many bytes it takes.
fn ebml_size(bytes: &[u8]) -> Option<(Option<u64>, usize)> {
    let first = *bytes.first()?;
    let length = first.leading_zeros() as usize + 1;
    if length > 8 {
        return None;
    }
    let raw = bytes.get(..length)?.iter().fold(0_u64, |value, byte| value << 8 | u64::from(*byte));
    let mask = (1_u64 << (7 * length)) - 1;
    let value = raw & mask;
    Some(((value != mask).then_some(value), length))
}

const fn describe(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "an image",
        MediaKind::Video => "a video",
    }
}

fn bad(detail: impl Into<String>) -> Failure {
    Failure::BadOutput { detail: detail.into() }
}

#[cfg(test)]
pub(crate) mod tests;
