//! The conformance suite against SQLite.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod kit;

use self::kit::Temporary;

refrain_core::job_store_conformance!(Temporary::sqlite().jobs());

mod fair_order {
    use super::*;

    refrain_core::fair_order_conformance!(Temporary::sqlite().jobs(), 3);
}
