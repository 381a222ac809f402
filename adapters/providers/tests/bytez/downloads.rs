//! A result that is fetched by its link.

use refrain_core::Failure;
use refrain_core::provider::Provider;

use crate::client::{bytez, fox};
use crate::server::{Server, ok, png};

#[tokio::test]
async fn a_result_is_fetched_through_a_redirect_without_the_key() {
    let server = Server::answering([
        b"HTTP/1.1 302 Found\r\nlocation: /fox.png\r\ncontent-length: 0\r\n\r\n".to_vec(),
        ok("image/png", &png()),
    ])
    .await;

    let media = bytez(&server.url()).fetch(&format!("{}/signed?x=1", server.url()), &fox()).await.unwrap();

    assert_eq!(&media.bytes[..], &png()[..]);
    for index in 0..2 {
        assert!(!server.request(index).to_lowercase().contains("authorization"));
    }
}

#[tokio::test]
async fn a_download_that_fails_is_worth_another() {
    for answer in [
        b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_vec(),
        b"HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n\x89PNG".to_vec(),
        // Without a length, an end of the connection may be an early one.
        [b"HTTP/1.1 200 OK\r\n\r\n", &png()[..20]].concat(),
        Vec::new(),
    ] {
        let server = Server::answering([answer]).await;

        assert_eq!(bytez(&server.url()).fetch(&server.url(), &fox()).await, Err(Failure::DownloadFailed));
    }
}

#[tokio::test]
async fn a_download_that_can_not_be_used_is_bad_output() {
    let endless = b"HTTP/1.1 302 Found\r\nlocation: /again\r\ncontent-length: 0\r\n\r\n".to_vec();
    for (answers, what) in [
        (vec![ok("image/png", &png()[..20])], "truncated"),
        (vec![ok("text/html", b"<h1>expired</h1>")], "HTML"),
        (vec![b"HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n".to_vec()], "larger"),
        (vec![endless; 4], "too often"),
        (vec![b"HTTP/1.1 302 Found\r\nlocation: ftp://h/fox\r\ncontent-length: 0\r\n\r\n".to_vec()], "neither http"),
    ] {
        let server = Server::answering(answers).await;

        let failure = bytez(&server.url()).fetch(&server.url(), &fox()).await;

        assert!(matches!(&failure, Err(Failure::BadOutput { detail }) if detail.contains(what)), "{what}: {failure:?}");
    }
}

#[tokio::test]
async fn a_link_into_our_own_network_is_not_read() {
    let server = Server::answering([ok("image/png", &png())]).await;
    let bytez = bytez("https://api.bytez.com");
    let by_name = server.url().replace("127.0.0.1", "localhost");

    for link in [server.url(), by_name, "http://169.254.169.254/latest".to_owned(), "file:///etc/passwd".to_owned()] {
        let failure = bytez.fetch(&link, &fox()).await;

        assert!(matches!(failure, Err(Failure::BadOutput { .. })), "{link}: {failure:?}");
    }
    assert_eq!(server.requests(), 0);
}

#[tokio::test]
async fn a_data_link_is_read_without_a_connection() {
    use base64::Engine;
    let link = format!("data:image/png;base64,{}", base64::engine::general_purpose::STANDARD.encode(png()));

    let media = bytez("https://api.bytez.com").fetch(&link, &fox()).await.unwrap();

    assert_eq!(&media.bytes[..], &png()[..]);
    for broken in ["data:image/png,abc", "data:", "data:;base64,####"] {
        assert!(matches!(bytez("https://h").fetch(broken, &fox()).await, Err(Failure::BadOutput { .. })), "{broken}");
    }
}
