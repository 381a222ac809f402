//! The conformance suite against PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use self::kit::Temporary;

refrain_core::job_store_conformance!(async { Temporary::postgres().await.jobs().await });

mod fair_order {
    use super::*;

    refrain_core::fair_order_conformance!(async { Temporary::postgres().await.jobs().await }, 2);
}
