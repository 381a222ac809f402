//! The retry engine against scripted upstreams, in tokio's paused time: what each failure leads to, when, and on which
//! key. The measured loads are in `flaky_keys`.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod board;
mod chain;
mod cut_off;
mod downloads;
mod faults;
mod journal;
mod kept;
mod ledger;
mod limits;
mod line;
mod measured;
mod operator;
mod outages;
mod rejections;
mod remote;
mod script;
mod sharing;
