//! The real client against scripted servers on the loopback: what no fake of HTTP could show.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod answers;
mod client;
mod connections;
mod downloads;
mod requests;
mod secrets;
mod server;
