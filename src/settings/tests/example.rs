//! `refrain.example.toml`, and what is told of the variables.

use super::Start;
use crate::settings::example;
use crate::settings::schema::sections;
use crate::settings::section::Preset;
use crate::settings::variables::{KEY_PREFIXES, NAMED};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/refrain.example.toml");

/// Removes the `#` before settings; a description has a space behind it.
fn uncommented(example: &str) -> String {
    let line =
        |line: &str| line.strip_prefix('#').filter(|rest| !rest.starts_with([' ', '#'])).unwrap_or(line).to_owned();
    example.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_example_file_is_up_to_date() {
    if std::env::var_os("UPDATE_EXAMPLE").is_some() {
        std::fs::write(FILE, example()).unwrap();
    }

    let file = std::fs::read_to_string(FILE).unwrap();

    assert!(
        file == example(),
        "refrain.example.toml is out of date; UPDATE_EXAMPLE=1 cargo test example writes it anew"
    );
}

#[test]
fn the_example_as_it_is_says_what_the_defaults_say() {
    let start = Start::new();
    let defaults = format!("{:?}", start.settings());

    let copied = start.toml(&example());

    assert_eq!(format!("{:?}", copied.settings()), defaults);
}

#[test]
fn every_setting_of_the_example_can_be_switched_on() {
    let text = uncommented(&example());

    let settings = Start::new().set("BYTEZ_API_KEY_2", "second").toml(&text).settings();

    let keys: usize = sections().iter().map(|section| section.keys.len()).sum();
    assert_eq!(text.lines().filter(|line| !line.starts_with('#') && line.contains(" = ")).count(), keys);
    assert_eq!(settings.bytez.accounts.unwrap(), ["first", "second"]);
}

#[test]
fn every_default_is_a_value_that_its_key_takes() {
    // A default that can't be read would leave its section out without a fault: all are there.
    assert!(Start::new().load().is_ok());

    for section in sections() {
        for (name, _) in section.own {
            assert!(section.keys.iter().any(|key| key.name == *name), "{name} of {:?}", section.path);
        }
        for key in section.keys {
            assert!(!key.doc.is_empty());
            assert!(!matches!(key.preset, Preset::Is("")), "{}", key.name);
        }
    }
}

#[test]
fn the_help_names_every_variable() {
    let help = include_str!("../../cli/environment.txt");

    for name in NAMED.iter().chain(&KEY_PREFIXES) {
        assert!(help.contains(name), "{name} is not in the help");
    }
}
