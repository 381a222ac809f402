//! Mountains behind mountains, with snow, mist and a valley of pines.

use super::sky::{self, Light};
use super::{Moment, forest};
use crate::draw::canvas::{Canvas, SIDE, polygon, swing};
use crate::draw::noise::{Noise, eased};

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let light = sky::paint(canvas, moment, 640.0);
    birds(canvas, moment, light);
    ranges(canvas, moment, light, 640.0);
    valley(canvas, moment);
}

/// The line of a crest, one height for every unit.
pub(super) struct Crest(Vec<f32>);

impl Crest {
    pub(super) fn new(height: impl Fn(f32) -> f32) -> Self {
        Self((0..=1001_u16).map(|x| height(f32::from(x))).collect())
    }

    pub(super) fn at(&self, x: f32) -> f32 {
        let x = x.clamp(0.0, SIDE);
        let index = (x as usize).min(1000);
        let part = x - index as f32;
        self.0[index] + (self.0[index + 1] - self.0[index]) * part
    }

    /// How steeply it falls to the right, over some distance.
    fn slope(&self, x: f32, over: f32) -> f32 {
        (self.at(x + over) - self.at(x - over)) / (2.0 * over)
    }

    /// The land below the crest.
    pub(super) fn land(&self) -> Vec<(f32, f32)> {
        let mut points: Vec<_> = self.0.iter().step_by(4).enumerate().map(|(i, y)| (i as f32 * 4.0, *y)).collect();
        points.extend([(SIDE + 4.0, self.0[1000]), (SIDE + 4.0, SIDE + 4.0), (-4.0, SIDE + 4.0), (-4.0, self.0[0])]);
        points
    }
}

/// Three ranges of rock and snow, the nearest one's feet at `foot`.
pub(super) fn ranges(canvas: &mut Canvas, moment: Moment<'_>, light: Light, foot: f32) {
    let mut chance = moment.of.chance("ranges");
    let noise = Noise::new(moment.of.seed, 11);
    let palette = moment.palette;
    let summit = chance.within(200.0, SIDE - 200.0);
    for range in 0..3_u8 {
        let near = f32::from(range) / 2.0;
        let (tall, wide) = (chance.within(250.0, 330.0) * (1.0 - 0.36 * near), chance.within(0.0034, 0.0046));
        let base = foot - 30.0 + 46.0 * near;
        let offset = chance.within(0.0, 90.0);
        let crest = Crest::new(|x| {
            let bell = (-((x - summit - 240.0 * (near - 0.4)) / 330.0).powi(2)).exp();
            let rough = noise.ridged(x * wide + offset, f32::from(range) * 5.3, 6);
            base - tall * (0.25 + 0.75 * bell) * (rough * 1.5 - 0.35)
        });
        let rock = palette.land(0.12 + 0.36 * near);
        let lit = rock.mix(palette.light, 0.34);
        let dark = rock.mix(palette.near, 0.34);
        let snow = palette.light.mix(palette.sky[1], 0.12);
        let mist = palette.sky[2];
        let grain = Noise::new(moment.of.seed, 40 + u64::from(range));
        canvas.each(|x, y, there| {
            let depth = y - crest.at(x);
            if depth <= -1.0 || y > foot + 150.0 {
                return there;
            }
            // The faces of a mountain hang down from its crest at a slant, away from where they look.
            let bend = (grain.layered(x * 0.02, y * 0.012, 3) - 0.5) * 60.0;
            let toward = if x < light.x { 1.0 } else { -1.0 };
            let slope = crest.slope(x + toward * depth * 0.42 + bend, 9.0) * toward;
            let face = eased(0.5 - slope * 1.1 + (grain.layered(x * 0.05, y * 0.03, 2) - 0.5) * 0.5);
            let line = base - tall * (0.42 + 0.16 * grain.at(x * 0.02, y * 0.02));
            let white = eased((line - y) / 50.0) * eased(face * 1.35 - 0.12) * (1.0 - 0.5 * near);
            let bare = dark.fade(lit, face);
            let stone = bare.fade(snow, white * 0.95);
            let far = stone.fade(mist, eased((y - base + tall * 0.62) / (tall * 0.9)) * (0.72 - 0.2 * near));
            there.fade(far, (depth + 1.0).min(1.0))
        });
    }
}

/// Wooded hills in front.
fn valley(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("valley");
    let noise = Noise::new(moment.of.seed, 12);
    let palette = moment.palette;
    for hill in 0..4_u8 {
        let near = f32::from(hill) / 3.0;
        let (base, tall) = (650.0 + 250.0 * near, 120.0 + 40.0 * near);
        let offset = chance.within(0.0, 50.0);
        let crest = Crest::new(|x| base - tall * (noise.layered(x * 0.0032 + offset, f32::from(hill) * 3.1, 4) - 0.42));
        let color = palette.land(0.46 + 0.54 * near);
        forest::row(canvas, moment, &crest, color, 26.0 + 96.0 * near * near, 3.1 + 2.0 * near);
        if let Some(land) = polygon(&crest.land()) {
            let low = color.mix(palette.sky[2], 0.36 * (1.0 - near));
            canvas.fill_down(&land, (base - tall * 0.3, color), (base + 140.0, low));
        }
        if hill < 3 {
            mist(canvas, moment, base + 30.0, 0.34 * (1.0 - 0.6 * near));
        }
    }
}

/// A bank of mist that thickens down to `bottom` and ends there softly.
pub(super) fn mist(canvas: &mut Canvas, moment: Moment<'_>, bottom: f32, strength: f32) {
    let noise = Noise::new(moment.of.seed, 77);
    let color = moment.palette.sky[2].mix(moment.palette.light, 0.25);
    let drift = 0.25 * swing(moment.phase, 1.0, bottom / 500.0);
    canvas.each(|x, y, there| {
        let rise = 1.0 - (y - bottom).abs() / 110.0;
        if rise <= 0.0 {
            return there;
        }
        let wisp = noise.layered(x * 0.004 + drift, y * 0.013, 3);
        there.fade(color, eased(rise) * strength * eased(wisp * 1.9 - 0.35))
    });
}

pub(super) fn birds(canvas: &mut Canvas, moment: Moment<'_>, light: Light) {
    let mut chance = moment.of.chance("birds");
    if moment.of.night || chance.happens(0.35) {
        return;
    }
    let (x, y) = (light.x + chance.within(-190.0, 190.0), light.y * chance.within(0.7, 1.0));
    let color = moment.palette.near;
    for _ in 0..chance.below(5) + 4 {
        let size = chance.within(7.0, 15.0);
        let (x, y) = (x + chance.within(-110.0, 110.0), y + chance.within(-52.0, 52.0));
        let (x, y) = (x + 16.0 * swing(moment.phase, 1.0, 0.1), y + 4.0 * swing(moment.phase, 2.0, size));
        let lift = size * (0.5 + 0.34 * swing(moment.phase, 4.0, size));
        canvas.line(
            &[
                (x - size, y - lift),
                (x - size * 0.4, y - lift * 0.62),
                (x, y),
                (x + size * 0.4, y - lift * 0.62),
                (x + size, y - lift),
            ],
            color,
            2.1,
            0.85,
        );
    }
}
