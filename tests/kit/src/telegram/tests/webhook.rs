//! Updates that are posted.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use axum::{Router, extract::State, http::HeaderMap};
use http::StatusCode;
use serde_json::{Value, json};
use tokio::{
    net::TcpListener,
    sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel},
};

use super::{Bot, met};
use crate::FakeTelegram;

/// A server that is posted to and answers with these statuses in turn, the last one from then on.
struct Receiver {
    url: String,
    posts: UnboundedReceiver<(Option<String>, Value)>,
}

#[derive(Clone)]
struct Desk {
    answers: Arc<[u16]>,
    served: Arc<AtomicUsize>,
    posts: UnboundedSender<(Option<String>, Value)>,
}

impl Receiver {
    async fn answering(answers: &[u16]) -> Self {
        let (sender, posts) = unbounded_channel();
        let desk = Desk { answers: answers.into(), served: Arc::default(), posts: sender };
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let router = Router::new().fallback(receive).with_state(desk);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, posts }
    }

    /// The text of the next message.
    async fn text(&mut self) -> String {
        let (_, update) = self.posts.recv().await.unwrap();
        update["message"]["text"].as_str().unwrap().to_owned()
    }
}

async fn receive(State(desk): State<Desk>, headers: HeaderMap, body: String) -> StatusCode {
    let secret = headers.get("x-telegram-bot-api-secret-token").map(|secret| secret.to_str().unwrap().to_owned());
    desk.posts.send((secret, serde_json::from_str(&body).unwrap())).unwrap();
    let number = desk.served.fetch_add(1, Ordering::SeqCst);
    StatusCode::from_u16(*desk.answers.get(number).unwrap_or(desk.answers.last().unwrap())).unwrap()
}

#[tokio::test]
async fn what_is_said_is_posted_with_the_secret_and_can_not_be_polled() {
    let (bot, user) = met().await;
    let mut receiver = Receiver::answering(&[200]).await;

    bot.call("setWebhook", json!({ "url": receiver.url, "secret_token": "s3cret", "max_connections": 7 })).await;
    let (secret, update) = receiver.posts.recv().await.unwrap();
    bot.telegram.wait_until_confirmed().await;
    user.says("again").await;
    assert_eq!(receiver.text().await, "again");

    assert_eq!((secret.as_deref(), &update["message"]["text"]), (Some("s3cret"), &json!("hello")));
    let told = bot.refused("getUpdates", json!({})).await;
    assert_eq!(
        told,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    );
    let info = bot.call("getWebhookInfo", json!({})).await;
    assert_eq!((&info["url"], &info["max_connections"]), (&json!(receiver.url), &json!(7)));
}

#[tokio::test]
async fn what_is_not_taken_is_posted_again_before_anything_else_of_its_chat() {
    let (bot, user) = met().await;
    let other = bot.telegram.user("Eve");
    let mut receiver = Receiver::answering(&[500, 503, 200]).await;
    user.says("second").await;

    bot.call("setWebhook", json!({ "url": receiver.url })).await;
    let texts = [receiver.text().await, receiver.text().await, receiver.text().await, receiver.text().await];
    bot.telegram.wait_until_confirmed().await;
    other.says("hi").await;
    bot.telegram.wait_until_confirmed().await;

    assert_eq!(texts, ["hello", "hello", "hello", "second"]);
    let fault = bot.call("getWebhookInfo", json!({})).await["last_error_message"].clone();
    assert_eq!(fault, "Wrong response from the webhook: 503 Service Unavailable");
    let answers =
        bot.telegram.world(|world| world.deliveries().iter().map(|post| post.answer.clone()).collect::<Vec<_>>());
    assert_eq!(answers, [Ok(500), Ok(503), Ok(200), Ok(200), Ok(200)]);
}

#[tokio::test]
async fn an_answer_that_is_lost_makes_it_come_again() {
    let (bot, _user) = met().await;
    let mut receiver = Receiver::answering(&[200]).await;
    bot.telegram.lose_answers(true);

    bot.call("setWebhook", json!({ "url": receiver.url })).await;
    let first = receiver.text().await;
    bot.telegram.wait_for("the lost answer", |world| (!world.deliveries().is_empty()).then_some(())).await;
    bot.telegram.lose_answers(false);
    let again = receiver.text().await;

    bot.telegram.wait_until_confirmed().await;
    assert_eq!((first, again), ("hello".to_owned(), "hello".to_owned()));
}

#[tokio::test]
async fn a_deleted_webhook_leaves_what_waits_to_polling() {
    let (bot, _user) = met().await;
    bot.call("setWebhook", json!({ "url": "http://127.0.0.1:1/hook" })).await;

    bot.call("deleteWebhook", json!({})).await;

    assert_eq!(bot.update().await["message"]["text"], "hello");
    assert_eq!(bot.call("getWebhookInfo", json!({})).await["url"], "");
}

#[tokio::test]
async fn a_webhook_that_is_set_ends_a_poll() {
    let bot = Bot::new().await;
    let poll = bot.answer("getUpdates", json!({ "timeout": 20 }));
    let set = async {
        let mut ticks = bot.telegram.shared.updates.ticks();
        while bot.telegram.polls() == 0 {
            ticks.changed().await.unwrap();
        }
        bot.call("setWebhook", json!({ "url": "http://127.0.0.1:1/hook" })).await
    };

    let ((status, told), _) = tokio::join!(poll, set);

    assert_eq!((status, &told["description"]), (409, &json!("Conflict: terminated by setWebhook request")));
    assert_eq!(bot.telegram.violations(), []);
}

#[tokio::test]
async fn the_public_server_calls_https_on_four_ports_only() {
    let bot = Bot::on(FakeTelegram::builder().spec(None).local(false).start().await);
    let refused = async |params: Value| bot.refused("setWebhook", params).await;

    let http = refused(json!({ "url": "http://bot.example/" })).await;
    let port = refused(json!({ "url": "https://bot.example:8080/" })).await;
    let private = refused(json!({ "url": "https://127.0.0.1/" })).await;
    let none = refused(json!({ "url": "bot.example" })).await;
    let secret = refused(json!({ "url": "https://bot.example/", "secret_token": "a b" })).await;
    let many = refused(json!({ "url": "https://bot.example/", "max_connections": 101 })).await;

    assert_eq!(http, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
    assert_eq!(port, "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
    assert_eq!(private, "Bad Request: bad webhook: IP address 127.0.0.1 is reserved");
    assert_eq!(none, "Bad Request: invalid webhook URL specified");
    assert_eq!(secret, "Bad Request: secret token contains unallowed characters");
    assert!(many.contains("max_connections"));
    bot.call("setWebhook", json!({ "url": "https://bot.example:8443/hook" })).await;
}
