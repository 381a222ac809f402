//! Refrain's providers: the upstream APIs that make images and videos, over reqwest.
//!
//! One file speaks a protocol, and one classifies what went wrong; nothing here retries, sleeps or picks a key. In
//! reading order:
//!
//! - [`bytez`]: the Bytez API, as a [`Provider`](refrain_core::provider::Provider).
//! - [`classify`]: an error response, or a broken connection, as a [`Failure`](refrain_core::Failure).
//! - [`retry_after`]: how long an upstream asks to wait, in every form it says so.
//! - [`media`]: whether bytes are a whole picture or video; [`strip`]: what they must not tell.
//!
//! Inside: `transport` makes HTTP clients without surprises and reads bodies within bounds, `download` fetches results
//! from links that are not to be trusted, `address` knows which addresses are public.

mod address;
pub mod bytez;
pub mod classify;
mod download;
pub mod media;
pub mod retry_after;
pub mod strip;
mod transport;

pub use bytez::{BodyStyle, Bytez};
