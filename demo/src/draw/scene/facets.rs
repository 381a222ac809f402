//! A landscape cut into facets, as if folded from paper.

use super::Moment;
use crate::draw::canvas::{Canvas, SIDE, polar, polygon, swing};
use crate::draw::color::{Color, Ramp};
use crate::draw::noise::{Noise, eased};

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    let palette = moment.palette;
    let mut chance = moment.of.chance("facets");
    let base = palette.sky[1];
    canvas.each(|_, _, _| base);
    let cells = 17_usize;
    let size = SIDE / cells as f32;
    let side = cells + 3;
    let points: Vec<(f32, f32)> = (0..side * side)
        .map(|index| {
            let (column, row) = ((index % side) as f32, (index / side) as f32);
            let shifted = if (index / side).is_multiple_of(2) { 0.0 } else { 0.5 };
            let at = |place: f32, jitter: f32| (place - 1.0 + jitter) * size;
            let (x, y) = (at(column + shifted, chance.within(-0.34, 0.34)), at(row, chance.within(-0.34, 0.34)));
            let offset = chance.within(0.0, 1.0);
            (x + 5.0 * swing(moment.phase, 1.0, offset), y + 5.0 * swing(moment.phase, 1.0, offset + 0.25))
        })
        .collect();
    let view = View::new(moment);
    let mut land = Vec::new();
    for row in 0..side - 1 {
        for column in 0..side - 1 {
            let at = |down: usize, across: usize| points[(row + down) * side + column + across];
            let triangles = if row % 2 == 0 {
                [[at(0, 0), at(0, 1), at(1, 0)], [at(0, 1), at(1, 1), at(1, 0)]]
            } else {
                [[at(0, 0), at(0, 1), at(1, 1)], [at(0, 0), at(1, 1), at(1, 0)]]
            };
            for triangle in triangles {
                let tone = chance.within(-1.0, 1.0);
                let offset = chance.within(0.0, 1.0);
                let color = view.color(&triangle, tone * 0.75 + 0.5 * swing(moment.phase, 1.0, offset));
                if view.is_land(&triangle) {
                    land.push((triangle, color));
                } else {
                    facet(canvas, &triangle, color);
                }
            }
        }
    }
    disc(canvas, moment, &view);
    for (triangle, color) in land {
        facet(canvas, &triangle, color);
    }
}

fn facet(canvas: &mut Canvas, triangle: &[(f32, f32)], color: Color) {
    if let Some(path) = polygon(triangle) {
        canvas.fill(&path, color, 1.0);
        // Closes the hairline between neighbours.
        canvas.stroke(&path, color, 1.2, 1.0);
    }
}

/// The sun or the moon: a fan of twelve facets.
fn disc(canvas: &mut Canvas, moment: Moment<'_>, view: &View) {
    let (x, y, radius, color) = view.light;
    let mut chance = moment.of.chance("disc");
    let warm = color.mix(moment.palette.sky[2], 0.6);
    canvas.glow(x, y, radius * 2.2, color, 0.4);
    for slice in 0..12_u8 {
        let angle = |step: f32| (f32::from(slice) + step) / 12.0 * std::f32::consts::TAU + 0.2;
        let triangle = [(x, y), polar(x, y, radius, angle(0.0)), polar(x, y, radius, angle(1.0))];
        let shimmer = 0.12 * swing(moment.phase, 1.0, f32::from(slice) / 12.0);
        facet(canvas, &triangle, color.mix(warm, chance.within(0.0, 0.42) + shimmer));
    }
}

/// What the facets show.
struct View {
    sky: Ramp,
    land: [Color; 3],
    light: (f32, f32, f32, Color),
    ridges: [(f32, f32, f32); 3],
    noise: Noise,
}

impl View {
    fn new(moment: Moment<'_>) -> Self {
        let palette = moment.palette;
        let mut chance = moment.of.chance("view");
        let ridge = |chance: &mut crate::draw::chance::Chance, base: f32, tall: f32| {
            (base + chance.within(-30.0, 30.0), tall, chance.within(0.0, 80.0))
        };
        Self {
            sky: Ramp::new(&palette.sky),
            land: [palette.land(0.25), palette.land(0.62), palette.land(1.0)],
            light: (
                chance.within(260.0, 740.0),
                chance.within(190.0, 360.0),
                chance.within(105.0, 165.0),
                palette.light,
            ),
            ridges: [
                ridge(&mut chance, 620.0, 380.0),
                ridge(&mut chance, 770.0, 300.0),
                ridge(&mut chance, 930.0, 240.0),
            ],
            noise: Noise::new(moment.of.seed, 91),
        }
    }

    /// The nearest ridge that a facet belongs to.
    fn ridge(&self, (x, y): (f32, f32)) -> Option<(usize, f32)> {
        let crest = |index: usize| {
            let (base, tall, offset) = self.ridges[index];
            base - tall * (self.noise.ridged(x * 0.0032 + offset, index as f32 * 4.0, 3) - 0.45)
        };
        (0..self.ridges.len()).rev().map(|index| (index, y - crest(index))).find(|(_, depth)| *depth > 0.0)
    }

    fn is_land(&self, triangle: &[(f32, f32); 3]) -> bool {
        self.ridge(middle(triangle)).is_some()
    }

    fn color(&self, triangle: &[(f32, f32); 3], tone: f32) -> Color {
        let (x, y) = middle(triangle);
        let (sun_x, sun_y, radius, light) = self.light;
        let (color, strength) = if let Some((index, depth)) = self.ridge((x, y)) {
            let lit = if self.noise.at(x * 0.03, y * 0.02 + index as f32) > 0.5 { 0.28 } else { 0.0 };
            let rock = self.land[index].mix(light, lit * eased(1.0 - depth / 320.0));
            (rock.mix(self.sky.at(1.0), 0.3 * eased(depth / 300.0) * (1.0 - index as f32 / 2.0)), 0.13)
        } else {
            let distance = ((x - sun_x).powi(2) + (y - sun_y).powi(2)).sqrt();
            (self.sky.at(y / 640.0).mix(light, (-(distance / (radius * 2.6)).powi(2)).exp() * 0.6), 0.05)
        };
        if tone > 0.0 { color.lighter(tone * strength) } else { color.darker(-tone * strength) }
    }
}

fn middle(triangle: &[(f32, f32); 3]) -> (f32, f32) {
    let mean = |of: fn(&(f32, f32)) -> f32| triangle.iter().map(of).sum::<f32>() / 3.0;
    (mean(|point| point.0), mean(|point| point.1))
}
