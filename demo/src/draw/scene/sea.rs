//! The sea as a woodcut: rows of waves, lines under their crests, a sail or a lighthouse.

use super::{Moment, sky};
use crate::draw::canvas::{Canvas, SIDE, curve, polygon, swing};
use crate::draw::color::Color;

/// Where the sea begins.
const HORIZON: f32 = 520.0;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("sea");
    let light = sky::Light {
        x: chance.within(280.0, 720.0),
        y: HORIZON - chance.within(60.0, 240.0),
        radius: chance.within(90.0, 170.0),
    };
    sky::with_light(canvas, moment, HORIZON, light);
    let palette = moment.palette;
    let far = palette.sky[2].mix(palette.far, 0.65);
    if let Some(path) = polygon(&[(0.0, HORIZON), (SIDE, HORIZON), (SIDE, SIDE), (0.0, SIDE)]) {
        canvas.fill_down(&path, (HORIZON, far), (SIDE, palette.near));
    }
    glitter(canvas, moment, light.x);
    let lighthouse = chance.happens(0.4);
    if lighthouse {
        cliff(canvas, moment, if light.x < 500.0 { 1.0 } else { -1.0 });
    }
    let sail_row = 3 + chance.below(3);
    for row in 0..11_u8 {
        if usize::from(row) == sail_row && !lighthouse {
            sail(canvas, moment, row);
        }
        waves(canvas, moment, row);
    }
    spray(canvas, moment);
}

fn glitter(canvas: &mut Canvas, moment: Moment<'_>, x: f32) {
    let mut chance = moment.of.chance("glitter");
    for step in 0..26_u8 {
        let down = f32::from(step) / 26.0;
        let y = HORIZON + 4.0 + 210.0 * down * down;
        let half = chance.within(12.0, 60.0) * (0.5 + 1.6 * down);
        let aside = chance.within(-36.0, 36.0) * (0.4 + down) + 9.0 * swing(moment.phase, 1.0, down * 3.0);
        canvas.line(&[(x + aside - half, y), (x + aside + half, y)], moment.palette.light, 1.6 + 3.4 * down, 0.62);
    }
}

/// One row of waves, each with a curling crest and the lines of the knife below it.
fn waves(canvas: &mut Canvas, moment: Moment<'_>, row: u8) {
    let palette = moment.palette;
    let near = f32::from(row) / 10.0;
    let base = row_base(near);
    let (long, tall) = (54.0 + 190.0 * near, 7.0 + 62.0 * near.powf(1.2));
    let way = if row.is_multiple_of(2) { 1.0 } else { -1.0 };
    // A whole wave's length in one loop, so that the row ends where it began.
    let shift = way * moment.phase * long + f32::from(row) * long * 0.37;
    let lift = tall * 0.12 * swing(moment.phase, 1.0, near * 2.0);
    let crest = |x: f32, sunk: f32| {
        let turn = ((x + shift) / long).rem_euclid(1.0);
        let arch = (turn.powf(0.82) * std::f32::consts::PI).sin().powf(0.85);
        base + lift - tall * arch * (1.0 - sunk * 0.5) + sunk * tall * 0.55
    };
    let line = |sunk: f32| -> Vec<(f32, f32)> {
        let step = long / 14.0;
        (0..=(SIDE / step) as u16 + 2)
            .map(|i| (f32::from(i) * step - step, crest(f32::from(i) * step - step, sunk)))
            .collect()
    };
    let water = palette.far.mix(palette.accents[0], 0.25).mix(palette.near, near.powf(0.8));
    let top = line(0.0);
    let mut outline = top.clone();
    outline.extend([(SIDE + 30.0, SIDE + 10.0), (-30.0, SIDE + 10.0)]);
    if let Some(path) = polygon(&outline) {
        canvas.fill_down(&path, (base - tall, water.mix(palette.sky[2], 0.26)), (base + tall * 1.5, water));
    }
    let foam = palette.accents[3].mix(palette.light, 0.4);
    canvas.line(&top, foam, 1.6 + 5.0 * near, 0.92);
    for depth in 1..=4_u8 {
        let sunk = f32::from(depth) * 0.3;
        let color = if depth % 2 == 0 { foam } else { palette.near };
        canvas.line(&line(sunk), color, 0.9 + 2.1 * near, 0.5 / f32::from(depth).sqrt());
    }
}

fn row_base(near: f32) -> f32 {
    HORIZON + 22.0 + 450.0 * near.powf(1.25)
}

fn sail(canvas: &mut Canvas, moment: Moment<'_>, row: u8) {
    let mut chance = moment.of.chance("sail");
    let near = f32::from(row) / 10.0;
    let size = 70.0 + 230.0 * near;
    let x = chance.within(220.0, 780.0) + 10.0 * swing(moment.phase, 1.0, 0.3);
    let y = row_base(near) + 4.0 + size * 0.035 * swing(moment.phase, 2.0, 0.0);
    let tilt = 0.05 * swing(moment.phase, 1.0, 0.0);
    let place = |u: f32, v: f32| (x + size * (u + v * tilt), y - size * (v - u * tilt));
    let palette = moment.palette;
    let hull = [place(-0.36, 0.1), place(-0.24, -0.12), place(0.2, -0.12), place(0.4, 0.12), place(0.0, 0.06)];
    if let Some(path) = curve(&hull, true) {
        canvas.fill(&path, palette.near.darker(0.25), 1.0);
    }
    canvas.line(&[place(0.0, 0.05), place(0.0, 1.02)], palette.near.darker(0.3), size * 0.016, 1.0);
    let main = [place(0.02, 0.98), place(0.2, 0.6), place(0.3, 0.2), place(0.02, 0.17)];
    canvas.polygon(&main, palette.accents[1], 1.0);
    let half = [place(0.02, 0.98), place(0.1, 0.58), place(0.12, 0.19), place(0.02, 0.17)];
    canvas.polygon(&half, palette.accents[1].darker(0.14), 1.0);
    canvas.polygon(&[place(-0.02, 0.9), place(-0.3, 0.17), place(-0.02, 0.2)], palette.accents[3], 1.0);
}

fn cliff(canvas: &mut Canvas, moment: Moment<'_>, side: f32) {
    let palette = moment.palette;
    let x = |from_edge: f32| if side > 0.0 { SIDE - from_edge } else { from_edge };
    let rock = palette.near.mix(palette.far, 0.25);
    let outline = [
        (x(-10.0), 450.0),
        (x(60.0), 440.0),
        (x(120.0), 436.0),
        (x(190.0), 446.0),
        (x(214.0), 490.0),
        (x(262.0), 520.0),
        (x(276.0), 590.0),
        (x(330.0), 640.0),
        (x(-10.0), 700.0),
    ];
    canvas.polygon(&outline, rock, 1.0);
    canvas.polygon(
        &[
            (x(190.0), 446.0),
            (x(214.0), 490.0),
            (x(262.0), 520.0),
            (x(276.0), 590.0),
            (x(330.0), 640.0),
            (x(200.0), 640.0),
            (x(150.0), 500.0),
        ],
        rock.darker(0.2),
        1.0,
    );
    let (foot, head) = (442.0, 212.0);
    let half = |y: f32| 17.0 + 13.0 * (y - head) / (foot - head);
    let (white, stripe) = (palette.paper, palette.accents[2]);
    let band = |canvas: &mut Canvas, top: f32, bottom: f32, color: Color| {
        let center = 118.0;
        canvas.polygon(
            &[
                (x(center - half(top)), top),
                (x(center + half(top)), top),
                (x(center + half(bottom)), bottom),
                (x(center - half(bottom)), bottom),
            ],
            color,
            1.0,
        );
    };
    band(canvas, head, foot, white);
    for stripe_number in 0..3_u8 {
        let top = head + 30.0 + f32::from(stripe_number) * 76.0;
        band(canvas, top, top + 38.0, stripe);
    }
    let lamp = head - 22.0;
    canvas.polygon(
        &[(x(92.0), head), (x(144.0), head), (x(138.0), head - 8.0), (x(98.0), head - 8.0)],
        palette.ink,
        1.0,
    );
    canvas.polygon(
        &[(x(103.0), head - 8.0), (x(133.0), head - 8.0), (x(133.0), head - 36.0), (x(103.0), head - 36.0)],
        palette.light,
        1.0,
    );
    canvas.polygon(&[(x(98.0), head - 36.0), (x(138.0), head - 36.0), (x(118.0), head - 62.0)], palette.ink, 1.0);
    let shine = 0.6 + 0.4 * swing(moment.phase, 1.0, 0.0);
    canvas.glow(x(118.0), lamp, 120.0, palette.light, 0.7 * shine);
    let spread = 60.0 + 20.0 * swing(moment.phase, 1.0, 0.25);
    if let Some(beam) = polygon(&[(x(118.0), lamp), (x(900.0), lamp - spread), (x(900.0), lamp + spread)]) {
        canvas.fill_between(
            &beam,
            (x(118.0), lamp),
            (x(860.0), lamp),
            [(palette.light, 0.42 * shine), (palette.light, 0.0)],
        );
    }
}

fn spray(canvas: &mut Canvas, moment: Moment<'_>) {
    let mut chance = moment.of.chance("spray");
    for _ in 0..46 {
        let (x, y) = (chance.within(0.0, SIDE), chance.within(760.0, 960.0));
        let (size, offset) = (chance.within(1.2, 4.4), chance.within(0.0, 1.0));
        let hop = 12.0 * swing(moment.phase, 1.0, offset);
        canvas.circle(x, y - hop, size, moment.palette.accents[3], 0.75);
    }
}
