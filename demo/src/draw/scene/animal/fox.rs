//! Fox and wolf: cut from triangles, like folded paper.

use super::{Hand, Spot};
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::scene::Moment;

pub(super) fn fox(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let coat = coat_color(moment.of.coat.unwrap_or(Coat::Orange));
    let white = Color::hex(0xfb_f1e4);
    let iris = Color::hex(0xe9_a93a);
    head(hand, [coat, white, coat.darker(0.62), iris]);
}

pub(super) fn wolf(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let coat = coat_color(moment.of.coat.unwrap_or(Coat::Grey));
    let iris = Color::hex(0x9f_d3e6);
    head(hand, [coat, Color::hex(0xec_ebe8), coat.darker(0.6), iris]);
}

fn head(hand: &mut Hand<'_>, [coat, white, dark, iris]: [Color; 4]) {
    let bright = coat.lighter(0.16);
    let deep = coat.darker(0.16);

    // Shoulders and chest.
    hand.cuts(&[(0.0, 0.4), (0.62, 0.5), (1.02, 1.25), (1.22, 2.4), (0.0, 2.4)], deep);
    hand.cuts(&[(0.62, 0.5), (1.02, 1.25), (0.8, 1.4)], deep.darker(0.12));
    hand.cuts(&[(0.0, 0.7), (0.5, 0.66), (0.64, 1.1), (0.4, 1.72), (0.0, 2.1)], white.darker(0.07));
    hand.cuts(&[(0.0, 0.8), (0.34, 1.1), (0.18, 1.6), (0.0, 1.8)], white);

    // Ears.
    let root: Spot = (0.5, -0.42);
    let twitch = hand.pen.twitch();
    let ear = [(0.16, -0.5), (0.74, -1.38), (0.94, -0.24)];
    let inner = [(0.36, -0.52), (0.7, -1.12), (0.8, -0.4)];
    let tip = [(0.536, -1.07), (0.74, -1.38), (0.81, -0.978)];
    hand.cuts(&Hand::turned(&ear, root, twitch), coat);
    hand.cuts(&Hand::turned(&inner, root, twitch), dark);
    hand.cuts(&Hand::turned(&[(0.5, -0.62), (0.66, -0.98), (0.68, -0.44)], root, twitch), white.darker(0.16));
    hand.cuts(&Hand::turned(&tip, root, twitch), dark);

    // The skull, and the light on it.
    hand.cuts(&[(0.0, -0.52), (0.36, -0.56), (0.9, -0.28), (1.12, 0.26), (0.6, 0.5), (0.0, 0.96)], coat);
    hand.cuts(&[(0.0, -0.52), (0.36, -0.56), (0.24, -0.16), (0.0, -0.3)], bright);
    hand.cuts(&[(0.36, -0.56), (0.9, -0.28), (0.6, -0.08), (0.24, -0.16)], coat.lighter(0.07));
    hand.cuts(&[(0.9, -0.28), (1.12, 0.26), (0.6, -0.08)], deep);

    // White cheeks in tufts.
    hand.cuts(
        &[
            (1.12, 0.26),
            (0.66, 0.1),
            (0.3, 0.26),
            (0.14, 0.62),
            (0.0, 0.98),
            (0.42, 0.76),
            (0.46, 0.66),
            (0.74, 0.58),
            (0.78, 0.46),
        ],
        white,
    );
    hand.cuts(
        &[(1.12, 0.26), (0.78, 0.46), (0.74, 0.58), (0.46, 0.66), (0.42, 0.76), (0.0, 0.98), (0.3, 0.52)],
        white.darker(0.1),
    );

    // The bridge of the nose.
    hand.cuts(&[(0.0, -0.3), (0.24, -0.16), (0.2, 0.3), (0.1, 0.72), (0.0, 0.74)], bright);
    hand.cuts(&[(0.24, -0.16), (0.34, 0.2), (0.2, 0.3)], deep);
    hand.cuts(&[(0.0, -0.3), (0.09, -0.02), (0.05, 0.7), (0.0, 0.72)], bright.lighter(0.14));

    hand.eyes((0.43, 0.1), 0.165, 0.07, iris, false);
    hand.lines(&[(0.27, 0.17), (0.21, 0.34)], dark, 0.03);

    let ink = Color::hex(0x1c_151a);
    hand.whole(&[(0.0, 0.68), (0.13, 0.71), (0.15, 0.8), (0.06, 0.91), (0.0, 0.94)], ink);
    hand.oval((0.045, 0.745), 0.035, 0.018, Color::hex(0x8c_8088));
    hand.lines(&[(0.0, 0.92), (0.03, 1.0), (0.16, 0.99)], ink, 0.022);
}
