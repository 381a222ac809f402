//! Pictures and short loops, drawn from a prompt and a seed: composed, varied, and the same each time.
//!
//! The words of a prompt choose what is drawn as far as they are known; its hash and the seed settle the
//! rest. Nothing is read from a file and nothing depends on the clock, so the same prompt and seed give the same bytes.
//!
//! ```
//! use refrain_demo::draw::Drawing;
//!
//! let fox = Drawing::of("a red fox in a forest at night", 7);
//!
//! let picture = fox.png(64);
//! assert_eq!(picture, Drawing::of("a red fox in a forest at night", 7).png(64));
//!
//! let other = Drawing::from_picture(&picture, "as a fresco", 1);
//! assert_ne!(other.png(64), picture);
//! ```
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "coordinates and colours are small numbers, whose names are letters"
)]

mod canvas;
pub(crate) mod chance;
mod coats;
mod code;
mod color;
mod composition;
mod loops;
mod noise;
mod palette;
mod picture;
mod scene;
mod source;
#[cfg(test)]
mod tests;
mod words;

use canvas::Canvas;
use composition::Composition;
use scene::Moment;
use source::Stranger;

/// The side of a picture in pixels where nobody asks for another.
pub const PICTURE: u32 = 768;

/// The side of a loop in pixels where nobody asks for another.
pub const LOOP: u32 = 384;

/// A picture that has been thought of, but not yet painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    composition: Composition,
    /// A picture of someone else's that is to be painted over.
    over: Option<Stranger>,
}

impl Drawing {
    /// What `prompt` asks for; `seed` settles what it leaves open.
    pub fn of(prompt: &str, seed: u64) -> Self {
        Self { composition: Composition::of(prompt, seed), over: None }
    }

    /// A picture as its own starting point: one of ours keeps its composition and changes its colours, one of someone
    /// else's keeps its shapes and is coloured anew.
    ///
    /// Strangers' pictures are understood as PNG of at most 16 million pixels. Of other files only the bytes count:
    /// they settle what `prompt` leaves open.
    pub fn from_picture(picture: &[u8], prompt: &str, seed: u64) -> Self {
        let found = source::read(picture);
        let named = words::read(prompt);
        let mut composition = match &found {
            source::Found::Ours(composition) => composition.varied(chance::hashed(prompt) ^ seed),
            source::Found::Stranger(_) | source::Found::Unknown => {
                Composition::of(prompt, seed ^ chance::hashed_bytes(picture))
            }
        };
        if let Some(coat) = named.coat {
            composition = composition.colored(coat);
        }
        if let Some(night) = named.night {
            composition.night = night || composition.mood.is_night();
        }
        let over = match found {
            source::Found::Stranger(stranger) => Some(stranger),
            source::Found::Ours(_) | source::Found::Unknown => None,
        };
        Self { composition, over }
    }

    /// A picture to be set in motion: as [`from_picture`](Self::from_picture), but in its own colours.
    pub fn in_motion(picture: &[u8], prompt: &str, seed: u64) -> Self {
        match source::read(picture) {
            source::Found::Ours(composition) => Self { composition, over: None },
            source::Found::Stranger(stranger) => {
                Self { composition: Composition::of(prompt, seed), over: Some(stranger.in_own_colors()) }
            }
            source::Found::Unknown => Self::of(prompt, seed ^ chance::hashed_bytes(picture)),
        }
    }

    /// The picture as a PNG, `side` pixels wide and high (from 64 to 4096).
    pub fn png(&self, side: u32) -> Vec<u8> {
        let side = side.clamp(64, 4096);
        let mut rgb = self.frame(side, 0.0);
        code::hide(&mut rgb, &self.composition);
        picture::png(&rgb, side)
    }

    /// The picture in gentle motion: an endlessly looping GIF, `side` pixels wide and high (from 64 to 1024).
    ///
    /// GIF, because it is the only moving format that every browser, Telegram and Discord play, that the Bytez adapter
    /// takes as a video, and that can be written without a codec: a browser plays no MP4 of mere JPEGs, and APNG and
    /// animated WebP count as pictures.
    pub fn gif(&self, side: u32) -> Vec<u8> {
        let side = side.clamp(64, 1024);
        loops::gif(side, |phase| self.frame(side, phase))
    }

    fn frame(&self, side: u32, phase: f32) -> Vec<u8> {
        let mut canvas = Canvas::new(side);
        let moment = Moment { of: &self.composition, palette: self.composition.palette(), phase };
        match &self.over {
            Some(stranger) => stranger.paint(&mut canvas, moment),
            None => scene::paint(&mut canvas, moment),
        }
        picture::finish(&mut canvas);
        canvas.rgb()
    }
}
