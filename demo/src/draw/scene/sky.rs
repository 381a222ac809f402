//! The sky: a gradient, clouds or stars, a sun or a moon.

use std::f32::consts::TAU;

use super::Moment;
use crate::draw::canvas::{Canvas, SIDE, swing};
use crate::draw::color::{Color, Ramp};
use crate::draw::noise::{Noise, blend, eased};

/// Where the sun or the moon stands.
#[derive(Clone, Copy)]
pub(super) struct Light {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) radius: f32,
}

/// Paints the sky down to `horizon` and tells where its light stands.
pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>, horizon: f32) -> Light {
    let mut chance = moment.of.chance("light");
    let low = !moment.of.night && chance.happens(0.6);
    let light = Light {
        x: blend(0.24, 0.76, chance.within(0.0, 1.0)) * SIDE,
        y: horizon * if low { chance.within(0.58, 0.86) } else { chance.within(0.24, 0.5) },
        radius: if moment.of.night { chance.within(46.0, 74.0) } else { chance.within(58.0, 118.0) },
    };
    with_light(canvas, moment, horizon, light);
    light
}

/// Paints the sky with its light at a given place.
pub(super) fn with_light(canvas: &mut Canvas, moment: Moment<'_>, horizon: f32, light: Light) {
    let palette = moment.palette;
    let ramp = Ramp::new(&palette.sky);
    let halo = palette.light.mix(palette.sky[2], 0.25);
    canvas.each(|x, y, _| {
        let base = ramp.at((y / horizon).powf(0.9));
        let distance = ((x - light.x).powi(2) + (y - light.y).powi(2)).sqrt() / (light.radius * 6.5);
        base.fade(halo, 0.5 * (-distance * distance * 3.0).exp())
    });
    if moment.of.night {
        stars(canvas, moment, horizon, 260);
        moon(canvas, moment, light);
    } else {
        canvas.glow(light.x, light.y, light.radius * 2.4, palette.light, 0.55);
        canvas.circle(light.x, light.y, light.radius, palette.light, 1.0);
    }
    clouds(canvas, moment, horizon);
}

pub(super) fn stars(canvas: &mut Canvas, moment: Moment<'_>, horizon: f32, many: usize) {
    let mut chance = moment.of.chance("stars");
    for _ in 0..many {
        let (x, y) = (chance.within(0.0, SIDE), horizon * chance.within(0.0, 1.0).powf(1.25));
        let bright = chance.within(0.0, 1.0).powi(4);
        let (offset, times) = (chance.within(0.0, 1.0), chance.pick(&[1.0, 2.0, 3.0]));
        let color = chance.pick(&[Color::WHITE, moment.palette.light, moment.palette.accents[3]]);
        let twinkle = 0.72 + 0.28 * swing(moment.phase, times, offset);
        canvas.circle(x, y, 0.9 + 1.9 * bright, color, (0.4 + 0.6 * bright) * twinkle);
        if bright > 0.55 {
            canvas.glow(x, y, 12.0 + 12.0 * bright, color, 0.4 * twinkle);
        }
    }
}

fn moon(canvas: &mut Canvas, moment: Moment<'_>, light: Light) {
    let Light { x, y, radius } = light;
    let color = moment.palette.light;
    canvas.glow(x, y, radius * 3.6, color, 0.42);
    canvas.circle(x, y, radius, color, 1.0);
    let mut chance = moment.of.chance("craters");
    let shade = color.mix(moment.palette.sky[1], 0.32);
    for _ in 0..7 {
        let (angle, out) = (chance.within(0.0, TAU), chance.within(0.0, 0.68));
        let size = chance.within(0.07, 0.24) * (1.0 - out * 0.5);
        canvas.circle(x + radius * out * angle.cos(), y + radius * out * angle.sin(), radius * size, shade, 0.38);
    }
}

/// Long drifting clouds, lit from the horizon.
fn clouds(canvas: &mut Canvas, moment: Moment<'_>, horizon: f32) {
    let noise = Noise::new(moment.of.seed, 3);
    let mut chance = moment.of.chance("clouds");
    let (much, stretch) = (chance.within(0.50, 0.60), chance.within(2.4, 4.6));
    let drift = 0.16 * swing(moment.phase, 1.0, 0.0);
    let palette = moment.palette;
    let lit = if moment.of.night {
        palette.sky[2].mix(palette.sky[1], 0.35)
    } else {
        palette.light.mix(palette.sky[2], 0.45)
    };
    let strength = if moment.of.night { 0.4 } else { 0.72 };
    canvas.each(|x, y, there| {
        if y > horizon {
            return there;
        }
        let (u, v) = (x * 0.0042 + drift, y * 0.0042 * stretch);
        let here = noise.layered(u, v, 4);
        let cover = eased((here - much) / 0.2);
        if cover <= 0.0 {
            return there;
        }
        there.fade(lit, cover * strength * (0.35 + 0.65 * y / horizon))
    });
}
