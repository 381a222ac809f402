//! What is made of an answer that arrives, whatever it says of itself.

use std::time::Duration;

use refrain_core::Failure;
use refrain_core::provider::{Output, Provider};
use refrain_providers::Bytez;

use crate::client::{fox, generate, key};
use crate::server::{Server, ok, png};

#[tokio::test]
async fn raw_bytes_are_media_whatever_their_type_says() {
    for media_type in ["image/jpeg", "application/octet-stream", "text/plain"] {
        let server = Server::answering([ok(media_type, &png())]).await;

        let Ok(Output::Media(media)) = generate(&server).await else { panic!("no media as {media_type}") };

        assert_eq!((media[0].mime, &media[0].bytes[..]), ("image/png", &png()[..]));
    }
}

#[tokio::test]
async fn errors_are_classified_with_their_headers() {
    let busy = b"HTTP/1.1 429 Too Many Requests\r\nretry-after: 0.5\r\ncontent-length: 31\r\n\r\n{\"error\":\"Rate limit exceeded\"}";
    for (answer, expected) in [
        (busy.to_vec(), Failure::RateLimited { retry_after: Some(Duration::from_millis(500)) }),
        (ok("application/json", br#"{"error":"Unauthorized","output":null}"#), Failure::KeyRejected),
        (b"HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n".to_vec(), Failure::KeyRejected),
        // The connection dies within the error's body: the status is still worth something.
        (
            b"HTTP/1.1 402 Payment Required\r\ncontent-length: 99\r\n\r\n{".to_vec(),
            Failure::QuotaExhausted { retry_after: None },
        ),
    ] {
        let server = Server::answering([answer]).await;

        assert_eq!(generate(&server).await, Err(expected));
    }
}

#[tokio::test]
async fn a_large_picture_is_checked_off_the_reactor() {
    let picture = [&png()[..], &vec![0; 600_000]].concat();
    let server = Server::answering([ok("image/png", &picture)]).await;

    let Ok(Output::Media(media)) = generate(&server).await else { panic!("no media") };

    assert_eq!(&media[0].bytes[..], &png()[..], "what follows the picture's end is cut");
}

#[tokio::test]
async fn a_huge_answer_is_not_read() {
    for head in ["content-length: 99999999999\r\n", "transfer-encoding: chunked\r\n"] {
        let answer =
            [format!("HTTP/1.1 200 OK\r\n{head}\r\n").into_bytes(), b"fffff\r\n".to_vec(), vec![b'x'; 400_000]];
        let server = Server::answering([answer.concat()]).await;
        let bytez = Bytez::builder().base_url(server.url()).max_bytes(1_000).build().unwrap();

        let failure = bytez.generate(&key(), &fox()).await;

        assert!(matches!(&failure, Err(Failure::BadOutput { detail }) if detail.contains("larger")), "{failure:?}");
    }
}
