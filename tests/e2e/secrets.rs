//! No secret leaves through a log line, an error or `Debug`, however much is logged.

use std::io;
use std::sync::{Arc, Mutex};

use futures::future::join_all;
use refrain::settings::{Environment, Settings};
use refrain_testkit::bytez::{Answer, DownloadFault};
use refrain_testkit::person::Seen;
use refrain_testkit::telegram::{Fault, World};
use tracing_subscriber::fmt::MakeWriter;

use crate::stage::{KEYS, On, Scene};

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

/// Everything that Bytez may do wrong, with the key in its own words where it can.
fn misbehaviours() -> [Answer; 11] {
    let repeats = |status| Answer::Status(status, format!(r#"{{"error":"bad key {}"}}"#, KEYS[0]));
    [
        repeats(400),
        repeats(401),
        repeats(403),
        repeats(500),
        Answer::ErrorIn200(format!("no model for {}", KEYS[0])),
        Answer::rate_limited(),
        Answer::PaymentRequired,
        Answer::Reset,
        Answer::Hang,
        Answer::NoOutput,
        Answer::DownloadFails { times: u32::MAX, how: DownloadFault::Reset },
    ]
}

/// One request that ends badly because Bytez does nothing but `wrong`; gives the token of the bot.
async fn suffer(wrong: Answer) -> String {
    let short = [("REFRAIN_ROUTES__IMAGE__DEADLINE", "2s"), ("REFRAIN_ROUTES__IMAGE__ATTEMPT_TIMEOUT", "500ms")];
    let scene = Scene::with_keys(On::Telegram, 1).await.set(&short);
    let stage = scene.bytez(|bytez| _ = bytez.key(KEYS[0]).always(wrong)).start().await;
    stage.telegram().fail_next("editMessageText", Fault::Status(502));
    stage.telegram().fail_next("getUpdates", Fault::Reset);
    let ada = stage.person("en");

    ada.says("/generate a red fox").await;
    ada.eventually("the end of the request", |seen| {
        let may_be_cancelled =
            |message: &Seen| message.buttons.iter().flatten().any(|button| button.label.contains('✖'));
        seen.last().filter(|message| !may_be_cancelled(message)).map(drop)
    })
    .await;
    stage.telegram().fail_next("sendMessage", Fault::Reset);
    let sends = |world: &World| world.calls_of("sendMessage").count();
    let before = stage.telegram().world(sends);
    ada.says("/ping").await;
    let lost = |world: &World| (sends(world) > before).then_some(());
    stage.telegram().wait_for("the answer that is lost", lost).await;
    ada.says("/help").await;
    ada.sees("What I can do").await;
    stage.stop();
    let token = stage.telegram().token().to_owned();
    stage.stopped().await.unwrap();
    token
}

#[tokio::test]
async fn no_secret_is_in_any_log_line_however_much_is_logged() {
    let log = Everything::default();
    // For the whole process: the bot's tasks run on other threads than this one. What libraries say through the crate
    // `log` is taken as well.
    let subscriber = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone());
    subscriber.try_init().expect("no other test installs a log");

    let tokens = join_all(misbehaviours().map(suffer)).await;

    let logged = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    for met in [
        "bytez#1",
        "attempt 1/3",
        "invalid_request",
        "key_rejected",
        "provider_error",
        "rate_limited",
        "quota_exhausted",
        "timed_out",
        "bad_output",
        "download_failed",
        "a reply could not be shown",
        "hyper_util",
    ] {
        assert!(logged.contains(met), "the log is on, and has met {met}");
    }
    let parts = tokens.iter().flat_map(|token| [token.as_str(), token.split(':').next_back().unwrap()]);
    for secret in KEYS.iter().copied().chain(parts) {
        let line = logged.lines().find(|line| line.contains(secret));
        assert_eq!(line, None);
    }
}

#[tokio::test]
async fn debug_output_and_faults_hold_no_secret() {
    let pairs = [
        ("TELEGRAM_TOKEN", "123456:AAsecret-of-the-telegram-token-0000"),
        ("BYTEZ_API_KEY_1", "secret-of-key-one"),
        ("REFRAIN_WEBHOOKS__SECRET", "whsec_secret0of0the0webhooks0000000000"),
        ("REFRAIN_API_TOKEN", "secret-of-the-api"),
        ("REFRAIN_TELEMETRY__OTLP_HEADERS", "authorization=Bearer secret-of-the-collector"),
        ("DATABASE_URL", "postgres://refrain:secret-of-the-database@localhost/refrain"),
        ("BYTEZ_API_KEY_2", "secret-of-key-one"),
        ("REFRAIN_RETRY__MAX_ATTEMPTS", "secret-typed-into-the-wrong-variable"),
        ("TELEGRAM_API_URL", "https://me:secret-of-a-proxy@example.org"),
    ];
    let bad = Settings::load(&Environment::new(pairs)).expect_err("one key twice, and no number");
    let good = Settings::load(&Environment::new(pairs[..6].iter().copied())).unwrap();

    let shown = format!("{bad} {bad:?} {good:?} {:?} {:?}", good.credentials.bytez, good.warnings);

    assert!(shown.contains("bytez#1"));
    assert!(!shown.contains("secret-") && !shown.contains("secret0") && !shown.contains("AAsecret"), "{shown}");
}
