//! Removes what a file tells besides its picture, before it leaves: some servers embed the prompt and their settings.
//!
//! Removed are PNG's text, EXIF and time chunks, JPEG's comments, EXIF, XMP and IPTC segments and whatever follows the
//! picture's end, `WebP`'s EXIF and XMP. Pixels, ICC profiles and Adobe's colour transform stay byte for byte, and so do
//! Content Credentials (C2PA), which are there to tell that a machine made the picture. GIF comments and MP4's `udta`
//! are left: their places are fixed by offsets elsewhere in the file, and encoders write only their own name there.

use bytes::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::Png;
use img_parts::riff::RiffContent;
use img_parts::webp::{CHUNK_EXIF, CHUNK_VP8X, CHUNK_XMP, WebP};
use refrain_core::Failure;
use refrain_core::reply::Media;

/// The same media without its metadata.
///
/// # Errors
///
/// [`Failure::BadOutput`] if the file's structure is broken, checksums included.
pub fn metadata(media: Media) -> Result<Media, Failure> {
    let bytes = match media.mime {
        "image/png" => png(media.bytes.clone()),
        "image/jpeg" => jpeg(&media.bytes),
        "image/webp" => webp(media.bytes.clone()),
        _ => return Ok(media),
    };
    match bytes {
        Ok(bytes) => Ok(Media { bytes, ..media }),
        Err(error) => Err(Failure::BadOutput { detail: format!("{}: {error}", media.mime) }),
    }
}

/// Where a JPEG's picture ends, just after its end marker; `None` if it is cut off before.
///
/// An embedded thumbnail has an end marker of its own, so the segments are walked rather than searched.
pub(crate) fn jpeg_end(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    let mut in_scan = false;
    loop {
        // Between segments there are only fill bytes, within a scan there is the picture.
        at += bytes.get(at..)?.iter().position(|byte| *byte == markers::P)?;
        let marker = *bytes.get(at + 1)?;
        match marker {
            markers::P => at += 1,
            markers::EOI => return in_scan.then_some(at + 2),
            // A stuffed byte or a restart marker.
            markers::Z | 0x01 | markers::RST0..=markers::SOI => at += 2,
            _ => {
                in_scan |= marker == markers::SOS;
                let length = u16::from_be_bytes(*bytes.get(at + 2..)?.first_chunk()?);
                at = at.checked_add(2 + usize::from(length.max(2)))?;
            }
        }
    }
}

fn png(bytes: Bytes) -> img_parts::Result<Bytes> {
    const TOLD: [[u8; 4]; 5] = [*b"tEXt", *b"iTXt", *b"zTXt", *b"eXIf", *b"tIME"];
    let mut png = Png::from_bytes(bytes)?;
    png.chunks_mut().retain(|chunk| !TOLD.contains(&chunk.kind()));
    Ok(png.encoder().bytes())
}

fn jpeg(bytes: &Bytes) -> img_parts::Result<Bytes> {
    let end = jpeg_end(bytes).ok_or(img_parts::Error::Truncated)?;
    let mut jpeg = Jpeg::from_bytes(bytes.slice(..end))?;
    jpeg.segments_mut().retain(|segment| !tells(segment));
    Ok(jpeg.encoder().bytes())
}

/// EXIF and XMP (APP1), IPTC (APP13), comments, and in APP2 all but ICC profiles: an index of pictures that follow the
/// first one would point at what is cut off.
fn tells(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP1 | markers::APP13 | markers::COM => true,
        markers::APP2 => !segment.contents().starts_with(b"ICC_PROFILE\0"),
        _ => false,
    }
}

fn webp(bytes: Bytes) -> img_parts::Result<Bytes> {
    /// The bits of the extended header that announce EXIF and XMP.
    const ANNOUNCED: u8 = 0b0000_1100;
    let mut webp = WebP::from_bytes(bytes)?;
    webp.remove_chunks_by_id(CHUNK_EXIF);
    webp.remove_chunks_by_id(CHUNK_XMP);
    let header = webp.chunks_mut().iter_mut().find(|chunk| chunk.id() == CHUNK_VP8X);
    if let Some(RiffContent::Data(data)) = header.map(img_parts::riff::RiffChunk::content_mut) {
        let mut flags = data.to_vec();
        if let Some(first) = flags.first_mut() {
            *first &= !ANNOUNCED;
        }
        *data = flags.into();
    }
    Ok(webp.encoder().bytes())
}

#[cfg(test)]
mod tests;
