//! A server that reads requests and answers with scripted bytes, one connection each.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Stops when it is dropped.
pub(crate) struct Server {
    url: String,
    seen: Arc<Mutex<Vec<String>>>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers the requests in order, each on its own connection, and closes it after the answer.
    pub(crate) async fn answering(answers: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let mut answers = answers.into_iter().map(closing).collect::<Vec<_>>().into_iter();
        Self::start(move |mut socket, seen| {
            let answer = answers.next().unwrap_or_default();
            async move {
                note(&mut socket, &seen).await;
                // The client may hang up before the end, when it has read enough.
                let _ = socket.write_all(&answer).await;
                let _ = socket.shutdown().await;
            }
        })
        .await
    }

    /// Answers whatever comes first, be it HTTP or not.
    pub(crate) async fn answering_anything(answer: &'static [u8]) -> Self {
        Self::start(move |mut socket, _| async move {
            let _ = socket.read(&mut [0; 1024]).await;
            let _ = socket.write_all(answer).await;
            let _ = socket.shutdown().await;
        })
        .await
    }

    /// Answers one request, keeps the connection, and ends it after the next request without an answer.
    pub(crate) async fn answering_then_ending(answer: Vec<u8>) -> Self {
        Self::start(move |mut socket, seen| {
            let answer = answer.clone();
            async move {
                note(&mut socket, &seen).await;
                socket.write_all(&answer).await.unwrap();
                note(&mut socket, &seen).await;
            }
        })
        .await
    }

    /// Resets the connection once the request is there.
    pub(crate) async fn resetting() -> Self {
        Self::start(|mut socket, seen| async move {
            note(&mut socket, &seen).await;
            // What is dropped with a linger of zero is reset rather than closed.
            socket.set_zero_linger().unwrap();
        })
        .await
    }

    /// Reads, and never says a word.
    pub(crate) async fn silent() -> Self {
        Self::start(|mut socket, seen| async move {
            note(&mut socket, &seen).await;
            std::future::pending::<()>().await;
        })
        .await
    }

    pub(crate) fn url(&self) -> String {
        self.url.clone()
    }

    pub(crate) fn requests(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn request(&self, index: usize) -> String {
        self.seen.lock().unwrap()[index].clone()
    }

    async fn start<F, Work>(mut serve: F) -> Self
    where
        F: FnMut(TcpStream, Arc<Mutex<Vec<String>>>) -> Work + Send + 'static,
        Work: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&seen);
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&connections);
        let task = tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                counted.fetch_add(1, Ordering::SeqCst);
                serve(socket, Arc::clone(&noted)).await;
            }
        });
        Self { url, seen, connections, task }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Reads one request to the end of its body, and notes it.
async fn note(socket: &mut TcpStream, seen: &Mutex<Vec<String>>) {
    let request = read(socket).await;
    seen.lock().unwrap().push(request);
}

async fn read(socket: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= length.unwrap_or(0) {
                return text.into_owned();
            }
        }
        let mut chunk = [0; 4096];
        let read = socket.read(&mut chunk).await.unwrap();
        if read == 0 {
            return text.into_owned();
        }
        bytes.extend_from_slice(&chunk[..read]);
    }
}

/// Says that the connection ends with the answer, so that the client does not send the next request into the end.
fn closing(answer: Vec<u8>) -> Vec<u8> {
    match answer.iter().position(|byte| *byte == b'\n') {
        Some(line) => [&answer[..=line], b"connection: close\r\n", &answer[line + 1..]].concat(),
        None => answer,
    }
}

/// A 200 with a body.
pub(crate) fn ok(media_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {}\r\n\r\n", body.len());
    [head.as_bytes(), body].concat()
}

/// A PNG of one pixel.
pub(crate) fn png() -> Vec<u8> {
    use base64::Engine;
    let text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}
