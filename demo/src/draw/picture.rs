//! The last touches of a picture, and its file.

use super::canvas::{Canvas, SIDE};

/// Darkens the corners a little, as a lens does.
pub(super) fn finish(canvas: &mut Canvas) {
    canvas.each(|x, y, there| {
        let (u, v) = (x / SIDE - 0.5, y / SIDE - 0.5);
        let out = (u * u + v * v) * 2.0;
        let shade = 1.0 - 0.17 * out * out;
        super::color::Color { red: there.red * shade, green: there.green * shade, blue: there.blue * shade }
    });
}

/// `rgb` as a PNG, `side` pixels wide and high.
pub(super) fn png(rgb: &[u8], side: u32) -> Vec<u8> {
    let mut file = Vec::with_capacity(rgb.len() / 2);
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Paeth);
    // Into memory, with as many bytes as the header says: neither can fail.
    #[expect(clippy::expect_used, reason = "a Vec takes everything, and the size is that of the canvas")]
    encoder.write_header().and_then(|mut writer| writer.write_image_data(rgb)).expect("a PNG in memory");
    file
}
