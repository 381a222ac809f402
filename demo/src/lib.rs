//! What `refrain demo` runs against: an upstream that really draws, speaks Bytez' protocol over real HTTP on loopback,
//! and fails in the ways it is told to. Beside it, what a simple loop would have made of the same faults.
//!
//! - [`draw`]: pictures and loops from a prompt and a seed.
//! - [`faults`]: what goes wrong, to be changed while it runs.
//! - [`simple_loop`]: three tries and fixed waits, in virtual time.
//!

pub mod draw;
pub mod faults;
mod model;
pub mod simple_loop;

pub use faults::{FaultPanel, Faults};
pub use model::Outcome;
pub use simple_loop::SimpleLoop;
