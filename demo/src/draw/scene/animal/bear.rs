//! Bear and panda: round ears, a broad muzzle, small eyes.

use super::Hand;
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::scene::Moment;

pub(super) fn bear(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let fur = coat_color(moment.of.coat.unwrap_or(Coat::Brown));
    let muzzle = fur.mix(Color::hex(0xf3_dfc2), 0.6);
    shape(hand, [fur, fur.darker(0.12), fur, muzzle]);
    eyes(hand);
}

pub(super) fn panda(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let black = moment.of.coat.map_or(Color::hex(0x2b_2a30), coat_color).darker(0.1);
    let white = Color::hex(0xf6_f2ea);
    shape(hand, [white, black, black, white.darker(0.04)]);
    hand.softs(&[(0.24, 0.02), (0.34, -0.24), (0.56, -0.28), (0.66, -0.06), (0.58, 0.22), (0.4, 0.28)], black);
    eyes(hand);
    leafy_stalk(hand);
}

fn shape(hand: &mut Hand<'_>, [fur, body, ears, muzzle]: [Color; 4]) {
    let ink = Color::hex(0x1b_1518);
    hand.whole(&[(0.0, 0.4), (0.74, 0.62), (1.2, 1.3), (1.34, 2.6), (0.0, 2.6)], body);
    hand.softs(&[(0.8, 0.8), (1.18, 1.4), (1.3, 2.3), (1.0, 1.6)], body.darker(0.16));
    let (x, y) = (0.72, -0.72);
    let twitch = hand.pen.twitch();
    hand.ovals((x + twitch * 0.4, y), 0.34, 0.34, ears);
    hand.ovals((x + twitch * 0.4, y + 0.04), 0.2, 0.2, ears.mix(Color::hex(0xd9_a08a), 0.35));
    hand.whole(&[(0.0, -0.94), (0.48, -0.82), (0.9, -0.44), (1.08, 0.1), (0.94, 0.56), (0.56, 0.86), (0.0, 0.94)], fur);
    hand.softs(&[(0.7, -0.6), (1.02, -0.1), (1.02, 0.34), (0.78, 0.7), (0.92, 0.1)], fur.darker(0.1));
    hand.whole(&[(0.0, -0.66), (0.16, -0.6), (0.14, -0.1), (0.0, 0.1)], fur.lighter(0.1));
    hand.whole(&[(0.0, 0.06), (0.28, 0.12), (0.48, 0.38), (0.42, 0.68), (0.2, 0.82), (0.0, 0.84)], muzzle);
    hand.whole(&[(0.0, 0.16), (0.18, 0.17), (0.21, 0.27), (0.08, 0.4), (0.0, 0.42)], ink);
    hand.oval((0.06, 0.22), 0.05, 0.024, Color::hex(0x8a_7c80));
    hand.lines(&[(0.0, 0.42), (0.0, 0.55), (0.11, 0.65), (0.25, 0.61)], ink, 0.028);
    // Tufts of fur at the cheeks.
    for step in 0..4_u8 {
        let down = 0.2 + 0.14 * f32::from(step);
        hand.cuts(
            &[(1.0 - down * 0.24, down), (1.16 - down * 0.3, down + 0.16), (0.9 - down * 0.24, down + 0.14)],
            fur,
        );
    }
}

fn eyes(hand: &mut Hand<'_>) {
    let open = hand.pen.open();
    for side in [1.0, -1.0] {
        hand.oval((0.43 * side, -0.02), 0.085, 0.095 * open, Color::hex(0x14_1014));
        hand.oval((0.43 * side + 0.03, -0.055), 0.028, 0.028 * open, Color::WHITE);
    }
}

/// A stalk of bamboo at the corner of its mouth.
fn leafy_stalk(hand: &mut Hand<'_>) {
    let green = Color::hex(0x5f_9d4e);
    hand.line(&[(0.1, 0.64), (0.5, 0.72), (1.1, 0.62)], green.darker(0.1), 0.05);
    for (x, y, tip_x, tip_y) in [(0.7, 0.71, 0.96, 0.4), (0.86, 0.69, 1.24, 0.86), (1.04, 0.63, 1.44, 0.5)] {
        let (mx, my) = (f32::midpoint(x, tip_x), f32::midpoint(y, tip_y));
        hand.soft(&[(x, y), (mx + 0.05, my - 0.05), (tip_x, tip_y), (mx - 0.04, my + 0.05)], green);
    }
}
