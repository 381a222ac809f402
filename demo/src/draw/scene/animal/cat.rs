//! Cat and tiger: round heads with slit pupils, stripes and whiskers.

use super::{Hand, Spot};
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::scene::Moment;

pub(super) fn cat(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let mut chance = moment.of.chance("cat");
    let coat = moment
        .of
        .coat
        .unwrap_or_else(|| chance.pick(&[Coat::Orange, Coat::Grey, Coat::Black, Coat::Brown, Coat::White]));
    let fur = coat_color(coat);
    let iris = chance.pick(&[Color::hex(0x9d_c452), Color::hex(0xf0_b43c), Color::hex(0x6f_c2c9)]);
    let striped = !matches!(coat, Coat::Black | Coat::White) && chance.happens(0.75);
    let muzzle = if coat == Coat::Black { fur.lighter(0.1) } else { fur.mix(Color::hex(0xff_f6ea), 0.78) };
    head(hand, [fur, muzzle, fur.darker(0.34), iris], striped);
}

pub(super) fn tiger(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let fur = coat_color(moment.of.coat.unwrap_or(Coat::Orange));
    head(hand, [fur, Color::hex(0xfd_f3e6), Color::hex(0x26_1c1e), Color::hex(0xe6_c24a)], true);
    let stripe = Color::hex(0x26_1c1e);
    hand.cuts(&[(1.06, 0.02), (0.72, 0.06), (1.08, 0.14)], stripe);
    hand.cuts(&[(1.06, 0.28), (0.7, 0.24), (1.0, 0.42)], stripe);
    hand.cuts(&[(0.94, 0.52), (0.62, 0.42), (0.82, 0.66)], stripe);
    for (y, wide) in [(1.3, 0.9), (1.56, 1.0)] {
        hand.cuts(&[(wide, y), (wide * 0.45, y + 0.06), (wide + 0.04, y + 0.12)], stripe);
    }
}

fn head(hand: &mut Hand<'_>, [fur, muzzle, stripe, iris]: [Color; 4], striped: bool) {
    let deep = fur.darker(0.14);
    let ink = Color::hex(0x1d_161b);
    let pink = Color::hex(0xe8_9a94);

    // Body.
    hand.whole(&[(0.0, 0.5), (0.62, 0.62), (0.94, 1.2), (1.1, 2.5), (0.0, 2.6)], deep);
    hand.whole(&[(0.0, 0.8), (0.34, 0.86), (0.44, 1.2), (0.24, 1.72), (0.0, 1.9)], muzzle.darker(0.05));

    // Ears.
    let root: Spot = (0.6, -0.5);
    let twitch = hand.pen.twitch();
    hand.cuts(&Hand::turned(&[(0.18, -0.62), (0.82, -1.28), (0.98, -0.2)], root, twitch), fur);
    hand.cuts(&Hand::turned(&[(0.4, -0.62), (0.77, -1.06), (0.85, -0.36)], root, twitch), pink.mix(fur, 0.35));
    hand.cuts(&Hand::turned(&[(0.4, -0.62), (0.5, -0.86), (0.58, -0.4)], root, twitch), muzzle.mix(fur, 0.3));

    // The head and its lighter parts.
    hand.whole(&[(0.0, -0.82), (0.46, -0.74), (0.9, -0.34), (1.06, 0.16), (0.9, 0.56), (0.5, 0.82), (0.0, 0.9)], fur);
    hand.softs(&[(0.66, -0.56), (1.0, -0.1), (1.03, 0.3), (0.86, 0.58), (0.94, 0.14)], deep);
    hand.softs(&[(0.16, -0.02), (0.36, -0.26), (0.66, -0.16), (0.68, 0.1), (0.42, 0.22)], fur.lighter(0.13));
    hand.whole(&[(0.0, -0.24), (0.1, 0.0), (0.16, 0.26), (0.46, 0.4), (0.52, 0.64), (0.3, 0.82), (0.0, 0.86)], muzzle);
    if striped {
        hand.cuts(&[(0.0, -0.81), (0.075, -0.8), (0.0, -0.3)], stripe);
        hand.cuts(&[(0.17, -0.8), (0.31, -0.77), (0.15, -0.36)], stripe);
        hand.cuts(&[(0.42, -0.7), (0.53, -0.65), (0.33, -0.38)], stripe);
        hand.cuts(&[(1.05, 0.1), (0.82, 0.14), (1.05, 0.21)], stripe);
        hand.cuts(&[(1.0, 0.36), (0.78, 0.33), (0.95, 0.47)], stripe);
    }

    hand.eyes((0.42, -0.02), 0.21, 0.06, iris, true);
    hand.whole(&[(0.0, 0.31), (0.11, 0.3), (0.13, 0.36), (0.0, 0.47)], pink.darker(0.1));
    hand.lines(&[(0.0, 0.46), (0.0, 0.55), (0.09, 0.63), (0.22, 0.61)], ink, 0.022);
    for (x, y) in [(0.22, 0.46), (0.31, 0.5), (0.24, 0.55)] {
        hand.ovals((x, y), 0.014, 0.014, muzzle.darker(0.4));
    }
    let whisker = if fur.lightness() > 0.6 { ink.lighter(0.3) } else { Color::WHITE };
    hand.whiskers((0.34, 0.5), 0.95, whisker);
}
