//! Lion: a broad face in a mane of flames.

use std::f32::consts::TAU;

use super::Hand;
use crate::draw::canvas::polar;
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::noise::blend;
use crate::draw::scene::Moment;

pub(super) fn lion(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let fur = coat_color(moment.of.coat.unwrap_or(Coat::Yellow)).mix(Color::hex(0xf0_d2a0), 0.3);
    let mane = fur.darker(0.36).mix(Color::hex(0x9c_4a1c), 0.45);
    let ink = Color::hex(0x22_171a);
    let mut chance = moment.of.chance("mane");

    hand.whole(&[(0.0, 0.4), (0.7, 0.7), (1.12, 1.5), (1.3, 2.6), (0.0, 2.6)], fur.darker(0.2));
    for ring in 0..4_u8 {
        let inward = f32::from(ring) / 3.0;
        let color = mane.darker(0.3 - 0.28 * inward).mix(fur, 0.22 * inward);
        let many = 30 - ring * 4;
        for lock in 0..many {
            let angle =
                (f32::from(lock) + 0.5 * f32::from(ring % 2)) / f32::from(many) * TAU + chance.within(-0.07, 0.07);
            let sway = 0.03 * (TAU * (hand.pen.phase + angle / TAU * 2.0)).sin();
            let below = 1.0 + 0.24 * angle.sin().max(0.0);
            let (root, tip) = (blend(0.9, 0.62, inward), blend(1.62, 1.08, inward) * below * chance.within(0.92, 1.1));
            let half = blend(0.17, 0.15, inward);
            let shape = [
                polar(0.0, 0.05, root, angle - half),
                polar(0.0, 0.05, (root + tip) * 0.52, angle - half * 0.85 + sway),
                polar(0.0, 0.05, tip, angle + 0.05 + sway),
                polar(0.0, 0.05, (root + tip) * 0.5, angle + half * 0.8),
                polar(0.0, 0.05, root, angle + half),
            ];
            hand.cut(&shape, color.lighter(chance.within(0.0, 0.09)));
        }
    }
    hand.ovals((0.72, -0.62), 0.24, 0.24, fur.darker(0.1));
    hand.ovals((0.73, -0.6), 0.13, 0.14, mane.darker(0.2));
    hand.whole(&[(0.0, -0.86), (0.4, -0.76), (0.74, -0.42), (0.82, 0.1), (0.66, 0.52), (0.4, 0.82), (0.0, 0.94)], fur);
    hand.softs(&[(0.56, -0.6), (0.8, -0.2), (0.8, 0.2), (0.62, 0.56), (0.7, 0.0)], fur.darker(0.12));
    hand.cuts(&[(0.0, -0.62), (0.16, -0.5), (0.2, 0.2), (0.0, 0.34)], fur.lighter(0.14));
    let white = Color::hex(0xfd_f2dd);
    hand.whole(&[(0.0, 0.3), (0.2, 0.32), (0.46, 0.44), (0.48, 0.68), (0.26, 0.84), (0.0, 0.84)], white);
    hand.whole(&[(0.0, 0.7), (0.24, 0.76), (0.2, 0.95), (0.0, 1.02)], white.darker(0.08));
    hand.softs(&[(0.2, -0.06), (0.36, -0.26), (0.58, -0.2), (0.6, -0.02), (0.4, 0.08)], fur.lighter(0.2));
    hand.eyes((0.4, -0.06), 0.145, 0.045, Color::hex(0xd9_8f26), false);
    hand.lines(&[(0.22, -0.26), (0.4, -0.33), (0.58, -0.28)], mane.darker(0.2), 0.045);
    hand.whole(&[(0.0, 0.24), (0.2, 0.24), (0.22, 0.32), (0.09, 0.46), (0.0, 0.5)], Color::hex(0x5b_3238));
    hand.lines(&[(0.0, 0.5), (0.0, 0.64), (0.12, 0.74), (0.3, 0.7)], ink, 0.026);
    for (x, y) in [(0.22, 0.52), (0.32, 0.56), (0.25, 0.62), (0.36, 0.64)] {
        hand.ovals((x, y), 0.014, 0.014, white.darker(0.45));
    }
}
