//! Ink on paper: thousands of strokes that follow a current.

use std::f32::consts::TAU;

use super::Moment;
use crate::draw::canvas::{Canvas, SIDE, polar, polygon, swing};
use crate::draw::noise::{Noise, eased};

/// How a sheet is filled.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Disc,
    Sheet,
    Rays,
}

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let mut chance = moment.of.chance("ink");
    let dark = chance.happens(0.35) || moment.of.night;
    let (paper, ink) = if dark { (palette.near.darker(0.2), palette.paper) } else { (palette.paper, palette.ink) };
    let fibre = Noise::new(moment.of.seed, 61);
    canvas.each(|x, y, _| paper.fade(ink, 0.045 * fibre.layered(x * 0.02, y * 0.05, 3)));
    let form = chance.pick(&[Form::Disc, Form::Sheet, Form::Rays]);
    let current = Noise::new(moment.of.seed, 62);
    let (scale, turns) = (chance.within(0.0017, 0.0031), chance.within(1.4, 2.6));
    let sway = 0.16 * swing(moment.phase, 1.0, 0.0);
    let pull = 0.16 * swing(moment.phase, 1.0, 0.25);
    let middle = (chance.within(380.0, 620.0), chance.within(380.0, 620.0));
    let heading = |x: f32, y: f32| {
        let bend = (current.layered(x * scale + sway * 0.4, y * scale + pull * 0.4, 3) - 0.5) * turns * TAU;
        match form {
            Form::Rays => (y - middle.1).atan2(x - middle.0) + bend * 0.45,
            Form::Disc | Form::Sheet => bend,
        }
    };
    let colors = [ink, palette.accents[0], palette.accents[1], palette.accents[2], ink, palette.accents[0]];
    let patches = Noise::new(moment.of.seed, 63);
    for _ in 0..2300 {
        let start = match form {
            Form::Disc => polar(500.0, 500.0, 410.0 * chance.within(0.0, 1.0).sqrt(), chance.within(0.0, TAU)),
            Form::Sheet => (chance.within(60.0, 940.0), chance.within(60.0, 940.0)),
            Form::Rays => {
                polar(middle.0, middle.1, 520.0 * chance.within(0.02, 1.0).powf(0.7), chance.within(0.0, TAU))
            }
        };
        let patch = patches.layered(start.0 * 0.003, start.1 * 0.003, 2) * 1.5 - 0.25 + chance.within(-0.09, 0.09);
        let color = colors[((patch * colors.len() as f32).max(0.0) as usize).min(colors.len() - 1)];
        let (steps, width, alpha) = (16 + chance.below(34), chance.within(1.2, 5.6), chance.within(0.55, 0.95));
        stroke(
            canvas,
            start,
            steps,
            width,
            |x, y| inside(form, x, y).then(|| heading(x, y)),
            |canvas, outline| {
                if let Some(path) = polygon(outline) {
                    canvas.fill(&path, color, alpha);
                }
            },
        );
    }
}

fn inside(form: Form, x: f32, y: f32) -> bool {
    match form {
        Form::Disc => (x - 500.0).powi(2) + (y - 500.0).powi(2) < 432.0_f32.powi(2),
        Form::Sheet | Form::Rays => (48.0..SIDE - 48.0).contains(&x) && (48.0..SIDE - 48.0).contains(&y),
    }
}

/// Follows `heading` from `start`, and draws the outline of a stroke that swells and thins out.
fn stroke(
    canvas: &mut Canvas,
    start: (f32, f32),
    steps: usize,
    width: f32,
    heading: impl Fn(f32, f32) -> Option<f32>,
    draw: impl FnOnce(&mut Canvas, &[(f32, f32)]),
) {
    let (mut x, mut y) = start;
    let mut spine = Vec::with_capacity(steps);
    for _ in 0..steps {
        let Some(angle) = heading(x, y) else { break };
        spine.push((x, y, angle));
        (x, y) = polar(x, y, 6.5, angle);
    }
    if spine.len() < 5 {
        return;
    }
    let last = (spine.len() - 1) as f32;
    let side = |sign: f32| {
        spine.iter().enumerate().map(move |(i, (x, y, angle))| {
            let along = i as f32 / last;
            let half = width * 0.5 * eased(along * 5.0) * (1.0 - along).sqrt();
            polar(*x, *y, half, angle + sign * std::f32::consts::FRAC_PI_2)
        })
    };
    let outline: Vec<_> = side(1.0).chain(side(-1.0).collect::<Vec<_>>().into_iter().rev()).collect();
    draw(canvas, &outline);
}
