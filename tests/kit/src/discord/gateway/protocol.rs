//! What a bot says on the gateway, and the answer: heartbeats, identify, resume.

use serde_json::{Value, json};

use super::{Connection, Next};
use crate::discord::wire;

/// All bits that are intents.
const INTENTS: u64 = 0b11_0011_0001_1111_1111_1111_1111;

/// Servers and what is in them.
pub(super) const GUILDS: u64 = 1;

/// Members, presences, and the content of messages.
const PRIVILEGED: u64 = (1 << 1) | (1 << 8) | (1 << 15);

impl Connection {
    pub(super) async fn answer(&mut self, text: &str) -> Next {
        let Ok(message) = serde_json::from_str::<Value>(text) else {
            return self.fail(4002, "a message that is no JSON", text).await;
        };
        let data = &message["d"];
        match message["op"].as_u64() {
            Some(1) => {
                if !data.is_null() && !data.is_u64() {
                    return self.fail(4002, "a heartbeat must tell the last sequence or null", text).await;
                }
                let session = self.session.clone().unwrap_or_default();
                let answers = self.shared.gateway().heartbeat(&session);
                if answers {
                    self.send(json!({ "op": 11 })).await;
                }
                Next::Go
            }
            Some(2) if self.session.is_some() => self.fail(4005, "identified twice", "").await,
            Some(2) => self.identify(data).await,
            Some(6) if self.session.is_some() => self.fail(4005, "resumed a session that runs", "").await,
            Some(6) => self.resume(data).await,
            Some(3 | 4 | 8 | 14 | 31) if self.session.is_none() => self.fail(4003, "not identified yet", text).await,
            Some(3 | 4 | 8 | 14 | 31) => Next::Go,
            _ => self.fail(4001, "an unknown opcode", text).await,
        }
    }

    async fn identify(&mut self, data: &Value) -> Next {
        if !self.knows(data) {
            return self.fail(4004, "a wrong token", "").await;
        }
        let properties = ["os", "browser", "device"].iter().all(|name| data["properties"][name].is_string());
        if !properties {
            return self.fail(4002, "identify lacks properties", "").await;
        }
        let Some(intents) = data["intents"].as_u64().filter(|intents| intents & !INTENTS == 0) else {
            return self.fail(4013, "invalid intents", &data["intents"].to_string()).await;
        };
        let missing = intents & PRIVILEGED & !self.shared.gateway().privileged;
        if missing != 0 {
            return self.fail(4014, "privileged intents that the application hasn't", &missing.to_string()).await;
        }
        let shard = match &data["shard"] {
            Value::Null => Some((0, 1)),
            shard => shard[0].as_u64().zip(shard[1].as_u64()).filter(|(index, count)| index < count),
        };
        let Some(shard) = shard else { return self.fail(4010, "an invalid shard", &data["shard"].to_string()).await };
        let (ready, guilds) = {
            let world = self.shared.world();
            let in_charge = |guild: &&i64| guild.unsigned_abs().wrapping_shr(22) % shard.1 == shard.0;
            let joined = world.guilds.values().filter(|guild| guild.has_bot).map(|guild| &guild.id);
            let guilds: Vec<i64> = joined.filter(in_charge).copied().collect();
            let told: Vec<Value> = guilds.iter().filter_map(|guild| wire::guild_create(&world, *guild)).collect();
            (wire::ready(&world, &guilds), told)
        };
        let mut gateway = self.shared.gateway();
        let session = gateway.open(shard, intents, self.orders.clone());
        let mut ready = ready;
        ready["session_id"] = json!(session);
        ready["shard"] = json!([shard.0, shard.1]);
        ready["resume_gateway_url"] = json!(format!("ws://127.0.0.1:{}/resume", self.shared.port));
        gateway.dispatch_to(&session, "READY", &ready);
        if intents & GUILDS != 0 {
            for guild in guilds {
                gateway.dispatch_to(&session, "GUILD_CREATE", &guild);
            }
        }
        self.session = Some(session);
        Next::Go
    }

    async fn resume(&mut self, data: &Value) -> Next {
        if !self.knows(data) {
            return self.fail(4004, "a wrong token", "").await;
        }
        let (id, sequence) = (data["session_id"].as_str().unwrap_or_default(), data["seq"].as_u64());
        let resumed = sequence.is_some_and(|sequence| self.shared.gateway().resume(id, sequence, self.orders.clone()));
        if resumed {
            self.session = Some(id.to_owned());
        } else {
            self.send(json!({ "op": 9, "d": false })).await;
        }
        Next::Go
    }

    fn knows(&self, data: &Value) -> bool {
        let token = data["token"].as_str().unwrap_or_default();
        token.trim_start_matches("Bot ") == self.shared.token
    }
}
