//! The conformance suite against the store in memory.
#![cfg(feature = "conformance")]

use std::sync::Arc;

use refrain_core::queue::MemoryStore;
use refrain_core::queue::store::JobStore;

type Fresh = (Arc<dyn JobStore>, ());

refrain_core::job_store_conformance!(std::future::ready::<Fresh>((Arc::new(MemoryStore::new()), ())));
