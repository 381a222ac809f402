//! Webhooks over real sockets: signed, sent until they are taken, and led nowhere else.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use refrain_core::adapter::Adapter as _;
use refrain_core::command::Work;
use refrain_core::provider::Task;
use refrain_core::queue::store::{Bounds, Callback, Claim, JobFacts, JobStore, Notice, NoticeState, Outcome};
use refrain_core::queue::{JobId, Tier, anew};
use refrain_core::request::{Origin, Person};
use refrain_core::{App, Failure};
use refrain_web::webhooks::{Names, Private, SigningSecret, Webhooks};
use refrain_web::{PLATFORM, Web};
use ring::hmac;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::kit::{app, open};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
/// The bytes of the secret, so that what signs is not what verifies.
const KEY: [u8; 24] = [
    0x31, 0xf2, 0x90, 0xf6, 0xbf, 0x06, 0x29, 0x8a, 0xab, 0x4f, 0x08, 0xd4, 0x3c, 0x3f, 0x08, 0x2c, 0xf6, 0x48, 0xa3,
    0x62, 0xda, 0x2d, 0xa4, 0xb0,
];

/// A call that came, with a signature that is good.
struct Received {
    id: String,
    body: Value,
}

/// A program that receives webhooks and answers with these statuses in turn, the last one from then on.
struct Receiver {
    address: SocketAddr,
    calls: UnboundedReceiver<Received>,
}

#[derive(Clone)]
struct Desk {
    answers: Arc<[u16]>,
    served: Arc<AtomicUsize>,
    calls: UnboundedSender<Received>,
}

impl Receiver {
    async fn answering(answers: &[u16]) -> Self {
        let (sender, calls) = unbounded_channel();
        let desk = Desk { answers: answers.into(), served: Arc::default(), calls: sender };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(receive).with_state(desk);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, calls }
    }

    fn url(&self) -> String {
        format!("http://{}/hook", self.address)
    }

    async fn next(&mut self) -> Received {
        self.calls.recv().await.unwrap()
    }
}

async fn receive(State(desk): State<Desk>, uri: Uri, headers: HeaderMap, body: String) -> Response {
    assert_eq!(uri.path(), "/hook", "no redirect is followed");
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    let (id, time) = (header("webhook-id"), header("webhook-timestamp"));
    let signature = header("webhook-signature");
    let expected = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &KEY), format!("{id}.{time}.{body}").as_bytes());
    let expected = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, expected);
    let number = desk.served.fetch_add(1, Ordering::SeqCst);
    let status = *desk.answers.get(number).unwrap_or(desk.answers.last().unwrap());
    if signature == format!("v1,{expected}") {
        desk.calls.send(Received { id, body: serde_json::from_str(&body).unwrap() }).unwrap();
    }
    match status {
        0 => std::future::pending().await,
        302 => Redirect::temporary("/elsewhere").into_response(),
        status => StatusCode::from_u16(status).unwrap().into_response(),
    }
}

fn webhooks() -> Webhooks {
    Webhooks::new(SigningSecret::new(&SECRET.into()).unwrap()).private(Private::Everywhere)
}

/// A web interface that sends webhooks, and its jobs.
struct Stage {
    app: Arc<App>,
    stop: CancellationToken,
}

impl Stage {
    async fn start(webhooks: Webhooks) -> Self {
        let (app, stop): (_, CancellationToken) = (app(), CancellationToken::new());
        let web: Web = open().webhooks(webhooks);
        let mut bound = web.bound();
        let running = (Arc::clone(&app), stop.clone());
        tokio::spawn(async move { web.run(running.0, running.1).await });
        bound.wait_for(Option::is_some).await.unwrap();
        Self { app, stop }
    }

    fn store(&self) -> &Arc<dyn JobStore> {
        self.app.queue().store()
    }

    /// A job of a program, brought to its end.
    async fn ended(&self, url: &str, outcome: Outcome) -> JobId {
        let (store, now) = (self.store(), self.store().now());
        let until = now.after(Duration::from_mins(1));
        let facts = JobFacts {
            id: JobId::random(),
            retry_of: None,
            work: Work::new(Task::Image, "a fox").seed(Some(7)),
            origin: Origin::new(Person { platform: PLATFORM, id: "api/shop".into() }, "api/shop"),
            locale: self.app.catalogue().negotiate(&["de"]),
            tier: Arc::new(Tier::free()),
            spoiler: false,
            callback: Some(Callback { url: url.to_owned() }),
            deadline: until,
        };
        let bounds = Bounds { max_queued: 10, max_in_chat: None };
        let (lease, _) = store.enqueue(&facts, bounds, until, now).await.unwrap().unwrap();
        store.release(&lease, None, now).await.unwrap();
        self.end(outcome).await;
        facts.id
    }

    /// Brings the first job that waits to its end.
    async fn end(&self, outcome: Outcome) {
        let (store, now) = (self.store(), self.store().now());
        let until = now.after(Duration::from_mins(1));
        let claim = Claim::new(Task::Image, 1, until);
        let lease = store.claim(&claim, now).await.unwrap().unwrap().lease;
        store.complete(&lease, &outcome, None).await.unwrap();
        store.delivered(&lease, now).await.unwrap();
    }

    /// The notice of a job, once a try of it failed or it is over.
    async fn tried(&self, job: &JobId) -> Notice {
        loop {
            let notice = self.store().notice(job).await.unwrap().unwrap();
            if notice.state != NoticeState::Waiting || notice.fault.is_some() {
                return notice;
            }
            tokio::task::yield_now().await;
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.stop.cancel();
    }
}

#[tokio::test]
async fn the_end_of_a_job_is_told_with_a_signature_that_is_good() {
    let mut receiver = Receiver::answering(&[204]).await;
    let stage = Stage::start(webhooks()).await;

    let job = stage.ended(&receiver.url(), Outcome::Made).await;

    let Received { id, body } = receiver.next().await;
    assert_eq!(id, format!("msg_{job}"));
    assert_eq!((&body["type"], &body["data"]["state"]), (&"job.done".into(), &"done".into()));
    assert_eq!(body["data"]["id"], job.as_str());
    assert_eq!(body["data"]["person"], "web:api/shop");
    assert_eq!(body["data"]["output"], format!("/v1/jobs/{job}/output"));
    assert_eq!(body["data"]["failure"], Value::Null);
    assert_eq!(stage.tried(&job).await.state, NoticeState::Sent);
}

#[tokio::test]
async fn a_result_that_is_not_kept_any_more_is_not_offered() {
    let mut receiver = Receiver::answering(&[204]).await;
    let stage = Stage::start(webhooks()).await;
    let job = stage.ended(&receiver.url(), Outcome::Made).await;
    receiver.next().await;
    stage.tried(&job).await;
    stage.store().outputs_removed(std::slice::from_ref(&job)).await.unwrap();

    stage.store().send_again(&job, stage.store().now()).await.unwrap();

    let body = receiver.next().await.body;
    assert_eq!((&body["type"], &body["data"]["output"]), (&"job.done".into(), &Value::Null));
}

#[tokio::test]
async fn a_job_that_the_operator_has_made_once_more_says_which_one_it_repeats() {
    let mut receiver = Receiver::answering(&[204]).await;
    let stage = Stage::start(webhooks()).await;
    let job = stage.ended(&receiver.url(), Outcome::Failed(Failure::ProviderError)).await;
    let first = receiver.next().await.body;

    let again = anew(&**stage.store(), &job).await.unwrap();
    stage.end(Outcome::Made).await;

    let second = receiver.next().await.body;
    assert_eq!((&first["data"]["id"], &first["data"]["retry_of"]), (&job.as_str().into(), &Value::Null));
    assert_eq!(second["data"]["id"], again.id.as_str(), "an id that the program never saw");
    assert_eq!(second["data"]["retry_of"], job.as_str());
}

#[tokio::test]
async fn a_failure_is_told_by_its_kind_and_in_words() {
    let mut receiver = Receiver::answering(&[200]).await;
    let stage = Stage::start(webhooks()).await;

    stage.ended(&receiver.url(), Outcome::Failed(Failure::Refused)).await;

    let body = receiver.next().await.body;
    assert_eq!(body["type"], "job.failed");
    assert_eq!((&body["data"]["failure"]["kind"], &body["data"]["output"]), (&"refused".into(), &Value::Null));
    assert!(!body["data"]["failure"]["text"].as_str().unwrap().is_empty());
}

#[tokio::test]
async fn a_webhook_that_failed_is_sent_again_with_the_same_id_until_it_is_taken() {
    let mut receiver = Receiver::answering(&[500, 200]).await;
    let stage = Stage::start(webhooks()).await;
    let job = stage.ended(&receiver.url(), Outcome::Made).await;
    let first = receiver.next().await;
    let waiting = stage.tried(&job).await;
    assert_eq!((waiting.state, waiting.tries), (NoticeState::Waiting, 1));
    assert_eq!(waiting.fault.as_deref(), Some("it answered 500"));
    assert!(waiting.at >= waiting.since.after(Duration::from_secs(5)));

    let second = receiver.next().await;

    assert_eq!((second.id, second.body), (first.id, first.body));
}

#[tokio::test]
async fn who_does_not_want_a_webhook_any_more_gets_it_only_on_demand() {
    let mut receiver = Receiver::answering(&[410, 200]).await;
    let stage = Stage::start(webhooks()).await;
    let job = stage.ended(&receiver.url(), Outcome::Made).await;
    let first = receiver.next().await;
    assert_eq!(stage.tried(&job).await.state, NoticeState::Dead);

    assert!(stage.store().send_again(&job, stage.store().now()).await.unwrap());

    assert_eq!(receiver.next().await.id, first.id);
    assert_eq!(stage.tried(&job).await.state, NoticeState::Sent);
}

#[tokio::test]
async fn a_redirect_is_a_failure_and_not_followed() {
    let mut receiver = Receiver::answering(&[302]).await;
    let stage = Stage::start(webhooks()).await;

    let job = stage.ended(&receiver.url(), Outcome::Made).await;

    receiver.next().await;
    assert_eq!(stage.tried(&job).await.fault.as_deref(), Some("it answered 307"));
}

#[tokio::test]
async fn a_receiver_that_never_answers_is_given_so_much_time() {
    let mut receiver = Receiver::answering(&[0]).await;
    let stage = Stage::start(webhooks().within(Duration::from_millis(200))).await;

    let job = stage.ended(&receiver.url(), Outcome::Made).await;

    receiver.next().await;
    assert_eq!(stage.tried(&job).await.fault.as_deref(), Some("no answer within 200ms"));
}

#[tokio::test]
async fn a_receiver_that_hangs_holds_up_nobody_elses_webhooks() {
    let (mut hangs, mut answers) = (Receiver::answering(&[0]).await, Receiver::answering(&[204]).await);
    let stage = Stage::start(webhooks().within(Duration::from_mins(5))).await;
    for _ in 0..20 {
        stage.ended(&hangs.url(), Outcome::Made).await;
    }
    for _ in 0..4 {
        hangs.next().await;
    }

    stage.ended(&answers.url(), Outcome::Made).await;

    let sent = timeout(Duration::from_secs(10), answers.next()).await;
    assert!(sent.is_ok(), "it has nothing to do with the other");
    assert!(hangs.calls.is_empty(), "the others of the one that hangs wait");
}

#[tokio::test]
async fn a_receiver_with_more_webhooks_than_are_sent_to_it_at_once_gets_them_all() {
    let mut receiver = Receiver::answering(&[204]).await;
    let stage = Stage::start(webhooks()).await;
    for _ in 0..50 {
        stage.ended(&receiver.url(), Outcome::Made).await;
    }

    let all = async {
        for _ in 0..50 {
            receiver.next().await;
        }
    };

    assert!(timeout(Duration::from_secs(10), all).await.is_ok(), "a call that ends makes room for the next");
}

/// A name that is public when it is looked at, and leads to this machine when it is called.
#[derive(Default)]
struct Changing(AtomicUsize);

#[async_trait]
impl Names for Changing {
    async fn addresses(&self, _: &str) -> io::Result<Vec<IpAddr>> {
        let first = self.0.fetch_add(1, Ordering::SeqCst) == 0;
        Ok(vec![if first { [1, 1, 1, 1].into() } else { Ipv4Addr::LOCALHOST.into() }])
    }
}

#[tokio::test]
async fn a_name_that_changes_its_meaning_between_look_and_call_leads_nowhere() {
    let receiver = Receiver::answering(&[200]).await;
    let names = Arc::new(Changing::default());
    let strict = webhooks().private(Private::Nowhere).names(Arc::clone(&names) as _);
    let url = format!("https://shop.example:{}/hook", receiver.address.port());
    let callback = strict.callback(&url).expect("nothing is wrong to the eye");
    assert!(names.addresses("shop.example").await.unwrap()[0] == IpAddr::from([1, 1, 1, 1]));
    let stage = Stage::start(strict).await;

    let job = stage.ended(&callback.url, Outcome::Made).await;

    let notice = stage.tried(&job).await;
    assert_eq!(notice.state, NoticeState::Dead);
    assert_eq!(notice.fault.as_deref(), Some("it leads to an address that is not public"));
    assert!(receiver.calls.is_empty());
}
