//! `docker-compose.yml`, `Dockerfile`, `.dockerignore` and README's systemd unit, as far as they can be judged without an
//! engine: that they parse, fit each other and the settings, and keep to the rules of good images.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Duration;

use refrain::Role;
use refrain::settings::{Environment, Settings};
use serde::Deserialize;
use serde::de::IgnoredAny;

const COMPOSE: &str = include_str!("../../docker-compose.yml");
const DOCKERFILE: &str = include_str!("../../Dockerfile");
const DOCKERIGNORE: &str = include_str!("../../.dockerignore");
const GITIGNORE: &str = include_str!("../../.gitignore");
const README: &str = include_str!("../../README.md");
const MANIFEST: &str = include_str!("../../Cargo.toml");
/// Names every variable that the settings know; the settings' own tests see to that.
const KNOWN_VARIABLES: &str = include_str!("../../src/cli/environment.txt");

const SECRETS: &str = "/run/secrets/";

/// As much of the Compose specification as is used here, so that a key that it does not have is found.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compose {
    #[serde(rename = "name")]
    _name: String,
    services: BTreeMap<String, Service>,
    volumes: BTreeMap<String, Option<IgnoredAny>>,
    secrets: BTreeMap<String, Secret>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Service {
    build: Option<String>,
    image: Option<String>,
    #[serde(default)]
    profiles: Vec<String>,
    #[serde(default)]
    command: Vec<String>,
    restart: String,
    #[serde(default)]
    depends_on: BTreeMap<String, Dependency>,
    environment: BTreeMap<String, String>,
    secrets: BTreeSet<String>,
    volumes: Vec<String>,
    healthcheck: Option<HealthCheck>,
    stop_grace_period: String,
    #[serde(rename = "read_only")]
    _read_only: Option<bool>,
    #[serde(rename = "cap_drop")]
    _cap_drop: Option<Vec<String>>,
    #[serde(rename = "security_opt")]
    _security_opt: Vec<String>,
    #[serde(rename = "shm_size")]
    _shm_size: Option<String>,
    #[serde(rename = "logging")]
    _logging: IgnoredAny,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Dependency {
    condition: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HealthCheck {
    test: Vec<String>,
    interval: String,
    timeout: String,
    #[serde(rename = "retries")]
    _retries: u32,
    #[serde(rename = "start_period")]
    _start_period: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Secret {
    file: String,
}

fn compose() -> Compose {
    serde_saphyr::from_str(COMPOSE).unwrap_or_else(|error| panic!("{error}"))
}

fn seconds(text: &str) -> Duration {
    Duration::from_secs(text.strip_suffix('s').and_then(|number| number.parse().ok()).expect("seconds, such as 45s"))
}

/// The settings that a process has with these variables and files of secrets.
fn settings<'v>(variables: impl IntoIterator<Item = (&'v str, &'v str)>, secrets: &str) -> Settings {
    let folder = tempfile::tempdir().unwrap();
    let variables = variables.into_iter().map(|(name, value)| {
        let Some(secret) = value.strip_prefix(secrets) else { return (name.to_owned(), value.to_owned()) };
        let example = match name {
            "DISCORD_TOKEN_FILE" => "MTIzNDU2.abcdef.a-token-of-discord",
            "TELEGRAM_TOKEN_FILE" => "123456:a-token-of-telegram",
            "DATABASE_URL_FILE" => "postgres://refrain:password@postgres/refrain",
            name if name.starts_with("BYTEZ_API_KEY_") => "a-key-of-bytez",
            name => panic!("{name} is no secret of the bot"),
        };
        let path = folder.path().join(secret);
        std::fs::write(&path, format!("{example}\n")).unwrap();
        (name.to_owned(), path.to_str().unwrap().to_owned())
    });
    let environment = Environment::new(variables.collect::<Vec<_>>()).in_folder(folder.path());
    Settings::load(&environment).unwrap_or_else(|faults| panic!("{faults}"))
}

/// Names that are not the settings' at all would be passed over by them.
fn assert_known(variable: &str) {
    let name = variable.strip_suffix("_FILE").unwrap_or(variable);
    let listed = KNOWN_VARIABLES.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|known| known == name);
    let setting = name.starts_with("REFRAIN_") && name.contains("__");
    assert!(listed || setting, "{variable} is unknown to the bot");
}

/// The instructions of the Dockerfile, continued lines joined.
fn instructions() -> Vec<(&'static str, String)> {
    let mut whole = String::new();
    let mut all = Vec::new();
    for line in DOCKERFILE.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty()) {
        whole.push_str(line.trim_end_matches('\\').trim());
        whole.push(' ');
        if !line.ends_with('\\') {
            let (name, rest) = whole.split_once(' ').unwrap();
            let name = *INSTRUCTIONS.iter().find(|known| **known == name).unwrap_or_else(|| panic!("{name}: unknown"));
            all.push((name, rest.trim().to_owned()));
            whole.clear();
        }
    }
    assert!(whole.is_empty(), "the last line is continued: {whole}");
    all
}

const INSTRUCTIONS: [&str; 10] =
    ["FROM", "WORKDIR", "COPY", "RUN", "VOLUME", "USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"];

/// What the instruction `name` says, in every stage.
fn all(name: &str) -> Vec<String> {
    instructions().into_iter().filter(|(known, _)| *known == name).map(|(_, rest)| rest).collect()
}

/// What the instruction `name` says in the image that is kept, where the last one counts.
fn last(name: &str) -> String {
    let all = instructions();
    let stage = all.iter().rposition(|(known, _)| *known == "FROM").unwrap();
    let found = all[stage..].iter().rfind(|(known, _)| *known == name);
    found.unwrap_or_else(|| panic!("the image has no {name}")).1.clone()
}

fn tag(image: &str) -> &str {
    let (_, tag) = image.rsplit_once(':').unwrap_or_else(|| panic!("{image} has no tag"));
    assert!(tag != "latest" && !tag.contains('/'), "{image} is not pinned");
    tag
}

#[test]
fn compose_gives_the_bot_sound_settings_without_warnings() {
    let bot = &compose().services["bot"];

    bot.environment.keys().for_each(|name| assert_known(name));
    let settings = settings(bot.environment.iter().map(|(name, value)| (name.as_str(), value.as_str())), SECRETS);

    assert!(settings.warnings.is_empty(), "{:?}", settings.warnings);
    assert!(settings.credentials.discord.is_some() && settings.credentials.telegram.is_some());
    assert!(seconds(&bot.stop_grace_period) >= settings.queue.shutdown_grace + Duration::from_secs(10));
}

#[test]
fn compose_can_split_the_bot_into_roles_which_are_set_up_like_it_and_start_only_when_asked_for() {
    let compose = compose();
    let bot = &compose.services["bot"];
    assert!(bot.profiles.is_empty() && bot.command.is_empty());

    let parts: Vec<_> = compose.services.values().filter(|service| !service.command.is_empty()).collect();

    let mut roles = BTreeSet::new();
    for part in parts {
        assert_eq!(part.profiles, ["split"]);
        assert_eq!(part.environment, bot.environment);
        assert_eq!((&part.secrets, &part.volumes), (&bot.secrets, &bot.volumes));
        assert_eq!(part.stop_grace_period, bot.stop_grace_period);
        let [run, option, role] = &part.command[..] else { panic!("{:?}", part.command) };
        assert_eq!((run.as_str(), option.as_str()), ("run", "--role"));
        roles.insert(Role::ALL.into_iter().find(|known| known.as_str() == role).expect("a role that there is"));
    }
    assert_eq!(roles, BTreeSet::from([Role::Gateway, Role::Worker]));
    assert!(README.contains("docker compose --profile split up"));
}

#[test]
fn compose_hands_over_secrets_as_files_that_stay_out_of_git_and_images() {
    let compose = compose();

    let mut used = BTreeSet::new();
    for (name, service) in &compose.services {
        for (variable, value) in &service.environment {
            let secret = ["TOKEN", "KEY", "PASSWORD", "SECRET", "URL"].iter().any(|word| variable.contains(word));
            let file = variable.ends_with("_FILE");
            assert_eq!(secret, file, "{name}: {variable}");
            let handed = value.strip_prefix(SECRETS);
            assert_eq!(handed.is_some_and(|secret| service.secrets.contains(secret)), file, "{name}: {variable}");
        }
        used.extend(&service.secrets);
    }

    assert_eq!(used, compose.secrets.keys().collect(), "every secret is declared, and used");
    for (name, secret) in &compose.secrets {
        assert_eq!(secret.file, format!("./secrets/{name}"));
        assert!(README.contains(&format!("secrets/{name}")), "README tells how to make secrets/{name}");
    }
    assert!(GITIGNORE.lines().any(|line| line == "/secrets/"));
}

#[test]
fn compose_starts_the_bot_after_a_database_that_is_well_and_keeps_what_they_write() {
    let compose = compose();

    for (name, service) in &compose.services {
        assert_eq!(service.restart, "unless-stopped", "{name}");
        assert!(service.build.is_some() != service.image.is_some(), "{name}");
        if let Some(image) = &service.image {
            assert!(tag(image).starts_with(|first: char| first.is_ascii_digit()), "{image} names a version");
        }
        for (on, Dependency { condition }) in &service.depends_on {
            assert_eq!(condition, "service_healthy", "{name}");
            let check = compose.services[on].healthcheck.as_ref().expect("who is waited for has a health check");
            assert_eq!(check.test[0], "CMD", "{on}: no shell is needed");
            assert!(seconds(&check.timeout) <= seconds(&check.interval), "{on}");
        }
        let named = service.volumes.iter().map(|volume| volume.split(':').next().unwrap());
        assert!(!service.volumes.is_empty() && named.clone().all(|name| compose.volumes.contains_key(name)), "{name}");
    }
    assert!(compose.services["bot"].depends_on.contains_key("postgres"));
    assert!(compose.services["bot"].volumes.contains(&format!("data:{}", last("VOLUME"))));
}

#[test]
fn readme_writes_the_address_of_the_database_that_compose_starts() {
    let compose = compose();
    let postgres = &compose.services["postgres"].environment;

    let (user, database) = (&postgres["POSTGRES_USER"], &postgres["POSTGRES_DB"]);

    let address = format!("postgres://{user}:$(cat secrets/postgres_password)@postgres/{database}");
    assert!(README.contains(&address), "{address}");
}

#[test]
fn the_image_is_built_by_the_rust_that_is_asked_for_on_pinned_images_of_one_debian() {
    let from = all("FROM");
    let tags: Vec<_> = from.iter().map(|from| tag(from.split(' ').next().unwrap())).collect();

    let [builder, runtime] = tags[..] else { panic!("two stages: {tags:?}") };
    let (rust, debian) = builder.split_once("-slim-").expect("a slim image");
    assert_eq!(rust, env!("CARGO_PKG_RUST_VERSION"));
    assert_eq!(runtime, format!("{debian}-slim"));
    assert!(from[0].ends_with(" AS builder"));
}

#[test]
fn the_image_runs_as_nobody_in_particular_and_ends_by_the_signal_that_the_bot_hears() {
    let user = last("USER");

    let number: u32 = user.split(':').next().unwrap().parse().expect("a number, which runAsNonRoot can judge");
    assert_ne!(number, 0);
    assert!(last("RUN").contains(&format!("--uid {number} ")));
    assert_eq!(last("STOPSIGNAL"), "SIGTERM");
}

#[test]
fn the_image_starts_the_bot_without_a_shell_and_checks_it_by_a_command_that_it_has() {
    let copied = last("COPY");
    let binary = Path::new(copied.rsplit(' ').next().unwrap()).file_name().unwrap().to_str().unwrap().to_owned();

    let entrypoint: Vec<String> = serde_json::from_str(&last("ENTRYPOINT")).unwrap();
    let health = last("HEALTHCHECK");
    let (options, check) = health.split_once("CMD ").unwrap();
    let check: Vec<String> = serde_json::from_str(check).unwrap();

    assert_eq!(entrypoint, *std::slice::from_ref(&binary));
    assert_eq!(check, [binary, "check".to_owned()]);
    for option in ["--interval=", "--timeout=", "--start-period=", "--retries="] {
        assert!(options.contains(option), "{option}");
    }
    assert!(all("CMD").iter().all(|command| command.starts_with('[')));
}

#[test]
fn the_image_keeps_no_lists_of_packages() {
    for run in all("RUN").iter().filter(|run| run.contains("apt-get")) {
        assert!(run.contains("apt-get install --yes --no-install-recommends "), "{run}");
        assert!(run.contains("apt-get update"), "{run}");
        assert!(run.contains("rm -rf /var/lib/apt/lists/*"), "{run}");
    }
    assert!(last("RUN").contains(" ca-certificates "));
}

#[test]
fn what_the_bot_writes_by_itself_is_in_the_volume() {
    let folder = last("WORKDIR");
    let variables = [("TELEGRAM_TOKEN", "123456:a-token-of-telegram"), ("BYTEZ_API_KEY_1", "a-key-of-bytez")];
    let elsewhere = tempfile::tempdir().unwrap();

    let settings = Settings::load(&Environment::new(variables).in_folder(elsewhere.path())).unwrap();
    let outputs = Path::new(&folder).join(settings.outputs.folder.strip_prefix(elsewhere.path()).unwrap());

    assert!(outputs.starts_with(last("VOLUME")), "{}", outputs.display());
    assert!(last("RUN").contains(&format!("--mode 0700 {}", last("VOLUME"))), "its owner is the bot");
}

#[test]
fn a_build_sees_what_it_needs_and_nothing_else() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rules = DOCKERIGNORE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));

    assert_eq!(rules.next(), Some("*"), "nothing is let in that is not named");
    let seen: Vec<_> = rules.filter_map(|rule| rule.strip_prefix('!')).collect();

    for path in &seen {
        assert!(root.join(path).exists(), "{path}");
    }
    for needed in members().into_iter().chain(["Cargo.toml", "Cargo.lock", "src", "benches", "locales", "README.md"]) {
        assert!(seen.contains(&needed.split('/').next().unwrap()), "{needed}");
    }
    for private in ["secrets", "data", ".env", ".git", "refrain.toml", "target"] {
        assert!(!seen.contains(&private), "{private}");
    }
    let copied = all("COPY");
    assert_eq!(copied[0], ". .", "what is let in is what is copied");
}

/// The members of the workspace, as the manifest writes them.
fn members() -> Vec<&'static str> {
    let line = MANIFEST.lines().find_map(|line| line.strip_prefix("members = ")).unwrap();
    serde_json::from_str(line).unwrap()
}

#[test]
fn the_unit_in_the_readme_gives_the_bot_sound_settings_and_time_to_end() {
    let unit = README.split("```ini\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a unit in README");
    let of =
        |key: &str| unit.lines().filter_map(move |line| line.strip_prefix(key)?.strip_prefix('=')).collect::<Vec<_>>();

    let variables: Vec<_> = of("Environment").iter().flat_map(|line| line.split(' ')).collect();
    let variables: Vec<_> = variables.iter().map(|pair| pair.split_once('=').unwrap()).collect();
    let credentials: BTreeSet<_> =
        of("LoadCredential").iter().map(|credential| credential.split_once(':').unwrap().0).collect();

    for (name, _) in &variables {
        assert_known(name);
    }
    assert_eq!(
        variables.iter().filter_map(|(_, value)| value.strip_prefix("%d/")).collect::<BTreeSet<_>>(),
        credentials
    );
    let settings = settings(variables, "%d/");
    assert!(settings.warnings.is_empty(), "{:?}", settings.warnings);
    let stop = seconds(of("TimeoutStopSec")[0]);
    assert!(stop >= settings.queue.shutdown_grace + Duration::from_secs(10));
}
