//! Accepted work, in a fair order.

mod job;

pub use job::{JobId, JobIdError};
