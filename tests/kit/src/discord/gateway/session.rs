//! Sessions of the gateway: what each was told, so that a resumed one misses nothing.

use std::time::Duration;

use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

/// A bot's session, which may outlive its connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: String,
    /// The number of the shard, and of how many.
    pub shard: (u64, u64),
    /// What the bot wants to hear of, as Discord's bits.
    pub intents: u64,
    /// Whether there is a connection now.
    pub connected: bool,
    /// How often it was resumed.
    pub resumes: usize,
    /// How many heartbeats came.
    pub heartbeats: usize,
    /// Whether it can be resumed.
    pub alive: bool,
}

/// What a connection is to do.
#[derive(Debug)]
pub(super) enum Order {
    /// Send this.
    Text(String),
    /// Send "invalid session", and forget the session.
    Invalidate { resumable: bool },
    /// Send a close frame.
    Close(u16),
    /// Reset the line.
    Reset,
}

#[derive(Debug)]
struct Live {
    session: Session,
    sequence: u64,
    /// All that was dispatched, the first with sequence 1.
    log: Vec<String>,
    line: Option<UnboundedSender<Order>>,
    /// Whether it keeps silent.
    zombie: bool,
}

/// Every session, and how the gateway is.
#[derive(Debug)]
pub(in super::super) struct Gateway {
    pub(super) heartbeat: Duration,
    pub(super) privileged: u64,
    pub(in super::super) shards: u64,
    sessions: Vec<Live>,
    /// Whether it takes no connections.
    pub(in super::super) shut: bool,
    /// Whether nothing is kept for a resume.
    lean: bool,
}

impl Gateway {
    pub(in super::super) fn new(heartbeat: Duration, privileged: u64, shards: u64, lean: bool) -> Self {
        Self { heartbeat, privileged, shards, sessions: Vec::new(), shut: false, lean }
    }

    pub(in super::super) fn sessions(&self) -> Vec<Session> {
        self.sessions.iter().map(|live| live.session.clone()).collect()
    }

    pub(in super::super) fn is_connected(&self) -> bool {
        self.sessions.iter().any(|live| live.session.connected)
    }

    /// A new session on a connection.
    pub(super) fn open(&mut self, shard: (u64, u64), intents: u64, line: UnboundedSender<Order>) -> String {
        let id = format!("session-{}", self.sessions.len() + 1);
        let session =
            Session { id: id.clone(), shard, intents, connected: true, resumes: 0, heartbeats: 0, alive: true };
        self.sessions.push(Live { session, sequence: 0, log: Vec::new(), line: Some(line), zombie: false });
        id
    }

    /// Goes on with a session on another connection: sends what it missed after `sequence`, then "resumed".
    pub(super) fn resume(&mut self, id: &str, sequence: u64, connection: UnboundedSender<Order>) -> bool {
        let Some(live) = self.find(id).filter(|live| live.session.alive) else { return false };
        let missed = usize::try_from(sequence).ok().and_then(|seen| live.log.get(seen..));
        let Some(missed) = missed else { return false };
        for text in missed {
            // Where the connection is gone already, the next resume sends it again.
            let _ = connection.send(Order::Text(text.clone()));
        }
        live.line = Some(connection);
        live.zombie = false;
        live.session.connected = true;
        live.session.resumes += 1;
        live.dispatch("RESUMED", "{\"_trace\":[]}");
        true
    }

    /// The connection of a session is gone.
    pub(super) fn disconnected(&mut self, id: &str, connection: &UnboundedSender<Order>, ends: bool) {
        let Some(live) = self.find(id) else { return };
        // It may be resumed on another connection already.
        if live.line.as_ref().is_some_and(|current| current.same_channel(connection)) {
            live.line = None;
            live.session.connected = false;
            live.session.alive &= !ends;
        }
    }

    pub(super) fn end(&mut self, id: &str) {
        if let Some(live) = self.find(id) {
            live.session.alive = false;
            live.session.connected = false;
            live.line = None;
        }
    }

    /// Counts a heartbeat; whether to answer it.
    pub(super) fn heartbeat(&mut self, id: &str) -> bool {
        self.find(id).is_none_or(|live| {
            live.session.heartbeats += 1;
            !live.zombie
        })
    }

    /// Tells the session in charge of `guild` (DMs: of shard 0), if it asked for one of `intents` or none is needed.
    /// One without a connection hears of it when it resumes.
    pub(in super::super) fn dispatch(&mut self, guild: Option<i64>, intents: u64, event: &str, data: &str) {
        let in_charge = |live: &&mut Live| {
            let (index, count) = live.session.shard;
            let of_guild = guild.map_or(0, |guild| guild.unsigned_abs() >> 22) % count.max(1);
            live.session.alive && index == of_guild
        };
        let best = self.sessions.iter_mut().filter(in_charge).max_by_key(|live| live.session.connected);
        if let Some(live) = best.filter(|live| intents == 0 || live.session.intents & intents != 0) {
            live.dispatch(event, data);
            if self.lean {
                live.log.clear();
            }
        }
    }

    /// Tells one session.
    pub(super) fn dispatch_to(&mut self, id: &str, event: &str, data: &Value) {
        if let Some(live) = self.find(id) {
            live.dispatch(event, &data.to_string());
        }
    }

    fn find(&mut self, id: &str) -> Option<&mut Live> {
        self.sessions.iter_mut().find(|kept| kept.session.id == id)
    }

    /// Every connection gets an order.
    pub(super) fn order_all(&mut self, order: impl Fn() -> Order) {
        for line in self.sessions.iter().filter_map(|kept| kept.line.as_ref()) {
            // Where the connection is gone, the order is done.
            let _ = line.send(order());
        }
    }

    pub(super) fn fall_silent(&mut self) {
        for live in self.sessions.iter_mut().filter(|live| live.session.connected) {
            live.zombie = true;
        }
    }
}

impl Live {
    fn dispatch(&mut self, event: &str, data: &str) {
        self.sequence += 1;
        let text = format!("{{\"op\":0,\"t\":\"{event}\",\"s\":{},\"d\":{data}}}", self.sequence);
        if let Some(line) = self.line.as_ref().filter(|_| !self.zombie) {
            // Where the connection is gone, the log has it.
            let _ = line.send(Order::Text(text.clone()));
        }
        self.log.push(text);
    }
}
