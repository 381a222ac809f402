//! The conformance suite against PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use self::kit::Temporary;

refrain_core::job_store_conformance!(async { Temporary::postgres().await.jobs().await });
