//! The real client against scripted servers on the loopback: what no fake of HTTP could show.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod server;

use std::fmt::Write as _;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use refrain_core::Failure;
use refrain_core::provider::{ApiKey, Generation, Output, Provider, Task};
use refrain_providers::classify::classify_transport;
use refrain_providers::{BodyStyle, Bytez};
use server::{Server, ok, png};

const SECRET: &str = "k-5ecret-0f-the-test";

fn key() -> ApiKey {
    ApiKey::new("bytez#1", SECRET.to_owned().into())
}

fn fox() -> Generation {
    Generation {
        task: Task::Image,
        model: "owner/model".to_owned(),
        prompt: "a red fox".to_owned(),
        seed: Some(7),
        source: None,
        idempotency_key: "job-1".to_owned(),
    }
}

fn bytez(base: &str) -> Bytez {
    Bytez::builder().base_url(base).build().unwrap()
}

async fn generate(server: &Server) -> Result<Output, Failure> {
    bytez(&server.url()).generate(&key(), &fox()).await
}

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
async fn a_large_picture_is_checked_off_the_reactor() {
    let picture = [&png()[..], &vec![0; 600_000]].concat();
    let server = Server::answering([ok("image/png", &picture)]).await;

    let Ok(Output::Media(media)) = generate(&server).await else { panic!("no media") };

    assert_eq!(&media[0].bytes[..], &png()[..], "what follows the picture's end is cut");
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

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn nothing_that_is_said_gives_the_key_away() {
    let log = Log::default();
    let writer = log.clone();
    // As the bot installs it, records of the `log` crate included.
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
        .with_writer(move || writer.clone())
        .init();
    let echo = format!(r#"{{"error":"bad request with header Key {SECRET}"}}"#);
    let server = Server::answering([
        ok("application/json", br#"{"output":"http://h/fox"}"#),
        format!("HTTP/1.1 400 Bad Request\r\ncontent-length: {}\r\n\r\n{echo}", echo.len()).into_bytes(),
        Vec::new(),
    ])
    .await;
    let bytez = bytez(&server.url());

    let mut said = format!("{bytez:?} {:?}", key());
    for _ in 0..3 {
        let result = bytez.generate(&key(), &fox()).await;
        let text = result.as_ref().err().map(ToString::to_string);
        write!(said, "{result:?} {text:?}").unwrap();
    }

    said += &String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(said.contains("bytez#1") && said.contains("TRACE"), "the log was not captured");
    assert!(said.contains("bad request with header"), "the error was not passed on");
    assert!(!said.contains(SECRET), "{said}");
}
