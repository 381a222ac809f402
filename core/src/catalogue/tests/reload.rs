//! A folder that changes while the catalogue is in use.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::super::{Catalogue, Message, id};

fn write(folder: &TempDir, file: &str, text: &str) {
    let path = folder.path().join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn ping(catalogue: &Catalogue, tag: &str) -> String {
    catalogue.plain(&catalogue.negotiate(&[tag]), &Message::new(id::PING_TEXT))
}

fn loaded() -> (Catalogue, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "de/mine.ftl", "ping-text = Hier!");
    (Catalogue::load(folder.path()).0, folder)
}

#[test]
fn a_changed_text_is_in_the_next_message() {
    let (catalogue, folder) = loaded();

    write(&folder, "de/mine.ftl", "ping-text = Da!");
    let faults = catalogue.reload();

    assert_eq!(faults, Some(vec![]));
    assert_eq!(ping(&catalogue, "de"), "Da!");
}

#[test]
fn a_locale_comes_and_goes() {
    let (catalogue, folder) = loaded();
    let before = ping(&catalogue, "fr");

    write(&folder, "fr/bot.ftl", "ping-text = Me voilà");
    catalogue.reload();
    let there = ping(&catalogue, "fr-CA");
    fs::remove_dir_all(folder.path().join("fr")).unwrap();
    catalogue.reload();

    assert_eq!(there, "Me voilà");
    assert_eq!(ping(&catalogue, "fr"), before);
}

#[test]
fn a_broken_file_keeps_its_last_good_text_until_it_is_mended() {
    let (catalogue, folder) = loaded();

    write(&folder, "de/mine.ftl", "ping-text = { kaputt\n");
    let faults = catalogue.reload().unwrap();
    let broken = ping(&catalogue, "de");
    write(&folder, "de/mine.ftl", "ping-text = Heil!");
    let mended = catalogue.reload();

    assert_eq!(broken, "Hier!");
    assert_eq!((faults.len(), faults[0].line), (1, 2));
    assert!(faults[0].file.ends_with("de/mine.ftl"));
    assert_eq!((mended, ping(&catalogue, "de").as_str()), (Some(vec![]), "Heil!"));
}

#[test]
fn a_file_that_stays_broken_keeps_its_text_while_others_change() {
    let (catalogue, folder) = loaded();
    write(&folder, "de/mine.ftl", "ping-text = {");
    catalogue.reload();

    write(&folder, "de/other.ftl", "help-heading = Hilfe");
    let faults = catalogue.reload().unwrap();

    assert_eq!(faults.len(), 1);
    assert_eq!(ping(&catalogue, "de"), "Hier!");
    assert_eq!(catalogue.faults(), faults);
}

#[test]
fn a_file_that_can_not_be_read_any_more_keeps_its_text() {
    let (catalogue, folder) = loaded();

    fs::write(folder.path().join("de/mine.ftl"), b"ping-text = M\xfcll").unwrap();
    let faults = catalogue.reload().unwrap();

    assert_eq!(faults[0].what, "not UTF-8");
    assert_eq!(ping(&catalogue, "de"), "Hier!");
}

#[test]
fn a_file_that_was_removed_is_gone_even_if_it_was_broken() {
    let (catalogue, folder) = loaded();
    write(&folder, "de/mine.ftl", "ping-text = {");
    catalogue.reload();

    fs::remove_file(folder.path().join("de/mine.ftl")).unwrap();
    catalogue.reload();

    assert_eq!(ping(&catalogue, "de"), ping(&Catalogue::builtin(), "de"));
    assert_eq!(catalogue.faults(), []);
}

#[test]
fn nothing_new_changes_nothing_and_is_told_to_nobody() {
    let (catalogue, _folder) = loaded();
    let changes = catalogue.changes();

    assert_eq!(catalogue.reload(), None);
    assert!(!changes.has_changed().unwrap());
}

#[test]
fn who_follows_is_told_of_a_change() {
    let (catalogue, folder) = loaded();
    let changes = catalogue.changes();

    write(&folder, "de/mine.ftl", "ping-text = Da!");
    catalogue.reload();

    assert!(changes.has_changed().unwrap());
}

#[test]
fn the_default_stays_the_default_and_may_come_later() {
    let folder = tempfile::tempdir().unwrap();
    let catalogue = Catalogue::load(folder.path()).0.default_locale("sv");
    let before = catalogue.negotiate(&["tlh"]).tag().to_owned();

    write(&folder, "sv/bot.ftl", "ping-text = Här är jag");
    catalogue.reload();

    assert_eq!((before.as_str(), catalogue.negotiate(&["tlh"]).tag()), ("en-US", "sv"));
}

#[test]
fn a_locale_of_before_still_words_after_its_language_is_gone() {
    let (catalogue, folder) = loaded();
    write(&folder, "sv/bot.ftl", "ping-text = Här är jag");
    catalogue.reload();
    let swedish = catalogue.negotiate(&["sv"]);

    fs::remove_dir_all(folder.path().join("sv")).unwrap();
    catalogue.reload();

    assert_eq!(catalogue.plain(&swedish, &Message::new(id::PING_TEXT)), ping(&catalogue, "en"));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_a_fault_and_nobody_waits_for_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("de")).unwrap();
    let pipe = folder.path().join("de/pipe.ftl");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());

    let (_, faults) = Catalogue::load(folder.path());

    assert_eq!(faults[0].what, "not a file that can be read");
}

#[test]
fn a_catalogue_without_a_folder_has_nothing_to_read() {
    assert_eq!(Catalogue::builtin().reload(), None);
    assert_eq!(Catalogue::load(Path::new("/nowhere")).0.folder().as_deref(), Some(Path::new("/nowhere")));
}
