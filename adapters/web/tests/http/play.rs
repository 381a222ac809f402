//! The playground: a chat of one's own, told as it happens, in which nobody's words are anything but words.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::adapter::Adapter;
use refrain_core::app::Call;
use refrain_core::catalogue::{Catalogue, Locale, Message, id};
use refrain_core::command::{Action, Answer, Arg, Command, CommandSpec};
use refrain_core::preview::{Preview, PreviewedMessage, PreviewedWords};
use refrain_core::queue::{JobId, Tier, Tiers};
use refrain_core::reply::{Media, MediaKind, Reply, Responder, Shown, Urgency};
use refrain_core::request::{Origin, Person, Platform};
use refrain_web::PLATFORM;
use refrain_web::access::{AccessToken, Scope};
use refrain_web::play::{Playground, tier_role};
use reqwest::{RequestBuilder, Response};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::kit::{SECRET, Site, app_with, closed, kind, open};

const GUEST: &str = "secret-of-a-guest";

/// Answers with what was typed, a picture and a button, and the name of the person's tier.
struct Echo;

#[derive(Deserialize)]
struct EchoArgs {
    words: Option<String>,
}

#[async_trait]
impl Command for Echo {
    type Args = EchoArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("echo", id::COMMAND_PING).arg(Arg::text("words", id::ARGUMENT_PROMPT, 0, 4096))
    }

    async fn run(&self, call: &Call<'_>, EchoArgs { words }: EchoArgs) -> Result<Answer, Failure> {
        let said = words.unwrap_or_else(|| call.tier.name.clone());
        let picture = Media { kind: MediaKind::Image, mime: "image/png", bytes: "a picture".into() };
        let reply = Reply::text(Message::new(id::JOB_DONE).with("prompt", said)).media([picture]);
        Ok(reply.button(Message::new(id::BUTTON_AGAIN), Action::Again(JobId::random())).into())
    }
}

/// Shows plain text, as if that were a platform's way.
struct Plain;

impl Preview for Plain {
    fn platform(&self) -> Platform {
        Platform::DISCORD
    }

    fn preview(&self, catalogue: &Catalogue, locale: &Locale, reply: &Reply) -> Vec<PreviewedMessage> {
        let words = catalogue.plain(locale, &reply.paragraphs[0]);
        vec![PreviewedMessage { words: PreviewedWords::Markdown(words), media: vec![0], ..PreviewedMessage::default() }]
    }
}

struct Stage {
    site: Site,
    responder: Arc<dyn Responder>,
}

impl Stage {
    async fn new() -> Self {
        let tiers = Tiers::default().tier(Tier::premium(), [], [tier_role("premium")]);
        let playground = Playground::default().tiers(["free".to_owned(), "premium".to_owned()]).preview(Plain);
        let web = open().playground(playground);
        let responder = web.responder(Arc::new(Catalogue::builtin()));
        let app = app_with(BTreeMap::from([(PLATFORM, Arc::clone(&responder))]), tiers).command(Echo);
        Self { site: Site::with(web, Arc::new(app)).await, responder }
    }

    /// Somebody with a new browser.
    async fn visitor(&self) -> Visitor<'_> {
        let page = self.site.get("/play").send().await.unwrap();
        assert_eq!(page.status(), 200);
        let set = page.headers()["set-cookie"].to_str().unwrap();
        for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/play"] {
            assert!(set.contains(part), "{set}");
        }
        Visitor { stage: self, cookie: set.split(';').next().unwrap().to_owned() }
    }
}

struct Visitor<'a> {
    stage: &'a Stage,
    cookie: String,
}

impl Visitor<'_> {
    fn get(&self, path: &str) -> RequestBuilder {
        self.stage.site.get(path).header("cookie", &self.cookie)
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.stage.site.post(path).header("cookie", &self.cookie).form(fields)
    }

    async fn says(&self, text: &str) -> Response {
        self.post("/play/say", &[("text", text)]).send().await.unwrap()
    }

    async fn looks(&self) -> Events {
        self.looks_after(None).await
    }

    async fn looks_after(&self, id: Option<&str>) -> Events {
        let request = self.get("/play/events");
        let request = id.into_iter().fold(request, |request, id| request.header("last-event-id", id));
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Events { response, read: String::new() }
    }
}

/// What a browser is told.
struct Events {
    response: Response,
    read: String,
}

#[derive(Debug)]
struct Event {
    id: String,
    name: String,
    data: Value,
}

impl Events {
    /// The next event that says something.
    async fn next(&mut self) -> Event {
        loop {
            while let Some((event, _)) = self.read.split_once("\n\n") {
                let end = event.len() + 2;
                let field =
                    |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default().trim();
                let (id, name, data) = (field("id:").to_owned(), field("event:").to_owned(), field("data:").to_owned());
                self.read.drain(..end);
                if !data.is_empty() {
                    return Event { id, name, data: serde_json::from_str(&data).unwrap() };
                }
            }
            let chunk = self.response.chunk().await.unwrap().expect("the line stays open");
            self.read.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }

    /// The next message of the bot.
    async fn answer(&mut self) -> Event {
        loop {
            let event = self.next().await;
            if event.name == "message" && event.data["from"] == "bot" {
                return event;
            }
        }
    }
}

#[tokio::test]
async fn a_typed_command_is_answered_in_the_chat_with_picture_and_buttons() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;

    assert_eq!(ada.says("/Echo  a red fox").await.json::<Value>().await.unwrap(), json!({"notice": null}));

    assert_eq!(events.next().await.name, "reset");
    let mine = events.next().await.data;
    assert_eq!((&mine["from"], &mine["text"]), (&json!("me"), &json!("/Echo  a red fox")));
    let answer = events.next().await.data;
    assert_eq!(answer["paragraphs"], json!([[{"mark": "code", "of": ["a red fox"]}]]));
    assert!(answer["buttons"][0]["action"].as_str().unwrap().starts_with("again:"), "{answer}");
    let picture = ada.get(answer["media"][0]["url"].as_str().unwrap()).send().await.unwrap();
    assert_eq!(picture.headers()["content-type"], "image/png");
    assert_eq!(picture.headers()["x-content-type-options"], "nosniff");
    assert_eq!(picture.text().await.unwrap(), "a picture");
}

#[tokio::test]
async fn an_edit_arrives_by_itself_with_what_the_message_said_before() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;
    ada.says("/echo one").await;
    let first = events.answer().await;

    ada.is_told_anew(&first).await;

    let second = events.answer().await.data;
    assert_eq!(second["id"], first.data["id"]);
    assert_eq!(second["steps"][0]["text"], "one");
    assert_eq!(second["media"], json!([]));
}

#[tokio::test]
async fn a_browser_that_comes_back_is_told_only_what_it_missed() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    ada.says("/echo one").await;
    let mut events = ada.looks().await;
    let seen = events.answer().await.id;
    drop(events);
    ada.says("/echo two").await;

    let mut again = ada.looks_after(Some(&seen)).await;
    let mut of_another_process = ada.looks_after(Some("zzzzzzzz-99")).await;

    assert_eq!(again.next().await.data["text"], "/echo two");
    assert_eq!(of_another_process.next().await.name, "reset");
    assert_eq!(of_another_process.next().await.data["text"], "/echo one");
}

#[tokio::test]
async fn another_person_sees_neither_the_chat_nor_its_pictures() {
    let stage = Stage::new().await;
    let (ada, eve) = (stage.visitor().await, stage.visitor().await);
    ada.says("/echo secret").await;
    let mut events = ada.looks().await;
    let answer = events.answer().await.data;
    let picture = answer["media"][0]["url"].as_str().unwrap();
    let preview = format!("/play/preview/{}", answer["id"]);

    let mut hers = eve.looks().await;
    eve.says("/echo hers").await;

    assert_eq!(hers.next().await.name, "reset");
    assert_eq!(hers.next().await.data["text"], "/echo hers");
    for path in [picture, preview.as_str()] {
        assert_eq!(eve.get(path).send().await.unwrap().status(), 404, "{path}");
        assert_eq!(stage.site.get(path).send().await.unwrap().status(), 400, "{path}: without a cookie");
        assert_eq!(ada.get(path).send().await.unwrap().status(), 200, "{path}");
    }
}

#[tokio::test]
async fn html_that_somebody_types_is_never_more_than_text() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let typed = "</script><img src=x onerror=alert(1)>";
    let mut events = ada.looks().await;

    ada.says(&format!("/echo {typed}")).await;

    let answer = events.answer().await.data;
    assert_eq!(answer["paragraphs"], json!([[{"mark": "code", "of": [typed]}]]));
    let page = ada.get("/play").send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe"), "{policy}");
    let html = page.text().await.unwrap();
    assert!(!html.contains("<script>") && !html.contains(" style=") && !html.contains(" onclick="), "{html}");
    let scripts = ["play.js", "play-chat.js", "play-offers.js", "play-panel.js", "play-previews.js", "play-words.js"];
    for script in scripts {
        let path = format!("{}/assets/{script}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        for dangerous in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("] {
            assert!(!text.contains(dangerous), "{script}: {dangerous}");
        }
    }
}

#[tokio::test]
async fn commands_are_offered_while_one_types() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let offered = async |line: &str| {
        let answer = ada.get("/play/suggest").query(&[("line", line)]).send().await.unwrap();
        answer.json::<Value>().await.unwrap()
    };

    assert_eq!(offered("/e").await[0]["line"], "/echo ");
    for none in ["", "e", "/x", "/echo a"] {
        assert_eq!(offered(none).await, json!([]), "{none}");
    }
}

#[tokio::test]
async fn a_tier_is_chosen_of_those_that_are_offered() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;

    for (tier, served) in [("premium", "premium"), ("free", "free"), ("emperor", "free")] {
        ada.post("/play/say", &[("text", "/echo"), ("tier", tier)]).send().await.unwrap();

        let answer = events.answer().await.data;
        assert_eq!(answer["paragraphs"][0][0]["of"], json!([served]), "{tier}");
    }
}

#[tokio::test]
async fn a_button_that_nobody_knows_and_a_job_of_another_are_told_to_the_person_alone() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let again = format!("again:{}", JobId::random());

    for action in ["explode:1", again.as_str()] {
        let told: Value = ada.post("/play/press", &[("action", action)]).send().await.unwrap().json().await.unwrap();

        assert!(told["notice"].as_str().is_some_and(|notice| !notice.is_empty()), "{action}: {told}");
    }
}

#[tokio::test]
async fn the_language_is_chosen_for_the_chat_and_the_page() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;

    let chosen = ada.post("/play/language", &[("tag", "ar")]).send().await.unwrap();

    assert_eq!((chosen.status().as_u16(), chosen.headers()["location"].to_str().unwrap()), (303, "/play"));
    assert!(chosen.headers()["set-cookie"].to_str().unwrap().starts_with("refrain_language=ar;"));
    let mut events = ada.looks().await;
    ada.says("/echo a fox").await;
    let answer = events.answer().await.data;
    assert_eq!((&answer["lang"], &answer["dir"]), (&json!("ar"), &json!("rtl")));
}

#[tokio::test]
async fn the_same_reply_is_shown_as_another_platform_words_it() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut events = ada.looks().await;
    ada.says("/echo a **fox**").await;
    let answer = events.answer().await.data;

    let previewed: Value =
        ada.get(&format!("/play/preview/{}", answer["id"])).send().await.unwrap().json().await.unwrap();

    assert_eq!(previewed[0]["platform"], "discord");
    assert_eq!(previewed[0]["messages"][0]["words"], json!(["a ", {"mark": "strong", "of": ["fox"]}]));
    assert_eq!(previewed[0]["messages"][0]["media"][0]["url"], answer["media"][0]["url"]);
}

#[tokio::test]
async fn what_is_too_much_is_refused() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;
    let mut looks = Vec::new();
    for _ in 0..6 {
        looks.push(ada.looks().await);
    }

    let seventh = ada.get("/play/events").send().await.unwrap();
    let long = ada.says(&"x".repeat(4097)).await;

    assert_eq!(seventh.status(), 503);
    assert_eq!((long.status().as_u16(), kind(long).await.as_str()), (400, "malformed"));
}

#[tokio::test]
async fn who_looks_often_keeps_nobody_else_from_it_whatever_cookies_they_have() {
    let guest = AccessToken::new("guest", GUEST.into(), [Scope::JobsWrite]);
    let site = Site::start(closed().token(guest).requests_per_second(10_000)).await;
    let look = async |token: &str, number: u128| {
        let request = site.get("/play/events").header("cookie", format!("refrain_play={number:032x}"));
        request.bearer_auth(token).send().await.unwrap()
    };
    let mut looks = Vec::new();
    for number in 0..64 {
        looks.push(look(GUEST, number).await);
    }

    let refused = look(GUEST, 64).await;
    let others = look(SECRET, 65).await;

    assert!(looks.iter().all(|look| look.status() == 200));
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"1".parse().unwrap()));
    assert_eq!(others.status(), 200);
    drop(looks);
    // That they are gone is noticed once somebody looks at the connections.
    while look(GUEST, 66).await.status() != 200 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn where_tokens_are_set_the_playground_is_for_those_who_have_one() {
    let site = Site::start(closed()).await;

    for path in ["/play", "/play/events", "/play/suggest?line=/"] {
        assert_eq!(site.get(path).send().await.unwrap().status(), 401, "{path}");
    }
    assert_eq!(site.post("/play/say").form(&[("text", "/echo")]).send().await.unwrap().status(), 401);
    assert_eq!(site.get("/play").bearer_auth(SECRET).send().await.unwrap().status(), 200);
}

#[tokio::test]
async fn without_a_demonstration_there_is_no_panel() {
    let stage = Stage::new().await;
    let ada = stage.visitor().await;

    assert_eq!(ada.post("/play/panel", &[]).send().await.unwrap().status(), 404);
}

impl Visitor<'_> {
    /// Edits one of the bot's messages to this person, as news of a job do.
    async fn is_told_anew(&self, told: &Event) {
        let (run, _) = told.id.split_once('-').unwrap();
        let shown = Shown(format!("{run}-{}", told.data["id"]));
        let (_, id) = self.cookie.split_once('=').unwrap();
        let digest = Sha256::digest(id.as_bytes());
        let half = digest.iter().take(16).fold(0_u128, |number, byte| number << 8 | u128::from(*byte));
        let chat = format!("{half:032x}");
        let person = Person { platform: PLATFORM, id: format!("play/{chat}") };
        let locale = Catalogue::builtin().negotiate(&["en"]);
        let reply = Reply::text(Message::new(id::JOB_RUNNING_IMAGE));
        let edited =
            self.stage.responder.edit(&Origin::new(person, chat), &locale, &shown, &reply, Urgency::Result).await;
        edited.unwrap();
    }
}
