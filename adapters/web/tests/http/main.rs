//! The web interface over real sockets: who is let in, what is refused, and how it is told.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod access;
mod cancelling;
mod dashboard;
mod description;
mod events;
mod health;
mod jobs;
mod kit;
mod login;
mod outputs;
mod pages;
mod play;
mod play_access;
mod requests;
mod webhooks;
mod wishes;
