//! An animal that looks at you, before the place it lives in.

use super::animal::{self, Pen};
use super::mountains::{Crest, mist};
use super::sky::Light;
use super::{Moment, desert, forest, mountains, sky};
use crate::draw::canvas::{Canvas, SIDE, curve, polygon, swing};
use crate::draw::composition::{Animal, Place};
use crate::draw::noise::Noise;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>, animal: Animal) {
    let mut chance = moment.of.chance("portrait");
    let light = Light {
        x: 500.0 + chance.within(-60.0, 60.0),
        y: chance.within(330.0, 410.0),
        radius: chance.within(265.0, 310.0),
    };
    behind(canvas, moment, light);
    let breath = swing(moment.phase, 1.0, 0.0);
    let pen = Pen {
        x: 500.0,
        y: 560.0 + 2.5 * breath,
        size: 262.0,
        tilt: chance.within(-0.06, 0.06) + 0.02 * swing(moment.phase, 1.0, 0.2),
        phase: moment.phase,
    };
    animal::paint(canvas, moment, animal, &pen);
    foreground(canvas, moment);
}

fn behind(canvas: &mut Canvas, moment: Moment<'_>, light: Light) {
    sky::with_light(canvas, moment, 820.0, light);
    match moment.of.place {
        Place::Forest => forest::rows(canvas, moment, 4, 560.0),
        Place::Desert => desert::land(canvas, moment, light.x),
        Place::Space => {
            sky::stars(canvas, moment, SIDE, 400);
            hills(canvas, moment);
        }
        Place::Mountains | Place::Lake => {
            mountains::ranges(canvas, moment, light, 760.0);
            hills(canvas, moment);
        }
        Place::Sea | Place::City => hills(canvas, moment),
    }
    mist(canvas, moment, 800.0, 0.6);
}

fn hills(canvas: &mut Canvas, moment: Moment<'_>) {
    let noise = Noise::new(moment.of.seed, 112);
    for hill in 0..3_u8 {
        let near = f32::from(hill) / 2.0;
        let base = 700.0 + 110.0 * near;
        let crest = Crest::new(|x| base - 150.0 * (noise.layered(x * 0.003, f32::from(hill) * 4.0, 3) - 0.4));
        let color = moment.palette.land(0.3 + 0.5 * near);
        forest::row(canvas, moment, &crest, color, 42.0 + 60.0 * near, 2.6);
        if let Some(land) = polygon(&crest.land()) {
            canvas.fill_down(&land, (base - 40.0, color), (base + 160.0, color.mix(moment.palette.sky[2], 0.3)));
        }
    }
}

/// Leaves and blades at the lower edge, close to who looks.
fn foreground(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("leaves");
    let palette = moment.palette;
    for _ in 0..46 {
        let x = chance.within(-40.0, 1040.0);
        let aside = ((x - 500.0) / 500.0).abs();
        let tall = (70.0 + 240.0 * aside.powf(1.5)) * chance.within(0.6, 1.15);
        let lean = chance.within(-0.5, 0.5) * tall + 8.0 * swing(moment.phase, 1.0, x / 400.0);
        let wide = tall * chance.within(0.1, 0.17);
        let color = palette.near.mix(palette.accents[chance.below(3)], chance.within(0.0, 0.32)).darker(0.1);
        let (tip, middle) = ((x + lean, 1004.0 - tall), (x + lean * 0.42, 1004.0 - tall * 0.52));
        let outline = [(x, 1012.0), (middle.0 - wide, middle.1), tip, (middle.0 + wide, middle.1 + wide * 0.3)];
        if let Some(leaf) = curve(&outline, true) {
            canvas.fill(&leaf, color, 1.0);
            canvas.line(&[(x, 1010.0), middle, tip], color.darker(0.25), 1.6, 0.7);
        }
    }
}
