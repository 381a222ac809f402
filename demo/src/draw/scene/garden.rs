//! A garden: flowers of many kinds on curved stems, leaves between them, butterflies at times.

use std::f32::consts::TAU;

use super::Moment;
use crate::draw::canvas::{Canvas, curve, ellipse, polar, polygon, swing};
use crate::draw::chance::Chance;
use crate::draw::coats::coat_color;
use crate::draw::color::{Color, Ramp};
use crate::draw::noise::Noise;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let mut chance = moment.of.chance("garden");
    let dark = moment.of.night || chance.happens(0.4);
    let ground = if dark {
        Ramp::new(&[palette.near.darker(0.35), palette.near.darker(0.1), palette.near.mix(palette.far, 0.3)])
    } else {
        Ramp::new(&[palette.paper, palette.paper, palette.sky[2].mix(palette.paper, 0.4)])
    };
    let fibre = Noise::new(moment.of.seed, 101);
    canvas.each(|x, y, _| {
        let color = ground.at(y / 1000.0);
        color.fade(palette.ink, 0.035 * fibre.layered(x * 0.015, y * 0.04, 3))
    });
    if chance.happens(0.55) {
        let (x, y, radius) = (chance.within(330.0, 670.0), chance.within(280.0, 420.0), chance.within(170.0, 250.0));
        let disc = if dark { palette.light } else { palette.accents[1].mix(palette.paper, 0.35) };
        canvas.circle(x, y, radius, disc, if dark { 0.9 } else { 0.55 });
    }
    let back = if dark { palette.near.darker(0.1) } else { palette.paper };
    for layer in 0..3_u8 {
        let near = f32::from(layer) / 2.0;
        for slot in 0..7 + layer * 2 {
            let x = 40.0 + 920.0 * (f32::from(slot) + chance.within(0.1, 0.9)) / f32::from(7 + layer * 2);
            let tall = chance.within(400.0, 890.0) * (1.0 - 0.36 * near);
            flower(canvas, moment, &mut chance, x, tall, near, back);
        }
        grass(canvas, moment, &mut chance, near, back);
    }
}

fn flower(canvas: &mut Canvas, moment: Moment<'_>, chance: &mut Chance, x: f32, tall: f32, near: f32, back: Color) {
    let palette = moment.palette;
    let faded = |color: Color| color.mix(back, 0.46 * (1.0 - near));
    let green = faded(Color::hex(0x3f_7d58).mix(palette.accents[0], 0.25).mix(palette.far, 0.25));
    let lean = chance.within(-70.0, 70.0);
    let sway = (10.0 + tall * 0.018) * swing(moment.phase, 1.0, x / 700.0);
    let top = (x + lean + sway, 1000.0 - tall);
    let stem =
        [(x, 1010.0), (x + lean * 0.1, 1000.0 - tall * 0.4), (x + lean * 0.55 + sway * 0.5, 1000.0 - tall * 0.75), top];
    canvas.line(&stem, green, 3.2 + 2.6 * near, 1.0);
    for leaf_number in 0..3_u8 {
        let along = 0.2 + 0.2 * f32::from(leaf_number);
        let side = if (leaf_number % 2 == 0) == chance.happens(0.7) { 1.0 } else { -1.0 };
        let foot = (x + lean * along * along * 0.8, 1000.0 - tall * along);
        leaf(canvas, foot, chance.within(50.0, 110.0) * (0.7 + 0.4 * near), side, green);
    }
    let petals = if let Some(coat) = moment.of.coat {
        coat_color(coat).mix(palette.accents[1], chance.within(0.0, 0.3))
    } else {
        let [one, two, three, pale] = palette.accents;
        chance.pick(&[one, two, three, palette.sky[1], pale])
    };
    let heart = if petals == palette.accents[1] { palette.ink } else { palette.accents[1] };
    let size = chance.within(44.0, 78.0) * (0.8 + 0.5 * near);
    let angle = lean * 0.004 + sway * 0.006;
    bloom(canvas, chance, top, size, angle, [faded(petals), faded(heart)]);
}

fn bloom(
    canvas: &mut Canvas,
    chance: &mut Chance,
    (x, y): (f32, f32),
    size: f32,
    angle: f32,
    [petals, heart]: [Color; 2],
) {
    match chance.below(6) {
        // A daisy.
        0 | 1 => {
            let many = 9 + chance.below(6);
            for ring in 0..2_u8 {
                let color = if ring == 0 { petals.darker(0.16) } else { petals };
                let long = size * (1.0 - 0.14 * f32::from(ring));
                for petal in 0..many {
                    let turn = angle + (petal as f32 + 0.5 * f32::from(ring)) / many as f32 * TAU;
                    let (px, py) = polar(x, y, long * 0.62, turn);
                    if let Some(path) = ellipse(px, py, long * 0.5, long * 1.5 / many as f32, turn) {
                        canvas.fill(&path, color, 1.0);
                    }
                }
            }
            canvas.circle(x, y, size * 0.32, heart, 1.0);
            canvas.circle(x, y, size * 0.19, heart.darker(0.25), 1.0);
        }
        // A tulip.
        2 => {
            let at = |u: f32, v: f32| {
                (x + size * (u * angle.cos() - v * angle.sin()), y + size * (u * angle.sin() + v * angle.cos()))
            };
            let cup = [
                at(0.0, 0.35),
                at(-0.62, 0.0),
                at(-0.6, -1.05),
                at(-0.28, -0.5),
                at(0.0, -1.2),
                at(0.28, -0.5),
                at(0.6, -1.05),
                at(0.62, 0.0),
            ];
            if let Some(path) = curve(&cup, true) {
                canvas.fill(&path, petals.darker(0.14), 1.0);
            }
            if let Some(path) = curve(&[at(0.0, 0.36), at(-0.4, -0.1), at(0.0, -1.1), at(0.4, -0.1)], true) {
                canvas.fill(&path, petals, 1.0);
            }
        }
        // A poppy.
        3 => {
            for (petal, color) in
                [petals.darker(0.18), petals.darker(0.1), petals, petals.lighter(0.08)].into_iter().enumerate()
            {
                let turn = angle + 0.6 + petal as f32 * 1.57;
                let (px, py) = polar(x, y, size * 0.38, turn);
                if let Some(path) = ellipse(px, py, size * 0.62, size * 0.72, turn) {
                    canvas.fill(&path, color, 1.0);
                }
            }
            canvas.circle(x, y, size * 0.24, heart.darker(0.6), 1.0);
            for dot in 0..10_u8 {
                let (px, py) = polar(x, y, size * 0.36, f32::from(dot) * 0.628);
                canvas.circle(px, py, size * 0.045, heart.darker(0.6), 1.0);
            }
        }
        // An allium.
        4 => {
            for _ in 0..110 {
                let (px, py) = polar(x, y, size * 0.95 * chance.within(0.0, 1.0).sqrt(), chance.within(0.0, TAU));
                let tone = chance.within(-0.25, 0.3);
                let color = if tone > 0.0 { petals.lighter(tone) } else { petals.darker(-tone) };
                canvas.circle(px, py, size * 0.085, color, 0.95);
            }
        }
        // Lavender.
        _ => {
            for step in 0..12_u8 {
                let along = f32::from(step) / 12.0;
                let wide = size * 0.3 * (1.0 - along * 0.75);
                for side in [-1.0, 1.0] {
                    let (px, py) =
                        (x + side * wide * 0.62 + angle * size * along * 2.0, y + size * (0.55 - along * 2.1));
                    if let Some(path) = ellipse(px, py, wide * 0.75, wide * 0.5, side * -0.7) {
                        canvas.fill(&path, if side > 0.0 { petals } else { petals.darker(0.12) }, 1.0);
                    }
                }
            }
        }
    }
}

fn leaf(canvas: &mut Canvas, (x, y): (f32, f32), long: f32, side: f32, color: Color) {
    let tip = (x + side * long, y - long * 0.62);
    let upper = [(x, y), (x + side * long * 0.3, y - long * 0.52), tip];
    let lower = [(x + side * long * 0.68, y - long * 0.1)];
    let points = [upper[0], upper[1], upper[2], lower[0]];
    if let Some(path) = curve(&points, true) {
        canvas.fill(&path, color, 1.0);
        canvas.line(&[(x, y), (x + side * long * 0.5, y - long * 0.31), tip], color.darker(0.2), 1.4, 0.8);
    }
}

fn grass(canvas: &mut Canvas, moment: Moment<'_>, chance: &mut Chance, near: f32, back: Color) {
    let color = Color::hex(0x2f_6b4a).mix(moment.palette.near, 0.35).mix(back, 0.42 * (1.0 - near));
    for _ in 0..54 {
        let (x, tall) = (chance.within(-20.0, 1020.0), chance.within(60.0, 190.0) * (0.8 + 0.4 * near));
        let lean = chance.within(-0.35, 0.35) * tall + 7.0 * swing(moment.phase, 1.0, x / 500.0);
        let blade = [
            (x - 4.5, 1005.0),
            (x + lean * 0.4 - 2.0, 1000.0 - tall * 0.6),
            (x + lean, 1000.0 - tall),
            (x + lean * 0.4 + 3.0, 1000.0 - tall * 0.55),
            (x + 4.5, 1005.0),
        ];
        if let Some(path) = polygon(&blade) {
            canvas.fill(&path, color.mix(moment.palette.near, chance.within(0.0, 0.4)), 1.0);
        }
    }
}
