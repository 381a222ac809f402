//! The whole bot over real sockets: the real adapter and the real HTTP clients, against strict fakes, with people who
//! type. One binary, so that it links once.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod architecture;
mod chats;
mod commands;
#[path = "../../adapters/storage/tests/kit/mod.rs"]
mod database;
mod demo;
mod deploy;
mod discord;
mod failures;
mod fake;
mod lifecycle;
mod locales;
mod matrix;
mod operator;
mod past;
mod picture;
mod playground;
mod ports;
mod process;
mod queue;
mod readiness;
mod remote;
mod roles;
mod secrets;
mod stage;
mod telegram;
mod telegram_webhook;
mod telemetry;
mod translating;
mod trouble;
mod visitor;
mod webhooks;
mod words;
mod workers;
