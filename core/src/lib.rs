//! Refrain's core: commands, the catalogue of words, the retry engine and the queue.
//!
//! It knows no network, no database and no platform; adapters bring those. In reading order:
//!
//! - [`app`]: the whole flow, top to bottom
//! - [`request`], [`reply`]: what comes in and what goes back, platform-free
//! - [`command`]: what the bot can do
//! - [`failure`]: why there is no answer
//! - [`catalogue`]: every word a person sees
//! - [`preferences`]: what people and the managers of chats have chosen
//! - [`provider`]: one upstream, one call
//! - [`retry`]: policy, back-off, budget, keys, and the one loop
//! - [`queue`]: jobs in a fair order, and who runs them
//! - [`metrics`]: what is counted and measured, by name
//! - [`trace`]: what traces are made of
//! - [`turns`]: which process does what only one may do at a time
//! - [`adapter`]: the seam to a platform
//! - [`address`]: which addresses are public
//! - [`preview`]: what a reply would look like there

pub mod adapter;
pub mod address;
pub mod app;
pub mod catalogue;
pub mod command;
pub mod failure;
pub mod metrics;
pub mod preferences;
pub mod preview;
pub mod provider;
pub mod queue;
pub mod reply;
pub mod request;
pub mod retry;
pub mod trace;
pub mod turns;

pub use app::App;
pub use failure::Failure;
