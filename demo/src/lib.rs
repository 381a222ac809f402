//! What `refrain demo` runs against: an upstream that really draws.
//!
//! - [`draw`]: pictures and loops from a prompt and a seed.

pub mod draw;
