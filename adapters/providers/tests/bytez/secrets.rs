//! The key is in nothing that is said.

use std::fmt::Write as _;
use std::io::Write;
use std::sync::{Arc, Mutex};

use refrain_core::provider::Provider;

use crate::client::{SECRET, bytez, fox, key};
use crate::server::{Server, ok};

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
