//! `refrain locales`, as a translator meets it: without a token, without a key.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Exit code, standard output, and what came on standard error.
fn locales(folder: &Path, arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));
    let output = command.arg("locales").args(arguments).current_dir(folder).env_clear().output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_language_is_begun_filled_in_checked_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("locales/sv/commands.ftl");

    let (begun, files, _) = locales(folder.path(), &["new", "sv"]);
    let template = fs::read_to_string(&file).unwrap();
    fs::write(&file, template.replace("# ping-text = Pong! I am here.", "ping-text = Jag finns!")).unwrap();
    let (checked, report, _) = locales(folder.path(), &["check"]);
    let (_, shown, _) = locales(folder.path(), &["show", "ping-text"]);
    let (_, stats, _) = locales(folder.path(), &["stats", "--json"]);

    assert_eq!((begun, checked), (Some(0), Some(0)), "{report}");
    assert!(files.contains("commands.ftl") && report.contains("warning[missing]"), "{files}{report}");
    assert!(shown.lines().any(|line| line.starts_with("sv") && line.ends_with("Jag finns!")), "{shown}");
    let stats: serde_json::Value = serde_json::from_str(&stats).unwrap();
    assert!(stats.as_array().unwrap().iter().any(|it| it["tag"] == "sv" && it["there"] == 1), "{stats}");
}

#[test]
fn a_mistake_is_shown_with_its_line_and_a_caret_and_ends_with_1() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("locales/de")).unwrap();
    fs::write(folder.path().join("locales/de/mine.ftl"), "# Hier\nping-text = Hier ist { $wer }!\n").unwrap();

    let (code, report, _) = locales(folder.path(), &["check"]);
    let (_, json, _) = locales(folder.path(), &["check", "--json"]);

    assert_eq!(code, Some(1));
    for part in [
        "error[unknown-variable]: the program does not pass $wer to ping-text",
        "locales/de/mine.ftl:2:25",
        "ping-text = Hier ist { $wer }!",
        "^^^",
    ] {
        assert!(report.contains(part), "{part}: {report}");
    }
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&json["ok"], &json["findings"][0]["line"]), (&false.into(), &2.into()));
}

#[test]
fn who_has_read_enough_ends_it_without_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_refrain"));

    let output = command.args(["locales", "stats"]).current_dir(folder.path()).env_clear().stdout(writer).output();

    let output = output.unwrap();
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(141), ""));
}

#[test]
fn what_is_there_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    locales(folder.path(), &["new", "sv"]);
    let before = fs::read(folder.path().join("locales/sv/wait.ftl")).unwrap();

    let (again, files, _) = locales(folder.path(), &["new", "sv"]);
    let (third, _, complaint) = locales(folder.path(), &["new", "sv"]);

    assert_eq!(again, Some(0));
    assert!(files.contains("untranslated.ftl"), "{files}");
    assert_eq!(third, Some(1));
    assert!(complaint.contains("untranslated.ftl"), "{complaint}");
    assert_eq!(fs::read(folder.path().join("locales/sv/wait.ftl")).unwrap(), before);
}

#[test]
fn an_unknown_message_or_language_is_told() {
    let folder = tempfile::tempdir().unwrap();

    assert_eq!(locales(folder.path(), &["show", "no-such"]).0, Some(1));
    assert!(locales(folder.path(), &["new", "no language"]).2.contains("BCP 47"));
}
