//! A poster of circles, quarters, stripes and triangles on a grid.

use std::f32::consts::{FRAC_PI_2, TAU};

use tiny_skia::{Path, PathBuilder, Transform};

use super::Moment;
use crate::draw::canvas::{Canvas, polygon, swing};
use crate::draw::chance::Chance;
use crate::draw::color::Color;
use crate::draw::noise::{Noise, eased};

const MARGIN: f32 = 70.0;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let mut chance = moment.of.chance("bauhaus");
    let paper = palette.paper;
    canvas.each(|_, _, _| paper);
    let cells = chance.pick(&[4_usize, 5, 6]);
    let size = (1000.0 - 2.0 * MARGIN) / cells as f32;
    let colors =
        [palette.accents[0], palette.accents[1], palette.accents[2], palette.ink, palette.accents[3].mix(paper, 0.25)];
    let mut taken = vec![false; cells * cells];
    for row in 0..cells {
        for column in 0..cells {
            if taken[row * cells + column] {
                continue;
            }
            let fits = row + 1 < cells && column + 1 < cells && !taken[row * cells + column + 1];
            let large = fits && chance.happens(0.24);
            let span = if large { 2 } else { 1 };
            for (down, across) in (0..span).flat_map(|down| (0..span).map(move |across| (down, across))) {
                taken[(row + down) * cells + column + across] = true;
            }
            let place = [MARGIN + column as f32 * size, MARGIN + row as f32 * size, size * span as f32];
            cell(canvas, moment.phase, &mut chance, place, &colors);
        }
    }
    let print = Noise::new(moment.of.seed, 71);
    canvas.each(|x, y, there| there.fade(paper, 0.1 * eased(print.layered(x * 0.11, y * 0.11, 3) * 2.2 - 0.8)));
}

/// One motif, turned by quarters, in two or three colours.
fn cell(canvas: &mut Canvas, phase: f32, chance: &mut Chance, [x, y, size]: [f32; 3], colors: &[Color; 5]) {
    let ground = chance.below(5);
    let first = (ground + 1 + chance.below(4)) % 5;
    let second = (ground + 1 + chance.below(4)) % 5;
    let (ground, front, other) = (colors[ground], colors[first], colors[second]);
    let motif = chance.below(11);
    let quarters = chance.below(4) as f32;
    let moves = chance.happens(0.5);
    let offset = chance.within(0.0, 1.0);
    // A slow quarter turn there and back, for half of the motifs, each at a time of its own.
    let turn = quarters + if moves { eased(0.5 + 0.9 * swing(phase, 1.0, offset)) } else { 0.0 };
    let (sin, cos) = (turn * FRAC_PI_2).sin_cos();
    let half = size / 2.0;
    let place = Transform::from_row(half * cos, half * sin, -half * sin, half * cos, x + half, y + half);
    let square = polygon(&[(x, y), (x + size, y), (x + size, y + size), (x, y + size)]);
    if let Some(square) = &square {
        canvas.fill(square, ground, 1.0);
        canvas.inside(square);
    }
    let mut put = |path: Option<Path>, color: Color| {
        if let Some(path) = path.and_then(|path| path.transform(place)) {
            canvas.fill(&path, color, 1.0);
        }
    };
    match motif {
        0 => put(disc(-1.0, -1.0, 2.0), front),
        1 => {
            put(disc(-1.0, -1.0, 2.0), front);
            put(disc(-1.0, -1.0, 1.0), other);
        }
        2 => {
            for (ring, color) in [(2.0, front), (1.6, ground), (1.2, other), (0.8, ground), (0.4, front)] {
                put(disc(-1.0, -1.0, ring), color);
            }
        }
        3 => {
            put(disc(0.0, 0.0, 0.8), front);
            put(pie(0.0, 0.0, 0.8, 0.0, TAU / 2.0), other);
        }
        4 => {
            put(pie(0.0, -1.0, 1.0, 0.0, TAU / 2.0), front);
            put(pie(0.0, 0.0, 1.0, 0.0, TAU / 2.0), other);
        }
        5 => put(polygon(&[(-1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)]), front),
        6 => {
            for stripe in 0..4_u8 {
                let top = -1.0 + f32::from(stripe) * 0.5;
                put(polygon(&[(-2.0, top), (2.0, top), (2.0, top + 0.25), (-2.0, top + 0.25)]), front);
            }
        }
        7 => {
            for (i, j) in (0..4_u8).flat_map(|i| (0..4_u8).map(move |j| (i, j))) {
                put(disc(-0.75 + f32::from(i) * 0.5, -0.75 + f32::from(j) * 0.5, 0.13), front);
            }
        }
        8 => {
            put(pie(-1.0, -1.0, 2.0, 0.0, FRAC_PI_2), front);
            put(pie(1.0, 1.0, 2.0, TAU / 2.0, FRAC_PI_2), front);
            put(leaf(), other);
        }
        9 => {
            put(polygon(&[(0.0, -0.9), (0.9, 0.0), (0.0, 0.9), (-0.9, 0.0)]), front);
            put(disc(0.0, 0.0, 0.36), other);
        }
        _ => {
            put(disc(0.0, 0.0, 0.82), front);
            put(disc(0.26, -0.2, 0.52), ground);
        }
    }
    canvas.anywhere();
}

fn disc(x: f32, y: f32, radius: f32) -> Option<Path> {
    PathBuilder::from_circle(x, y, radius)
}

/// A slice of a disc from `start` over `sweep`, in radians.
fn pie(x: f32, y: f32, radius: f32, start: f32, sweep: f32) -> Option<Path> {
    let edge = (0..=48_u8).map(|step| {
        let angle = start + sweep * f32::from(step) / 48.0;
        (x + radius * angle.cos(), y + radius * angle.sin())
    });
    let points: Vec<_> = std::iter::once((x, y)).chain(edge).collect();
    polygon(&points)
}

/// Where two quarters of radius 2 from opposite corners overlap.
fn leaf() -> Option<Path> {
    let arc = |x: f32, y: f32, from: f32| {
        (0..=24_u8).map(move |step| {
            let angle = from + FRAC_PI_2 * f32::from(step) / 24.0;
            (x + 2.0 * angle.cos(), y + 2.0 * angle.sin())
        })
    };
    let points: Vec<_> = arc(-1.0, -1.0, 0.0).chain(arc(1.0, 1.0, TAU / 2.0)).collect();
    polygon(&points)
}
