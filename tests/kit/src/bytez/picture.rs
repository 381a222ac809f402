//! Small valid PNGs that tell whose they are: one prompt and seed, one pattern and colour.
//!
//! The pixels carry the identity, so a picture is still known after its metadata was stripped.

use std::hash::{DefaultHasher, Hash, Hasher};

use bytes::Bytes;

const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
/// Width and height in pixels.
const SIDE: u8 = 64;
/// A row: its filter byte, four bytes that tell the prompt, four that tell the seed, at one bit a pixel.
const ROW: usize = 9;
const PIXELS: usize = SIDE as usize * ROW;
/// zlib's two bytes and the five in front of its only stored block.
const BEFORE_PIXELS: usize = 7;

/// The picture that [`FakeBytez`](super::FakeBytez) makes of a prompt: 64 × 64, two colours, without metadata.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Picture {
    prompt: u64,
    seed: Option<u64>,
}

impl Picture {
    /// The picture of `prompt`, whatever its seed.
    pub fn of(prompt: &str) -> Self {
        Self { prompt: hashed(prompt), seed: None }
    }

    /// The picture of this prompt and `seed` only.
    #[must_use]
    pub fn with_seed(self, seed: u64) -> Self {
        Self { seed: Some(seed), ..self }
    }

    /// The file as served; byte-identical each time.
    pub fn png(&self) -> Bytes {
        self.assemble(&[], true).into()
    }

    /// Whether `file` is a whole PNG that shows this picture; a picture without a seed matches those of every seed.
    pub fn is_in(&self, file: &[u8]) -> bool {
        let expected = self.pixels();
        let compared = if self.seed.is_some() { ROW } else { ROW - 4 };
        pixels_of(file).is_some_and(|found| {
            found.chunks(ROW).zip(expected.chunks(ROW)).all(|(found, row)| found[..compared] == row[..compared])
        })
    }

    /// The file with `text` in a `tEXt` chunk named `parameters`, as AUTOMATIC1111 writes it.
    pub(super) fn png_with_text(&self, text: &str) -> Bytes {
        let mut data = b"parameters\0".to_vec();
        data.extend_from_slice(text.as_bytes());
        self.assemble(&[(*b"tEXt", &data)], true).into()
    }

    /// The file as if the upload had stopped: no IEND, and the last pixels missing.
    pub(super) fn truncated(&self) -> Bytes {
        let mut file = self.assemble(&[], false);
        file.truncate(file.len() - 64);
        file.into()
    }

    fn assemble(&self, extra: &[([u8; 4], &[u8])], ended: bool) -> Vec<u8> {
        let [r, g, b, ..] = hashed(&(self.prompt, self.seed)).to_be_bytes();
        let side = u32::from(SIDE).to_be_bytes();

        let mut file = SIGNATURE.to_vec();
        // One bit a pixel, palette, deflate, no filter method but the only one, not interlaced.
        chunk(&mut file, *b"IHDR", &[&side[..], &side[..], &[1, 3, 0, 0, 0]].concat());
        chunk(&mut file, *b"PLTE", &[r, g, b, !r, !g, !b]);
        for (name, data) in extra {
            chunk(&mut file, *name, data);
        }
        chunk(&mut file, *b"IDAT", &stored(&self.pixels()));
        if ended {
            chunk(&mut file, *b"IEND", &[]);
        }
        file
    }

    fn pixels(&self) -> Vec<u8> {
        (0..SIDE)
            .flat_map(|row| {
                let prompt = hashed(&(self.prompt, row)).to_be_bytes();
                let seed = hashed(&(self.seed, row)).to_be_bytes();
                // Each row starts with its filter: none.
                [&[0][..], &prompt[..4], &seed[..4]].concat()
            })
            .collect()
    }
}

/// A hash with fixed keys: the same in the fake and in the test that asks.
pub(super) fn hashed(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn chunk(file: &mut Vec<u8>, name: [u8; 4], data: &[u8]) {
    let mut crc = crc32fast::Hasher::new();
    crc.update(&name);
    crc.update(data);
    file.extend_from_slice(&length_of(data).to_be_bytes());
    file.extend_from_slice(&name);
    file.extend_from_slice(data);
    file.extend_from_slice(&crc.finalize().to_be_bytes());
}

/// `raw` as a zlib stream of one stored block: the bytes stand in the file as they are.
fn stored(raw: &[u8]) -> Vec<u8> {
    let length = u16::try_from(raw.len()).unwrap_or(u16::MAX);
    let mut stream = vec![0x78, 0x01, 0x01];
    stream.extend_from_slice(&length.to_le_bytes());
    stream.extend_from_slice(&(!length).to_le_bytes());
    stream.extend_from_slice(raw);
    stream.extend_from_slice(&adler32(raw).to_be_bytes());
    stream
}

/// RFC 1950, section 9.
fn adler32(raw: &[u8]) -> u32 {
    let (a, b) = raw.iter().fold((1, 0), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

fn length_of(data: &[u8]) -> u32 {
    u32::try_from(data.len()).unwrap_or(u32::MAX)
}

/// The pixels of a whole PNG that the fake wrote, whatever chunks were taken from or put into it since.
fn pixels_of(file: &[u8]) -> Option<&[u8]> {
    let mut rest = file.strip_prefix(SIGNATURE)?;
    let mut pixels = None;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let (name, after) = after.split_first_chunk::<4>()?;
        let (data, after) = after.split_at_checked(usize::try_from(u32::from_be_bytes(*length)).ok()?)?;
        let (_crc, after) = after.split_first_chunk::<4>()?;
        match name {
            b"IDAT" => pixels = data.get(BEFORE_PIXELS..BEFORE_PIXELS + PIXELS),
            b"IEND" => return pixels,
            _ => {}
        }
        rest = after;
    }
}
