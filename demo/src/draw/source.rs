//! A picture that comes in: one of ours, which tells what it is of, or a stranger's, which is painted over.

use std::io::Cursor;

use super::canvas::{Canvas, SIDE, swing};
use super::code;
use super::color::{Color, Ramp};
use super::composition::Composition;
use super::noise::eased;
use super::scene::Moment;

/// The most pixels that are decoded.
const MOST: u64 = 16_000_000;

/// What came in.
pub(super) enum Found {
    Ours(Composition),
    Stranger(Stranger),
    Unknown,
}

/// Somebody else's pixels, cut to a square.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stranger {
    side: usize,
    rgb: Vec<u8>,
    own_colors: bool,
}

/// Reads a PNG.
pub(super) fn read(picture: &[u8]) -> Found {
    let Some((width, height, step, pixels)) = decoded(picture) else { return Found::Unknown };
    if let Some(composition) = code::find(&pixels, step) {
        return Found::Ours(composition);
    }
    let side = width.min(height);
    let (left, top) = ((width - side) / 2, (height - side) / 2);
    let mut rgb = Vec::with_capacity(side * side * 3);
    for row in top..top + side {
        let line = &pixels[(row * width + left) * step..(row * width + left + side) * step];
        rgb.extend(line.chunks_exact(step).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]));
    }
    Found::Stranger(Stranger { side, rgb, own_colors: false })
}

/// Width, height, bytes a pixel (3 or 4) and the pixels.
fn decoded(picture: &[u8]) -> Option<(usize, usize, usize, Vec<u8>)> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(picture), png::Limits { bytes: 128 << 20 });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if u64::from(width) * u64::from(height) > MOST {
        return None;
    }
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    let (step, pixels) = match info.color_type {
        png::ColorType::Rgb => (3, pixels),
        png::ColorType::Rgba => (4, pixels),
        png::ColorType::Grayscale => (3, pixels.iter().flat_map(|grey| [*grey; 3]).collect()),
        png::ColorType::GrayscaleAlpha => {
            (4, pixels.chunks_exact(2).flat_map(|pair| [pair[0], pair[0], pair[0], pair[1]]).collect())
        }
        png::ColorType::Indexed => return None,
    };
    Some((width as usize, height as usize, step, pixels))
}

impl Stranger {
    pub(super) fn in_own_colors(self) -> Self {
        Self { own_colors: true, ..self }
    }

    /// Its shapes in the palette's colours, from ink to light; or in its own. It breathes: a slow approach and retreat.
    pub(super) fn paint(&self, canvas: &mut Canvas, moment: Moment<'_>) {
        let palette = moment.palette;
        let tones = Ramp::new(&[
            palette.ink,
            palette.near,
            palette.accents[2].mix(palette.far, 0.4),
            palette.accents[0],
            palette.accents[1],
            palette.accents[3],
            palette.paper,
        ]);
        let approach = if self.own_colors { 1.045 - 0.045 * (std::f32::consts::TAU * moment.phase).cos() } else { 1.0 };
        let aside = if self.own_colors { 8.0 * swing(moment.phase, 1.0, 0.0) } else { 0.0 };
        canvas.each(|x, y, _| {
            let there = self
                .at((x - 500.0) / approach + 500.0 + aside * (approach - 1.0) * 10.0, (y - 500.0) / approach + 500.0);
            if self.own_colors { there } else { tones.at(eased(there.lightness() * 1.04)).fade(there, 0.16) }
        });
    }

    /// The colour at a place of the canvas, between its four nearest pixels.
    fn at(&self, x: f32, y: f32) -> Color {
        let last = self.side - 1;
        let place = |value: f32| (value / SIDE * self.side as f32 - 0.5).clamp(0.0, last as f32);
        let (x, y) = (place(x), place(y));
        let (column, row) = (x as usize, y as usize);
        let (part_x, part_y) = (x - column as f32, y - row as f32);
        let channel = |index: usize| {
            let pixel = |down: usize, across: usize| {
                f32::from(self.rgb[((row + down).min(last) * self.side + (column + across).min(last)) * 3 + index])
            };
            let top = pixel(0, 0) * (1.0 - part_x) + pixel(0, 1) * part_x;
            let bottom = pixel(1, 0) * (1.0 - part_x) + pixel(1, 1) * part_x;
            (top * (1.0 - part_y) + bottom * part_y) / 255.0
        };
        Color { red: channel(0), green: channel(1), blue: channel(2) }
    }
}
