//! Invariants 1 to 3 of ARCHITECTURE.md, read off the manifests.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

/// The direct dependencies of each package of the workspace, without those of its tests.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let direct = |package: &Value| {
        let all = package["dependencies"].as_array().unwrap().iter();
        all.filter(|dependency| dependency["kind"] != "dev").map(name).collect()
    };
    metadata["packages"].as_array().unwrap().iter().map(|package| (name(package), direct(package))).collect()
}

#[test]
fn core_knows_no_network_no_database_and_no_platform() {
    let core = &dependencies()["refrain-core"];

    assert!(core.contains("tokio"), "the manifest was read");
    for foreign in ["serenity", "teloxide", "teloxide-core", "reqwest", "hyper", "sqlx", "axum", "object_store"] {
        assert!(!core.contains(foreign), "{foreign}");
    }
}

#[test]
fn an_adapter_knows_core_and_no_other_adapter() {
    let all = dependencies();
    let adapters = ["refrain-discord", "refrain-telegram", "refrain-providers", "refrain-storage", "refrain-web"];

    for adapter in adapters {
        let own: BTreeSet<_> = all[adapter].iter().filter(|name| name.starts_with("refrain")).collect();
        assert_eq!(own, BTreeSet::from([&"refrain-core".to_owned()]), "{adapter}");
    }
}

#[test]
fn the_demonstration_knows_no_other_crate_of_the_workspace() {
    let demo = &dependencies()["refrain-demo"];

    assert!(demo.contains("axum"), "the manifest was read");
    assert!(!demo.iter().any(|name| name.starts_with("refrain")), "{demo:?}");
}

#[test]
fn only_the_facade_reads_settings_and_installs_the_log() {
    for (package, dependencies) in dependencies() {
        let facade = package == "refrain";
        for reserved in ["toml", "clap", "tracing-subscriber"] {
            assert_eq!(dependencies.contains(reserved), facade, "{package}: {reserved}");
        }
    }
}
