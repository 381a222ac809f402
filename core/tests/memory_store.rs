//! The conformance suite against the store in memory.
#![cfg(feature = "conformance")]

use std::sync::Arc;

use refrain_core::queue::MemoryStore;
use refrain_core::queue::store::JobStore;

type Fresh = (Arc<dyn JobStore>, ());

refrain_core::job_store_conformance!(std::future::ready::<Fresh>((Arc::new(MemoryStore::new()), ())));

mod fair_order {
    use super::*;

    refrain_core::fair_order_conformance!(std::future::ready::<Fresh>((Arc::new(MemoryStore::new()), ())), 6);
}
