//! The size of a picture, read from its header: enough to refuse what Telegram can't process.

/// Width and height in pixels of a PNG, JPEG, GIF or WebP; `None` for anything else.
pub(crate) fn dimensions(bytes: &[u8]) -> Option<(u32, u32)> {
    png(bytes).or_else(|| jpeg(bytes)).or_else(|| gif(bytes)).or_else(|| webp(bytes))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?;
    (bytes.get(12..16)? == b"IHDR").then_some(())?;
    Some((big_endian(bytes.get(16..20)?), big_endian(bytes.get(20..24)?)))
}

fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    bytes.strip_prefix(b"\xff\xd8\xff")?;
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        (*bytes.get(at)? == 0xff).then_some(())?;
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame {
            return Some((big_endian(bytes.get(at + 7..at + 9)?), big_endian(bytes.get(at + 5..at + 7)?)));
        }
        let length = big_endian(bytes.get(at + 2..at + 4)?);
        at += 2 + usize::try_from(length).ok()?;
    }
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a")).then_some(())?;
    Some((little_endian(bytes.get(6..8)?), little_endian(bytes.get(8..10)?)))
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    (bytes.starts_with(b"RIFF") && bytes.get(8..12)? == b"WEBP").then_some(())?;
    match bytes.get(12..16)? {
        b"VP8 " => Some((little_endian(bytes.get(26..28)?) & 0x3fff, little_endian(bytes.get(28..30)?) & 0x3fff)),
        b"VP8L" => {
            let packed = little_endian(bytes.get(21..25)?);
            Some(((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1))
        }
        b"VP8X" => Some((little_endian(bytes.get(24..27)?) + 1, little_endian(bytes.get(27..30)?) + 1)),
        _ => None,
    }
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

fn little_endian(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::dimensions;

    #[test]
    fn every_format_tells_its_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x01\0";
        let gif = b"GIF89a\x10\0\x20\0";
        let jpeg = b"\xff\xd8\xff\xe0\0\x04\0\0\xff\xc0\0\x0b\x08\0\x30\0\x40";
        let webp = b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0";

        assert_eq!(dimensions(png), Some((512, 256)));
        assert_eq!(dimensions(gif), Some((16, 32)));
        assert_eq!(dimensions(jpeg), Some((64, 48)));
        assert_eq!(dimensions(webp), Some((16, 32)));
    }

    #[test]
    fn what_is_cut_short_or_no_picture_has_none() {
        assert_eq!(dimensions(b"\x89PNG\r\n\x1a\n\0\0"), None);
        assert_eq!(dimensions(b"\xff\xd8\xff\xe0\0\x04\0\0"), None);
        assert_eq!(dimensions(b"<html>"), None);
        assert_eq!(dimensions(b""), None);
    }
}
