//! Preferences in this process, forgotten when it ends.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;

use super::{PreferenceError, PreferenceStore, Preferences, Subject};

/// Keeps preferences in this process, of at most 100,000 people and chats.
#[derive(Debug, Default)]
pub struct MemoryPreferences(Mutex<HashMap<Subject, Preferences>>);

const MOST: usize = 100_000;

#[async_trait]
impl PreferenceStore for MemoryPreferences {
    async fn load(&self, subject: &Subject) -> Result<Preferences, PreferenceError> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(kept.get(subject).cloned().unwrap_or_default())
    }

    async fn save(&self, subject: &Subject, preferences: &Preferences) -> Result<(), PreferenceError> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if preferences.is_empty() {
            kept.remove(subject);
        } else if kept.len() < MOST || kept.contains_key(subject) {
            kept.insert(subject.clone(), preferences.clone());
        } else {
            return Err(PreferenceError("there are too many to keep in memory".into()));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preferences::effective;
    use crate::request::{Origin, Person, Platform};

    fn ada() -> Person {
        Person { platform: Platform::DISCORD, id: "7".into() }
    }

    fn in_channel() -> Origin {
        Origin { server: Some("1".into()), ..Origin::new(ada(), "2") }
    }

    fn language(tag: &str) -> Preferences {
        Preferences { language: Some(tag.into()), ..Preferences::default() }
    }

    #[tokio::test]
    async fn a_channels_choice_wins_over_its_servers_and_a_persons_is_their_own() {
        let store = MemoryPreferences::default();
        let server = Preferences { max_jobs: Some(3), spoiler: Some(true), ..language("de") };
        store.save(&Subject::wide(&in_channel()), &server).await.unwrap();
        let channel = Preferences { spoiler: Some(false), ..Preferences::default() };
        store.save(&Subject::narrow(&in_channel()).unwrap(), &channel).await.unwrap();
        store.save(&Subject::Person(ada()), &language("es")).await.unwrap();

        let effective = effective(&store, &in_channel()).await;

        assert_eq!(effective.own_language.as_deref(), Some("es"));
        assert_eq!(effective.chat, Preferences { spoiler: Some(false), max_jobs: Some(3), ..language("de") });
    }

    #[tokio::test]
    async fn a_servers_choice_says_nothing_about_private_chats() {
        let store = MemoryPreferences::default();
        store.save(&Subject::wide(&in_channel()), &language("de")).await.unwrap();

        let private = Origin { private: true, ..Origin::new(ada(), "9") };

        assert_eq!(effective(&store, &private).await.chat, Preferences::default());
    }

    #[tokio::test]
    async fn what_is_chosen_no_more_is_forgotten() {
        let store = MemoryPreferences::default();
        let subject = Subject::Person(ada());
        store.save(&subject, &language("de")).await.unwrap();

        store.save(&subject, &Preferences::default()).await.unwrap();

        assert_eq!(store.load(&subject).await, Ok(Preferences::default()));
        assert!(store.0.lock().unwrap().is_empty());
    }
}
