//! A forest: rows of pines that come out of the mist, and fireflies at night.

use super::mountains::{Crest, birds, mist};
use super::{Moment, sky};
use crate::draw::canvas::{Canvas, SIDE, polygon, swing};
use crate::draw::chance::Chance;
use crate::draw::color::Color;
use crate::draw::noise::Noise;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let light = sky::paint(canvas, moment, 760.0);
    birds(canvas, moment, light);
    rows(canvas, moment, 6, 480.0);
    let mut chance = moment.of.chance("frame");
    let color = moment.palette.near.darker(0.25);
    for side in [-1.0, 1.0] {
        for _ in 0..2 {
            let x = 500.0 + side * chance.within(380.0, 520.0);
            pine(canvas, &mut chance, (x, 1060.0), chance_height(side), color, 0.6 * swing(moment.phase, 1.0, x));
        }
    }
    if moment.of.night {
        fireflies(canvas, moment);
    }
}

const fn chance_height(side: f32) -> f32 {
    if side < 0.0 { 640.0 } else { 560.0 }
}

/// `many` rows of pines from `top` down, each nearer, taller and darker.
pub(super) fn rows(canvas: &mut Canvas, moment: Moment<'_>, many: u8, top: f32) {
    let noise = Noise::new(moment.of.seed, 21);
    let mut chance = moment.of.chance("rows");
    for row_number in 0..many {
        let near = f32::from(row_number) / f32::from(many - 1);
        let base = top + (960.0 - top) * near.powf(0.9);
        let offset = chance.within(0.0, 60.0);
        let crest =
            Crest::new(|x| base - 110.0 * (noise.layered(x * 0.0027 + offset, f32::from(row_number) * 2.7, 3) - 0.5));
        let color = moment.palette.land(0.1 + 0.9 * near);
        row(canvas, moment, &crest, color, 62.0 + 190.0 * near, 2.8);
        if let Some(land) = polygon(&crest.land()) {
            let low = color.mix(moment.palette.sky[2], 0.5 * (1.0 - near));
            canvas.fill_down(&land, (base - 40.0, color), (base + 130.0, low));
        }
        if row_number + 1 < many {
            mist(canvas, moment, base + 46.0, 0.7 * (1.0 - 0.55 * near));
        }
    }
}

/// Pines along a crest; `tall` is their height, and they stand a height divided by `dense` apart.
pub(super) fn row(canvas: &mut Canvas, moment: Moment<'_>, crest: &Crest, color: Color, tall: f32, dense: f32) {
    let mut chance = moment.of.chance("pines");
    let clumps = Noise::new(moment.of.seed, 23 + tall as u64);
    let mut x = -20.0;
    while x < SIDE + 20.0 {
        let much = clumps.layered(x * 0.006, tall, 2);
        let height = tall * chance.within(0.6, 1.15) * (0.55 + 0.9 * much);
        let sway = 0.5 * swing(moment.phase, 1.0, x / 300.0);
        let shade = color.mix(moment.palette.near, chance.within(0.0, 0.16));
        pine(canvas, &mut chance, (x, crest.at(x) + height * 0.1), height, shade, sway);
        x += tall / dense * chance.within(0.55, 1.5) * (1.7 - much * 1.3);
    }
}

/// A pine with its foot at a point; `sway` from -1 to 1 bends its top.
pub(super) fn pine(canvas: &mut Canvas, chance: &mut Chance, foot: (f32, f32), tall: f32, color: Color, sway: f32) {
    let tiers = if tall < 45.0 {
        4
    } else if tall < 140.0 {
        7
    } else {
        11
    };
    let wide = tall * chance.within(0.17, 0.24);
    let bend = |height: f32| sway * tall * 0.022 * height * height;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for tier in 0..tiers {
        let height = 1.0 - tier as f32 / tiers as f32;
        let low = 1.0 - (tier as f32 + 1.0) / tiers as f32;
        let reach = wide * (1.06 - height).powf(0.86);
        let inner = reach * 0.42;
        let droop = tall * 0.02;
        let edge = |reach: f32, jitter: f32| (reach * (0.86 + 0.28 * jitter), low);
        let (reach_left, low_left) = edge(reach, chance.within(0.0, 1.0));
        let (reach_right, low_right) = edge(reach, chance.within(0.0, 1.0));
        let y = |height: f32| foot.1 - tall * (0.1 + 0.9 * height);
        left.push((foot.0 - reach_left + bend(low_left), y(low_left) + droop));
        left.push((foot.0 - inner + bend(low_left), y(low_left) - tall * 0.004));
        right.push((foot.0 + reach_right + bend(low_right), y(low_right) + droop));
        right.push((foot.0 + inner + bend(low_right), y(low_right) - tall * 0.004));
    }
    let mut outline = vec![(foot.0 + bend(1.0), foot.1 - tall)];
    outline.extend(right);
    let trunk = tall * 0.018;
    outline.extend([(foot.0 + trunk, foot.1 - tall * 0.1), (foot.0 + trunk, foot.1)]);
    outline.extend([(foot.0 - trunk, foot.1), (foot.0 - trunk, foot.1 - tall * 0.1)]);
    outline.extend(left.into_iter().rev());
    canvas.polygon(&outline, color, 1.0);
}

fn fireflies(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("fireflies");
    let color = moment.palette.light.mix(Color::hex(0xff_d86b), 0.7);
    for _ in 0..26 {
        let (x, y) = (chance.within(40.0, 960.0), chance.within(640.0, 950.0));
        let (offset, size) = (chance.within(0.0, 1.0), chance.within(0.6, 1.3));
        let x = x + 14.0 * swing(moment.phase, 1.0, offset);
        let y = y + 9.0 * swing(moment.phase, 2.0, offset);
        let alive = 0.55 + 0.45 * swing(moment.phase, 1.0, offset * 3.0);
        canvas.glow(x, y, 26.0 * size, color, 0.6 * alive);
        canvas.circle(x, y, 2.6 * size, color.lighter(0.5), alive);
    }
}
