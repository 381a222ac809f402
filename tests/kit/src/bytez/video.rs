//! Small MP4s that tell whose they are: `ftyp`, a `moov` with one track, and an `mdat` that carries the identity.
//!
//! They pass every check of a container's structure; there is no codec's data to play in them.

use bytes::Bytes;

use super::picture::hashed;

/// The video that [`FakeBytez`](super::FakeBytez) makes of a prompt: one second, 64 × 64, no samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Video {
    prompt: u64,
}

impl Video {
    /// The video of `prompt`.
    pub fn of(prompt: &str) -> Self {
        Self { prompt: hashed(prompt) }
    }

    /// The file as served; byte-identical each time.
    pub fn mp4(&self) -> Bytes {
        [
            atom(*b"ftyp", &[b"isom", &[0, 0, 2, 0], b"isomiso2mp41"]),
            atom(*b"moov", &[&movie_header(), &track()]),
            atom(*b"mdat", &[&self.marks()]),
        ]
        .concat()
        .into()
    }

    /// Whether `file` is an MP4 with this video's data.
    pub fn is_in(&self, file: &[u8]) -> bool {
        let has = |wanted: &[u8]| file.windows(wanted.len()).any(|window| window == wanted);
        file.get(4..8) == Some(b"ftyp") && has(b"moov") && has(&self.marks())
    }

    fn marks(self) -> [u8; 16] {
        let mut marks = [0; 16];
        marks[..8].copy_from_slice(&self.prompt.to_be_bytes());
        marks[8..].copy_from_slice(&hashed(&self.prompt).to_be_bytes());
        marks
    }
}

/// A box of ISO/IEC 14496-12: its size, its name, its content.
fn atom(name: [u8; 4], content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let size = u32::try_from(content.len() + 8).unwrap_or(u32::MAX);
    [&size.to_be_bytes()[..], &name[..], &content].concat()
}

/// A box with version 0 and `flags`, then 32-bit numbers.
fn full_atom(name: [u8; 4], flags: u32, numbers: &[u32]) -> Vec<u8> {
    let numbers: Vec<u8> = numbers.iter().flat_map(|number| number.to_be_bytes()).collect();
    atom(name, &[&flags.to_be_bytes(), &numbers])
}

/// The identity matrix in 16.16 and 2.30 fixed point.
const UPRIGHT: [u32; 9] = [0x0001_0000, 0, 0, 0, 0x0001_0000, 0, 0, 0, 0x4000_0000];

fn movie_header() -> Vec<u8> {
    // Created, modified, a timescale of 1000, a second long, normal speed, full volume.
    let head = [0, 0, 1000, 1000, 0x0001_0000, 0x0100_0000, 0, 0];
    let tail = [0, 0, 0, 0, 0, 0, 2];
    full_atom(*b"mvhd", 0, &[&head[..], &UPRIGHT, &tail].concat())
}

fn track() -> Vec<u8> {
    // Enabled and in the movie; track 1, a second long, 64 × 64 in 16.16 fixed point.
    let head = [0, 0, 1, 0, 1000, 0, 0, 0, 0];
    let header = full_atom(*b"tkhd", 3, &[&head[..], &UPRIGHT, &[64 << 16, 64 << 16]].concat());
    let media_header = full_atom(*b"mdhd", 0, &[0, 0, 1000, 1000, 0x55c4_0000]);
    let handler = atom(*b"hdlr", &[&[0; 8], b"vide", &[0; 13]]);
    let reference = atom(*b"dref", &[&[0, 0, 0, 0, 0, 0, 0, 1], &full_atom(*b"url ", 1, &[])]);
    let samples = [
        full_atom(*b"stsd", 0, &[0]),
        full_atom(*b"stts", 0, &[0]),
        full_atom(*b"stsc", 0, &[0]),
        full_atom(*b"stsz", 0, &[0, 0]),
        full_atom(*b"stco", 0, &[0]),
    ];
    let information = atom(
        *b"minf",
        &[&full_atom(*b"vmhd", 1, &[0, 0]), &atom(*b"dinf", &[&reference]), &atom(*b"stbl", &[&samples.concat()])],
    );
    atom(*b"trak", &[&header, &atom(*b"mdia", &[&media_header, &handler, &information])])
}
