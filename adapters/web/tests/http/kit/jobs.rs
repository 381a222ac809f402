//! Programs at the interface: who they are, how they wish for a job, and how they read of it.

use std::sync::Arc;

use refrain_web::Web;
use refrain_web::access::{AccessToken, Scope};
use reqwest::{RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use super::bot::bot;
use super::{LESSER, Site, closed};

pub(crate) const OTHER: &str = "secret-of-another-shop";
pub(crate) const PREMIUM: &str = "secret-of-a-shop-with-tiers";

/// An interface with three shops, in front of a bot that makes a picture for each permit.
pub(crate) async fn start() -> (Site, Arc<Semaphore>) {
    start_as(closed()).await
}

/// The same with `web`.
pub(crate) async fn start_as(web: Web) -> (Site, Arc<Semaphore>) {
    let shop = |name: &str, secret: &str, more: &[Scope]| {
        AccessToken::new(
            name,
            secret.into(),
            [Scope::JobsRead, Scope::JobsWrite].into_iter().chain(more.iter().copied()),
        )
    };
    let web = web.token(shop("shopkeeper", OTHER, &[])).token(shop("tiers", PREMIUM, &[Scope::JobsTier]));
    let (app, gate) = bot(&web);
    (Site::with(web, app).await, gate)
}

/// A new job of the shop.
pub(crate) fn wish(site: &Site, body: &Value) -> RequestBuilder {
    site.post("/v1/jobs").bearer_auth(LESSER).json(body)
}

pub(crate) fn a_fox() -> Value {
    json!({"task": "image", "prompt": "a fox"})
}

/// The status and the body that come back.
pub(crate) async fn read(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

/// The id of a new job.
pub(crate) async fn accepted(site: &Site, body: &Value) -> String {
    let (status, job) = read(wish(site, body)).await;
    assert_eq!(status, 202, "{job}");
    job["id"].as_str().unwrap().to_owned()
}

/// The shop asks for a job, or for a part of it.
pub(crate) fn job(site: &Site, id: &str, part: &str) -> RequestBuilder {
    site.get(&format!("/v1/jobs/{id}{part}")).bearer_auth(LESSER)
}

/// All that is told of a job until its stream ends.
pub(crate) async fn story(response: Response) -> Vec<Value> {
    let told = response.text().await.unwrap();
    told.lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str(data).unwrap())
        .collect()
}
