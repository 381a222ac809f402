//! The fake, asked by a raw client over its socket.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod keys;
mod media;
mod wire;

use std::error::Error as _;
use std::io;
use std::time::Duration;

use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

use super::*;

const MODEL: &str = "owner/fox-painter";

fn ask(bytez: &FakeBytez, key: &str, body: &Value) -> RequestBuilder {
    let url = format!("{}/models/v2/{MODEL}", bytez.url());
    Client::new().post(url).header("authorization", format!("Key {key}")).json(body)
}

async fn call(bytez: &FakeBytez, key: &str) -> reqwest::Result<Response> {
    ask(bytez, key, &json!({ "text": "a red fox", "params": { "seed": 7 } })).send().await
}

async fn output_of(response: Response) -> Value {
    response.json::<Value>().await.unwrap()["output"].take()
}

async fn fetch(link: &Value) -> reqwest::Result<Vec<u8>> {
    let response = Client::new().get(link.as_str().unwrap()).send().await?.error_for_status()?;
    Ok(response.bytes().await?.to_vec())
}

/// Whether the connection ended in a reset, told by the innermost error.
fn is_reset(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::ConnectionReset) {
            return true;
        }
        source = error.source();
    }
    false
}
