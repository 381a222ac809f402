//! What is sent, and where to.

use refrain_core::Failure;
use refrain_core::provider::{Output, Provider};
use refrain_providers::{BodyStyle, Bytez};

use crate::client::{SECRET, bytez, fox, generate, key};
use crate::server::{Server, ok};

#[tokio::test]
async fn a_call_carries_prompt_seed_key_and_idempotency() {
    let server =
        Server::answering([ok("application/json", br#"{"error":null,"output":"https://cdn.example/fox.png"}"#)]).await;

    let output = generate(&server).await;

    assert_eq!(output, Ok(Output::Links(vec!["https://cdn.example/fox.png".to_owned()])));
    let request = server.request(0);
    assert!(request.starts_with("POST /models/v2/owner/model HTTP/1.1\r\n"), "{request}");
    assert!(request.contains(&format!("\r\nauthorization: Key {SECRET}\r\n")));
    assert!(request.contains("\r\nidempotency-key: job-1\r\n"));
    assert!(request.ends_with(r#"{"text":"a red fox","params":{"seed":7}}"#), "{request}");
}

#[tokio::test]
async fn the_other_spelling_is_a_setting() {
    let server = Server::answering([ok("application/json", br#"{"output":"http://h/fox"}"#)]).await;
    let bytez = Bytez::builder().base_url(server.url()).body(BodyStyle::Input).build().unwrap();

    bytez.generate(&key(), &fox()).await.unwrap();

    assert!(server.request(0).ends_with(r#"{"input":"a red fox","params":{"seed":7},"stream":false}"#));
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_the_key() {
    let other = Server::answering([ok("application/json", b"{}")]).await;
    let redirect = format!("HTTP/1.1 307 Temporary Redirect\r\nlocation: {}\r\ncontent-length: 0\r\n\r\n", other.url());
    let server = Server::answering([redirect.into_bytes()]).await;

    let failure = generate(&server).await;

    assert!(matches!(failure, Err(Failure::Misconfigured { .. })), "{failure:?}");
    assert_eq!(other.requests(), 0);
}

#[tokio::test]
async fn a_probe_asks_for_the_list_of_tasks() {
    let server = Server::answering([
        ok("application/json", br#"{"error":null,"output":["text-to-image"]}"#),
        b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 24\r\n\r\n{\"error\":\"Unauthorized\"}".to_vec(),
        ok("application/json", br#"{"error":"Unauthorized"}"#),
    ])
    .await;
    let bytez = bytez(&server.url());

    assert_eq!(bytez.probe(&key()).await, Some(Ok(())));
    assert_eq!(bytez.probe(&key()).await, Some(Err(Failure::KeyRejected)));
    assert_eq!(bytez.probe(&key()).await, Some(Err(Failure::KeyRejected)));
    assert!(server.request(0).starts_with("GET /models/v2/list/tasks HTTP/1.1\r\n"));
    assert!(server.request(0).contains(&format!("authorization: Key {SECRET}")));
}
