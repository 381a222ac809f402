//! Colours, mixed the way an eye would: in Oklab.
//!
//! Red and green meet in a warm yellow there, not in the mud that their bytes meet in.

/// An opaque colour in sRGB, each channel from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Color {
    pub(crate) red: f32,
    pub(crate) green: f32,
    pub(crate) blue: f32,
}

impl Color {
    pub(crate) const WHITE: Self = Self::hex(0x00ff_ffff);

    /// From `0xRRGGBB`.
    pub(crate) const fn hex(code: u32) -> Self {
        Self {
            red: (code >> 16 & 0xff) as f32 / 255.0,
            green: (code >> 8 & 0xff) as f32 / 255.0,
            blue: (code & 0xff) as f32 / 255.0,
        }
    }

    /// This colour at 0, `other` at 1.
    pub(crate) fn mix(self, other: Self, part: f32) -> Self {
        let part = part.clamp(0.0, 1.0);
        let (from, to) = (self.to_oklab(), other.to_oklab());
        Self::from_oklab(std::array::from_fn(|i| from[i] + (to[i] - from[i]) * part))
    }

    /// As [`mix`](Self::mix), but byte-wise, as a translucent layer does: many times quicker, good enough for colours that
    /// are akin, and for pixels by the million.
    pub(crate) fn fade(self, other: Self, part: f32) -> Self {
        let part = part.clamp(0.0, 1.0);
        let between = |from: f32, to: f32| from + (to - from) * part;
        Self {
            red: between(self.red, other.red),
            green: between(self.green, other.green),
            blue: between(self.blue, other.blue),
        }
    }

    /// Towards white.
    pub(crate) fn lighter(self, part: f32) -> Self {
        self.mix(Self::WHITE, part)
    }

    /// Towards black, keeping some of the hue.
    pub(crate) fn darker(self, part: f32) -> Self {
        let [light, a, b] = self.to_oklab();
        let keep = 1.0 - part;
        Self::from_oklab([light * keep, a * keep.sqrt(), b * keep.sqrt()])
    }

    /// How light it looks, from 0 to 1.
    pub(crate) fn lightness(self) -> f32 {
        self.to_oklab()[0]
    }

    /// The same hue and strength at another lightness.
    pub(crate) fn with_lightness(self, light: f32) -> Self {
        let [_, a, b] = self.to_oklab();
        Self::from_oklab([light, a, b])
    }

    pub(crate) fn to_skia(self, alpha: f32) -> tiny_skia::Color {
        let alpha = alpha.clamp(0.0, 1.0);
        tiny_skia::Color::from_rgba(
            self.red.clamp(0.0, 1.0),
            self.green.clamp(0.0, 1.0),
            self.blue.clamp(0.0, 1.0),
            alpha,
        )
        .unwrap_or(tiny_skia::Color::TRANSPARENT)
    }

    fn to_oklab(self) -> [f32; 3] {
        let [r, g, b] = [self.red, self.green, self.blue].map(to_linear);
        let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
        let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
        let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
        [
            0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
            1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
            0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
        ]
    }

    fn from_oklab([light, a, b]: [f32; 3]) -> Self {
        let l = (light + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
        let m = (light - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
        let s = (light - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
        Self {
            red: from_linear(4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s),
            green: from_linear(-1.268_438 * l + 2.609_757_4 * m - 0.341_319_38 * s),
            blue: from_linear(-0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s),
        }
    }
}

fn to_linear(value: f32) -> f32 {
    if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
}

fn from_linear(value: f32) -> f32 {
    let value = value.clamp(0.0, 1.0);
    if value <= 0.003_130_8 { value * 12.92 } else { 1.055 * value.powf(1.0 / 2.4) - 0.055 }
}

/// A gradient through evenly spaced colours, worked out once.
pub(crate) struct Ramp(Vec<Color>);

impl Ramp {
    const STEPS: usize = 512;

    /// Through `stops`, the first at 0, the last at 1.
    pub(crate) fn new(stops: &[Color]) -> Self {
        let last = stops.len().saturating_sub(1);
        let at = |step: usize| {
            let place = step as f32 / (Self::STEPS - 1) as f32 * last as f32;
            let index = (place as usize).min(last.saturating_sub(1));
            let next = (index + 1).min(last);
            stops[index].mix(stops[next], place - index as f32)
        };
        Self((0..Self::STEPS).map(at).collect())
    }

    pub(crate) fn at(&self, place: f32) -> Color {
        let index = (place.clamp(0.0, 1.0) * (Self::STEPS - 1) as f32) as usize;
        self.0[index]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_mixture_are_the_colours_themselves() {
        let (red, teal) = (Color::hex(0x00c8_4b31), Color::hex(0x002d_6a6a));

        for (mixed, expected) in [(red.mix(teal, 0.0), red), (red.mix(teal, 1.0), teal)] {
            assert!((mixed.red - expected.red).abs() < 0.002, "{mixed:?} {expected:?}");
            assert!((mixed.green - expected.green).abs() < 0.002, "{mixed:?} {expected:?}");
            assert!((mixed.blue - expected.blue).abs() < 0.002, "{mixed:?} {expected:?}");
        }
    }

    #[test]
    fn darker_keeps_the_hue_and_lowers_the_lightness() {
        let red = Color::hex(0x00c8_4b31);

        let dark = red.darker(0.4);

        assert!(dark.lightness() < red.lightness());
        assert!(dark.red > dark.green && dark.green > dark.blue);
    }
}
