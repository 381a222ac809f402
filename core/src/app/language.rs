//! A person's own language: chosen by a command or a button, and kept.

use super::{Call, Notice};
use crate::catalogue::{Message, id};
use crate::preferences::{PreferenceError, Preferences, Subject};

/// Speaks `tag` with the person of `call` from now on, or whatever their platform tells for `None`.
///
/// What comes back is said in that language already: that it is so, which languages there are, or that it can't be kept.
pub async fn choose(call: &Call<'_>, tag: Option<&str>) -> Notice {
    let catalogue = call.app.catalogue();
    let languages = catalogue.languages();
    let known = tag.map(|tag| languages.iter().find(|language| language.tag.eq_ignore_ascii_case(tag)).ok_or(tag));
    let here = |message| Notice { message, locale: call.locale.clone() };
    let chosen = match known.transpose() {
        Ok(chosen) => chosen,
        Err(tag) => {
            let tags: Vec<_> = languages.iter().map(|language| language.tag.as_str()).collect();
            let unknown = Message::new(id::SETTINGS_UNKNOWN_LANGUAGE).with("given", tag);
            return here(unknown.with("languages", tags.join(", ")));
        }
    };
    if let Err(error) = keep(call, chosen.map(|language| language.tag.clone())).await {
        tracing::error!(%error, "a language was not kept");
        return here(Message::new(id::SETTINGS_NOT_SAVED));
    }
    let (chat, hints) = (call.preferences.language.as_deref(), &call.request.locale_hints);
    let locale = catalogue.locale_of(chosen.map(|language| language.tag.as_str()), chat, hints);
    let message = match chosen {
        Some(language) => Message::new(id::LANGUAGE_CHOSEN).with("language", language.name.as_str()),
        None => Message::new(id::LANGUAGE_DEFAULT),
    };
    Notice { message, locale }
}

async fn keep(call: &Call<'_>, language: Option<String>) -> Result<(), PreferenceError> {
    let subject = Subject::Person(call.request.origin.person.clone());
    let store = call.app.preferences();
    let before = store.load(&subject).await?;
    store.save(&subject, &Preferences { language, ..before }).await
}
