//! The web interface over real sockets: who is let in, what is refused, and how it is told.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod access;
mod dashboard;
mod health;
mod jobs;
mod kit;
mod login;
mod pages;
mod play;
mod requests;
mod webhooks;
