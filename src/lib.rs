//! Refrain: a framework for bots that live on Discord and Telegram at once and lean on AI services that fail.
//!
//! You write a command once; it runs on every platform, in every language that has an `.ftl` file. You ask a provider
//! for an image or a video; Refrain gets it, through dead keys, rate limits and outages, or says honestly, in the
//! person's own language, why not and when.
//!
//! [`Bot::builder`] puts it together:
//!
//! ```no_run
//! use refrain::commands;
//! use refrain::providers::bytez::Bytez;
//! use refrain::storage::FolderOutputs;
//! use refrain::telegram::Telegram;
//! use refrain::core::provider::{ApiKey, Route, Task};
//! use refrain::Bot;
//! use std::time::Duration;
//!
//! # async fn run() -> anyhow::Result<()> {
//! let bot = Bot::builder()
//!     .platform(Telegram::new(std::env::var("TELEGRAM_TOKEN")?.into()))
//!     .provider(Bytez::builder().build()?, [ApiKey::new("bytez#1", std::env::var("BYTEZ_API_KEY_1")?.into())])
//!     .route(Task::Image, Route {
//!         chain: vec!["bytez:stabilityai/stable-diffusion-xl-base-1.0".parse()?],
//!         attempt_timeout: Duration::from_secs(90),
//!         deadline: Duration::from_secs(600),
//!     })
//!     .commands(commands::all())
//!     .outputs(FolderOutputs::open("data/outputs").await?)
//!     .build()?;
//!
//! bot.run_until(async { tokio::signal::ctrl_c().await.unwrap_or_default() }).await?;
//! # Ok(())
//! # }
//! ```
//!
//! The `refrain` binary is the builder's first user: it starts from [`BotBuilder::settings`] and knows nothing that
//! others can't use.

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

pub mod bot;
pub mod commands;
pub mod demo;
pub mod settings;

pub use bot::{Bot, BotBuilder, BuildError, Role, Roles, RunError};
pub use refrain_core as core;
pub use refrain_discord as discord;
pub use refrain_providers as providers;
pub use refrain_storage as storage;
pub use refrain_telegram as telegram;
pub use refrain_web as web;
