//! Interactions sent to an address of the bot's.

use std::net::Ipv4Addr;

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, response::IntoResponse, routing::post};
use ed25519_dalek::{Signature, VerifyingKey};
use http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::Bot;

fn bytes<const N: usize>(hex: &str) -> Option<[u8; N]> {
    let digits = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    let all: Option<Vec<u8>> = (0..hex.len()).step_by(2).map(digits).collect();
    all?.try_into().ok()
}

fn is_signed(key: &VerifyingKey, headers: &HeaderMap, body: &[u8]) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let signature = header("x-signature-ed25519").and_then(bytes::<64>).map(|bytes| Signature::from_bytes(&bytes));
    let signed = [header("x-signature-timestamp").unwrap_or_default().as_bytes(), body].concat();
    signature.is_some_and(|signature| key.verify_strict(&signed, &signature).is_ok())
}

async fn receive(State(key): State<Option<VerifyingKey>>, headers: HeaderMap, body: Bytes) -> impl IntoResponse {
    if key.is_some_and(|key| !is_signed(&key, &headers, &body)) {
        return (StatusCode::UNAUTHORIZED, Value::Null.to_string());
    }
    let told: Value = serde_json::from_slice(&body).unwrap();
    let answer = if told["type"] == 1 { json!({ "type": 1 }) } else { json!({ "type": 5, "data": { "flags": 64 } }) };
    (StatusCode::OK, answer.to_string())
}

/// A bot's web server; without a key it takes anything.
async fn serve(key: Option<VerifyingKey>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new().route("/interactions", post(receive)).with_state(key);
    tokio::spawn(async move { axum::serve(listener, app).await });
    format!("http://{address}/interactions")
}

#[tokio::test]
async fn an_interaction_goes_to_the_saved_address_and_is_answered_there() {
    let bot = Bot::new().await;
    bot.register(json!([{ "name": "ping", "description": "Pong" }])).await;
    let key = VerifyingKey::from_bytes(&bytes(&bot.discord.public_key()).unwrap()).unwrap();
    let url = serve(Some(key)).await;

    let saved = bot.discord.save_endpoint(&url).await;
    let user = bot.discord.user("Ada");
    let said = user.says("/ping").await;
    let acknowledged = |world: &crate::discord::World| {
        let interaction = world.interactions().find(|interaction| interaction.id == said)?;
        interaction.answer.as_ref().map(|_| interaction.ephemeral)
    };
    let ephemeral = bot.discord.wait_for("the answer", acknowledged).await;
    let token = json!({ "token": format!("interaction-token-{said}") });
    bot.call(Method::PATCH, &bot.original(&token), json!({ "content": "pong" })).await;

    assert_eq!((saved, ephemeral), (Ok(()), true));
    assert!(user.sees("pong").await.ephemeral);
    bot.discord.assert_no_violations();
}

#[tokio::test]
async fn an_address_that_takes_bad_signatures_is_not_saved() {
    let bot = Bot::new().await;
    let url = serve(None).await;

    let refused = bot.discord.save_endpoint(&url).await;

    assert_eq!(refused, Err("a bad signature was answered with 200, not with 401".to_owned()));
    assert!(!bot.discord.shared.endpoint.is_saved());
}
