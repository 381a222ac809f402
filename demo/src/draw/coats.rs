//! The colours that a prompt can give to an animal or to flowers.

use super::color::Color;
use super::composition::Coat;

pub(crate) fn coat_color(coat: Coat) -> Color {
    Color::hex(match coat {
        Coat::Red => 0xd2_4a26,
        Coat::Orange => 0xe8_7a27,
        Coat::Yellow => 0xe9_b33c,
        Coat::Green => 0x4f_9a5c,
        Coat::Teal => 0x2a_9490,
        Coat::Blue => 0x3a_6fc0,
        Coat::Purple => 0x7d_50b5,
        Coat::Pink => 0xe8_7d97,
        Coat::Brown => 0x8a_5835,
        Coat::Black => 0x2e_2d36,
        Coat::Grey => 0x86_8b93,
        Coat::White => 0xee_ebe4,
    })
}
