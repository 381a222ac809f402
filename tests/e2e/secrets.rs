//! No secret leaves through a log line, an error or `Debug`, however much is logged.

use std::io;
use std::sync::{Arc, Mutex};

use refrain::settings::{Environment, Settings};
use refrain_testkit::bytez::{Answer, FakeBytez};
use refrain_testkit::telegram::Fault;
use tracing_subscriber::fmt::MakeWriter;

use crate::stage::{KEYS, Scene};

/// Everything that is logged in this process.
#[derive(Clone, Default)]
struct Everything(Arc<Mutex<Vec<u8>>>);

impl io::Write for Everything {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Everything {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

fn misbehave(bytez: &FakeBytez) {
    bytez.key(KEYS[0]).answers([
        Answer::Unauthorized,
        Answer::rate_limited(),
        Answer::HtmlError,
        Answer::Reset,
        Answer::PaymentRequired,
        Answer::Status(400, format!(r#"{{"error":"bad key {}"}}"#, KEYS[0])),
    ]);
    bytez.key(KEYS[1]).answers([Answer::Forbidden("no".into()), Answer::NoOutput]);
}

#[tokio::test]
async fn no_secret_is_in_any_log_line_however_much_is_logged() {
    let log = Everything::default();
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    // For the whole process: the bot's tasks run on other threads than this one.
    tracing::subscriber::set_global_default(subscriber).expect("no other test installs a log");
    let stage = Scene::with_keys(3).await.bytez(misbehave).start().await;
    stage.telegram.fail_next("sendMessage", Fault::Reset);
    stage.telegram.fail_next("editMessageText", Fault::Status(502));
    stage.telegram.fail_next("getUpdates", Fault::Reset);
    let token = stage.telegram.token().to_owned();
    let ada = stage.person("en");

    for number in 0..8 {
        ada.says(&format!("/generate fox {number}")).await;
    }
    ada.says("/ping").await;
    ada.sees("Pong").await;
    stage.stop();
    stage.stopped().await.unwrap();

    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(logged.contains("bytez#1") && logged.contains("attempt 1/3"), "the log is on");
    for secret in KEYS.iter().copied().chain([token.as_str(), token.split(':').next_back().unwrap()]) {
        let line = logged.lines().find(|line| line.contains(secret));
        assert_eq!(line, None);
    }
}

#[tokio::test]
async fn debug_output_and_faults_hold_no_secret() {
    let pairs = [
        ("TELEGRAM_TOKEN", "123456:AAsecret-of-the-telegram-token-0000"),
        ("BYTEZ_API_KEY_1", "secret-of-key-one"),
        ("BYTEZ_API_KEY_2", "secret-of-key-one"),
        ("REFRAIN_RETRY__MAX_ATTEMPTS", "secret-typed-into-the-wrong-variable"),
    ];
    let bad = Settings::load(&Environment::new(pairs)).expect_err("one key twice, and no number");
    let good = Settings::load(&Environment::new(pairs[..2].iter().copied())).unwrap();

    let shown = format!("{bad} {bad:?} {good:?} {:?}", good.credentials.bytez);

    assert!(shown.contains("bytez#1"));
    assert!(!shown.contains("secret-of") && !shown.contains("secret-typed") && !shown.contains("AAsecret"), "{shown}");
}
