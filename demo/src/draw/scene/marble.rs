//! Marbled paper: colours folded into each other, with fine golden veins.

use super::Moment;
use crate::draw::canvas::{Canvas, swing};
use crate::draw::color::{Color, Ramp};
use crate::draw::noise::{Noise, eased};

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let mut chance = moment.of.chance("marble");
    let colors = Ramp::new(&[
        palette.near,
        palette.accents[2],
        palette.far,
        palette.accents[0],
        palette.accents[1],
        palette.accents[3],
        palette.sky[1],
        palette.near,
        palette.accents[0],
    ]);
    let noise = Noise::new(moment.of.seed, 81);
    let (scale, fold) = (chance.within(0.0017, 0.0027), chance.within(2.6, 4.2));
    let (stretch, layers) = (chance.within(0.6, 1.5), chance.within(9.0, 15.0));
    let vein = palette.light.mix(Color::hex(0xe8_c27a), 0.55);
    let (aside, down) = (0.14 * swing(moment.phase, 1.0, 0.0), 0.14 * swing(moment.phase, 1.0, 0.25));
    canvas.each(|x, y, _| {
        let (u, v) = (x * scale * stretch, y * scale / stretch);
        let first = (noise.layered(u, v, 4), noise.layered(u + 5.2, v + 1.3, 4));
        let second = (
            noise.layered(u + fold * first.0 + 1.7 + aside, v + fold * first.1 + 9.2, 3),
            noise.layered(u + fold * first.0 + 8.3, v + fold * first.1 + 2.8 + down, 3),
        );
        let here = noise.layered(u + fold * second.0, v + fold * second.1, 4);
        let color = colors.at(eased((here - 0.2) / 0.62));
        let depth = (second.0 - 0.5) * 0.5;
        let color = if depth > 0.0 { color.fade(Color::WHITE, depth) } else { color.fade(palette.near, -depth) };
        let line = ((here * layers).fract() - 0.5).abs();
        color.fade(vein, eased((line - 0.452) / 0.04) * eased(second.1 * 2.6 - 0.75) * 0.85)
    });
}
