//! The environment.

use refrain_core::provider::Target;

use super::Start;

#[test]
fn sections_nest_in_a_variable_and_lists_have_commas() {
    let start = Start::new()
        .set("REFRAIN_TIERS__PREMIUM__USERS", "telegram:42, discord:7")
        .set("REFRAIN_TIERS__Gold__ROLES", "discord:9")
        .set("REFRAIN_ROUTES__IMAGE__CHAIN", "bytez:a/b,bytez:c/d");

    let settings = start.settings();

    let users: Vec<_> = settings.tiers["premium"].users.iter().map(ToString::to_string).collect();
    assert_eq!(users, ["telegram:42", "discord:7"]);
    assert_eq!(settings.tiers["gold"].roles, ["discord:9"]);
    let model = |model: &str| Target { provider: "bytez".to_owned(), model: model.to_owned() };
    assert_eq!(settings.routes.image.chain, [model("a/b"), model("c/d")]);
}

#[test]
fn an_empty_variable_empties_a_list() {
    let start =
        Start::new().toml("[tiers.premium]\nusers = [\"telegram:42\"]\n").set("REFRAIN_TIERS__PREMIUM__USERS", "");

    assert_eq!(start.settings().tiers["premium"].users, []);
}

#[test]
fn any_variable_can_name_a_file() {
    let start = Start::bare()
        .file("token", "123456:from-a-file\n")
        .file("key", "  key-from-a-file\n")
        .file("users", "telegram:1\ntelegram:2\n")
        .set("TELEGRAM_TOKEN_FILE", "token")
        .set("BYTEZ_API_KEY_1_FILE", "key")
        .set("REFRAIN_TIERS__PREMIUM__USERS_FILE", "users");

    let settings = start.settings();

    assert_eq!(settings.credentials.bytez[0].label(), "bytez#1");
    assert_eq!(settings.tiers["premium"].users.len(), 2);
}

#[test]
fn a_file_that_is_not_there_is_told_with_variable_and_path() {
    let faults = Start::bare().set("TELEGRAM_TOKEN_FILE", "secrets/token").set("BYTEZ_API_KEY_1", "k").faults();

    assert_eq!(faults.len(), 1, "{faults:#?}");
    assert!(faults[0].starts_with("TELEGRAM_TOKEN_FILE (secrets/token): can't be read: "), "{faults:#?}");
}

#[test]
fn a_variable_and_its_file_are_not_both_set() {
    let fault = Start::new().file("token", "1:a").set("TELEGRAM_TOKEN_FILE", "token").fault();

    assert_eq!(fault, "TELEGRAM_TOKEN: both TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE are set; set one of them");
}

#[test]
fn an_unknown_variable_of_ours_is_told_with_the_closest_name() {
    let close = |name: &str| Start::new().set(name, "1").fault();

    assert_eq!(
        close("REFRAIN_RETRY_MAX_ATTEMPTS"),
        "REFRAIN_RETRY_MAX_ATTEMPTS: there is no such setting; did you mean REFRAIN_RETRY__MAX_ATTEMPTS?"
    );
    assert!(close("REFRAIN_LOCALE").ends_with("did you mean REFRAIN_LOCALES?"));
    assert!(close("REFRAIN_TIERS__GOLD__WIEGHT").ends_with("did you mean REFRAIN_TIERS__GOLD__WEIGHT?"));
    assert!(close("REFRAIN_RETRY").contains("is a section"));
}

#[test]
fn variables_of_others_are_left_alone() {
    let start = Start::new().set("PATH", "/bin").set("HOME", "").set("OPENAI_API_KEY", "x");

    assert_eq!(start.warnings(), Vec::<String>::new());
}

#[test]
fn what_kubernetes_says_of_a_service_called_refrain_is_no_setting() {
    let start = Start::new()
        .set("REFRAIN_SERVICE_HOST", "10.0.0.1")
        .set("REFRAIN_PORT", "tcp://10.0.0.1:80")
        .set("REFRAIN_PORT_80_TCP_ADDR", "10.0.0.1");

    assert_eq!(start.warnings(), Vec::<String>::new());
}

#[test]
fn an_address_that_nothing_listens_on_is_warned_of() {
    let start = Start::new().set("REFRAIN_LISTEN", "127.0.0.1:8080").set("REFRAIN_WEB__ENABLED", "false");

    assert_eq!(
        start.warnings(),
        ["REFRAIN_LISTEN: is not used: web.enabled is false, and discord.interactions is not \"http\""]
    );
}

#[test]
fn without_a_token_the_web_is_for_this_machine_alone() {
    let everywhere = || Start::new().set("REFRAIN_LISTEN", "0.0.0.0:8080");

    let fault = everywhere().fault();
    assert!(fault.starts_with("REFRAIN_LISTEN: without a token"), "{fault}");
    let fault = Start::new().set("REFRAIN_WEB__ALLOWED_HOSTS", "bot.example").fault();
    assert!(fault.ends_with("web.allowed_hosts needs a token: set REFRAIN_API_TOKEN"), "{fault}");

    for with_token in [
        everywhere().set("REFRAIN_API_TOKEN", "web-secret"),
        everywhere().set("REFRAIN_WEB__TOKENS", "shop web-secret jobs:read"),
        everywhere().set("REFRAIN_WEB__ENABLED", "false"),
        Start::new().set("REFRAIN_LISTEN", "[::1]:8080"),
    ] {
        assert!(with_token.load().is_ok());
    }
}

#[test]
fn no_two_tokens_of_the_web_have_one_name() {
    let fault = |tokens: &str| Start::new().set("REFRAIN_WEB__TOKENS", tokens).fault();

    assert!(fault("shop a admin, shop b admin").ends_with("web.tokens: item 2 has a name that is taken (shop)"));
    assert!(fault("operator a admin").ends_with("item 1 has a name that is taken (operator)"));
}

#[test]
fn the_database_is_a_file_or_a_postgresql_and_a_fault_tells_no_password() {
    for good in ["sqlite://elsewhere/jobs.db", "postgres://bot:pass@db/refrain", "postgresql://db/refrain"] {
        assert!(Start::new().set("DATABASE_URL", good).load().is_ok(), "{good}");
    }
    for bad in ["sqlite://", "sqlite://:memory:", "mysql://bot:pass@db/refrain", "postgres://bot:pass@", "jobs.db"] {
        let fault = Start::new().set("DATABASE_URL", bad).fault();
        assert!(fault.starts_with("DATABASE_URL: expected sqlite://") && !fault.contains("pass@"), "{fault}");
    }
}

#[test]
fn a_bucket_for_outputs_needs_its_whole_key_and_says_so_without_it() {
    let bucket = || {
        let start = Start::new().set("REFRAIN_OUTPUTS__URL", "s3://pictures/of/refrain");
        start.set("REFRAIN_OUTPUTS__SECRET_ACCESS_KEY", "secret-of-the-bucket")
    };

    let outputs = bucket().set("REFRAIN_OUTPUTS__ACCESS_KEY_ID", "AKIA7").settings().outputs;
    assert_eq!(outputs.url.map(String::from).as_deref(), Some("s3://pictures/of/refrain"));
    assert_eq!((outputs.endpoint, outputs.region.as_str(), outputs.allow_http), (None, "us-east-1", false));

    let fault = bucket().fault();
    assert!(fault.starts_with("REFRAIN_OUTPUTS__URL: ") && fault.contains("outputs.access_key_id"), "{fault}");
    assert!(!fault.contains("secret-of-the-bucket"), "{fault}");
    let whole = || bucket().set("REFRAIN_OUTPUTS__ACCESS_KEY_ID", "AKIA7");
    let fault = whole().set("REFRAIN_OUTPUTS__ENDPOINT", "http://minio:9000").fault();
    assert!(fault.starts_with("REFRAIN_OUTPUTS__ENDPOINT: ") && fault.contains("outputs.allow_http"), "{fault}");
    let start = whole().set("REFRAIN_OUTPUTS__ENDPOINT", "http://minio:9000");
    assert!(start.set("REFRAIN_OUTPUTS__ALLOW_HTTP", "true").load().is_ok());
    for bad in ["pictures", "https://pictures", "s3://", "s3://key:secret@pictures"] {
        assert!(Start::new().set("REFRAIN_OUTPUTS__URL", bad).load().is_err(), "{bad}");
    }
}

#[test]
fn one_platform_is_enough_and_none_is_a_fault() {
    let key = || Start::bare().set("BYTEZ_API_KEY_1", "k");

    let discord = key().set("DISCORD_TOKEN", "x.y.z").settings();
    assert!(discord.credentials.discord.is_some() && discord.credentials.telegram.is_none());

    let fault = key().fault();
    assert!(fault.starts_with("DISCORD_TOKEN or TELEGRAM_TOKEN: set DISCORD_TOKEN"), "{fault}");
}

#[test]
fn calls_of_discord_need_the_applications_key() {
    let http = || {
        let start = Start::new().set("REFRAIN_API_TOKEN", "web-secret");
        start.set("REFRAIN_DISCORD__INTERACTIONS", "http").set("REFRAIN_LISTEN", "0.0.0.0:9000")
    };
    let key = "67c6bd767ca099e79efac9fcce4d2022a63bf7dea780e7f3d813f694c1597089";

    let fault = http().fault();
    assert!(fault.ends_with("discord.interactions is \"http\", and discord.public_key is not set"), "{fault}");

    let start = http().set("REFRAIN_DISCORD__PUBLIC_KEY", key);
    assert_eq!((start.settings().listen, start.warnings()), ("0.0.0.0:9000".parse().unwrap(), vec![]));
}

#[test]
fn the_log_filter_of_rust_wins() {
    let start = Start::new().toml("[log]\nfilter = \"warn\"\n");
    assert_eq!(start.settings().log.filter, "warn");

    let start = start.set("RUST_LOG", "refrain=debug");
    assert_eq!(start.settings().log.filter, "refrain=debug");

    let fault = Start::new().set("RUST_LOG", "refrain=loud").fault();
    assert!(fault.starts_with("RUST_LOG: log.filter: expected a log filter"), "{fault}");
}

#[test]
fn a_webhook_of_telegrams_needs_an_address_that_telegram_calls() {
    let webhook = || Start::new().set("REFRAIN_TELEGRAM__UPDATES", "webhook");
    let at = |url: &str| webhook().set("REFRAIN_WEB__PUBLIC_URL", url);

    assert!(webhook().fault().ends_with("telegram.updates is \"webhook\", and web.public_url is not set"));
    for url in ["http://bot.example", "https://bot.example:8080", "http://bot.example:443"] {
        assert!(at(url).fault().contains("on port 443, 80, 88 or 8443"), "{url}");
    }
    for url in ["https://bot.example", "https://bot.example:8443/refrain/"] {
        assert!(at(url).settings().web.public_url.is_some(), "{url}");
    }
    // A Bot API server of one's own calls whatever it is told.
    at("http://10.0.0.7:8080").set("TELEGRAM_API_URL", "http://localhost:8081").settings();
    let without = at("https://bot.example").set("REFRAIN_WEB__ENABLED", "false").fault();
    assert!(without.ends_with("telegram.updates is \"webhook\", and web.enabled is false"), "{without}");
}

#[test]
fn an_address_with_a_password_is_refused_and_not_repeated() {
    let fault = Start::new().set("TELEGRAM_API_URL", "http://me:address-secret@localhost:8081").fault();

    assert!(fault.starts_with("TELEGRAM_API_URL: expected an http://"), "{fault}");
    assert!(!fault.contains("secret"), "{fault}");
}

#[test]
fn a_named_folder_of_locales_must_be_there() {
    assert!(Start::new().set("REFRAIN_LOCALES", "words").fault().starts_with("REFRAIN_LOCALES: there is no folder "));

    let start = Start::new().set("REFRAIN_LOCALES", "words");
    std::fs::create_dir(start.folder.path().join("words")).unwrap();
    assert_eq!(start.settings().locales, start.folder.path().join("words"));
}

#[test]
#[cfg(unix)]
fn a_value_that_is_no_utf8_is_told() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let start = Start::new();
    let variables = start.variables.iter().map(|(name, value)| (name.into(), value.into()));
    let odd = ("REFRAIN_LOG__FILTER".into(), OsStr::from_bytes(b"\xff").to_owned());
    let environment = super::Environment::new(variables.chain([odd]).collect::<Vec<(std::ffi::OsString, _)>>());

    let faults = super::Settings::load(&environment.in_folder(start.folder.path())).unwrap_err();

    assert!(faults.to_string().starts_with("REFRAIN_LOG__FILTER: is not UTF-8\n"), "{faults}");
}

#[test]
fn neither_debug_nor_a_fault_shows_a_secret() {
    let start = Start::new()
        .file("key", "file-secret")
        .set("BYTEZ_API_KEY_2_FILE", "key")
        .set("REFRAIN_API_TOKEN", "web-secret")
        .set("REFRAIN_WEB__TOKENS", "shop shop-secret admin")
        .set("REFRAIN_WEBHOOKS__SECRET", "whsec_aG9vay1zZWNyZXQtaG9vay1zZWNyZXQtaG9vaw==");
    assert!(format!("{:?}", start.settings()).contains("bytez#2"));

    let shown = [format!("{:#?}", start.settings()), format!("{:#?}", start.environment())];
    let wrong = start
        .set("REFRAIN_RETRY__MAX_ATTEMPTS", "misplaced-secret")
        .set("BYTEZ_API_KEY_3", "bytez secret 3")
        .set("BYTEZ_API_KEY_4", "bytez-secret-1");
    let told = wrong.load().unwrap_err();
    let shown = [&shown[..], &[format!("{told}"), format!("{told:#?}")]].concat();

    assert_eq!(told.0.len(), 3, "{told}");
    for text in shown {
        for secret in ["-secret", "secret 3", "aG9vay1z"] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}
