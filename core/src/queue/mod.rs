//! Accepted work, in a fair order, and who runs it.
//!
//! - [`Job`]: an accepted piece of work, its states and its endings
//! - [`Tier`]: how people are ranked
//! - [`JobQueue`]: the front door: accept, look, cancel
//! - [`store`]: the seam to where jobs are kept; [`MemoryStore`] keeps them in this process
//! - [`Worker`]: claims the next job for which a key is free, pursues it, hands it to the [`Audience`]
//! - [`OutputStore`]: the seam to where results are kept
//! - [`anew`], [`Tally`]: what the operator does with jobs, and what those that ended tell
//! - [`Retention`]: for how long what ended is kept
//!
//! What a job's holder does is done under a lease, so that a process that dies loses nothing and one that was given up
//! changes nothing. Nothing here knows of platforms: people are told through the [`Audience`].

mod audience;
#[cfg(feature = "conformance")]
pub mod conformance;
mod deliver;
mod door;
mod estimate;
mod insist;
mod job;
mod keep;
mod later;
mod live;
mod look;
mod memory;
mod operator;
mod outputs;
mod perform;
mod pulse;
mod retention;
mod shelf;
mod slots;
pub mod store;
mod tally;
mod tier;
mod trouble;
mod worker;

pub use audience::{Audience, Delivery, Handover, JobNews};
pub use door::{Accepted, CancelError, JobQueue, NotAccepted, QueueLimits, Submission};
pub use estimate::Estimate;
pub use job::{Ending, Job, JobId, JobIdError, JobState, JobStateError};
pub use look::{JobView, Line, Past};
pub use memory::MemoryStore;
pub use operator::{Anew, AnewError, anew};
pub use outputs::{OutputError, OutputStore};
pub use retention::{ForgetError, Retention, forget_person};
pub use tally::{Bucket, Tally};
pub use tier::{Tier, Tiers};
pub use worker::Worker;
