//! Strict fakes of Telegram and of flaky providers, and a person who types, for Refrain's tests.
//!
//! Everything here speaks over real loopback sockets and knows neither the framework nor any client library, so what
//! it proves holds for any bot:
//!
//! - [`bytez`]: a fake Bytez with scripted keys;
//! - [`telegram`]: a fake Telegram Bot API server that refuses what the real one refuses, and a little more;
//! - [`person`]: who types, presses and looks, the same on every platform.

pub mod bytez;
pub mod person;
pub mod telegram;

pub use person::Person;
pub use telegram::FakeTelegram;
