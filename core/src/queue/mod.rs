//! Accepted work, in a fair order, and who runs it.
//!
//! - [`Job`]: an accepted piece of work, its states and its endings
//! - [`Tier`]: how people are ranked
//! - [`JobQueue`]: the front door: accept, look, cancel
//! - [`Worker`]: claims the next job for which a key is free, pursues it, hands it to the [`Audience`]
//! - [`OutputStore`]: the seam to where results are kept
//!
//! Jobs live in this process for now; what a durable store needs to know is all in [`Job`]. Nothing here knows of
//! platforms: people are told through the [`Audience`].

mod door;
mod estimate;
mod job;
mod order;
mod outputs;
mod shelf;
mod state;
mod tier;
mod worker;

pub use door::{Accepted, CancelError, JobQueue, JobView, NotAccepted, QueueLimits, Submission};
pub use estimate::Estimate;
pub use job::{Ending, Job, JobId, JobIdError, JobState};
pub use outputs::{OutputError, OutputStore};
pub use tier::{Tier, Tiers};
pub use worker::{Audience, JobNews, Worker};
