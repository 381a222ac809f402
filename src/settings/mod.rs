//! What the operator has set: read once at start, validated once, with every fault told at once.
//!
//! Defaults < `refrain.toml` < environment. In reading order:
//!
//! - [`Environment`]: the variables of the process, handed in, so that a test has its own
//! - [`RawSettings`]: everything that was set, with its place, as yet of unknown worth
//! - [`Settings`]: typed, in range, fitting together
//! - `sections`: **the** list of all keys, with type, default and description; `refrain.example.toml` is made from it
//! - [`Faults`]: what is wrong, each with file, line and column or with the variable's name, and never with a value
//!
//! It deliberately tries nothing out: no key is probed, no folder is made.

mod checks;
mod credentials;
mod database;
mod environment;
mod example;
mod fault;
mod file;
mod kept_keys;
mod raw;
mod schema;
mod section;
mod sections;
mod suggest;
#[cfg(test)]
mod tests;
mod validated;
mod value;
mod variables;

pub(crate) use checks::OPERATOR;
pub use credentials::{Addresses, Credentials};
pub use environment::Environment;
pub use example::example;
pub use fault::{Faults, Finding, Place};
pub use raw::RawSettings;
pub use sections::{
    Bytez, BytezBody, Discord, Interactions, Log, LogFormat, Messages, Outputs, Queue, Reserved, Retention, Retry,
    RouteLimits, Telegram, Telemetry, Tier, Updates, Web, Webhooks,
};
pub use validated::{Routes, Settings};
pub use value::Header;
