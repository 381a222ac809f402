//! Strict fakes of Discord, of Telegram and of flaky providers, and a person who types, for Refrain's tests.
//!
//! Everything here speaks over real loopback sockets and knows neither the framework nor any client library, so what
//! it proves holds for any bot:
//!
//! - [`bytez`]: a fake Bytez with scripted keys;
//! - [`discord`]: a fake Discord, REST and gateway, that refuses what the real one refuses, and a little more;
//! - [`collector`]: a fake collector of OpenTelemetry;
//! - [`exposition`]: what is told to Prometheus, read strictly;
//! - [`telegram`]: a fake Telegram Bot API server that refuses what the real one refuses, and a little more;
//! - [`person`]: who types, presses and looks, the same on every platform.

pub mod bytez;
mod call;
pub mod collector;
pub mod discord;
pub mod exposition;
mod image;
pub mod person;
mod socket;
pub mod telegram;
mod timing;
mod unread;

pub use collector::FakeCollector;
pub use discord::FakeDiscord;
pub use person::Person;
pub use telegram::FakeTelegram;
