//! What traces are made of: spans of `tracing` with one target, so that whoever installs a subscriber can tell them from the
//! log.
//!
//! | Span | Around | Fields |
//! |---|---|---|
//! | `request` | what a person asked, until it is answered or has its place | `platform`, `command` |
//! | `job` | one run of a job in this process, until its person knows or it goes back to the queue | `job`, `task`, `tier`, `platform`, `outcome` |
//! | `attempt` | one call to a provider, the download included | `task`, `provider`, `model`, `key` (its label), `number`, `outcome` |
//! | `delivery` | the last word on a job | `job`, `platform` |
//!
//! None has a person, a chat or a prompt. A job that is snoozed or changes its process has a trace for each run; they have
//! `job` in common.

/// The target of all spans.
pub const SPANS: &str = "refrain::trace";
