//! The settings once they are known to be good.

use std::collections::BTreeMap;
use std::mem;
use std::net::SocketAddr;
use std::path::PathBuf;

use refrain_core::provider::{Route, Task};
use secrecy::SecretString;

use super::checks;
use super::credentials::{self, Addresses, Credentials};
use super::database;
use super::environment::Environment;
use super::fault::{Faults, Finding, Findings, Place};
use super::kept_keys;
use super::raw::RawSettings;
use super::section::{At, Own, Reader, Section};
use super::sections::{
    ANIMATE, Bytez, Discord, FurtherRoute, Interactions, Log, Messages, Outputs, PREMIUM, Queue, Retention, Retry,
    RouteLimits, Telegram, Telemetry, Tier, VIDEO, Web, Webhooks,
};
use super::value::listen_address;

/// Everything the operator may set: typed, in range, fitting together. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Tokens and keys.
    pub credentials: Credentials,
    /// Where platforms and providers are called.
    pub addresses: Addresses,
    /// `[retry]`
    pub retry: Retry,
    /// `[routes.image]` and the other tasks
    pub routes: Routes,
    /// `[providers.bytez]`
    pub bytez: Bytez,
    /// `[tiers.…]` by name; `free` and `premium` are always there, and nobody is in two.
    pub tiers: BTreeMap<String, Tier>,
    /// `[queue]`
    pub queue: Queue,
    /// `[messages]`
    pub messages: Messages,
    /// `[telegram]`
    pub telegram: Telegram,
    /// `[discord]`
    pub discord: Discord,
    /// `[web]`
    pub web: Web,
    /// Where the database is: `sqlite://<absolute path>` or `postgres://…`.
    pub database: SecretString,
    /// `[outputs]`
    pub outputs: Outputs,
    /// `[log]`, where `RUST_LOG` has won.
    pub log: Log,
    /// `[telemetry]`
    pub telemetry: Telemetry,
    /// `[webhooks]`
    pub webhooks: Webhooks,
    /// `[retention]`
    pub retention: Retention,
    /// Where the web interface is and takes calls of platforms, or else where Discord's calls are taken, if it makes any.
    pub listen: SocketAddr,
    /// The folder of `.ftl` files that win over the built-in ones; it need not be there unless it was named.
    pub locales: PathBuf,
    /// What is odd and no fault, to be logged.
    pub warnings: Vec<Finding>,
}

/// What is tried, for each task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routes {
    /// For pictures.
    pub image: Route,
    /// For videos.
    pub video: Route,
    /// For pictures from pictures; its chain is empty where nothing makes them.
    pub vary: Route,
    /// For videos from pictures; its chain is empty where nothing makes them.
    pub animate: Route,
}

impl Routes {
    /// The route of `task`, if anything is to be tried for it.
    pub fn of(&self, task: Task) -> Option<&Route> {
        let route = match task {
            Task::Image => &self.image,
            Task::Video => &self.video,
            Task::Vary => &self.vary,
            Task::Animate => &self.animate,
        };
        (!route.chain.is_empty()).then_some(route)
    }
}

impl From<FurtherRoute> for Route {
    fn from(FurtherRoute { chain, attempt_timeout, deadline }: FurtherRoute) -> Self {
        Self { chain, attempt_timeout, deadline }
    }
}

impl From<RouteLimits> for Route {
    fn from(RouteLimits { chain, attempt_timeout, deadline }: RouteLimits) -> Self {
        Self { chain, attempt_timeout, deadline }
    }
}

impl Settings {
    /// Reads and validates what `environment` says.
    ///
    /// # Errors
    ///
    /// All [`Faults`] at once.
    pub fn load(environment: &Environment) -> Result<Self, Faults> {
        RawSettings::read(environment).validate()
    }

    pub(crate) fn validate(mut raw: RawSettings) -> Result<Self, Faults> {
        let mut findings = mem::take(&mut raw.findings);
        rust_log_wins(&mut raw);

        // Everything is read before the first `?`, so that every fault is told.
        let retry = section::<Retry>(&raw, &mut findings, &["retry"], &[]);
        let image = section::<RouteLimits>(&raw, &mut findings, &["routes", "image"], &[]).map(Route::from);
        let video = section::<RouteLimits>(&raw, &mut findings, &["routes", "video"], VIDEO).map(Route::from);
        let vary = section::<FurtherRoute>(&raw, &mut findings, &["routes", "vary"], &[]).map(Route::from);
        let animate = section::<FurtherRoute>(&raw, &mut findings, &["routes", "animate"], ANIMATE).map(Route::from);
        let bytez = section::<Bytez>(&raw, &mut findings, &["providers", "bytez"], &[]);
        let tiers = tiers(&raw, &mut findings);
        let queue = section::<Queue>(&raw, &mut findings, &["queue"], &[]);
        let messages = section::<Messages>(&raw, &mut findings, &["messages"], &[]);
        let telegram = section::<Telegram>(&raw, &mut findings, &["telegram"], &[]);
        let discord = section::<Discord>(&raw, &mut findings, &["discord"], &[]);
        let web = section::<Web>(&raw, &mut findings, &["web"], &[]);
        let outputs = section::<Outputs>(&raw, &mut findings, &["outputs"], &[]);
        let log = section::<Log>(&raw, &mut findings, &["log"], &[]);
        let telemetry = section::<Telemetry>(&raw, &mut findings, &["telemetry"], &[]);
        let webhooks = section::<Webhooks>(&raw, &mut findings, &["webhooks"], &[]);
        let retention = section::<Retention>(&raw, &mut findings, &["retention"], &[]);
        let addresses = Addresses::read(&mut raw, &mut findings);
        let database = database::read(&mut raw, &mut findings);
        let mut credentials = Credentials::read(&mut raw, bytez.as_ref(), &mut findings);

        let listen = listen(&mut raw, discord.as_ref(), web.as_ref(), &mut findings);

        if let (Some(web), Some(listen)) = (&web, listen) {
            checks::web(&raw, web, listen, &credentials, &mut findings);
        }
        checks::telemetry(&raw, telemetry.as_ref(), web.as_ref(), &credentials, &mut findings);
        checks::discord(&raw, discord.as_ref(), &mut findings);
        if let (Some(telegram), Some(web), Some(addresses)) = (&telegram, &web, &addresses) {
            checks::telegram(&raw, (telegram, web, addresses), &mut findings);
        }
        checks::outputs(&raw, outputs.as_ref(), &mut findings);
        checks::retry(&raw, retry.as_ref(), &mut findings);
        let routes = [(Task::Image, &image), (Task::Video, &video), (Task::Vary, &vary), (Task::Animate, &animate)];
        for (task, route) in routes {
            checks::route(&raw, task, route.as_ref(), &mut findings);
        }
        checks::tiers(&raw, &tiers, &mut findings);
        kept_keys::keep(&mut credentials, &tiers);
        let routes: Vec<_> = routes.iter().filter_map(|(task, route)| Some((*task, route.as_ref()?))).collect();
        kept_keys::check(&raw, &tiers, &routes, &credentials, &mut findings);
        checks::locales(&raw, &mut findings);

        let folder = raw.folder;
        let together = || {
            Some(Self {
                credentials,
                addresses: addresses?,
                retry: retry?,
                routes: Routes { image: image?, video: video?, vary: vary?, animate: animate? },
                bytez: bytez?,
                tiers,
                queue: queue?,
                messages: messages?,
                telegram: telegram?,
                discord: discord?,
                web: web?,
                listen: listen?,
                database: database?,
                outputs: outputs.map(|outputs| Outputs { folder: folder.path(&outputs.folder), ..outputs })?,
                log: log?,
                telemetry: telemetry?,
                webhooks: webhooks?,
                retention: retention?,
                locales: raw.locales,
                warnings: Vec::new(),
            })
        };
        let settings = together();
        let warnings = findings.conclude()?;
        // Where a section is missing, a fault said why. This stands for a default that can't be read, which a test excludes.
        let broken = || {
            Faults(vec![Finding { place: Place::Default("a setting".to_owned()), message: "can't be read".to_owned() }])
        };
        settings.map(|settings| Self { warnings, ..settings }).ok_or_else(broken)
    }
}

fn section<S: Section>(raw: &RawSettings, findings: &mut Findings, path: &[&str], own: Own) -> Option<S> {
    S::read(&mut Reader { raw, findings }, &At { path, own })
}

fn tiers(raw: &RawSettings, findings: &mut Findings) -> BTreeMap<String, Tier> {
    let read = |name: String| {
        let own = if name == "premium" { PREMIUM } else { &[] };
        Some((name.clone(), section::<Tier>(raw, findings, &["tiers", &name], own)?))
    };
    raw.tiers().into_iter().filter_map(read).collect()
}

/// Where to listen, if anything does.
fn listen(
    raw: &mut RawSettings,
    discord: Option<&Discord>,
    web: Option<&Web>,
    findings: &mut Findings,
) -> Option<SocketAddr> {
    let Some(set) = raw.variables.take("REFRAIN_LISTEN") else { return Some(SocketAddr::from(([127, 0, 0, 1], 8080))) };
    let unused = |discord: &Discord, web: &Web| !web.enabled && discord.interactions == Interactions::Gateway;
    if discord.zip(web).is_some_and(|(discord, web)| unused(discord, web)) {
        let reason = "web.enabled is false, and discord.interactions is not \"http\"";
        findings.warn(set.place.clone(), format!("is not used: {reason}"));
    }
    credentials::parse(&listen_address(), &set, findings)
}

/// The variable that every Rust program knows stands for `log.filter`.
fn rust_log_wins(raw: &mut RawSettings) {
    if let Some(filter) = raw.variables.take("RUST_LOG") {
        raw.values.insert(vec!["log".to_owned(), "filter".to_owned()], filter);
    }
}
