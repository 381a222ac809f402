//! Owl: two great eyes in rings of feathers.

use std::f32::consts::TAU;

use super::Hand;
use crate::draw::canvas::polar;
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::scene::Moment;

pub(super) fn owl(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let mut chance = moment.of.chance("owl");
    let coat = coat_color(
        moment.of.coat.unwrap_or_else(|| chance.pick(&[Coat::Brown, Coat::Grey, Coat::Brown, Coat::Orange])),
    );
    let pale = coat.mix(Color::hex(0xfa_efdc), 0.72);
    let iris = chance.pick(&[Color::hex(0xf5_b32e), Color::hex(0xf0_8a2c), Color::hex(0xf7_cf4a)]);
    let ink = Color::hex(0x1a_1418);

    // The body, tiled with feathers.
    hand.whole(&[(0.0, 0.2), (0.8, 0.4), (1.14, 1.2), (1.08, 2.6), (0.0, 2.7)], coat.darker(0.14));
    hand.softs(&[(0.74, 0.62), (1.1, 1.0), (1.2, 1.9), (0.96, 2.5), (0.72, 1.5)], coat.darker(0.34));
    for row in 0..8_u8 {
        let y = 0.82 + f32::from(row) * 0.19;
        let many = 6 + row % 2;
        for feather in 0..many {
            let x = (f32::from(feather) - f32::from(many - 1) / 2.0) * 0.235;
            let tone = pale.mix(coat, chance.within(0.1, 0.5));
            hand.soft(
                &[
                    (x - 0.13, y),
                    (x, y - 0.05),
                    (x + 0.13, y),
                    (x + 0.06, y + 0.17),
                    (x, y + 0.22),
                    (x - 0.06, y + 0.17),
                ],
                tone,
            );
            hand.line(&[(x - 0.05, y + 0.11), (x, y + 0.16), (x + 0.05, y + 0.11)], coat.darker(0.42), 0.024);
        }
    }

    // Tufts and head.
    let twitch = hand.pen.twitch();
    hand.cuts(&Hand::turned(&[(0.26, -0.7), (0.98, -1.16), (0.92, -0.22)], (0.6, -0.5), twitch), coat.darker(0.22));
    hand.cuts(&Hand::turned(&[(0.42, -0.7), (0.92, -1.05), (0.8, -0.38)], (0.6, -0.5), twitch), coat);
    hand.whole(
        &[(0.0, -0.68), (0.44, -0.84), (0.86, -0.56), (1.04, -0.02), (0.9, 0.5), (0.46, 0.8), (0.0, 0.86)],
        coat,
    );
    hand.cuts(&[(0.0, -0.72), (0.3, -0.8), (0.12, -0.3), (0.0, 0.0)], coat.darker(0.16));
    for dot in 0..16_u8 {
        let (x, y) = (chance.within(0.06, 0.5), -0.72 + 0.3 * f32::from(dot) / 16.0);
        hand.ovals((x, y), 0.016, 0.026, pale);
    }

    // The faces around the eyes.
    let (x, y) = (0.45, 0.0);
    for (radius, color) in [(0.58, coat.darker(0.32)), (0.54, pale)] {
        hand.ovals((x, y + 0.04), radius * 0.94, radius, color);
    }
    for ray in 0..28_u8 {
        let angle = f32::from(ray) / 28.0 * TAU;
        let from = polar(x, y, 0.3, angle);
        let to = polar(x, y + 0.03, 0.47 + 0.03 * f32::from(ray % 2), angle);
        hand.lines(&[from, to], pale.mix(coat, 0.55), 0.018);
    }
    let open = hand.pen.open();
    hand.ovals((x, y), 0.31, 0.31, coat.darker(0.5));
    for side in [1.0, -1.0] {
        hand.oval((x * side, y), 0.28, 0.28 * open, iris);
        hand.oval((x * side, y), 0.235, 0.235 * open, iris.mix(Color::hex(0xff_e9a0), 0.3));
        hand.oval((x * side, y), 0.15, 0.15 * open, ink);
        hand.oval((x * side + 0.07, y - 0.08), 0.05, 0.05 * open, Color::WHITE);
    }
    // Brows that meet at the beak.
    hand.cuts(&[(0.0, 0.1), (0.1, -0.12), (0.5, -0.42), (0.96, -0.6), (0.56, -0.3), (0.16, 0.06)], coat.darker(0.3));
    hand.whole(&[(0.0, 0.12), (0.11, 0.2), (0.1, 0.36), (0.0, 0.6)], Color::hex(0xe0_a040));
    hand.cut(&[(0.0, 0.14), (0.1, 0.24), (0.08, 0.38), (0.0, 0.58)], Color::hex(0xb9_7a28));
}
