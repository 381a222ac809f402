//! The fake Discord as a person meets it: what they type and press becomes interactions.

use std::time::Duration;

use futures::future::BoxFuture;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::{
    ANSWER_WITHIN, Answer, FakeDiscord, Interaction, Kind,
    dispatch::{self, Deed},
    limits::command::LOCALES,
    message::{Content, Message},
    typed::{self, Stage as Typed},
    world::{World, unix_millis},
};
use crate::person::{Button, PATIENCE, Person, Seat, Seen, Stage};

/// How long a person looks for a word after a press that was acknowledged without one. Discord has no sign for "there
/// will be none", so this is the one thing that a person finds out by waiting.
const NO_WORD: Duration = Duration::from_secs(1);

impl Stage for FakeDiscord {
    fn say(&self, seat: Seat, text: &str) -> BoxFuture<'_, i64> {
        let text = text.to_owned();
        Box::pin(async move {
            if !text.starts_with('/') {
                return self.post(seat, &text);
            }
            self.wait_until_offered().await;
            let data = self.typed(seat, &text, Typed::Sent);
            self.interact(seat, Kind::Command, data)
        })
    }

    fn press(&self, seat: Seat, message: i64, button: Button) -> BoxFuture<'_, Option<String>> {
        Box::pin(async move {
            let Some(custom_id) = button.data else {
                panic!("{:?} can't be pressed: it is a link or disabled", button.label)
            };
            self.wait_until_connected().await;
            let deed = Deed {
                kind: Kind::Component,
                person: seat.person,
                channel: seat.chat,
                name: custom_id.clone(),
                message: Some(message),
                data: json!({ "custom_id": custom_id, "component_type": 2 }),
            };
            let id = dispatch::send(&self.shared, deed);
            self.word(id).await
        })
    }

    fn look(&self, seat: Seat) -> Vec<Seen> {
        self.shared.world().look(seat)
    }

    fn history(&self, message: i64) -> Vec<Seen> {
        self.shared.world().message(message).map(Message::seen).unwrap_or_default()
    }

    fn set_language(&self, person: i64, tag: &str) {
        let locale = match tag {
            "en" => "en-US",
            "es" => "es-ES",
            "pt" => "pt-BR",
            "sv" => "sv-SE",
            "zh" => "zh-CN",
            tag => tag,
        };
        assert!(LOCALES.contains(&locale), "no client of Discord speaks {tag}, only {LOCALES:?}");
        if let Some(account) = self.shared.world().people.get_mut(&person) {
            locale.clone_into(&mut account.locale);
        }
    }

    fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changes.subscribe()
    }

    fn describe(&self, seat: Seat) -> String {
        format!("(waited up to {PATIENCE:?})\n{}", self.shared.world().describe(seat.chat))
    }
}

impl FakeDiscord {
    /// What the client offers while `person` types `line`: the names and values that the bot suggests for the option
    /// that comes last in it.
    ///
    /// # Panics
    ///
    /// When that option has no autocomplete, or the bot suggests nothing within [`ANSWER_WITHIN`].
    pub async fn types(&self, person: &Person, line: &str) -> Vec<(String, String)> {
        self.wait_until_offered().await;
        let seat = person.seat();
        let data = self.typed(seat, line, Typed::Typing);
        let id = self.interact(seat, Kind::Autocomplete, data);
        let suggested = self.wait_for("suggestions", |world| match world.interactions.get(&id)?.answer.as_ref()? {
            Answer::Choices(choices) => Some(choices.clone()),
            _ => None,
        });
        let suggested = tokio::time::timeout(ANSWER_WITHIN, suggested).await;
        let suggested = suggested.unwrap_or_else(|_| panic!("nothing was suggested for {line:?} within 3 s"));
        let shown = |value: Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        suggested.into_iter().map(|(name, value)| (name, shown(value))).collect()
    }

    /// Sends a command with these `data` as they are, even where no client would: wrong types, commands that are gone.
    /// Gives the interaction's id.
    pub async fn interacts_raw(&self, person: &Person, data: Value) -> i64 {
        self.wait_until_connected().await;
        self.interact(person.seat(), Kind::Command, data)
    }

    /// Until the bot can be told of a command, and there is one.
    async fn wait_until_offered(&self) {
        self.wait_until_connected().await;
        let some = |world: &World| world.commands.values().any(|commands| !commands.is_empty()).then_some(());
        self.wait_for("any registered command", some).await;
    }

    fn typed(&self, seat: Seat, line: &str, stage: Typed) -> Value {
        let typed = typed::command(&self.shared.world(), seat.person, seat.chat, line, stage);
        typed.unwrap_or_else(|why| panic!("{line:?} can't be typed: {why}"))
    }

    fn interact(&self, seat: Seat, kind: Kind, data: Value) -> i64 {
        let name = data["name"].as_str().unwrap_or_default().to_owned();
        let (person, channel) = (seat.person, seat.chat);
        dispatch::send(&self.shared, Deed { kind, person, channel, name, message: None, data })
    }

    /// Words that are no command: the bot isn't told.
    fn post(&self, seat: Seat, text: &str) -> i64 {
        let mut world = self.shared.world();
        let id = world.next_id();
        let message = Message {
            id,
            channel: seat.chat,
            from: seat.person,
            by_bot: false,
            interaction: None,
            only_for: None,
            reply_to: seat.reply_to,
            date: unix_millis(),
            states: vec![Content { raw: text.to_owned(), text: text.to_owned(), ..Content::default() }],
            deleted: false,
        };
        if let Some(channel) = world.channels.get_mut(&seat.chat) {
            channel.messages.insert(id, message);
        }
        drop(world);
        self.shared.changed();
        id
    }

    /// What a person hears after a press.
    async fn word(&self, id: i64) -> Option<String> {
        let answered = self.wait_for("an answer to a press", |world| {
            let interaction = world.interactions.get(&id)?;
            (interaction.answer.is_some() || interaction.dropped).then(|| interaction.clone())
        });
        // After that, the client says that the interaction failed.
        let interaction = tokio::time::timeout(ANSWER_WITHIN, answered).await.ok()?;
        match interaction.answer? {
            Answer::Message | Answer::Deferred if interaction.ephemeral => {
                let original = interaction.original?;
                Some(
                    self.wait_for("the word after a press", |world| Some(world.message(original)?.now()?.text.clone()))
                        .await,
                )
            }
            Answer::DeferredUpdate => {
                let used = self.wait_for("a word after a press", |world| {
                    let interaction = world.interactions.get(&id)?;
                    (interaction.uses > 0).then(|| whispered(world, interaction))
                });
                tokio::time::timeout(NO_WORD, used).await.ok().flatten()
            }
            // A message for all, or a word alone where that message was taken away again.
            Answer::Deferred => {
                let came = self.wait_for("what comes of a press", |world| {
                    let interaction = world.interactions.get(&id)?;
                    let original = interaction.original.and_then(|original| world.message(original)?.now());
                    if original.is_some() { Some(None) } else { whispered(world, interaction).map(Some) }
                });
                came.await
            }
            Answer::Message | Answer::Update | Answer::Choices(_) | Answer::Modal(_) => None,
        }
    }
}

/// What the bot said for the person's eyes only.
fn whispered(world: &World, interaction: &Interaction) -> Option<String> {
    let messages = interaction.followups.iter().filter_map(|id| world.message(*id));
    messages.filter(|message| message.only_for.is_some()).find_map(|message| Some(message.now()?.text.clone()))
}
