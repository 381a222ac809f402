//! Connections that fail, before and after something was sent.

use std::time::Duration;

use refrain_core::Failure;
use refrain_core::provider::Provider;
use refrain_providers::Bytez;
use refrain_providers::classify::classify_transport;

use crate::client::{bytez, fox, generate, key};
use crate::server::{Server, ok};

#[tokio::test]
async fn a_refused_connection_was_never_sent() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);

    let failure = bytez(&format!("http://{address}")).generate(&key(), &fox()).await;

    assert_eq!(failure, Err(Failure::Unreachable));
}

#[tokio::test]
async fn a_name_that_does_not_resolve_was_never_sent() {
    let failure = bytez("http://no-such-host.invalid").generate(&key(), &fox()).await;

    assert_eq!(failure, Err(Failure::Unreachable));
}

#[tokio::test]
async fn an_end_or_a_reset_after_sending_may_have_been_charged() {
    let server = Server::answering([Vec::new()]).await;
    assert_eq!(generate(&server).await, Err(Failure::TimedOut));
    assert_eq!(server.requests(), 1, "nothing below the engine tries again");

    let server = Server::resetting().await;
    assert_eq!(generate(&server).await, Err(Failure::TimedOut));
    assert_eq!(server.requests(), 1, "nothing below the engine tries again");
}

#[tokio::test]
async fn a_kept_connection_that_ends_after_sending_is_not_replaced() {
    let server = Server::answering_then_ending(ok("application/json", br#"{"output":"http://h/fox"}"#)).await;
    let bytez = bytez(&server.url());

    assert!(bytez.generate(&key(), &fox()).await.is_ok());
    assert_eq!(bytez.generate(&key(), &fox()).await, Err(Failure::TimedOut));
    assert_eq!((server.connections(), server.requests()), (1, 2), "nothing below the engine tries again");
}

#[tokio::test]
async fn a_success_cut_short_may_have_been_charged() {
    let server = Server::answering([b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{\"output\":".to_vec()]).await;

    assert_eq!(generate(&server).await, Err(Failure::TimedOut));
}

#[tokio::test]
async fn a_call_that_nobody_drops_ends_all_the_same() {
    let server = Server::silent().await;
    let bytez = Bytez::builder().base_url(server.url()).call_timeout(Duration::from_millis(50)).build().unwrap();

    assert_eq!(bytez.generate(&key(), &fox()).await, Err(Failure::TimedOut));
}

#[tokio::test]
async fn tls_to_a_port_without_it_is_misconfigured() {
    let server = Server::answering_anything(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;

    let failure = bytez(&server.url().replace("http:", "https:")).generate(&key(), &fox()).await;

    assert!(matches!(failure, Err(Failure::Misconfigured { .. })), "{failure:?}");
}

#[tokio::test]
async fn a_refused_stream_was_never_worked_on() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serve = async {
        let (socket, _) = listener.accept().await.unwrap();
        let mut connection = h2::server::handshake(socket).await.unwrap();
        while let Some(Ok((_, mut respond))) = connection.accept().await {
            respond.send_reset(h2::Reason::REFUSED_STREAM);
        }
    };
    let client = reqwest::Client::builder().http2_prior_knowledge().no_proxy().retry(reqwest::retry::never()).build();

    let error = tokio::select! {
        answer = client.unwrap().post(url).body("a red fox").send() => answer.unwrap_err(),
        () = serve => panic!("the server ended"),
    };

    assert_eq!(classify_transport(&error), Failure::Unreachable);
}
