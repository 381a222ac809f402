//! `refrain.toml`.

use std::time::Duration;

use super::Start;

#[test]
fn with_a_token_and_a_key_alone_the_defaults_stand() {
    let settings = Start::new().settings();

    assert_eq!(settings.retry.max_attempts, 3);
    assert_eq!(settings.retry.base_delay, Duration::from_secs(2));
    assert_eq!(settings.routes.image.attempt_timeout, Duration::from_secs(90));
    assert_eq!(settings.routes.video.attempt_timeout, Duration::from_mins(3));
    assert_eq!(settings.routes.video.deadline, Duration::from_mins(20));
    assert_eq!(settings.bytez.concurrency, None);
    assert_eq!((settings.tiers["free"].weight, settings.tiers["premium"].weight), (1, 8));
    assert_eq!(settings.tiers["premium"].max_queued, 20);
    assert_eq!(settings.addresses.bytez.as_str(), "https://api.bytez.com/");
    assert_eq!(settings.warnings, []);
}

#[test]
fn the_file_wins_over_the_defaults_and_the_environment_over_the_file() {
    let start =
        Start::new().toml("[retry]\nmax_attempts = 5\nmax_delay = \"40s\"\n").set("REFRAIN_RETRY__MAX_ATTEMPTS", "7");

    let retry = start.settings().retry;

    assert_eq!(retry.max_attempts, 7);
    assert_eq!(retry.max_delay, Duration::from_secs(40));
    assert_eq!(retry.base_delay, Duration::from_secs(2));
}

#[test]
fn a_named_file_must_be_there() {
    let fault = Start::new().set("REFRAIN_CONFIG", "mine.toml").fault();

    assert!(fault.starts_with("REFRAIN_CONFIG: the settings file mine.toml can't be read: "), "{fault}");
}

#[test]
fn a_named_file_is_read_instead_of_the_usual_one() {
    let start = Start::new()
        .toml("[queue]\nmax_queued = 1\n")
        .file("mine.toml", "[queue]\nmax_queued = 2\n")
        .set("REFRAIN_CONFIG", "mine.toml");

    assert_eq!(start.settings().queue.max_queued, 2);
}

#[test]
fn all_faults_are_told_at_once_each_with_its_place() {
    let start = Start::bare()
        .toml("[retry]\nmax_attempts = 0\nbase_dellay = \"2s\"\n\n[routes.image]\nattempt_timeout = 90\n")
        .set("REFRAIN_QUEUE__MAX_QUEUED", "many");

    assert_eq!(
        start.load().unwrap_err().to_string(),
        "refrain.toml:2:16: retry.max_attempts: expected a whole number from 1 to 20\n\
         refrain.toml:3:1: there is no setting retry.base_dellay; did you mean base_delay?\n\
         refrain.toml:6:19: routes.image.attempt_timeout: expected a duration from 1ms to 1h, such as 500ms, 2s, 10m, 1h or 30d, found a number\n\
         BYTEZ_API_KEY_1: set BYTEZ_API_KEY_1 to a key of the provider; without one nothing can be made\n\
         DISCORD_TOKEN or TELEGRAM_TOKEN: set DISCORD_TOKEN to the token of your application on discord.com/developers, or TELEGRAM_TOKEN to the one that @BotFather on Telegram gives; without any there is nobody to talk to\n\
         REFRAIN_QUEUE__MAX_QUEUED: queue.max_queued: expected a whole number from 1 to 1000000\n\
         6 faults in the settings"
    );
}

#[test]
fn every_syntax_error_has_its_line_and_column() {
    let faults = Start::new().toml("[retry\nmax_attempts = 3\n\n[queue]\nmax_queued = \n").faults();

    assert!(faults[0].starts_with("refrain.toml:1:7: "), "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.starts_with("refrain.toml:5:")), "{faults:#?}");
}

#[test]
fn what_follows_from_a_syntax_error_is_not_told_beside_it() {
    let faults = Start::new().toml("[queue]\nmax_queued = \n\n[retry]\nmax_attempts = 99\n").faults();

    assert_eq!(faults.iter().filter(|fault| fault.starts_with("refrain.toml:2:")).count(), 1, "{faults:#?}");
    assert!(faults.iter().any(|fault| fault.starts_with("refrain.toml:5:16: retry.max_attempts")), "{faults:#?}");
}

#[test]
fn columns_count_characters_not_bytes() {
    let fault = Start::new().toml("messages = { \"größe\" = 1 }\n").fault();

    assert_eq!(fault, "refrain.toml:1:14: there is no setting messages.größe");
    let fault = Start::new().toml("tiers.free = { users = [\"telegram:ä\"], \"weight\" = true }\n").faults();
    assert!(fault.iter().any(|fault| fault.starts_with("refrain.toml:1:51: tiers.free.weight: ")), "{fault:#?}");
}

#[test]
fn a_file_that_is_no_utf8_is_told_with_the_place() {
    let start = Start::new();
    std::fs::write(start.folder.path().join("refrain.toml"), b"[log]\nfilter = \"\xff\"\n").unwrap();

    assert_eq!(start.fault(), "refrain.toml:2:11: this is not UTF-8");
}

#[test]
fn unknown_sections_are_told_once_with_the_closest_name() {
    let faults = Start::new().toml("[rety]\nmax_attempts = 3\n[routes.vidoe]\ndeadline = \"1m\"\n").faults();

    assert_eq!(
        faults,
        [
            "refrain.toml:1:2: there is no section rety; did you mean retry?",
            "refrain.toml:3:9: there is no section routes.vidoe; did you mean video?",
        ]
    );
}

#[test]
fn a_quoted_name_with_a_dot_is_not_the_setting() {
    let fault = Start::new().toml("\"retry.max_attempts\" = 3\n").fault();

    assert!(fault.starts_with("refrain.toml:1:1: there is no setting retry.max_attempts"), "{fault}");
}

#[test]
fn sections_and_settings_are_not_mistaken_for_each_other() {
    assert_eq!(Start::new().toml("retry = 3\n").fault(), "refrain.toml:1:1: [retry] is a section");
    let fault = Start::new().toml("[retry.max_attempts]\n").fault();
    assert!(fault.ends_with("expected a whole number from 1 to 20, found a section"), "{fault}");
}

#[test]
fn every_item_of_a_list_has_its_place() {
    let faults =
        Start::new().toml("[tiers.premium]\nusers = [\n  \"telegram:42\",\n  \"telegram:@me\",\n  7,\n]\n").faults();

    assert!(faults[0].starts_with("refrain.toml:4:3: tiers.premium.users: item 2: expected a person"), "{faults:#?}");
    assert!(faults[1].starts_with("refrain.toml:5:3: tiers.premium.users: item 3: "), "{faults:#?}");
}

#[test]
fn a_number_in_quotes_is_told_as_such() {
    let fault = Start::new().toml("[retry]\nmax_attempts = \"3\"\n").fault();

    assert!(fault.ends_with("expected a whole number from 1 to 20, found text in quotes"), "{fault}");
}

#[test]
fn a_number_beyond_64_bits_is_out_of_range() {
    let fault = Start::new().toml("[retry]\nmax_attempts = 99999999999999999999999\n").fault();

    assert!(fault.ends_with("expected a whole number from 1 to 20"), "{fault}");
}

#[test]
fn an_operators_own_tier_starts_from_the_free_one() {
    let tiers = Start::new().toml("[tiers.gold]\nweight = 4\nroles = [\"discord:7\"]\n").settings().tiers;

    assert_eq!((tiers["gold"].weight, tiers["gold"].max_queued), (4, 5));
    assert_eq!(tiers.keys().collect::<Vec<_>>(), ["free", "gold", "premium"]);
}

#[test]
fn a_tier_has_a_name_that_a_variable_can_have() {
    for name in ["Gold", "a__b", "gold-plus", "7"] {
        let fault = Start::new().toml(&format!("[tiers.{name}]\n")).fault();

        assert!(fault.contains("the name of a tier is small letters"), "{fault}");
    }
}

#[test]
fn a_secret_in_the_file_is_sent_to_the_environment_and_not_repeated() {
    let fault = Start::new().toml("telegram_token = \"1:file-secret\"\n").fault();

    assert_eq!(fault, "refrain.toml:1:1: telegram_token is a variable of the environment, not a setting of this file");
}

#[test]
fn a_tier_that_nobody_is_in_is_warned_of() {
    let warnings = Start::new().toml("[tiers.premum]\n").warnings();

    assert_eq!(
        warnings,
        ["refrain.toml:1:8: nobody is in the tier premum: it has neither users nor roles; did you mean premium?"]
    );
}

#[test]
fn nobody_is_in_two_tiers() {
    let fault = Start::new()
        .toml("[tiers.gold]\nusers = [\"telegram:42\"]\n[tiers.premium]\nusers = [\"telegram:42\"]\n")
        .fault();

    assert_eq!(
        fault,
        "refrain.toml:4:10: tiers.premium.users: item 1 is in tiers.gold.users as well (refrain.toml:2:10)"
    );
}

#[test]
fn what_does_not_go_together_is_told_at_the_value_that_was_set() {
    let faults = Start::new().toml("[retry]\nmax_delay = \"1s\"\n[routes.video]\nattempt_timeout = \"30m\"\n").faults();

    assert_eq!(
        faults,
        [
            "refrain.toml:2:13: retry.base_delay is longer than retry.max_delay",
            "refrain.toml:4:19: routes.video.deadline is shorter than routes.video.attempt_timeout",
        ]
    );
}

#[test]
fn a_chain_names_providers_that_are_there() {
    let fault = Start::new().toml("[routes.image]\nchain = [\"bytez:a/b\", \"bites:a/b\"]\n").fault();

    assert!(fault.starts_with("refrain.toml:2:23: routes.image.chain: item 2: "), "{fault}");
    assert!(fault.ends_with("it knows bytez; did you mean bytez?"), "{fault}");
}

#[test]
fn an_empty_chain_is_a_fault() {
    let fault = Start::new().toml("[routes.image]\nchain = []\n").fault();

    assert!(fault.contains("a list of at least one, each provider:model"), "{fault}");
}

#[test]
fn a_bad_time_to_keep_something_is_told_with_its_place() {
    let fault = |line| Start::new().toml(&format!("[retention]\n{line}\n")).fault();

    let expected = "expected a duration from 1m to 3650d, such as 500ms, 2s, 10m, 1h or 30d";
    assert_eq!(fault("jobs = \"soon\""), format!("refrain.toml:2:8: retention.jobs: {expected}"));
    assert_eq!(fault("outputs = \"1s\""), format!("refrain.toml:2:11: retention.outputs: {expected}"));
    assert_eq!(fault("outputs = 30"), format!("refrain.toml:2:11: retention.outputs: {expected}, found a number"));
}

#[test]
fn webhooks_may_be_allowed_some_private_networks() {
    let of = |line| Start::new().toml(&format!("[webhooks]\n{line}\n"));

    assert!(of("allow_private = [\"10.0.0.0/8\"]").warnings().is_empty());
    assert!(of("allow_private = \"soon\"").fault().contains("true, false, or a list of ranges"));
    assert!(of("allow_private = [\"10.0.0.1\"]").fault().contains("true, false, or a list of ranges"));
    assert!(of("secret = \"whsec_short\"").fault().contains("24 to 64 random bytes"));
}
