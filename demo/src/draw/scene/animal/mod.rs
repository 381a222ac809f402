//! Heads of animals from simple shapes, drawn in units of half a head's width around its middle.

mod bear;
mod cat;
mod fox;
mod lion;
mod owl;
mod rabbit;

use super::Moment;
use crate::draw::canvas::{Canvas, curve, ellipse, polygon};
use crate::draw::color::Color;
use crate::draw::composition::Animal;
use crate::draw::noise::eased;

pub(super) fn paint(canvas: &mut Canvas, moment: Moment<'_>, animal: Animal, pen: &Pen) {
    let mut hand = Hand { canvas, pen: *pen };
    match animal {
        Animal::Fox => fox::fox(&mut hand, moment),
        Animal::Wolf => fox::wolf(&mut hand, moment),
        Animal::Cat => cat::cat(&mut hand, moment),
        Animal::Tiger => cat::tiger(&mut hand, moment),
        Animal::Lion => lion::lion(&mut hand, moment),
        Animal::Owl => owl::owl(&mut hand, moment),
        Animal::Bear => bear::bear(&mut hand, moment),
        Animal::Panda => bear::panda(&mut hand, moment),
        Animal::Rabbit => rabbit::rabbit(&mut hand, moment),
    }
}

/// Where a head is drawn.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    /// The head's middle.
    pub(super) x: f32,
    pub(super) y: f32,
    /// One unit of the head.
    pub(super) size: f32,
    /// In radians.
    pub(super) tilt: f32,
    pub(super) phase: f32,
}

impl Pen {
    /// How open the eyes are: they blink once in a loop.
    fn open(&self) -> f32 {
        1.0 - 0.94 * pulse(self.phase, 0.62, 0.045)
    }

    /// How far an ear is turned, in radians: it twitches once in a loop.
    fn twitch(&self) -> f32 {
        0.09 * (pulse(self.phase, 0.24, 0.05) - 0.7 * pulse(self.phase, 0.32, 0.05))
    }
}

/// A short bump at `at`, `wide` to each side.
fn pulse(phase: f32, at: f32, wide: f32) -> f32 {
    eased(1.0 - (phase - at).abs() / wide)
}

/// Draws in a head's units; what is drawn in pairs is mirrored, the left one a little in the shade.
struct Hand<'a> {
    canvas: &'a mut Canvas,
    pen: Pen,
}

type Spot = (f32, f32);

impl Hand<'_> {
    fn at(&self, (x, y): Spot) -> Spot {
        let (sin, cos) = self.pen.tilt.sin_cos();
        (self.pen.x + self.pen.size * (x * cos - y * sin), self.pen.y + self.pen.size * (x * sin + y * cos))
    }

    fn all(&self, points: &[Spot], side: f32) -> Vec<Spot> {
        points.iter().map(|(x, y)| self.at((x * side, *y))).collect()
    }

    /// Straight edges.
    fn cut(&mut self, points: &[Spot], color: Color) {
        let points = self.all(points, 1.0);
        self.canvas.polygon(&points, color, 1.0);
    }

    /// Straight edges, on both sides.
    fn cuts(&mut self, points: &[Spot], color: Color) {
        for (side, color) in [(1.0, color), (-1.0, color.darker(0.09))] {
            let points = self.all(points, side);
            if let Some(path) = polygon(&points) {
                self.canvas.fill(&path, color, 1.0);
                // Closes the hairline between faces that share an edge.
                self.canvas.stroke(&path, color, 1.0, 1.0);
            }
        }
    }

    /// Round edges.
    fn soft(&mut self, points: &[Spot], color: Color) {
        if let Some(path) = curve(&self.all(points, 1.0), true) {
            self.canvas.fill(&path, color, 1.0);
        }
    }

    /// Round edges, on both sides.
    fn softs(&mut self, points: &[Spot], color: Color) {
        for (side, color) in [(1.0, color), (-1.0, color.darker(0.07))] {
            if let Some(path) = curve(&self.all(points, side), true) {
                self.canvas.fill(&path, color, 1.0);
            }
        }
    }

    /// A closed outline of which the right half is given, from the top middle to the bottom middle.
    fn whole(&mut self, right: &[Spot], color: Color) {
        let mut points = right.to_vec();
        points.extend(right.iter().rev().filter(|point| point.0 > 0.001).map(|(x, y)| (-x, *y)));
        self.soft(&points, color);
    }

    fn oval(&mut self, (x, y): Spot, across: f32, down: f32, color: Color) {
        let (px, py) = self.at((x, y));
        let size = self.pen.size;
        if let Some(path) = ellipse(px, py, across * size, down * size, self.pen.tilt) {
            self.canvas.fill(&path, color, 1.0);
        }
    }

    fn ovals(&mut self, (x, y): Spot, across: f32, down: f32, color: Color) {
        self.oval((x, y), across, down, color);
        self.oval((-x, y), across, down, color.darker(0.05));
    }

    fn line(&mut self, points: &[Spot], color: Color, width: f32) {
        let (points, width) = (self.all(points, 1.0), width * self.pen.size);
        self.canvas.line(&points, color, width, 1.0);
    }

    fn lines(&mut self, points: &[Spot], color: Color, width: f32) {
        for side in [1.0, -1.0] {
            let (points, width) = (self.all(points, side), width * self.pen.size);
            self.canvas.line(&points, color, width, 1.0);
        }
    }

    /// Almond eyes; `slant` lifts their outer corners.
    fn eyes(&mut self, (x, y): Spot, wide: f32, slant: f32, iris: Color, slit: bool) {
        let open = self.pen.open();
        let tall = wide * 0.62 * open;
        let ink = Color::hex(0x17_1318);
        for side in [1.0, -1.0] {
            let eye = [
                (x - wide, y + slant * 0.7),
                (x - wide * 0.3, y - tall * 0.85),
                (x + wide * 0.45, y - tall - slant * 0.4),
                (x + wide, y - slant),
                (x + wide * 0.3, y + tall * 0.75),
                (x - wide * 0.45, y + tall * 0.8 + slant * 0.3),
            ];
            let outline = self.all(&eye, side);
            let Some(path) = curve(&outline, true) else { continue };
            self.canvas.fill(&path, iris, 1.0);
            self.canvas.inside(&path);
            let middle = (x * side, y - slant * 0.1);
            let pupil = if slit { wide * 0.2 } else { wide * 0.5 };
            self.oval(middle, pupil, wide * 0.6, ink);
            self.oval((middle.0 + wide * 0.2, middle.1 - wide * 0.22), wide * 0.16, wide * 0.16, Color::WHITE);
            self.canvas.anywhere();
            let width = 0.03 * self.pen.size;
            self.canvas.stroke(&path, ink, width, 1.0);
        }
    }

    fn whiskers(&mut self, (x, y): Spot, long: f32, color: Color) {
        for (lift, drop) in [(-0.14, -0.05), (0.0, 0.02), (0.14, 0.1)] {
            let points = [(x, y + lift * 0.4), (x + long * 0.55, y + lift * 0.9), (x + long, y + lift + drop)];
            self.lines(&points, color, 0.011);
        }
    }

    /// Turns a point around another, for an ear.
    fn turned(points: &[Spot], around: Spot, angle: f32) -> Vec<Spot> {
        let (sin, cos) = angle.sin_cos();
        let turn = |(x, y): &Spot| {
            let (dx, dy) = (x - around.0, y - around.1);
            (around.0 + dx * cos - dy * sin, around.1 + dx * sin + dy * cos)
        };
        points.iter().map(turn).collect()
    }
}
