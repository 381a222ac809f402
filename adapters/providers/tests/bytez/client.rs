//! The client, with a key, and what it is asked for.

use refrain_core::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Task};
use refrain_providers::Bytez;

use crate::server::Server;

pub(crate) const SECRET: &str = "k-5ecret-0f-the-test";

pub(crate) fn key() -> ApiKey {
    ApiKey::new("bytez#1", SECRET.to_owned().into())
}

pub(crate) fn fox() -> Generation {
    Generation {
        task: Task::Image,
        model: "owner/model".to_owned(),
        prompt: "a red fox".to_owned(),
        seed: Some(7),
        source: None,
        idempotency_key: "job-1".to_owned(),
    }
}

pub(crate) fn bytez(base: &str) -> Bytez {
    Bytez::builder().base_url(base).build().unwrap()
}

pub(crate) async fn generate(server: &Server) -> Result<Output, Failure> {
    bytez(&server.url()).generate(&key(), &fox()).await
}
