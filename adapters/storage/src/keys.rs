//! Slots, rests and learned limits of keys, shared by processes through a database.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{StoreError, Timestamp};
use refrain_core::retry::{HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId, TakenSlot};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use crate::database::{Database, Fault};
use crate::wire::{self, Why};

/// Shares keys through a database.
pub struct SqlKeys {
    database: Database,
    /// This process, by a name that no other has.
    holder: String,
    lease: Duration,
    /// What was told before is known.
    heard: AtomicI64,
    /// What is known of each key. There are no more than there are keys.
    known: Mutex<HashMap<String, Known>>,
}

/// The last word of a key that is known.
#[derive(Default)]
struct Known {
    told: i64,
    holder: String,
    woken_at: i64,
}

/// Two processes may write in another order than they looked at the clock.
const OVERLAP: Duration = Duration::from_secs(5);
/// So many slots are renewed by one statement.
const RENEWED_TOGETHER: usize = 500;

impl SqlKeys {
    /// Keys shared through `database`. The slots of a process that gives no sign of life are free after `lease`.
    pub fn new(database: Database, lease: Duration) -> Self {
        Self { database, holder: JobId::random().to_string(), lease, heard: AtomicI64::new(0), known: Mutex::default() }
    }

    async fn taken(&self, key: &str, limit: u32) -> Result<Option<TakenSlot>, Fault> {
        let now = self.database.now();
        let mut writer = self.database.writer().await?;
        let mut transaction = self.database.alone(&mut writer).await?;
        let lapsed = sqlx::query("DELETE FROM slot WHERE leased_until < $1").bind(now.as_millis());
        lapsed.execute(&mut *transaction).await?;
        let taken = sqlx::query_scalar("SELECT COUNT(*) FROM slot WHERE fingerprint = $1").bind(key.to_owned());
        let taken: i64 = taken.fetch_one(&mut *transaction).await?;
        if taken >= i64::from(limit) {
            return Ok(None);
        }
        // Who restores it needs to know whose it is.
        let id = format!("{}.{key}", JobId::random());
        sqlx::query("INSERT INTO slot (id, fingerprint, holder, leased_until) VALUES ($1, $2, $3, $4)")
            .bind(id.clone())
            .bind(key.to_owned())
            .bind(self.holder.clone())
            .bind(now.after(self.lease).as_millis())
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(Some(TakenSlot { slot: SlotId(id), taken: u32::try_from(taken + 1).unwrap_or(u32::MAX) }))
    }

    async fn given_back(&self, SlotId(id): &SlotId, keep: Duration) -> Result<(), Fault> {
        let connection = &mut *self.database.writer().await?;
        if keep.is_zero() {
            sqlx::query("DELETE FROM slot WHERE id = $1").bind(id.clone()).execute(connection).await?;
            return Ok(());
        }
        let until = self.database.now().after(keep).as_millis();
        let kept = "INSERT INTO slot (id, fingerprint, holder, leased_until) VALUES ($1, $2, NULL, $3) \
                    ON CONFLICT (id) DO UPDATE SET holder = NULL, leased_until = excluded.leased_until";
        let kept = sqlx::query(kept).bind(id.clone()).bind(key_of(id).to_owned()).bind(until);
        kept.execute(connection).await?;
        Ok(())
    }

    async fn renewed(&self, held: &[HeldSlot]) -> Result<(), Fault> {
        let now = self.database.now();
        for held in held.chunks(RENEWED_TOGETHER) {
            // A row for each, of nothing but its numbers.
            let rows: Vec<_> = (0..held.len()).map(|row| 3 * row + 2).collect();
            let rows = rows.iter().map(|id| format!("(${id}, ${}, $1, ${})", id + 1, id + 2)).collect::<Vec<_>>();
            let renew = format!(
                "INSERT INTO slot (id, fingerprint, holder, leased_until) VALUES {} \
                 ON CONFLICT (id) DO UPDATE SET leased_until = excluded.leased_until",
                rows.join(", ")
            );
            let mut renew = sqlx::query(AssertSqlSafe(renew)).bind(self.holder.clone());
            for HeldSlot { slot: SlotId(id), grace } in held {
                let until = now.after(self.lease.saturating_add(*grace)).as_millis();
                renew = renew.bind(id.clone()).bind(key_of(id).to_owned()).bind(until);
            }
            // As many texts as there are numbers of slots would crowd out what is asked more often.
            renew.persistent(false).execute(&mut *self.database.writer().await?).await?;
        }
        Ok(())
    }

    async fn told(&self, key: &str, word: &KeyWord) -> Result<(), Fault> {
        let now = self.database.now();
        let rest = word.rest.as_ref();
        let because = rest.map(|(_, because)| wire::write(&Why::from(because))).transpose()?;
        // Whoever has not heard of a rest must not end it. What is then both its word and an earlier one, it has to hear too.
        let outlasts = "excluded.woken = 0 AND key_word.rests_until > excluded.told \
                        AND key_word.rests_until > COALESCE(excluded.rests_until, 0)";
        let tell = format!(
            "INSERT INTO key_word (fingerprint, holder, told, rests_until, because, slots, woken, woken_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (fingerprint) DO UPDATE SET \
             holder = CASE WHEN {outlasts} THEN '+' || excluded.holder ELSE excluded.holder END, \
             told = excluded.told, \
             rests_until = CASE WHEN {outlasts} THEN key_word.rests_until ELSE excluded.rests_until END, \
             because = CASE WHEN {outlasts} THEN key_word.because ELSE excluded.because END, \
             slots = excluded.slots, woken = excluded.woken, \
             woken_at = CASE WHEN excluded.woken = 0 THEN key_word.woken_at ELSE excluded.woken_at END"
        );
        let woken_at = if word.woken { now.as_millis() } else { 0 };
        sqlx::query(AssertSqlSafe(tell)) // Of constants alone.
            .bind(key.to_owned())
            .bind(self.holder.clone())
            .bind(now.as_millis())
            .bind(rest.map(|(rest, _)| now.after(*rest).as_millis()))
            .bind(because)
            .bind(i64::from(word.slots))
            .bind(i64::from(word.woken))
            .bind(woken_at)
            .execute(&mut *self.database.writer().await?)
            .await?;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.entry(key.to_owned()).or_default();
        known.woken_at = known.woken_at.max(woken_at);
        Ok(())
    }

    async fn words(&self) -> Result<Vec<(String, KeyWord)>, Fault> {
        let now = self.database.now();
        let since = self.heard.load(Ordering::Relaxed);
        let words = "SELECT fingerprint, holder, told, rests_until, because, slots, woken_at FROM key_word \
                     WHERE told > $1 AND holder <> $2";
        let words = sqlx::query(words).bind(since).bind(self.holder.clone());
        let rows = words.fetch_all(&mut *self.database.reader().await?).await?;
        let mut words = Vec::new();
        for row in &rows {
            let (told, holder, woken_at) = (row.try_get("told")?, row.try_get("holder")?, row.try_get("woken_at")?);
            let (key, mut word) = word(row, now)?;
            if let Some(woken) = self.news(&key, Known { told, holder, woken_at }) {
                word.woken = woken;
                words.push((key, word));
            }
        }
        self.heard.store(now.before(OVERLAP).as_millis(), Ordering::Relaxed);
        Ok(words)
    }

    /// Whether a word of `key` tells that its rest was ended; nothing if the word was heard before: one that was heard twice
    /// would undo what came between.
    fn news(&self, key: &str, word: Known) -> Option<bool> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = known.entry(key.to_owned()).or_default();
        let woken = word.woken_at > known.woken_at;
        let new = (word.told, &word.holder) != (known.told, &known.holder);
        *known = Known { woken_at: word.woken_at.max(known.woken_at), ..word };
        new.then_some(woken)
    }
}

/// The key whose slot has this id.
fn key_of(id: &str) -> &str {
    id.split_once('.').map_or(id, |(_, key)| key)
}

fn word(row: &AnyRow, now: Timestamp) -> Result<(String, KeyWord), Fault> {
    let (until, because): (Option<i64>, Option<String>) = (row.try_get("rests_until")?, row.try_get("because")?);
    let because = because.map(|because| wire::read::<Why>(&because)).transpose()?.map(Failure::from);
    let rest = until.map(|until| Timestamp::from_millis(until).saturating_since(now)).filter(|rest| !rest.is_zero());
    let slots = u32::try_from(row.try_get::<i64, _>("slots")?).unwrap_or(1);
    Ok((row.try_get("fingerprint")?, KeyWord { rest: rest.zip(because), slots, woken: false }))
}

#[async_trait]
impl KeyStore for SqlKeys {
    fn lease(&self) -> Duration {
        self.lease
    }

    async fn take(&self, key: &str, limit: u32) -> Result<Option<TakenSlot>, KeyStoreError> {
        self.database.within(self.taken(key, limit)).await.map_err(out_of_reach)
    }

    async fn give_back(&self, slot: &SlotId, keep: Duration) -> Result<(), KeyStoreError> {
        self.database.within(self.given_back(slot, keep)).await.map_err(out_of_reach)
    }

    async fn renew(&self, held: &[HeldSlot]) -> Result<(), KeyStoreError> {
        self.database.within(self.renewed(held)).await.map_err(out_of_reach)
    }

    async fn tell(&self, key: &str, word: &KeyWord) -> Result<(), KeyStoreError> {
        self.database.within(self.told(key, word)).await.map_err(out_of_reach)
    }

    async fn hear(&self) -> Result<Vec<(String, KeyWord)>, KeyStoreError> {
        self.database.within(self.words()).await.map_err(out_of_reach)
    }
}

fn out_of_reach(fault: Fault) -> KeyStoreError {
    KeyStoreError(StoreError::from(fault).to_string())
}
