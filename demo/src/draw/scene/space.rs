//! Space: a nebula, stars, a planet with or without rings, and a small hill to stand on.

use std::f32::consts::TAU;

use super::mountains::Crest;
use super::{Moment, forest, sky};
use crate::draw::canvas::{Canvas, SIDE, ellipse, polygon, swing};
use crate::draw::color::{Color, Ramp};
use crate::draw::noise::{Noise, eased};

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    nebula(canvas, moment);
    sky::stars(canvas, moment, SIDE, 620);
    let mut chance = moment.of.chance("space");
    let (x, y, radius) = (chance.within(320.0, 680.0), chance.within(290.0, 500.0), chance.within(120.0, 230.0));
    let tilt = chance.within(-0.5, 0.5);
    let ringed = chance.happens(0.62);
    if ringed {
        rings(canvas, moment, [x, y, radius, tilt], false);
    }
    planet(canvas, moment, [x, y, radius, tilt]);
    if ringed {
        rings(canvas, moment, [x, y, radius, tilt], true);
    }
    let turn = chance.within(0.0, TAU) + TAU * moment.phase;
    let (mx, my) = (x + radius * 2.05 * turn.cos(), y + radius * 0.62 * turn.sin());
    if turn.sin() > 0.0 || (mx - x).abs() > radius * 1.15 {
        small_moon(canvas, moment, mx, my, radius * 0.14, x);
    }
    if chance.happens(0.7) {
        ground(canvas, moment);
    }
}

fn nebula(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let deep = palette.sky[0].mix(Color::hex(0x05_0714), 0.72);
    let clouds = Ramp::new(&[
        deep,
        palette.sky[1].mix(deep, 0.55),
        palette.accents[2].mix(deep, 0.35),
        palette.accents[0].mix(deep, 0.15),
        palette.light,
    ]);
    let noise = Noise::new(moment.of.seed, 51);
    let (aside, down) = (0.05 * swing(moment.phase, 1.0, 0.0), 0.05 * swing(moment.phase, 1.0, 0.25));
    let angle = moment.of.chance("band").within(0.5, 1.1);
    let (sin, cos) = angle.sin_cos();
    canvas.each(|x, y, _| {
        let (u, v) = ((x - 500.0) * 0.0034, (y - 500.0) * 0.0034);
        let across = u * cos + v * sin;
        let warp_x = noise.layered(u + 7.0 + aside, v, 4);
        let warp_y = noise.layered(u, v + 3.0 + down, 4);
        let here = noise.layered(u + warp_x * 2.2, v + warp_y * 2.2, 5);
        let band = (-across * across * 1.5).exp();
        clouds.at(eased((here * 1.5 - 0.42) * (0.4 + 0.9 * band)) * 0.94)
    });
}

fn planet(canvas: &mut Canvas, moment: Moment<'_>, [x, y, radius, tilt]: [f32; 4]) {
    let palette = moment.palette;
    canvas.glow(x, y, radius * 1.6, palette.accents[0], 0.34);
    let bands = Ramp::new(&[
        palette.accents[0],
        palette.accents[3],
        palette.accents[1],
        palette.accents[0].darker(0.2),
        palette.accents[3].mix(palette.accents[1], 0.5),
        palette.accents[2],
        palette.accents[1],
    ]);
    let noise = Noise::new(moment.of.seed, 52);
    let (sin, cos) = tilt.sin_cos();
    let shadow = palette.sky[0].mix(Color::hex(0x03_0410), 0.75);
    let phase = moment.phase;
    canvas.each(|px, py, there| {
        let (dx, dy) = ((px - x) / radius, (py - y) / radius);
        let out = dx * dx + dy * dy;
        if out > 1.02 {
            return there;
        }
        let front = (1.0 - out).max(0.0).sqrt();
        let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
        let around = u.atan2(front);
        let spin = 0.35 * swing(phase, 1.0, 0.0);
        let swirl = noise.layered(around * 2.4 + spin, v * 7.0, 4) - 0.5;
        let band = bands.at(eased((v * 0.5 + 0.5 + swirl * 0.2).clamp(0.0, 1.0)));
        let sun = (-dx * 0.62 - dy * 0.5 + front * 0.62).clamp(-1.0, 1.0);
        let lit = shadow.fade(band, eased(sun * 1.25 + 0.12));
        let rim = lit.fade(palette.light, (1.0 - front).powi(4) * 0.5 * eased(sun + 0.35));
        there.fade(rim, ((1.0 - out.sqrt()) * radius * 1.2).clamp(0.0, 1.0))
    });
}

/// The rings; of those before the planet only the near half is drawn.
fn rings(canvas: &mut Canvas, moment: Moment<'_>, [x, y, radius, tilt]: [f32; 4], before: bool) {
    let mut chance = moment.of.chance("rings");
    if before {
        let (sin, cos) = tilt.sin_cos();
        let at = |u: f32, v: f32| (x + u * cos - v * sin, y + u * sin + v * cos);
        let reach = radius * 2.6;
        if let Some(half) = polygon(&[at(-reach, 0.0), at(reach, 0.0), at(reach, reach), at(-reach, reach)]) {
            canvas.inside(&half);
        }
    }
    for ring in 0..15_u8 {
        let out = radius * (1.36 + 0.058 * f32::from(ring));
        let gap = ring == 8 || chance.happens(0.12);
        let color = chance.pick(&[moment.palette.accents[3], moment.palette.light, moment.palette.accents[1]]);
        let alpha = chance.within(0.35, 0.85);
        if let (false, Some(path)) = (gap, ellipse(x, y, out, out * 0.27, tilt)) {
            canvas.stroke(&path, color, radius * 0.044, alpha);
        }
    }
    canvas.anywhere();
}

fn small_moon(canvas: &mut Canvas, moment: Moment<'_>, x: f32, y: f32, radius: f32, planet_x: f32) {
    let color = moment.palette.light.mix(moment.palette.far, 0.3);
    canvas.circle(x, y, radius, color.darker(0.55), 1.0);
    let aside = if planet_x > 0.0 { -radius * 0.24 } else { radius * 0.24 };
    if let Some(disc) = ellipse(x, y, radius, radius, 0.0) {
        canvas.inside(&disc);
        canvas.circle(x + aside, y + aside, radius * 0.95, color, 1.0);
        canvas.anywhere();
    }
}

/// A hill with pines and someone who looks up.
fn ground(canvas: &mut Canvas, moment: Moment<'_>) {
    let noise = Noise::new(moment.of.seed, 53);
    let mut chance = moment.of.chance("ground");
    let color = moment.palette.near.mix(Color::hex(0x04_0510), 0.6);
    let top = chance.within(300.0, 700.0);
    let crest = Crest::new(|x| {
        900.0 - 74.0 * (-((x - top) / 260.0).powi(2)).exp() - 44.0 * (noise.layered(x * 0.005, 1.0, 3) - 0.5)
    });
    forest::row(canvas, moment, &crest, color, 52.0, 1.5);
    canvas.polygon(&crest.land(), color, 1.0);
    let (x, y) = (top, crest.at(top) + 2.0);
    canvas.polygon(&[(x - 7.0, y), (x - 5.0, y - 26.0), (x + 5.0, y - 26.0), (x + 7.0, y)], color, 1.0);
    canvas.circle(x + 1.0, y - 32.0, 6.2, color, 1.0);
    let (lamp_x, lamp_y) = (x + 13.0, y - 17.0);
    canvas.line(&[(x + 3.0, y - 22.0), (lamp_x, lamp_y)], color, 3.0, 1.0);
    let glow = 0.75 + 0.25 * swing(moment.phase, 2.0, 0.0);
    canvas.glow(lamp_x, lamp_y + 3.0, 44.0, Color::hex(0xff_c766), 0.8 * glow);
    canvas.circle(lamp_x, lamp_y + 3.0, 3.2, Color::hex(0xff_e7b0), 1.0);
}
