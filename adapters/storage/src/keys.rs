//! Slots, rests and learned limits of keys, shared by processes through a database.

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use refrain_core::Failure;
use refrain_core::queue::JobId;
use refrain_core::queue::store::{StoreError, Timestamp};
use refrain_core::retry::{HeldSlot, KeyStore, KeyStoreError, KeyWord, SlotId};
use sqlx::any::AnyRow;
use sqlx::{AssertSqlSafe, Row};

use crate::database::{Database, Fault, within};
use crate::wire::{self, Why};

/// Shares keys through a database.
pub struct SqlKeys {
    database: Database,
    /// This process, by a name that no other has.
    holder: String,
    lease: Duration,
    /// What was told before is known.
    heard: AtomicI64,
    /// What was told after that and is known: when, and by whom, of each key.
    known: Mutex<HashMap<String, (i64, String)>>,
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

    async fn taken(&self, key: &str, limit: u32) -> Result<Option<SlotId>, Fault> {
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
        Ok(Some(SlotId(id)))
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
        sqlx::query(
            "INSERT INTO key_word (fingerprint, holder, told, rests_until, because, slots, woken) \
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (fingerprint) DO UPDATE SET holder = excluded.holder, \
             told = excluded.told, rests_until = excluded.rests_until, because = excluded.because, \
             slots = excluded.slots, woken = excluded.woken",
        )
        .bind(key.to_owned())
        .bind(self.holder.clone())
        .bind(now.as_millis())
        .bind(rest.map(|(rest, _)| now.after(*rest).as_millis()))
        .bind(because)
        .bind(i64::from(word.slots))
        .bind(i64::from(word.woken))
        .execute(&mut *self.database.writer().await?)
        .await?;
        Ok(())
    }

    async fn words(&self) -> Result<Vec<(String, KeyWord)>, Fault> {
        let now = self.database.now();
        let since = self.heard.load(Ordering::Relaxed);
        let words = "SELECT fingerprint, holder, told, rests_until, because, slots, woken FROM key_word \
                     WHERE told > $1 AND holder <> $2";
        let words = sqlx::query(words).bind(since).bind(self.holder.clone());
        let rows = words.fetch_all(&mut *self.database.reader().await?).await?;
        let mut words = Vec::new();
        for row in &rows {
            let (key, word) = word(row, now)?;
            if self.is_new(&key, row.try_get("told")?, row.try_get("holder")?) {
                words.push((key, word));
            }
        }
        self.heard.store(now.before(OVERLAP).as_millis(), Ordering::Relaxed);
        Ok(words)
    }

    /// Whether what was told of `key` so was not heard before: a word that was heard twice would undo what came between.
    fn is_new(&self, key: &str, told: i64, holder: String) -> bool {
        // There are no more than there are keys.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let before = known.get(key).is_some_and(|before| *before == (told, holder.clone()));
        known.insert(key.to_owned(), (told, holder));
        !before
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
    let woken = row.try_get::<i64, _>("woken")? != 0;
    Ok((row.try_get("fingerprint")?, KeyWord { rest: rest.zip(because), slots, woken }))
}

#[async_trait]
impl KeyStore for SqlKeys {
    fn lease(&self) -> Duration {
        self.lease
    }

    async fn take(&self, key: &str, limit: u32) -> Result<Option<SlotId>, KeyStoreError> {
        within(self.taken(key, limit)).await.map_err(out_of_reach)
    }

    async fn give_back(&self, slot: &SlotId, keep: Duration) -> Result<(), KeyStoreError> {
        within(self.given_back(slot, keep)).await.map_err(out_of_reach)
    }

    async fn renew(&self, held: &[HeldSlot]) -> Result<(), KeyStoreError> {
        within(self.renewed(held)).await.map_err(out_of_reach)
    }

    async fn tell(&self, key: &str, word: &KeyWord) -> Result<(), KeyStoreError> {
        within(self.told(key, word)).await.map_err(out_of_reach)
    }

    async fn hear(&self) -> Result<Vec<(String, KeyWord)>, KeyStoreError> {
        within(self.words()).await.map_err(out_of_reach)
    }
}

fn out_of_reach(fault: Fault) -> KeyStoreError {
    KeyStoreError(StoreError::from(fault).to_string())
}
