//! Where Refrain keeps what must not be lost.
//!
//! - [`FolderOutputs`]: what was made, in a folder, until it is delivered
//!
//! Jobs live in the process for now; a durable store of jobs comes here.

mod fault;
mod name;
mod outputs;

pub use outputs::{FolderOutputs, OpenError};
