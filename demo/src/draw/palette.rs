//! The palettes, chosen by hand so that any picture in any of them hangs together.

use super::color::Color;

/// The colours of one picture, by what they are for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Palette {
    /// The sky: zenith, between, horizon.
    pub(crate) sky: [Color; 3],
    /// The sun or the moon.
    pub(crate) light: Color,
    /// Land far away, and close by.
    pub(crate) far: Color,
    pub(crate) near: Color,
    /// What is to catch the eye; the last is the palest.
    pub(crate) accents: [Color; 4],
    pub(crate) paper: Color,
    pub(crate) ink: Color,
}

/// A palette by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    Ember,
    Amber,
    Rose,
    Meadow,
    Lagoon,
    Azure,
    Violet,
    Ash,
    Midnight,
    Aurora,
    Sunset,
    Dawn,
    Sepia,
    Winter,
}

impl Mood {
    pub(crate) const ALL: [Self; 14] = [
        Self::Ember,
        Self::Amber,
        Self::Rose,
        Self::Meadow,
        Self::Lagoon,
        Self::Azure,
        Self::Violet,
        Self::Ash,
        Self::Midnight,
        Self::Aurora,
        Self::Sunset,
        Self::Dawn,
        Self::Sepia,
        Self::Winter,
    ];

    /// Whether it is dark by itself.
    pub(crate) const fn is_night(self) -> bool {
        matches!(self, Self::Midnight | Self::Aurora)
    }

    /// Its colours as they are, or after sunset.
    pub(crate) fn palette(self, night: bool) -> Palette {
        let palette = self.by_day();
        if night && !self.is_night() { palette.after_sunset() } else { palette }
    }

    const fn by_day(self) -> Palette {
        match self {
            Self::Ember => of([
                0x5b_1e3a, 0xc8_432f, 0xf9_b15d, 0xff_e8b8, 0xb5_523f, 0x2d_1320, 0xe4_572e, 0xf3_a712, 0xa8_201a,
                0xf7_e1c0, 0xfb_f0dd, 0x2a_1418,
            ]),
            Self::Amber => of([
                0xee_a750, 0xf7_cf86, 0xfd_eec2, 0xff_faea, 0xdd_9a4c, 0x6b_3a1f, 0xf2_811d, 0xd9_480f, 0x2f_6f73,
                0xff_f1cf, 0xff_f6e3, 0x3a_2415,
            ]),
            Self::Rose => of([
                0x7d_5f9e, 0xe5_8fa7, 0xfb_d3c6, 0xff_f1e0, 0xb9_729a, 0x3b_2150, 0xe8_5d75, 0xff_b3a7, 0x6b_4e9b,
                0xf9_e2d2, 0xfd_f1ee, 0x3a_1f3d,
            ]),
            Self::Meadow => of([
                0x86_c2bd, 0xc5_e3c2, 0xf6_f4cf, 0xff_fbe0, 0x8d_b596, 0x1f_4037, 0x3f_8f5b, 0xe8_a13a, 0xd8_5c41,
                0xf4_f3cf, 0xf6_f5e6, 0x16_302a,
            ]),
            Self::Lagoon => of([
                0x1f_6f8b, 0x63_b7af, 0xe9_f5db, 0xff_f4d6, 0x5d_9ea1, 0x0f_3443, 0x13_8086, 0xf2_aa4c, 0xe4_572e,
                0xdf_f3e3, 0xf2_f6ea, 0x0e_2c38,
            ]),
            Self::Azure => of([
                0x2a_5c99, 0x74_a9d8, 0xe6_eff5, 0xff_f8e4, 0x7f_a3c7, 0x15_294b, 0x2f_6fb5, 0xf2_b134, 0xed_553b,
                0xe3_eef5, 0xf4_f3ec, 0x13_2340,
            ]),
            Self::Violet => of([
                0x2f_1e57, 0x8d_5fa8, 0xf6_bfa6, 0xff_e9cf, 0x7f_5a9e, 0x1d_1238, 0x7b_4bb3, 0xf0_8a5d, 0x3f_b8af,
                0xf6_d6e6, 0xf8_f0f4, 0x22_1540,
            ]),
            Self::Ash => of([
                0x8f_979c, 0xc3_c7c7, 0xef_ece4, 0xff_fdf6, 0xa3_a9aa, 0x25_292b, 0x3a_3f42, 0x7d_8588, 0xd5_432f,
                0xd9_dad4, 0xf4_f2ec, 0x1d_2022,
            ]),
            Self::Midnight => of([
                0x0b_1026, 0x1f_2f5c, 0x4f_649a, 0xf6_f0d8, 0x2c_3f6e, 0x07_0b1a, 0xf6_c667, 0x8a_b6f9, 0xe0_708c,
                0xcf_e3ff, 0xe9_ecf4, 0x0c_1230,
            ]),
            Self::Aurora => of([
                0x06_1421, 0x0f_3a46, 0x2f_7f6d, 0xe9_fbe5, 0x1c_4f54, 0x04_121a, 0x5f_e3a1, 0x59_c3e2, 0xb9_87f5,
                0xe9_fbe5, 0xe8_f3ec, 0x06_2029,
            ]),
            Self::Sunset => of([
                0x1d_2d5a, 0xa0_587c, 0xfb_a66b, 0xff_f0c9, 0x7b_4f77, 0x17_1432, 0xfb_8b5a, 0xfd_d07a, 0x5b_6fb5,
                0xf7_e8d5, 0xfa_f0e2, 0x1c_1838,
            ]),
            Self::Dawn => of([
                0x9c_c0d9, 0xf3_d6c6, 0xfd_eedd, 0xff_f7e6, 0xa9_b6c6, 0x3b_4a63, 0xe9_8a78, 0xf2_c879, 0x6f_93b5,
                0xff_f7ee, 0xfb_f5ee, 0x2e_3a50,
            ]),
            Self::Sepia => of([
                0xb8_9a72, 0xdb_c39b, 0xf3_e6cb, 0xff_f9ea, 0xb0_9168, 0x3a_2a1c, 0x8c_5a2b, 0xd9_a05b, 0x4f_6d5e,
                0xf0_e2c6, 0xf6_ecd8, 0x33_2417,
            ]),
            Self::Winter => of([
                0x9d_bcd1, 0xd5_e2ea, 0xf8_f3ee, 0xff_ffff, 0xb6_c7d4, 0x33_475a, 0x6f_93ad, 0xd5_523f, 0x2c_4257,
                0xff_ffff, 0xf3_f5f6, 0x24_3647,
            ]),
        }
    }
}

const fn of(codes: [u32; 12]) -> Palette {
    let [zenith, between, horizon, light, far, near, one, two, three, pale, paper, ink] = codes;
    Palette {
        sky: [Color::hex(zenith), Color::hex(between), Color::hex(horizon)],
        light: Color::hex(light),
        far: Color::hex(far),
        near: Color::hex(near),
        accents: [Color::hex(one), Color::hex(two), Color::hex(three), Color::hex(pale)],
        paper: Color::hex(paper),
        ink: Color::hex(ink),
    }
}

impl Palette {
    /// The same hues by moonlight.
    fn after_sunset(self) -> Self {
        let moonlit = |color: Color, light: f32, blue: f32| {
            color.with_lightness(color.lightness() * light).mix(Color::hex(0x14_1c40), blue)
        };
        Self {
            sky: [moonlit(self.sky[0], 0.30, 0.62), moonlit(self.sky[1], 0.42, 0.42), moonlit(self.sky[2], 0.56, 0.26)],
            light: self.light.mix(Color::hex(0xf6_f0d8), 0.4),
            far: moonlit(self.far, 0.52, 0.36),
            near: moonlit(self.near, 0.55, 0.5),
            ..self
        }
    }

    /// A colour between far and near land, by how close it is (from 0 to 1).
    pub(crate) fn land(&self, closeness: f32) -> Color {
        self.far.mix(self.sky[2], 0.35 * (1.0 - closeness)).mix(self.near, closeness.powf(1.15))
    }

    pub(crate) fn is_dark(&self) -> bool {
        self.sky[1].lightness() < 0.48
    }
}
