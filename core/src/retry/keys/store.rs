//! The seam to what processes with the same keys share: slots, rests and learned limits.

use std::time::Duration;

use async_trait::async_trait;

use crate::failure::Failure;

/// What processes with the same keys share, so that together they keep each key's limit.
///
/// Keys go by their [fingerprint](crate::provider::ApiKey::fingerprint). Slots of a process that gives no sign of life
/// become free by themselves after the [lease](Self::lease).
#[async_trait]
pub trait KeyStore: Send + Sync + 'static {
    /// How long a slot is kept without a sign of life; one whose call is under way, for its grace more.
    fn lease(&self) -> Duration;

    /// Takes one of the `limit` slots of `key`; none if all are taken.
    ///
    /// # Errors
    ///
    /// [`KeyStoreError`] if the store is out of reach.
    async fn take(&self, key: &str, limit: u32) -> Result<Option<TakenSlot>, KeyStoreError>;

    /// Gives a slot back, which others may take once `keep` is over: even if it has lapsed meanwhile. May come twice.
    ///
    /// # Errors
    ///
    /// [`KeyStoreError`] if the store is out of reach; the slot becomes free by itself then.
    async fn give_back(&self, slot: &SlotId, keep: Duration) -> Result<(), KeyStoreError>;

    /// A sign of life for `held`, all the slots that this process holds. One that has lapsed is held again, whoever took
    /// one since: its call is under way.
    ///
    /// # Errors
    ///
    /// [`KeyStoreError`] if the store is out of reach.
    async fn renew(&self, held: &[HeldSlot]) -> Result<(), KeyStoreError>;

    /// Tells the others what is new of `key`. Unless the word is that it was [woken](KeyWord::woken), a rest of an earlier
    /// word that lasts longer goes on, and its reason with it: who tells may not have heard of it yet.
    ///
    /// # Errors
    ///
    /// [`KeyStoreError`] if the store is out of reach.
    async fn tell(&self, key: &str, word: &KeyWord) -> Result<(), KeyStoreError>;

    /// What others told since this was last asked, each word once; at first, all that was told. By the fingerprints.
    ///
    /// # Errors
    ///
    /// [`KeyStoreError`] if the store is out of reach.
    async fn hear(&self) -> Result<Vec<(String, KeyWord)>, KeyStoreError>;
}

/// A slot that was taken, by a name that only its store understands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SlotId(pub String);

/// A slot that was just taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenSlot {
    /// Which.
    pub slot: SlotId,
    /// How many of its key's slots are taken now, by all processes together, this one included.
    pub taken: u32,
}

/// A slot that is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSlot {
    /// Which.
    pub slot: SlotId,
    /// How long a call that is under way with it may run upstream after this process has died; zero without a call.
    pub grace: Duration,
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyWord {
    /// How long it, or its account, rests still, and why; nothing if it serves, or if that is nothing new.
    pub rest: Option<(Duration, Failure)>,
    /// How many calls it may have in flight, told or learned.
    pub slots: u32,
    /// Whether somebody ended its rest before its time: the operator, or a probe that it passed.
    pub woken: bool,
}

/// What is shared is out of reach.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("shared keys are out of reach: {0}")]
pub struct KeyStoreError(pub String);
