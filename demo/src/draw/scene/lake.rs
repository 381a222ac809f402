//! A lake that mirrors the mountains behind it.

use super::mountains::{Crest, birds, ranges};
use super::{Moment, forest, sky};
use crate::draw::canvas::{Canvas, SIDE, curve, polygon, swing};
use crate::draw::noise::Noise;

/// Where the water begins.
const SHORE: f32 = 610.0;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let light = sky::paint(canvas, moment, SHORE);
    birds(canvas, moment, light);
    ranges(canvas, moment, light, SHORE - 26.0);
    woods(canvas, moment);
    water(canvas, moment, SHORE);
    canvas.glow(light.x, SHORE + 60.0, 240.0, palette.light, 0.16);
    boat(canvas, moment);
    reeds(canvas, moment);
}

fn woods(canvas: &mut Canvas, moment: Moment<'_>) {
    let noise = Noise::new(moment.of.seed, 14);
    for row in 0..2_u8 {
        let near = f32::from(row);
        let crest = Crest::new(|x| {
            let aside = ((x - 500.0) / 500.0).abs();
            SHORE + 6.0 - (30.0 + 46.0 * aside * aside) * noise.layered(x * 0.004 + near * 9.0, near, 3)
        });
        let color = moment.palette.land(0.55 + 0.25 * near);
        forest::row(canvas, moment, &crest, color, 40.0 + 22.0 * near, 3.0);
        if let Some(land) = polygon(&crest.land()) {
            canvas.fill(&land, color, 1.0);
        }
    }
}

/// Water from `shore` down: a darkened, rippled mirror with streaks of light.
pub(super) fn water(canvas: &mut Canvas, moment: Moment<'_>, shore: f32) {
    let palette = moment.palette;
    let noise = Noise::new(moment.of.seed, 15);
    let deep = palette.near.mix(palette.sky[0], 0.5);
    let phase = moment.phase;
    canvas.reflect(
        shore,
        |x, depth| {
            let row = (depth + 0.02).ln() * 26.0;
            let swell = swing(phase, 2.0, row * 0.16 + noise.at(x * 0.006, row) * 0.7);
            (swell * (3.0 + 26.0 * depth), swell * (1.5 + 9.0 * depth))
        },
        |depth, seen| seen.fade(deep, 0.18 + 0.5 * depth),
    );
    let mut chance = moment.of.chance("streaks");
    for _ in 0..70 {
        let depth = chance.within(0.0, 1.0).powi(2);
        let (x, y) = (chance.within(-40.0, SIDE), shore + 6.0 + (SIDE - shore) * depth);
        let (long, offset) = (chance.within(30.0, 150.0) * (0.4 + depth), chance.within(0.0, 1.0));
        let x = x + 12.0 * swing(phase, 1.0, offset);
        let alpha = 0.2 + 0.14 * swing(phase, 1.0, offset * 5.0);
        canvas.line(
            &[(x, y), (x + long * 0.5, y + 0.8), (x + long, y)],
            palette.light.mix(palette.sky[2], 0.5),
            1.0 + 1.6 * depth,
            alpha,
        );
    }
}

fn boat(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("boat");
    if chance.happens(0.45) {
        return;
    }
    let (x, y) = (chance.within(260.0, 740.0), chance.within(720.0, 800.0) + 2.5 * swing(moment.phase, 1.0, 0.0));
    let color = moment.palette.near.darker(0.2);
    let hull = [
        (x - 64.0, y - 9.0),
        (x - 40.0, y + 7.0),
        (x, y + 10.0),
        (x + 40.0, y + 7.0),
        (x + 64.0, y - 9.0),
        (x, y + 1.0),
    ];
    if let Some(path) = curve(&hull, true) {
        canvas.fill(&path, color, 1.0);
    }
    canvas.polygon(&[(x - 10.0, y), (x - 7.0, y - 25.0), (x + 7.0, y - 25.0), (x + 12.0, y)], color, 1.0);
    canvas.circle(x, y - 32.0, 7.5, color, 1.0);
    canvas.line(&[(x - 34.0, y - 34.0), (x + 46.0, y + 22.0)], color, 2.6, 1.0);
    canvas.line(&[(x - 70.0, y + 18.0), (x + 74.0, y + 18.0)], moment.palette.light, 1.6, 0.4);
}

fn reeds(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("reeds");
    let color = moment.palette.near.darker(0.3);
    let side = chance.pick(&[60.0, 940.0]);
    for _ in 0..34 {
        let (x, tall) = (side + chance.around(-190.0, 190.0), chance.within(90.0, 270.0));
        let lean = chance.within(-0.2, 0.2) + 0.035 * swing(moment.phase, 1.0, x / 400.0);
        let tip = (x + tall * lean, 1005.0 - tall);
        canvas.line(&[(x, 1010.0), (x + tall * lean * 0.3, 1005.0 - tall * 0.5), tip], color, 2.8, 1.0);
        if chance.happens(0.35) {
            let head = [(tip.0, tip.1 + 4.0), (tip.0 - lean * 30.0, tip.1 + 36.0)];
            canvas.line(&head, color, 8.5, 1.0);
        }
    }
}
