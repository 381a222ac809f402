//! The canvas: a square of 1000 by 1000 units, whatever its size in pixels.

use std::f32::consts::TAU;

use tiny_skia::{
    FillRule, GradientStop, LineCap, LineJoin, LinearGradient, Mask, Paint, Path, PathBuilder, Pixmap, Point,
    PremultipliedColorU8, RadialGradient, Shader, SpreadMode, Stroke, Transform,
};

use super::color::Color;

/// The width and height of every canvas in its own units.
pub(crate) const SIDE: f32 = 1000.0;

/// An opaque picture in the making.
pub(crate) struct Canvas {
    pixels: Pixmap,
    scale: f32,
    clip: Option<Mask>,
}

impl Canvas {
    /// A white canvas of `size` by `size` pixels, at least one.
    pub(crate) fn new(size: u32) -> Self {
        // Only an empty or a gigantic one is refused, and sizes are the crate's own.
        #[expect(clippy::expect_used, reason = "1 to 4096 pixels a side can always be had")]
        let mut pixels = Pixmap::new(size.clamp(1, 4096), size.clamp(1, 4096)).expect("a canvas");
        pixels.fill(tiny_skia::Color::WHITE);
        Self { scale: pixels.width() as f32 / SIDE, pixels, clip: None }
    }

    /// Red, green and blue of every pixel, row by row from the top.
    pub(crate) fn rgb(&self) -> Vec<u8> {
        self.pixels.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect()
    }

    /// Paints every pixel anew, from what is there and where it is.
    ///
    /// What comes between two steps of a byte is spread over neighbours, so that no gradient shows bands.
    pub(crate) fn each(&mut self, paint: impl Fn(f32, f32, Color) -> Color) {
        let (width, unit) = (self.pixels.width() as usize, 1.0 / self.scale);
        for (index, pixel) in self.pixels.pixels_mut().iter_mut().enumerate() {
            let (column, row) = (index % width, index / width);
            let (x, y) = ((column as f32 + 0.5) * unit, (row as f32 + 0.5) * unit);
            let there = Color {
                red: f32::from(pixel.red()) / 255.0,
                green: f32::from(pixel.green()) / 255.0,
                blue: f32::from(pixel.blue()) / 255.0,
            };
            let color = paint(x, y, there);
            let threshold = spread(column, row);
            let byte = |value: f32| (value * 255.0 + threshold).clamp(0.0, 255.0) as u8;
            if let Some(painted) =
                PremultipliedColorU8::from_rgba(byte(color.red), byte(color.green), byte(color.blue), 255)
            {
                *pixel = painted;
            }
        }
    }

    /// Mirrors what is above `horizon` into what is below it, `paint`ed by depth (from 0 at the horizon to 1) and
    /// displaced by `ripple(x, depth)`, in units.
    pub(crate) fn reflect(
        &mut self,
        horizon: f32,
        ripple: impl Fn(f32, f32) -> (f32, f32),
        paint: impl Fn(f32, Color) -> Color,
    ) {
        let above = self.pixels.clone();
        let size = above.width();
        let source = above.pixels();
        let scale = self.scale;
        self.each(|x, y, there| {
            if y < horizon {
                return there;
            }
            let depth = (y - horizon) / (SIDE - horizon);
            let (aside, down) = ripple(x, depth);
            let from_y =
                (horizon - (y - horizon) * (horizon / (SIDE - horizon)).min(1.25) + down).clamp(0.0, horizon - 1.0);
            let column = (((x + aside) * scale) as i64).clamp(0, i64::from(size) - 1) as usize;
            let row = ((from_y * scale) as usize).min(size as usize - 1);
            let pixel = source[row * size as usize + column];
            let seen = Color {
                red: f32::from(pixel.red()) / 255.0,
                green: f32::from(pixel.green()) / 255.0,
                blue: f32::from(pixel.blue()) / 255.0,
            };
            paint(depth, seen)
        });
    }

    pub(crate) fn fill(&mut self, path: &Path, color: Color, alpha: f32) {
        self.fill_with(path, Shader::SolidColor(color.to_skia(alpha)));
    }

    /// Fills with a gradient from `from` at its first point to `to` at its second.
    pub(crate) fn fill_between(&mut self, path: &Path, from: (f32, f32), to: (f32, f32), colors: [(Color, f32); 2]) {
        let stops = vec![
            GradientStop::new(0.0, colors[0].0.to_skia(colors[0].1)),
            GradientStop::new(1.0, colors[1].0.to_skia(colors[1].1)),
        ];
        let gradient = LinearGradient::new(point(from), point(to), stops, SpreadMode::Pad, Transform::identity());
        self.fill_with(path, gradient.unwrap_or(Shader::SolidColor(colors[0].0.to_skia(colors[0].1))));
    }

    /// Fills with a gradient from the top `y` to the bottom one.
    pub(crate) fn fill_down(&mut self, path: &Path, (top, from): (f32, Color), (bottom, to): (f32, Color)) {
        self.fill_between(path, (0.0, top), (0.0, bottom), [(from, 1.0), (to, 1.0)]);
    }

    pub(crate) fn stroke(&mut self, path: &Path, color: Color, width: f32, alpha: f32) {
        let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
        let paint = Paint { shader: Shader::SolidColor(color.to_skia(alpha)), anti_alias: true, ..Paint::default() };
        let transform = Transform::from_scale(self.scale, self.scale);
        self.pixels.stroke_path(path, &paint, &stroke, transform, self.clip.as_ref());
    }

    pub(crate) fn circle(&mut self, x: f32, y: f32, radius: f32, color: Color, alpha: f32) {
        if let Some(path) = PathBuilder::from_circle(x, y, radius) {
            self.fill(&path, color, alpha);
        }
    }

    pub(crate) fn polygon(&mut self, points: &[(f32, f32)], color: Color, alpha: f32) {
        if let Some(path) = polygon(points) {
            self.fill(&path, color, alpha);
        }
    }

    pub(crate) fn line(&mut self, points: &[(f32, f32)], color: Color, width: f32, alpha: f32) {
        if let Some(path) = curve(points, false) {
            self.stroke(&path, color, width, alpha);
        }
    }

    /// Light that fades out from its middle.
    pub(crate) fn glow(&mut self, x: f32, y: f32, radius: f32, color: Color, alpha: f32) {
        // The fall of a Gaussian; a straight one shows where it ends.
        let stops = (0..=8_u8)
            .map(|step| {
                let place = f32::from(step) / 8.0;
                let fall = ((-4.0 * place * place).exp() - (-4.0_f32).exp()) / (1.0 - (-4.0_f32).exp());
                GradientStop::new(place, color.to_skia(alpha * fall))
            })
            .collect();
        let middle = Point::from_xy(x, y);
        let gradient = RadialGradient::new(middle, 0.0, middle, radius, stops, SpreadMode::Pad, Transform::identity());
        if let (Some(path), Some(shader)) = (PathBuilder::from_circle(x, y, radius), gradient) {
            self.fill_with(&path, shader);
        }
    }

    /// Draws only inside `path` from now on, until [`anywhere`](Self::anywhere).
    pub(crate) fn inside(&mut self, path: &Path) {
        self.clip = Mask::new(self.pixels.width(), self.pixels.height());
        let transform = Transform::from_scale(self.scale, self.scale);
        if let Some(mask) = &mut self.clip {
            mask.fill_path(path, FillRule::Winding, true, transform);
        }
    }

    pub(crate) fn anywhere(&mut self) {
        self.clip = None;
    }

    fn fill_with(&mut self, path: &Path, shader: Shader<'_>) {
        let paint = Paint { shader, anti_alias: true, ..Paint::default() };
        let transform = Transform::from_scale(self.scale, self.scale);
        self.pixels.fill_path(path, &paint, FillRule::Winding, transform, self.clip.as_ref());
    }
}

/// A threshold from 0 to 1 for a pixel, even over every small neighbourhood: interleaved gradient noise, after Jiménez.
pub(crate) fn spread(column: usize, row: usize) -> f32 {
    let fraction = |value: f32| value - (value as i32) as f32;
    let (x, y) = ((column % 4096) as f32, (row % 4096) as f32);
    fraction(52.982_918 * fraction(0.067_110_56 * x + 0.005_837_15 * y))
}

fn point((x, y): (f32, f32)) -> Point {
    Point::from_xy(x, y)
}

/// Straight edges between points, closed.
pub(crate) fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    path.move_to(first.0, first.1);
    for (x, y) in rest {
        path.line_to(*x, *y);
    }
    path.close();
    path.finish()
}

/// A smooth curve through points, after Catmull and Rom.
pub(crate) fn curve(points: &[(f32, f32)], closed: bool) -> Option<Path> {
    let count = points.len();
    if count < 2 {
        return None;
    }
    let at = |index: isize| {
        let last = count as isize;
        let index = if closed { index.rem_euclid(last) } else { index.clamp(0, last - 1) };
        points[index as usize]
    };
    let mut path = PathBuilder::new();
    path.move_to(points[0].0, points[0].1);
    let pieces = if closed { count } else { count - 1 };
    for piece in 0..pieces as isize {
        let (before, from, to, after) = (at(piece - 1), at(piece), at(piece + 1), at(piece + 2));
        path.cubic_to(
            from.0 + (to.0 - before.0) / 6.0,
            from.1 + (to.1 - before.1) / 6.0,
            to.0 - (after.0 - from.0) / 6.0,
            to.1 - (after.1 - from.1) / 6.0,
            to.0,
            to.1,
        );
    }
    if closed {
        path.close();
    }
    path.finish()
}

/// An ellipse, turned by `angle` in radians.
pub(crate) fn ellipse(x: f32, y: f32, across: f32, down: f32, angle: f32) -> Option<Path> {
    let path = PathBuilder::from_circle(0.0, 0.0, 1.0)?;
    let (sin, cos) = angle.sin_cos();
    path.transform(Transform::from_row(across * cos, across * sin, -down * sin, down * cos, x, y))
}

/// A point at `radius` and `angle` from another.
pub(crate) fn polar(x: f32, y: f32, radius: f32, angle: f32) -> (f32, f32) {
    (x + radius * angle.cos(), y + radius * angle.sin())
}

/// A swing between -1 and 1 that comes back to where it began when `phase` goes from 0 to 1; `times` is whole.
pub(crate) fn swing(phase: f32, times: f32, offset: f32) -> f32 {
    (TAU * (phase * times + offset)).sin()
}
