//! Settled randomness: the same seed gives the same picture, now and after a restart.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

/// A source of numbers that a seed and a purpose settle.
///
/// Each part of a picture has a source of its own, so that a change to one leaves the others as they were.
pub(crate) struct Chance(StdRng);

impl Chance {
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        Self(StdRng::seed_from_u64(mixed(seed ^ hashed(purpose))))
    }

    /// From `low` up to `high`.
    pub(crate) fn within(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.0.random::<f32>()
    }

    /// From `low` up to `high`, mostly in between: the mean of three.
    pub(crate) fn around(&mut self, low: f32, high: f32) -> f32 {
        (0..3).map(|_| self.within(low, high)).sum::<f32>() / 3.0
    }

    /// One of `0..many`; 0 of none.
    pub(crate) fn below(&mut self, many: usize) -> usize {
        if many == 0 { 0 } else { self.0.random_range(0..many) }
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    pub(crate) fn happens(&mut self, share: f64) -> bool {
        self.0.random_bool(share.clamp(0.0, 1.0))
    }
}

/// FNV-1a: a hash that stays the same from release to release, as `std`'s does not promise to.
pub(crate) fn hashed(text: &str) -> u64 {
    hashed_bytes(text.as_bytes())
}

pub(crate) fn hashed_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// `SplitMix64`'s finisher: neighbouring numbers become strangers.
pub(crate) const fn mixed(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}
