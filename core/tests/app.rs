//! The whole flow without a network: real app, queue, worker, retry engine and catalogue between a scripted provider and
//! a recording screen, on tokio's paused time.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "app/kit/mod.rs"]
mod kit;

#[path = "app/acceptance.rs"]
mod acceptance;
#[path = "app/cancelling.rs"]
mod cancelling;
#[path = "app/chats.rs"]
mod chats;
#[path = "app/commands.rs"]
mod commands;
#[path = "app/delivery.rs"]
mod delivery;
#[path = "app/failures.rs"]
mod failures;
#[path = "app/kept_keys.rs"]
mod kept_keys;
#[path = "app/limits.rs"]
mod limits;
#[path = "app/order.rs"]
mod order;
#[path = "app/panics.rs"]
mod panics;
#[path = "app/pictures.rs"]
mod pictures;
#[path = "app/progress.rs"]
mod progress;
#[path = "app/rescue.rs"]
mod rescue;
#[path = "app/retention.rs"]
mod retention;
#[path = "app/shutdown.rs"]
mod shutdown;
