//! Rabbit: long ears, one of which likes to fold.

use super::Hand;
use crate::draw::coats::coat_color;
use crate::draw::color::Color;
use crate::draw::composition::Coat;
use crate::draw::scene::Moment;

pub(super) fn rabbit(hand: &mut Hand<'_>, moment: Moment<'_>) {
    let mut chance = moment.of.chance("rabbit");
    let fur = coat_color(moment.of.coat.unwrap_or_else(|| chance.pick(&[Coat::Brown, Coat::Grey, Coat::White])));
    let fur = fur.mix(Color::hex(0xf2_e4d2), 0.22);
    let pale = fur.mix(Color::hex(0xff_f8ee), 0.75);
    let pink = Color::hex(0xe9_a29b);
    let ink = Color::hex(0x20_171b);

    hand.whole(&[(0.0, 0.4), (0.56, 0.66), (0.86, 1.3), (1.0, 2.6), (0.0, 2.6)], fur.darker(0.13));
    hand.whole(&[(0.0, 0.8), (0.36, 0.9), (0.44, 1.3), (0.26, 1.9), (0.0, 2.1)], pale);

    let twitch = hand.pen.twitch() * 1.4;
    let ear = [(0.16, -0.6), (0.12, -1.2), (0.28, -1.8), (0.5, -1.98), (0.66, -1.7), (0.64, -1.1), (0.56, -0.52)];
    let inner = [(0.28, -0.7), (0.26, -1.2), (0.36, -1.66), (0.48, -1.8), (0.56, -1.6), (0.54, -1.1), (0.46, -0.64)];
    hand.softs(&Hand::turned(&ear, (0.4, -0.6), twitch), fur);
    hand.softs(&Hand::turned(&inner, (0.4, -0.6), twitch), pink.mix(fur, 0.3));

    hand.whole(&[(0.0, -0.8), (0.4, -0.7), (0.74, -0.34), (0.86, 0.14), (0.78, 0.5), (0.44, 0.8), (0.0, 0.88)], fur);
    hand.softs(&[(0.56, -0.54), (0.82, -0.1), (0.84, 0.3), (0.62, 0.66), (0.74, 0.14)], fur.darker(0.09));
    hand.softs(&[(0.28, 0.06), (0.4, -0.24), (0.62, -0.22), (0.7, 0.04), (0.52, 0.24)], pale.mix(fur, 0.35));
    hand.whole(&[(0.0, -0.6), (0.12, -0.4), (0.12, 0.1), (0.44, 0.42), (0.46, 0.64), (0.26, 0.8), (0.0, 0.82)], pale);

    let open = hand.pen.open();
    for side in [1.0, -1.0] {
        hand.oval((0.49 * side, -0.02), 0.16, 0.18 * open, ink);
        hand.oval((0.49 * side, 0.01), 0.13, 0.14 * open, Color::hex(0x5a_3526));
        hand.oval((0.49 * side, 0.0), 0.09, 0.1 * open, ink);
        hand.oval((0.49 * side + 0.055, -0.07), 0.05, 0.05 * open, Color::WHITE);
    }
    hand.whole(&[(0.0, 0.33), (0.1, 0.32), (0.12, 0.38), (0.0, 0.48)], pink.darker(0.06));
    hand.lines(&[(0.0, 0.47), (0.0, 0.56), (0.1, 0.65), (0.22, 0.62)], ink, 0.02);
    hand.cuts(&[(0.0, 0.6), (0.075, 0.62), (0.07, 0.76), (0.0, 0.77)], Color::hex(0xff_fdf8));
    hand.line(&[(0.0, 0.61), (0.0, 0.77)], pale.darker(0.4), 0.012);
    hand.whiskers((0.28, 0.5), 0.85, if fur.lightness() > 0.72 { ink.lighter(0.4) } else { Color::WHITE });
}
