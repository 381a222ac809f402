//! A desert: far mesas, and dunes with a bright and a dark side.

use super::mountains::{Crest, birds};
use super::{Moment, sky};
use crate::draw::canvas::{Canvas, SIDE, curve, polygon, swing};
use crate::draw::color::Color;
use crate::draw::noise::{Noise, eased};

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let light = sky::paint(canvas, moment, 600.0);
    birds(canvas, moment, light);
    land(canvas, moment, light.x);
    cactuses(canvas, moment);
}

/// Mesas and dunes under a light at `light_x`.
pub(super) fn land(canvas: &mut Canvas, moment: Moment<'_>, light_x: f32) {
    mesas(canvas, moment);
    dunes(canvas, moment, light_x);
}

fn mesas(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("mesas");
    for layer in 0..2_u8 {
        let near = f32::from(layer);
        let color = moment.palette.land(0.12 + 0.2 * near);
        let base = 586.0 + 30.0 * near;
        let mut x = chance.within(-120.0, 60.0);
        while x < SIDE {
            let (wide, tall) = (chance.within(70.0, 250.0), chance.within(36.0, 150.0) * (1.0 - 0.25 * near));
            let slant = tall * chance.within(0.16, 0.34);
            let shoulder = tall * 0.45;
            let outline = [
                (x - slant * 1.7, base + 44.0),
                (x - slant, base - shoulder * 0.9),
                (x - slant * 0.25, base - shoulder),
                (x, base - tall),
                (x + wide, base - tall + chance.within(-3.0, 5.0)),
                (x + wide + slant * 0.25, base - shoulder),
                (x + wide + slant, base - shoulder * 0.9),
                (x + wide + slant * 1.7, base + 44.0),
            ];
            if let Some(path) = polygon(&outline) {
                let low = color.mix(moment.palette.sky[2], 0.55);
                canvas.fill_down(&path, (base - tall, color), (base + 30.0, low));
            }
            x += wide + chance.within(60.0, 420.0);
        }
    }
}

fn dunes(canvas: &mut Canvas, moment: Moment<'_>, light_x: f32) {
    let palette = moment.palette;
    let sand = |near: f32| palette.far.mix(palette.accents[0], 0.35 * near).mix(palette.near, 0.42 * near * near);
    let mut chance = moment.of.chance("dunes");
    let noise = Noise::new(moment.of.seed, 31);
    for dune in 0..6_u8 {
        let near = f32::from(dune) / 5.0;
        let base = 600.0 + 330.0 * near.powf(1.1);
        let tall = 34.0 + 120.0 * near;
        let offset = chance.within(0.0, 40.0);
        let crest = Crest::new(|x| {
            let wave = noise.at(x * (0.0058 - 0.003 * near) + offset, f32::from(dune) * 7.0);
            base - tall * (1.0 - (wave * 2.0 - 1.0).abs().powf(0.8))
        });
        let color = sand(near);
        let bright = color.mix(palette.light, 0.5 - 0.16 * near);
        let dark = color.mix(palette.near, 0.5 + 0.16 * near);
        let toward = if light_x < 500.0 { -1.0 } else { 1.0 };
        let blown = Noise::new(moment.of.seed, 60 + u64::from(dune));
        let drift = 1.2 * swing(moment.phase, 1.0, 0.2 * near);
        canvas.each(|x, y, there| {
            let depth = y - crest.at(x);
            if depth <= -1.0 || (y > base + 220.0 && dune < 5) {
                return there;
            }
            let winding = (depth * 0.012 + near * 9.0).sin() * depth * 0.22;
            let seen = x - toward * depth * 0.75 + winding;
            let slope = (crest.at(seen + 7.0) - crest.at(seen - 7.0)) / 14.0 * toward;
            let lit = eased(0.5 + slope * 7.0);
            let ripple = (blown.layered(x * 0.012, y * 0.012, 2) * 30.0 + y * (0.62 - 0.34 * near) + drift).sin();
            let side = dark.fade(bright, lit).fade(bright, 0.05 * ripple * near);
            let low = side.fade(color, eased(depth / (tall * 2.4)) * 0.75);
            let haze = low.fade(palette.sky[2], 0.42 * (1.0 - near) * eased(depth / 90.0));
            there.fade(haze, (depth + 1.0).min(1.0))
        });
    }
}

fn cactuses(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("cactuses");
    let color = moment.palette.near.darker(0.12);
    for _ in 0..=chance.below(3) {
        let (x, foot) = (chance.within(90.0, 910.0), chance.within(850.0, 955.0));
        cactus(canvas, x, foot, (foot - 640.0) * chance.within(0.6, 0.85), color);
    }
}

fn cactus(canvas: &mut Canvas, x: f32, foot: f32, tall: f32, color: Color) {
    let wide = tall * 0.13;
    let mut limb = |points: &[(f32, f32)], width: f32| {
        if let Some(path) = curve(points, false) {
            canvas.stroke(&path, color, width, 1.0);
        }
    };
    limb(&[(x, foot), (x, foot - tall)], wide);
    let (left, right) = (x - tall * 0.24, x + tall * 0.22);
    limb(
        &[
            (x, foot - tall * 0.36),
            (left + wide * 0.4, foot - tall * 0.38),
            (left, foot - tall * 0.46),
            (left, foot - tall * 0.7),
        ],
        wide * 0.72,
    );
    limb(
        &[
            (x, foot - tall * 0.5),
            (right - wide * 0.4, foot - tall * 0.52),
            (right, foot - tall * 0.6),
            (right, foot - tall * 0.86),
        ],
        wide * 0.68,
    );
}
