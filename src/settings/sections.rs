//! **The** list of all settings: each key with its type, its default, what it takes and what it is for.
//!
//! A key that is added here is read, checked, known to the environment and written into `refrain.example.toml`.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use refrain_core::provider::Target;
use refrain_core::request::Person;
use refrain_discord::PublicKey;
use refrain_web::access::AccessToken;
use refrain_web::webhooks::{Private, SigningSecret};
use secrecy::SecretString;
use url::Url;

use super::section::{Own, is, section, unset};
use super::value::{
    Header, access_token, address, api_key, boolean, bucket, choice, duration, header, host_name, integer, list,
    listen_address, locale, log_filter, optional, path, person, private, public_key, reserved, role, size, snowflake,
    target, webhook_secret, word,
};

section! {
    /// How a failed call to a provider is tried again.
    Retry {
        /// How often one request may fail at a provider before the next of the chain is tried, or it is given up. Trying another
        /// key, waiting for a free one and a wait that the provider asks for do not count: the deadline bounds them. A process
        /// that dies while it works on the request counts as a failure, as the call may have been charged. After so many deaths,
        /// and three at least, the request is given up, whichever of the chain they were at.
        max_attempts: u32 = is("3"), integer(1, 20);
        /// The longest wait after the first failure; it doubles with each, and the real wait is a random part of it.
        base_delay: Duration = is("\"2s\""), duration("1ms", "10m");
        /// What the wait never grows beyond, unless the provider itself asks for longer.
        max_delay: Duration = is("\"20s\""), duration("1ms", "1h");
        /// How long a key counts as busy after a call that ran out of time: it may still be running there.
        timeout_grace: Duration = is("\"30s\""), duration("0s", "1h");
        /// A wait longer than this gives the work back to the queue, where it keeps its place.
        snooze_after: Duration = is("\"30s\""), duration("0s", "1h");
    }
}

section! {
    /// What is tried for one task, and for how long.
    RouteLimits {
        /// Providers and models, best first; the next one is tried where one can't serve.
        chain: Vec<Target> = is("[\"bytez:stabilityai/stable-diffusion-xl-base-1.0\"]"), list(target(), 1);
        /// How long one call may take.
        attempt_timeout: Duration = is("\"90s\""), duration("1ms", "1h");
        /// How long the whole request may take, waits included.
        deadline: Duration = is("\"10m\""), duration("1ms", "1d");
    }
}

/// What videos have of their own: they take longer.
pub(crate) const VIDEO: Own = &[
    ("chain", "[\"bytez:ali-vilab/text-to-video-ms-1.7b\"]"),
    ("attempt_timeout", "\"180s\""),
    ("deadline", "\"20m\""),
];

section! {
    /// What makes something from a picture, and for how long. Without a chain, nothing does, and results have no button
    /// for it.
    FurtherRoute {
        /// Providers and models, best first, that take a picture with its prompt.
        chain: Vec<Target> = is("[]"), list(target(), 0);
        /// How long one call may take.
        attempt_timeout: Duration = is("\"90s\""), duration("1ms", "1h");
        /// How long the whole request may take, waits included.
        deadline: Duration = is("\"10m\""), duration("1ms", "1d");
    }
}

/// What animating has of its own: it takes as long as a video.
pub(crate) const ANIMATE: Own = &[("attempt_timeout", "\"180s\""), ("deadline", "\"20m\"")];

/// How Bytez is told the prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BytezBody {
    /// `{"text": …}`, as Bytez documents it.
    Text,
    /// `{"input": …}`, as its own libraries send it.
    Input,
}

section! {
    /// The provider Bytez. Its keys are `BYTEZ_API_KEY_1`, `_2` and so on.
    Bytez {
        /// How many calls each key may have in flight, by the plan that was bought. Learned where it is left out.
        concurrency: Option<u32> = unset("1"), optional(integer(1, 1000));
        /// The spelling of the request.
        body: BytezBody = is("\"text\""), choice(&[("text", BytezBody::Text), ("input", BytezBody::Input)]);
        /// The largest picture or video that is taken.
        max_result: u64 = is("\"50MiB\""), size("1KiB", "2GiB");
        /// The account of each key, in the order of their numbers; keys of one account share its quota.
        /// Each has its own where it is left out.
        accounts: Option<Vec<String>> = unset("[\"first\", \"second\"]"), optional(list(word(), 1));
    }
}

/// What is kept for a tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// So many slots, of whichever keys that are nobody's own.
    Slots(u32),
    /// The keys with these labels, as a whole.
    Keys(Vec<String>),
}

section! {
    /// Who is served how. There are always `free` (everyone) and `premium`; a section more makes a tier more.
    Tier {
        /// The share of the queue: 8 is served eight times as often as 1.
        weight: u32 = is("1"), integer(1, 1000);
        /// The most requests of one person that may wait.
        max_queued: u32 = is("5"), integer(1, 100_000);
        /// The most requests of one person that may run at once.
        max_running: u32 = is("2"), integer(1, 1000);
        /// What is kept free for this tier, by all tasks together: how many calls of the keys, of which one is always left to
        /// everybody; or which keys, such as `["bytez#2"]`, by the labels that `refrain keys list` shows. Such a key makes
        /// calls only for the tiers that list it, and they may use every key that nobody lists as well.
        reserved: Option<Reserved> = unset("1"), optional(reserved());
        /// How long after acceptance a request may take at most. That of its route where it is left out.
        deadline: Option<Duration> = unset("\"30m\""), optional(duration("1ms", "1d"));
        /// Who is in it, such as `["telegram:42"]`.
        users: Vec<Person> = is("[]"), list(person(), 0);
        /// Whose role makes them be in it, such as `["discord:1234567890"]`.
        roles: Vec<String> = is("[]"), list(role(), 0);
    }
}

/// What the premium tier has of its own.
pub(crate) const PREMIUM: Own = &[("weight", "8"), ("max_queued", "20"), ("max_running", "5")];

section! {
    /// Accepted work that waits.
    Queue {
        /// The most requests that may wait, of all people together.
        max_queued: u32 = is("1000"), integer(1, 1_000_000);
        /// How long running work gets to end when the bot is stopped.
        shutdown_grace: Duration = is("\"25s\""), duration("0s", "1h");
        /// After how long without a sign of life work is taken from a dead worker.
        rescue_after: Duration = is("\"15s\""), duration("1s", "1h");
    }
}

section! {
    /// What people read.
    Messages {
        /// Whether an apology ends with a line on premium.
        premium_line: bool = is("true"), boolean();
        /// The language of people whose own is not there.
        default_locale: String = is("\"en-US\""), locale();
        /// Whether results are covered until somebody clicks them, in chats that are not marked as for adults and where
        /// nobody chose otherwise by /settings.
        spoiler: bool = is("false"), boolean();
    }
}

/// How Telegram's updates arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Updates {
    /// By our asking for them.
    Polling,
    /// By calls of Telegram's.
    Webhook,
}

section! {
    /// The platform Telegram. Its token is `TELEGRAM_TOKEN`.
    Telegram {
        /// The most calls a second, over all chats.
        overall_per_second: u32 = is("30"), integer(1, 1000);
        /// The most messages a second to one chat, in the long run.
        chat_per_second: u32 = is("1"), integer(1, 100);
        /// The most messages at once to one chat.
        chat_burst: u32 = is("3"), integer(1, 100);
        /// The most messages a minute to one group.
        group_per_minute: u32 = is("20"), integer(1, 6000);
        /// The shortest time between two edits that tell of progress in one chat.
        progress_every: Duration = is("\"1s\""), duration("0s", "1m");
        /// How messages arrive: by our asking for them, or by calls of Telegram's to /telegram/webhook on the web interface, which
        /// must be reachable at `web.public_url`. The bot tells Telegram so itself, and either can be chosen at any time.
        updates: Updates = is("\"polling\""), choice(&[("polling", Updates::Polling), ("webhook", Updates::Webhook)]);
        /// How long one call waits for news, where updates are polled.
        poll_timeout: Duration = is("\"30s\""), duration("1s", "50s");
        /// The largest file that Telegram takes from a bot; with a Bot API server of your own up to 2000MiB.
        max_upload: u64 = is("\"50MiB\""), size("1KiB", "2000MiB");
    }
}

/// How Discord's interactions arrive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Interactions {
    /// Over a connection of ours.
    Gateway,
    /// By calls of Discord's.
    Http,
}

section! {
    /// The platform Discord. Its token is `DISCORD_TOKEN`.
    Discord {
        /// The server that gets the commands while they are being developed: changes are seen there at once, other servers
        /// keep theirs, and they are taken away when the bot stops. Everywhere where it is left out.
        development_guild: Option<u64> = unset("\"1234567890\""), optional(snowflake());
        /// The shortest time between two edits that tell of progress in one message.
        progress_every: Duration = is("\"2s\""), duration("0s", "1m");
        /// The most calls a second, over all channels; answers to commands do not count.
        overall_per_second: u32 = is("50"), integer(1, 1000);
        /// The largest file where Discord does not say otherwise.
        max_upload: u64 = is("\"10MiB\""), size("1KiB", "500MiB");
        /// Whether commands are published in Arabic and Hebrew as well, which Discord takes and does not document.
        publish_unlisted_locales: bool = is("false"), boolean();
        /// How commands arrive: over a connection of ours, or by calls of Discord's to /discord/interactions on the address
        /// in `REFRAIN_LISTEN`, which must be reachable by HTTPS and be entered as the application's Interactions Endpoint
        /// URL.
        interactions: Interactions = is("\"gateway\""), choice(&[("gateway", Interactions::Gateway), ("http", Interactions::Http)]);
        /// The application's public key, by which those calls are known. Needed for http.
        public_key: Option<PublicKey> = unset("\"67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089\""), optional(public_key());
    }
}

section! {
    /// The web interface, on the address in `REFRAIN_LISTEN`: the HTTP API, and whether the bot is well.
    Web {
        /// Whether it is there.
        enabled: bool = is("true"), boolean();
        /// Access tokens besides the one in `REFRAIN_API_TOKEN`, which may do everything. Each is a name, the secret, and what
        /// it may do: `jobs:read` and `jobs:write` (its own jobs), `jobs:tier` (say in which tier a job is), `status:read`
        /// (the queue and the keys), `admin` (everything), as in `"shop 5ecret-0f-the-sh0p jobs:read jobs:write"`.
        tokens: Vec<AccessToken> = is("[]"), list(access_token(), 0);
        /// Names under which it is called, such as `["bot.example.org"]`. If there are some, calls under others are refused,
        /// but for those of this machine. Without a token, only these are answered anyway.
        allowed_hosts: Vec<String> = is("[]"), list(host_name(), 0);
        /// The address under which the internet reaches it, where something in front of it speaks HTTPS. Platforms are told it.
        public_url: Option<Url> = unset("\"https://bot.example.org\""), optional(address());
        /// The most requests a second of one caller; a burst may have twice as many.
        requests_per_second: u32 = is("50"), integer(1, 1_000_000);
        /// Whether everybody who may use the playground chooses in which tier they are served there.
        choose_tier: bool = is("false"), boolean();
    }
}

section! {
    /// Where what was made is kept. Folder or bucket must be this bot's own: what its database does not know is removed once it
    /// is as old as `retention.outputs`.
    Outputs {
        /// The folder it is kept in, unless there is a bucket.
        folder: PathBuf = is("\"data/outputs\""), path();
        /// The bucket, and within it a prefix, of Amazon's S3 or anything that speaks the same. It must be there.
        url: Option<Url> = unset("\"s3://bucket/prefix\""), optional(bucket());
        /// Where the bucket is served, if that is not Amazon.
        endpoint: Option<Url> = unset("\"https://minio.example.org\""), optional(address());
        /// The bucket's region.
        region: String = is("\"us-east-1\""), word();
        /// The name of the key to the bucket.
        access_key_id: Option<String> = unset("\"AKIAIOSFODNN7EXAMPLE\""), optional(word());
        /// The key to the bucket.
        secret_access_key: Option<SecretString> = unset("\"replace-me\""), optional(api_key());
        /// Whether an endpoint may be http:// only, as on the machine itself.
        allow_http: bool = is("false"), boolean();
    }
}

/// How a log line is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

section! {
    /// The log, on standard error.
    Log {
        /// What is logged; the variable `RUST_LOG` wins over it.
        filter: String = is("\"info\""), log_filter();
        /// For people or for programs.
        format: LogFormat = is("\"text\""), choice(&[("text", LogFormat::Text), ("json", LogFormat::Json)]);
    }
}

section! {
    /// How operators watch the bot: metrics for Prometheus at /metrics of the web interface, and traces and log lines over
    /// OTLP. docs/telemetry.md has more.
    Telemetry {
        /// Where a process that does not serve the web interface has /metrics, /healthz and /readyz, for the same tokens.
        listen: Option<SocketAddr> = unset("\"127.0.0.1:9464\""), optional(listen_address());
        /// The collector that traces and log lines are sent to, as protobuf over HTTP: /v1/traces and /v1/logs below this
        /// address.
        otlp_endpoint: Option<Url> = unset("\"http://127.0.0.1:4318\""), optional(address());
        /// Headers of each call to it, such as `["authorization=Bearer 5ecret"]`. They are better set by the variable.
        otlp_headers: Vec<Header> = is("[]"), list(header(), 0);
        /// Whether log lines are sent to it. What is logged is what `log.filter` lets through.
        otlp_logs: bool = is("true"), boolean();
        /// Of a hundred traces, how many are sent to it.
        otlp_traces_percent: u32 = is("100"), integer(0, 100);
        /// What the bot is called there.
        service_name: String = is("\"refrain\""), word();
    }
}

section! {
    /// Calls of ours to programs whose requests ended, as <https://www.standardwebhooks.com> has them.
    Webhooks {
        /// What they are signed with. Without it there are none, and a request that wants to be told is refused.
        secret: Option<SigningSecret> = unset("\"whsec_cmVwbGFjZS1tZS13aXRoLXlvdXItb3duLXNlY3JldCE=\""), optional(webhook_secret());
        /// Whether addresses of private networks may be called, or which of them. Where any may, `http` will do as well.
        allow_private: Private = is("false"), private();
        /// How long one call may take.
        timeout: Duration = is("\"15s\""), duration("1s", "1m");
    }
}

section! {
    /// For how long things are kept.
    Retention {
        /// Pictures and videos, once they are made; they go with their request at the latest.
        outputs: Duration = is("\"30d\""), duration("1m", "3650d");
        /// Requests that ended, for /history and the buttons below results.
        jobs: Duration = is("\"90d\""), duration("1m", "3650d");
    }
}
