//! Divides the gateway's shards among the processes of a bot: each has a turn of its own.
//!
//! Discord sends an interaction to whoever has the shard that it belongs to, so two processes with the same one would both
//! answer. A process looks once a second for a shard that nobody has, and the later the more it has itself: processes that
//! start together get about as many each, and those of one that dies go to the others: the first within ten seconds, each
//! further one as fast as Discord lets a bot identify itself.
//!
//! How many shards there are is asked when a process starts. Where Discord recommends more one day, all processes have to be
//! started again before they agree on it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt as _;
use futures::stream::FuturesUnordered;
use refrain_core::adapter::AdapterError;
use refrain_core::turns::{Turn, Turns};
use tokio::sync::Mutex;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::dispatch::Dispatch;
use crate::gateway;
use crate::login::{self, GatewayBot};
use crate::session::Session;

/// How often a process looks for a shard, and how much later for each that it has, up to [`LATEST`] of them.
const LOOK: Duration = Duration::from_secs(1);
const LATEST: usize = 3;
/// Discord takes one new connection of a bot in this time, whichever process makes it.
/// Source: <https://discord.com/developers/docs/events/gateway#rate-limits>, for a concurrency of one.
const BETWEEN_CONNECTIONS: Duration = Duration::from_secs(5);
/// What only one process may do at a time.
const IDENTIFY: &str = "identify to Discord";

/// Takes the interactions of those shards whose turn this process gets, until `shutdown`.
pub(crate) async fn share(
    session: &Session,
    dispatch: &Arc<Dispatch>,
    shutdown: &CancellationToken,
) -> Result<(), AdapterError> {
    let Some(gateway) = shutdown.run_until_cancelled(login::gateway(session)).await.transpose()? else { return Ok(()) };
    let sharing = Sharing { session, dispatch, gateway, stop: shutdown.child_token(), connecting: Mutex::default() };
    sharing.share().await
}

struct Sharing<'a> {
    session: &'a Session,
    dispatch: &'a Arc<Dispatch>,
    gateway: GatewayBot,
    /// Cancelled by the shutdown, or once Discord refuses the bot.
    stop: CancellationToken,
    /// Whoever has it connects: a turn is the process's, not the shard's.
    connecting: Mutex<()>,
}

impl Sharing<'_> {
    async fn share(&self) -> Result<(), AdapterError> {
        let total = self.gateway.shards as usize;
        let mut ended = Ok(());
        let mut mine = BTreeSet::new();
        let mut connected = FuturesUnordered::new();
        while !self.stop.is_cancelled() {
            tokio::select! {
                () = self.stop.cancelled() => {}
                Some((shard, result)) = connected.next() => {
                    mine.remove(&shard);
                    ended = self.first_refusal(ended, result);
                }
                (shard, turn) = free(self.turns(), self.gateway.shards, &mine), if mine.len() < total => {
                    mine.insert(shard);
                    connected.push(async move { (shard, self.while_mine(shard, turn).await) });
                }
            }
        }
        while let Some((_, result)) = connected.next().await {
            ended = self.first_refusal(ended, result);
        }
        ended
    }

    /// A shard that is refused is a bot that is refused: the others are disconnected as well.
    fn first_refusal(
        &self,
        before: Result<(), AdapterError>,
        now: Result<(), AdapterError>,
    ) -> Result<(), AdapterError> {
        if now.is_err() {
            self.stop.cancel();
        }
        before.and(now)
    }

    /// Is connected while it is this process's turn.
    async fn while_mine(&self, shard: u32, turn: Turn) -> Result<(), AdapterError> {
        let (stop, hold) = (self.stop.child_token(), self.session.shards.hold(shard));
        let connected = async {
            let Some(pass) = stop.run_until_cancelled(self.pass()).await else { return Ok(()) };
            let taking = gateway::run(self.session, Arc::clone(self.dispatch), &self.gateway, &hold, &stop);
            tokio::join!(taking, pass.use_up(&stop)).0
        };
        let mut connected = std::pin::pin!(connected);
        let ended = tokio::select! {
            ended = &mut connected => ended,
            () = turn.lost() => {
                tracing::warn!(shard, "another process may have this shard: disconnecting");
                stop.cancel();
                connected.await
            }
        };
        turn.release().await;
        ended
    }

    /// Waits until this process, and in it the caller, may connect.
    async fn pass(&self) -> Pass<'_> {
        let here = self.connecting.lock().await;
        Pass { turn: self.turns().wait(IDENTIFY).await, _here: here }
    }

    fn turns(&self) -> &Turns {
        self.dispatch.app().whose_turn()
    }
}

/// Waits for a shard that nobody has, while this process has `mine`.
async fn free(turns: &Turns, total: u32, mine: &BTreeSet<u32>) -> (u32, Turn) {
    let later = u32::try_from(mine.len().min(LATEST)).unwrap_or_default();
    sleep(LOOK * later).await;
    let mut told = false;
    loop {
        for shard in (0..total).filter(|shard| !mine.contains(shard)) {
            match turns.ask(&format!("shard {shard} of {total} of Discord")).await {
                Ok(Some(turn)) => return (shard, turn),
                Ok(None) => {}
                Err(error) if !told => {
                    tracing::warn!(shard, %error, "whose shard it is can't be asked; trying again");
                    told = true;
                }
                Err(_) => {}
            }
        }
        sleep(LOOK).await;
    }
}

/// The right to connect once.
struct Pass<'a> {
    turn: Turn,
    _here: tokio::sync::MutexGuard<'a, ()>,
}

impl Pass<'_> {
    /// Keeps others from connecting for as long as Discord wants.
    async fn use_up(self, stop: &CancellationToken) {
        let _ = stop.run_until_cancelled(sleep(BETWEEN_CONNECTIONS)).await;
        self.turn.release().await;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use refrain_core::turns::MemoryTurns;

    use super::*;

    /// What a process gets of `total` shards, until all are gone.
    async fn gets(turns: Turns, total: u32, taken: &Mutex<u32>) -> Vec<Turn> {
        let (mut mine, mut held) = (BTreeSet::new(), Vec::new());
        while *taken.lock().await < total {
            let look = tokio::time::timeout(LOOK * 5, free(&turns, total, &mine)).await;
            if let Ok((shard, turn)) = look {
                mine.insert(shard);
                held.push(turn);
                *taken.lock().await += 1;
            }
        }
        held
    }

    #[tokio::test(start_paused = true)]
    async fn processes_that_start_together_get_as_many_each() {
        let store = Arc::new(MemoryTurns::default());
        let process = || Turns::new(Arc::clone(&store) as _);
        let taken = Mutex::new(0);

        let (one, other) = tokio::join!(gets(process(), 8, &taken), gets(process(), 8, &taken));

        assert_eq!((one.len(), other.len()), (4, 4));
    }

    #[tokio::test(start_paused = true)]
    async fn who_is_alone_gets_all() {
        let taken = Mutex::new(0);

        assert_eq!(gets(Turns::default(), 5, &taken).await.len(), 5);
    }
}
