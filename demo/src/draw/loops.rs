//! Loops as GIF: one palette for all frames, and a dither that stands still, so that nothing flickers.

use std::collections::HashMap;

use super::canvas::spread;

/// Frames of one loop.
const FRAMES: u16 = 30;

/// How long a frame is shown, in hundredths of a second: 2.4 s a loop.
const DELAY: u16 = 8;

/// The most threads that paint one loop.
const PAINTERS: usize = 4;

/// A GIF of `side` by `side` pixels of what `frame` paints at every moment from 0 to 1.
pub(super) fn gif(side: u32, frame: impl Fn(f32) -> Vec<u8> + Sync) -> Vec<u8> {
    let at = |index: u16| frame(f32::from(index) / f32::from(FRAMES));
    let table = Table::of(&[at(0), at(FRAMES / 3), at(2 * FRAMES / 3)]);
    let width = u16::try_from(side).unwrap_or(u16::MAX);
    let painted = |index: u16| {
        let buffer = table.dithered(&at(index), usize::from(width)).into();
        let mut image = gif::Frame { width, height: width, delay: DELAY, buffer, ..gif::Frame::default() };
        image.make_lzw_pre_encoded();
        image
    };
    let painters = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(PAINTERS);
    let share = |first: usize| (0..FRAMES).skip(first).step_by(painters).map(|index| (index, painted(index))).collect();
    let mut images: Vec<(u16, gif::Frame<'_>)> = std::thread::scope(|scope| {
        let others: Vec<_> = (1..painters).map(|first| scope.spawn(move || -> Vec<_> { share(first) })).collect();
        let own: Vec<_> = share(0);
        let painted =
            others.into_iter().flat_map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        own.into_iter().chain(painted).collect()
    });
    images.sort_unstable_by_key(|(index, _)| *index);
    let mut file = Vec::new();
    // Into memory, with at most 256 colours: neither can fail.
    #[expect(clippy::expect_used, reason = "a Vec takes everything, and the sizes are ours")]
    {
        let mut encoder = gif::Encoder::new(&mut file, width, width, &table.bytes()).expect("a GIF in memory");
        encoder.set_repeat(gif::Repeat::Infinite).expect("a GIF in memory");
        for (_, image) in &images {
            encoder.write_lzw_pre_encoded_frame(image).expect("a GIF in memory");
        }
    }
    file
}

/// At most 256 colours, and the nearest one to every colour there is.
struct Table {
    colors: Vec<[u8; 3]>,
    /// For every colour of five bits a channel.
    nearest: Vec<u8>,
}

impl Table {
    /// The colours that serve `pictures` best: their histogram, cut at the middle of its longest side again and again.
    fn of(pictures: &[Vec<u8>]) -> Self {
        let mut counts: HashMap<[u8; 3], u32> = HashMap::new();
        for pixel in pictures.iter().flat_map(|picture| picture.chunks_exact(3)).step_by(2) {
            *counts.entry([pixel[0] & !3, pixel[1] & !3, pixel[2] & !3]).or_default() += 1;
        }
        let mut counts: Vec<([u8; 3], u32)> = counts.into_iter().collect();
        // The map's order is another one each time.
        counts.sort_unstable();
        let mut boxes = vec![counts];
        while boxes.len() < 256 {
            let Some((index, _)) =
                boxes.iter().enumerate().filter(|(_, one)| one.len() > 1).max_by_key(|(_, one)| weight(one))
            else {
                break;
            };
            let mut half = boxes.swap_remove(index);
            let other = halve(&mut half);
            boxes.extend([half, other]);
        }
        let mut colors: Vec<[u8; 3]> = boxes.iter().map(|one| mean(one)).collect();
        colors.sort_unstable();
        let nearest = (0..1_u32 << 15).map(|code| nearest(&colors, code)).collect();
        Self { colors, nearest }
    }

    fn bytes(&self) -> Vec<u8> {
        self.colors.concat()
    }

    /// The index of every pixel's colour, with the difference spread over its neighbours.
    fn dithered(&self, rgb: &[u8], width: usize) -> Vec<u8> {
        rgb.chunks_exact(3)
            .enumerate()
            .map(|(index, pixel)| {
                let shift = ((spread(index % width, index / width) - 0.5) * 9.0) as i32;
                let [red, green, blue] =
                    [pixel[0], pixel[1], pixel[2]].map(|byte| (i32::from(byte) + shift).clamp(0, 255) as usize >> 3);
                self.nearest[red << 10 | green << 5 | blue]
            })
            .collect()
    }
}

/// How much is to be gained by halving a box: many pixels over a long side.
fn weight(one: &[([u8; 3], u32)]) -> u64 {
    let many: u64 = one.iter().map(|(_, count)| u64::from(*count)).sum();
    let (_, long) = longest(one);
    (many as f64).sqrt() as u64 * u64::from(long).pow(2)
}

fn longest(one: &[([u8; 3], u32)]) -> (usize, u8) {
    let side = |channel: usize| {
        let values = || one.iter().map(|(color, _)| color[channel]);
        (channel, values().max().unwrap_or(0) - values().min().unwrap_or(0))
    };
    [side(0), side(1), side(2)].into_iter().max_by_key(|(_, long)| *long).unwrap_or((0, 0))
}

fn halve(one: &mut Vec<([u8; 3], u32)>) -> Vec<([u8; 3], u32)> {
    let (channel, _) = longest(one);
    one.sort_unstable_by_key(|(color, _)| (color[channel], *color));
    let whole: u64 = one.iter().map(|(_, count)| u64::from(*count)).sum();
    let mut before = 0;
    let cut = one.iter().position(|(_, count)| {
        before += u64::from(*count);
        before * 2 >= whole
    });
    one.split_off(cut.map_or(1, |cut| (cut + 1).clamp(1, one.len() - 1)))
}

fn mean(one: &[([u8; 3], u32)]) -> [u8; 3] {
    let whole: u64 = one.iter().map(|(_, count)| u64::from(*count)).sum::<u64>().max(1);
    std::array::from_fn(|channel| {
        let sum: u64 = one.iter().map(|(color, count)| u64::from(color[channel]) * u64::from(*count)).sum();
        // The two bits that were cut off are half set on average.
        ((sum / whole) as u8).saturating_add(1)
    })
}

fn nearest(colors: &[[u8; 3]], code: u32) -> u8 {
    let wanted = [code >> 10, code >> 5, code].map(|value| (value & 31) as i32 * 8 + 4);
    let distance = |color: &[u8; 3]| {
        let [red, green, blue] = [0, 1, 2].map(|channel| i32::from(color[channel]) - wanted[channel]);
        2 * red * red + 4 * green * green + 3 * blue * blue
    };
    let best = colors.iter().enumerate().min_by_key(|(_, color)| distance(color));
    best.map_or(0, |(index, _)| index as u8)
}
