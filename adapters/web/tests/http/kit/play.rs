//! The playground with people in it: what they do with their browsers, and what these are told.

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
use refrain_web::play::{Playground, tier_role};
use reqwest::{RequestBuilder, Response};
use serde::Deserialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Site, app_with, open};

/// The playground, with a command and another platform's preview.
pub(crate) struct Stage {
    pub(crate) site: Site,
    responder: Arc<dyn Responder>,
}

impl Stage {
    pub(crate) async fn new() -> Self {
        let tiers = Tiers::default().tier(Tier::premium(), [], [tier_role("premium")]);
        let playground = Playground::default().tiers(["free".to_owned(), "premium".to_owned()]).preview(Plain);
        let web = open().playground(playground);
        let responder = web.responder(Arc::new(Catalogue::builtin()));
        let app = app_with(BTreeMap::from([(PLATFORM, Arc::clone(&responder))]), tiers).command(Echo);
        Self { site: Site::with(web, Arc::new(app)).await, responder }
    }

    /// Somebody with a new browser.
    pub(crate) async fn visitor(&self) -> Visitor<'_> {
        let page = self.site.get("/play").send().await.unwrap();
        assert_eq!(page.status(), 200);
        let set = page.headers()["set-cookie"].to_str().unwrap();
        for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/play"] {
            assert!(set.contains(part), "{set}");
        }
        Visitor { stage: self, cookie: set.split(';').next().unwrap().to_owned() }
    }
}

pub(crate) struct Visitor<'a> {
    stage: &'a Stage,
    cookie: String,
}

impl Visitor<'_> {
    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.stage.site.get(path).header("cookie", &self.cookie)
    }

    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> RequestBuilder {
        self.stage.site.post(path).header("cookie", &self.cookie).form(fields)
    }

    pub(crate) async fn says(&self, text: &str) -> Response {
        self.post("/play/say", &[("text", text)]).send().await.unwrap()
    }

    pub(crate) async fn looks(&self) -> Events {
        self.looks_after(None).await
    }

    pub(crate) async fn looks_after(&self, id: Option<&str>) -> Events {
        let request = self.get("/play/events");
        let request = id.into_iter().fold(request, |request, id| request.header("last-event-id", id));
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Events { response, read: String::new() }
    }

    /// Edits one of the bot's messages to this person, as news of a job do.
    pub(crate) async fn is_told_anew(&self, told: &Event) {
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

/// What a browser is told.
pub(crate) struct Events {
    response: Response,
    read: String,
}

#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) data: Value,
}

impl Events {
    /// The next event that says something.
    pub(crate) async fn next(&mut self) -> Event {
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
    pub(crate) async fn answer(&mut self) -> Event {
        loop {
            let event = self.next().await;
            if event.name == "message" && event.data["from"] == "bot" {
                return event;
            }
        }
    }
}

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
