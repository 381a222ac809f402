//! Smooth noise over the plane: clouds, ridges, currents.

use super::chance::mixed;

/// Value noise that a seed settles.
#[derive(Clone, Copy)]
pub(crate) struct Noise {
    seed: u32,
}

impl Noise {
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        Self { seed: mixed(seed ^ purpose.wrapping_mul(0x51_7cc1)) as u32 }
    }

    /// Smooth, from 0 to 1; its features are about one unit wide.
    pub(crate) fn at(self, x: f32, y: f32) -> f32 {
        let (i, j) = (below(x), below(y));
        let (u, v) = (eased(x - i as f32), eased(y - j as f32));
        let top = blend(self.corner(i, j), self.corner(i.wrapping_add(1), j), u);
        let bottom = blend(self.corner(i, j.wrapping_add(1)), self.corner(i.wrapping_add(1), j.wrapping_add(1)), u);
        blend(top, bottom, v)
    }

    /// Several octaves of it, each half as strong and twice as fine; from 0 to 1.
    pub(crate) fn layered(self, x: f32, y: f32, octaves: u32) -> f32 {
        let (mut sum, mut strength, mut whole, mut scale) = (0.0, 1.0, 0.0, 1.0);
        for octave in 0..octaves {
            let shift = octave as f32 * 17.31;
            sum += strength * self.at(x * scale + shift, y * scale - shift);
            whole += strength;
            strength *= 0.5;
            scale *= 2.03;
        }
        sum / whole
    }

    /// Layered noise folded at its middle: sharp crests, round valleys; from 0 to 1.
    pub(crate) fn ridged(self, x: f32, y: f32, octaves: u32) -> f32 {
        let (mut sum, mut strength, mut whole, mut scale) = (0.0, 1.0, 0.0, 1.0);
        for octave in 0..octaves {
            let shift = octave as f32 * 9.17;
            sum += strength * (1.0 - (self.at(x * scale + shift, y * scale + shift) * 2.0 - 1.0).abs());
            whole += strength;
            strength *= 0.48;
            scale *= 2.1;
        }
        sum / whole
    }

    fn corner(self, x: i32, y: i32) -> f32 {
        let mut hash = (x as u32).wrapping_mul(0x85eb_ca6b) ^ (y as u32).wrapping_mul(0xc2b2_ae35) ^ self.seed;
        hash = (hash ^ (hash >> 15)).wrapping_mul(0x2c1b_3c6d);
        hash = (hash ^ (hash >> 12)).wrapping_mul(0x297a_2d39);
        (hash ^ (hash >> 15)) as f32 / u32::MAX as f32
    }
}

/// The next whole number below: `floor` is a call into the C library where the processor is not known to have it.
fn below(x: f32) -> i32 {
    let whole = x as i32;
    whole - i32::from(whole as f32 > x)
}

/// A smooth step from 0 to 1.
pub(crate) fn eased(part: f32) -> f32 {
    let part = part.clamp(0.0, 1.0);
    part * part * (3.0 - 2.0 * part)
}

pub(crate) fn blend(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}
