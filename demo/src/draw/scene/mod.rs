//! The scenes: each paints a whole picture of a composition at a moment of its loop.

mod animal;
mod bauhaus;
mod city;
mod desert;
mod facets;
mod forest;
mod garden;
mod ink;
mod lake;
mod marble;
mod mountains;
mod portrait;
mod sea;
mod sky;
mod space;

use super::canvas::Canvas;
use super::composition::{Composition, Place, Subject};
use super::palette::Palette;

/// What a scene has to work with.
#[derive(Clone, Copy)]
pub(crate) struct Moment<'a> {
    pub(crate) of: &'a Composition,
    pub(crate) palette: Palette,
    /// Where in the loop, from 0 to 1, which is where 0 was.
    pub(crate) phase: f32,
}

/// Paints the picture of `moment` on a white canvas.
pub(crate) fn paint(canvas: &mut Canvas, moment: Moment<'_>) {
    match moment.of.subject {
        Subject::Place => place(canvas, moment),
        Subject::Animal(animal) => portrait::paint(canvas, moment, animal),
        Subject::Ink => ink::paint(canvas, moment),
        Subject::Bauhaus => bauhaus::paint(canvas, moment),
        Subject::Facets => facets::paint(canvas, moment),
        Subject::Garden => garden::paint(canvas, moment),
        Subject::Marble => marble::paint(canvas, moment),
    }
}

fn place(canvas: &mut Canvas, moment: Moment<'_>) {
    match moment.of.place {
        Place::Mountains => mountains::paint(canvas, moment),
        Place::Forest => forest::paint(canvas, moment),
        Place::Desert => desert::paint(canvas, moment),
        Place::Lake => lake::paint(canvas, moment),
        Place::Sea => sea::paint(canvas, moment),
        Place::City => city::paint(canvas, moment),
        Place::Space => space::paint(canvas, moment),
    }
}
