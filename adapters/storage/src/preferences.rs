//! What people and the managers of chats have chosen, in a database.

use async_trait::async_trait;
use refrain_core::preferences::{PreferenceError, PreferenceStore, Preferences, Subject};
use refrain_core::queue::store::StoreError;

use crate::database::{Database, Fault};
use crate::wire::{self, Chosen};

/// Keeps preferences in a database.
pub struct SqlPreferences(Database);

impl SqlPreferences {
    /// The preferences in `database`.
    pub const fn new(database: Database) -> Self {
        Self(database)
    }

    async fn read(&self, subject: &Subject) -> Result<Preferences, Fault> {
        let chosen = "SELECT chosen FROM preference WHERE subject = $1";
        let chosen = sqlx::query_scalar(chosen).bind(subject.to_string());
        let chosen: Option<String> = chosen.fetch_optional(&mut *self.0.reader().await?).await?;
        Ok(chosen.map(|chosen| wire::read::<Chosen>(&chosen)).transpose()?.map(Into::into).unwrap_or_default())
    }

    async fn write(&self, subject: &Subject, preferences: &Preferences) -> Result<(), Fault> {
        let subject = subject.to_string();
        let connection = &mut *self.0.writer().await?;
        if preferences.is_empty() {
            sqlx::query("DELETE FROM preference WHERE subject = $1").bind(subject).execute(connection).await?;
            return Ok(());
        }
        let kept = "INSERT INTO preference (subject, chosen) VALUES ($1, $2) \
                    ON CONFLICT (subject) DO UPDATE SET chosen = excluded.chosen";
        let chosen = wire::write(&Chosen::from(preferences))?;
        sqlx::query(kept).bind(subject).bind(chosen).execute(connection).await?;
        Ok(())
    }
}

#[async_trait]
impl PreferenceStore for SqlPreferences {
    async fn load(&self, subject: &Subject) -> Result<Preferences, PreferenceError> {
        self.0.within(self.read(subject)).await.map_err(told)
    }

    async fn save(&self, subject: &Subject, preferences: &Preferences) -> Result<(), PreferenceError> {
        self.0.within(self.write(subject, preferences)).await.map_err(told)
    }
}

fn told(fault: Fault) -> PreferenceError {
    PreferenceError(StoreError::from(fault).to_string())
}
