//! `/language [<language>]`: the languages there are, and the person's own.

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::app::{Call, Notice, language};
use refrain_core::catalogue::{Message, id};
use refrain_core::command::{Action, Answer, Arg, Command, CommandSpec, Suggestion};
use refrain_core::reply::Reply;
use serde::Deserialize;

/// `/language`
pub struct Language;

/// What it takes.
#[derive(Debug, Deserialize)]
pub struct LanguageArgs {
    language: Option<String>,
}

/// What gives the choice up.
const DEFAULT: &str = "default";
/// As many buttons as both platforms take.
const BUTTONS: usize = 25;

#[async_trait]
impl Command for Language {
    type Args = LanguageArgs;

    fn spec(&self) -> CommandSpec {
        CommandSpec::new("language", id::COMMAND_LANGUAGE)
            .arg(Arg::text("language", id::ARGUMENT_OWN_LANGUAGE, 2, 35).suggested())
            .ephemeral()
    }

    async fn run(&self, call: &Call<'_>, LanguageArgs { language }: LanguageArgs) -> Result<Answer, Failure> {
        let Some(tag) = language.as_deref().map(str::trim) else { return Ok(all(call).into()) };
        let Notice { message, locale } = language::choose(call, (tag != DEFAULT).then_some(tag)).await;
        Ok(Answer::In(locale, Reply::text(message)))
    }

    async fn suggest(&self, call: &Call<'_>, _: &str, typed: &str) -> Vec<Suggestion> {
        let typed = typed.trim().to_lowercase();
        let fits = |text: &str| text.to_lowercase().starts_with(&typed);
        let languages = call.app.catalogue().languages().into_iter();
        let fitting = languages.filter(|language| fits(&language.tag) || fits(&language.name));
        fitting.map(|language| Suggestion { label: language.name, value: language.tag }).collect()
    }
}

/// Every language in its own words, with a button for each.
fn all(call: &Call<'_>) -> Reply {
    let languages = call.app.catalogue().languages();
    let tags: Vec<_> = languages.iter().map(|language| language.tag.as_str()).collect();
    let reply = Reply::text(Message::new(id::LANGUAGE_LIST).with("languages", tags.join(", ")));
    languages.iter().take(BUTTONS).fold(reply, |reply, language| {
        let label = Message::new(id::LANGUAGE_BUTTON).with("language", language.name.as_str());
        reply.button(label, Action::Language(language.tag.clone()))
    })
}
