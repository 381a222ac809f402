//! A city by the water: layers of towers, lit windows, their mirror image.

use super::lake::water;
use super::{Moment, sky};
use crate::draw::canvas::{Canvas, SIDE, polygon, swing};
use crate::draw::chance::Chance;
use crate::draw::color::Color;

/// Where the water begins.
const QUAY: f32 = 730.0;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    sky::paint(canvas, moment, QUAY);
    let palette = moment.palette;
    let mut chance = moment.of.chance("towers");
    for layer in 0..4_u8 {
        let near = f32::from(layer) / 3.0;
        let color = palette.land(0.14 + 0.86 * near);
        let mut x = chance.within(-60.0, 0.0);
        while x < SIDE {
            let wide = chance.within(46.0, 118.0) * (0.8 + 0.35 * near);
            let middle = 1.0 - ((x + wide / 2.0 - 500.0) / 620.0).powi(2);
            let tall = (chance.within(150.0, 520.0) * (0.55 + 0.6 * middle) * (1.0 - 0.52 * near)).max(60.0);
            tower(canvas, moment, &mut chance, [x, wide, tall, near], color);
            x += wide + chance.within(-10.0, 22.0 + 34.0 * near);
        }
        let haze = palette.sky[2];
        if let Some(path) = polygon(&[(0.0, QUAY - 260.0), (SIDE, QUAY - 260.0), (SIDE, QUAY), (0.0, QUAY)]) {
            canvas.fill_between(&path, (0.0, QUAY - 260.0), (0.0, QUAY), [(haze, 0.0), (haze, 0.36 * (1.0 - near))]);
        }
    }
    canvas.polygon(
        &[(0.0, QUAY - 10.0), (SIDE, QUAY - 10.0), (SIDE, QUAY + 4.0), (0.0, QUAY + 4.0)],
        palette.near.darker(0.3),
        1.0,
    );
    lamps(canvas, moment);
    water(canvas, moment, QUAY);
}

/// A tower at `x`, with its width, its height and how near it is.
fn tower(canvas: &mut Canvas, moment: Moment<'_>, chance: &mut Chance, [x, wide, tall, near]: [f32; 4], color: Color) {
    let top = QUAY - tall;
    let dark = color.darker(0.12);
    let mut block = |x: f32, y: f32, wide: f32| {
        if let Some(path) = polygon(&[(x, y), (x + wide, y), (x + wide, QUAY), (x, QUAY)]) {
            canvas.fill_between(&path, (x, 0.0), (x + wide, 0.0), [(color, 1.0), (dark, 1.0)]);
        }
    };
    block(x, top, wide);
    match chance.below(6) {
        0 => block(x + wide * 0.2, top - tall * 0.09, wide * 0.6),
        1 => {
            block(x + wide * 0.16, top - tall * 0.07, wide * 0.68);
            block(x + wide * 0.32, top - tall * 0.14, wide * 0.36);
            canvas.line(&[(x + wide * 0.5, top - tall * 0.14), (x + wide * 0.5, top - tall * 0.34)], dark, 3.0, 1.0);
        }
        2 => canvas.polygon(&[(x, top + 1.0), (x + wide, top + 1.0), (x + wide, top - wide * 0.5)], color, 1.0),
        3 => canvas.polygon(&[(x, top + 1.0), (x + wide * 0.5, top - wide * 0.55), (x + wide, top + 1.0)], dark, 1.0),
        4 => {
            canvas.circle(x + wide * 0.5, top, wide * 0.5, color, 1.0);
            canvas.line(&[(x + wide * 0.5, top - wide * 0.5), (x + wide * 0.5, top - wide * 0.85)], color, 3.0, 1.0);
        }
        _ => canvas.line(&[(x + wide * 0.7, top), (x + wide * 0.7, top - 34.0)], dark, 2.4, 1.0),
    }
    windows(canvas, moment, chance, [x, wide, top, near]);
}

fn windows(canvas: &mut Canvas, moment: Moment<'_>, chance: &mut Chance, [x, wide, top, near]: [f32; 4]) {
    let palette = moment.palette;
    let dark = palette.is_dark();
    let lit_share = if dark { 0.42 } else { 0.2 };
    let across = 11.0 + 4.0 * near;
    let down = across * chance.pick(&[1.0, 1.35, 1.7]);
    let columns = ((wide - 12.0) / across) as u16;
    let rows = ((QUAY - top - 26.0) / down).max(0.0) as u16;
    let inset = (wide - f32::from(columns) * across) / 2.0;
    let shown = 0.35 + 0.65 * near;
    for row in 0..rows {
        for column in 0..columns {
            let lit = chance.happens(lit_share);
            let flicker = chance.within(0.0, 1.0);
            let color = chance.pick(&[palette.light, palette.accents[1], palette.light, palette.accents[3]]);
            let (left, upper) =
                (x + inset + f32::from(column) * across + across * 0.2, top + 16.0 + f32::from(row) * down);
            let alpha = match (lit, dark) {
                // One in twenty goes out for a part of the loop.
                (true, _) if flicker > 0.95 => {
                    0.95 * (0.5 + 0.5 * (3.0 * swing(moment.phase, 1.0, flicker * 40.0)).clamp(-1.0, 1.0))
                }
                (true, _) => 0.55 + 0.4 * flicker,
                (false, true) => 0.05,
                (false, false) => 0.13,
            };
            let pane = [
                (left, upper),
                (left + across * 0.6, upper),
                (left + across * 0.6, upper + down * 0.55),
                (left, upper + down * 0.55),
            ];
            canvas.polygon(&pane, color, alpha * shown);
        }
    }
}

fn lamps(canvas: &mut Canvas, moment: Moment<'_>) {
    for lamp in 0..11_u8 {
        let x = 45.0 + f32::from(lamp) * 91.0;
        canvas.line(&[(x, QUAY - 8.0), (x, QUAY - 46.0)], moment.palette.near.darker(0.4), 2.4, 1.0);
        canvas.glow(x, QUAY - 48.0, 40.0, moment.palette.light, 0.55);
        canvas.circle(x, QUAY - 48.0, 4.4, moment.palette.light, 1.0);
    }
}
