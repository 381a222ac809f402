//! A picture's composition, hidden in its own pixels, so that a picture that comes back can be drawn again in other colours.
//!
//! The lowest bit of blue in the first pixels carries it: nobody sees it, and it outlives the removal of metadata, which
//! the way through a bot includes. A lossy copy loses it; then the picture counts as a stranger's.

use super::chance::hashed_bytes;
use super::composition::{Coat, Composition, Place, Subject};
use super::palette::Mood;

/// Marks the start, and the version of the code.
const MAGIC: u16 = 0x5e01;

/// Magic, six choices, the seed, a checksum.
const BYTES: usize = 2 + 6 + 8 + 4;

/// How many pixels carry it.
const PIXELS: usize = BYTES * 8;

/// Hides `composition` in `rgb`, which must be a picture's pixels from its first row on.
pub(super) fn hide(rgb: &mut [u8], composition: &Composition) {
    let bytes = write(composition);
    for (index, pixel) in rgb.chunks_exact_mut(3).take(PIXELS).enumerate() {
        let bit = bytes[index / 8] >> (index % 8) & 1;
        pixel[2] = pixel[2] & !1 | bit;
    }
}

/// Finds it again. `step` is the number of bytes of a pixel, 3 or 4.
pub(super) fn find(pixels: &[u8], step: usize) -> Option<Composition> {
    let mut bytes = [0; BYTES];
    let mut seen = 0;
    for (index, pixel) in pixels.chunks_exact(step).take(PIXELS).enumerate() {
        bytes[index / 8] |= (pixel[2] & 1) << (index % 8);
        seen += 1;
    }
    if seen == PIXELS { read(bytes) } else { None }
}

fn write(of: &Composition) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes[..2].copy_from_slice(&MAGIC.to_le_bytes());
    bytes[2] = place_in(&Subject::ALL, &of.subject);
    bytes[3] = place_in(&Place::ALL, &of.place);
    bytes[4] = place_in(&Mood::ALL, &of.mood);
    bytes[5] = u8::from(of.night);
    bytes[6] = of.coat.map_or(u8::MAX, |coat| place_in(&Coat::ALL, &coat));
    bytes[8..16].copy_from_slice(&of.seed.to_le_bytes());
    let sum = (hashed_bytes(&bytes[..16]) as u32).to_le_bytes();
    bytes[16..].copy_from_slice(&sum);
    bytes
}

fn read(bytes: [u8; BYTES]) -> Option<Composition> {
    let (told, sum) = bytes.split_at(16);
    if told[..2] != MAGIC.to_le_bytes() || sum != (hashed_bytes(told) as u32).to_le_bytes() {
        return None;
    }
    Some(Composition {
        subject: *Subject::ALL.get(usize::from(told[2]))?,
        place: *Place::ALL.get(usize::from(told[3]))?,
        mood: *Mood::ALL.get(usize::from(told[4]))?,
        night: told[5] == 1,
        coat: Coat::ALL.get(usize::from(told[6])).copied(),
        seed: u64::from_le_bytes(*told[8..].first_chunk()?),
    })
}

fn place_in<T: PartialEq>(all: &[T], wanted: &T) -> u8 {
    let place = all.iter().position(|one| one == wanted);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_composition_is_found_again() {
        let composition = Composition::of("a red fox", 7);
        let mut rgb = vec![200; PIXELS * 3];

        hide(&mut rgb, &composition);

        assert_eq!(find(&rgb, 3), Some(composition));
        assert!(rgb.iter().all(|byte| (200..=201).contains(byte)));
    }

    #[test]
    fn a_picture_of_someone_else_holds_none() {
        assert_eq!(find(&[137; PIXELS * 3], 3), None);
        assert_eq!(find(&[], 3), None);
    }
}
