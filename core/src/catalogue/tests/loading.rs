//! Files of a folder come before the compiled-in ones.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::super::{Catalogue, Fault, Message, MessageId, id};

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn load(files: &[(&str, &[u8])]) -> (Catalogue, Vec<Fault>) {
    Catalogue::load(folder(files).path())
}

fn ping(catalogue: &Catalogue, tag: &str) -> String {
    catalogue.plain(&catalogue.negotiate(&[tag]), &Message::new(id::PING_TEXT))
}

#[test]
fn no_folder_is_no_fault() {
    let (catalogue, faults) = Catalogue::load(Path::new("/nowhere/to/be/found"));

    assert_eq!(faults, []);
    assert_eq!(ping(&catalogue, "de"), ping(&Catalogue::builtin(), "de"));
}

#[test]
fn a_message_of_the_folder_wins_and_the_others_stay() {
    let (catalogue, faults) = load(&[("de/mine.ftl", b"ping-text = Hier!")]);

    assert_eq!(faults, []);
    assert_eq!(ping(&catalogue, "de"), "Hier!");
    let de = catalogue.negotiate(&["de"]);
    assert!(catalogue.has(&de, id::START_TEXT));
}

#[test]
fn attributes_stay_where_only_the_value_is_worded_anew() {
    let (catalogue, _) = load(&[("de/mine.ftl", b"failure-queue-full = Voll")]);
    let de = catalogue.negotiate(&["de"]);

    let full = catalogue.plain(&de, &Message::new(id::FAILURE_QUEUE_FULL));
    let meanwhile = catalogue.plain(&de, &Message::new(id::FAILURE_QUEUE_FULL).attribute("meanwhile"));

    assert_eq!((full.as_str(), meanwhile.as_str()), ("Voll", "Die Warteschlange ist voll."));
}

#[test]
fn a_folder_adds_a_locale() {
    let (catalogue, faults) = load(&[("fr/bot.ftl", b"ping-text = Pong, me voil\xc3\xa0")]);

    assert_eq!(faults, []);
    assert_eq!(ping(&catalogue, "fr-CA"), "Pong, me voilà");
    assert!(catalogue.locales().iter().any(|locale| locale.tag() == "fr"));
}

#[test]
fn a_broken_file_leaves_the_built_in_text_and_names_the_place() {
    let folder = folder(&[
        ("de/broken.ftl", b"ping-text = Hier!\n\nstart-text = { $x\n\nhelp-heading = x\n"),
        ("de/whole.ftl", b"help-heading = Hilfe"),
    ]);

    let (catalogue, faults) = Catalogue::load(folder.path());

    assert_eq!(ping(&catalogue, "de"), ping(&Catalogue::builtin(), "de"));
    let de = catalogue.negotiate(&["de"]);
    assert_eq!(catalogue.plain(&de, &Message::new(id::HELP_HEADING)), "Hilfe");
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].file, folder.path().join("de/broken.ftl"));
    assert_eq!((faults[0].line, faults[0].column, faults[0].entry_line), (5, 1, 3));
    assert_eq!(faults[0].what, "expected \"}\"");
}

#[test]
fn a_mark_at_the_start_of_a_file_is_passed_over() {
    let (catalogue, faults) = load(&[("de/bom.ftl", b"\xef\xbb\xbfping-text = Hier!")]);

    assert_eq!(faults, []);
    assert_eq!(ping(&catalogue, "de"), "Hier!");
}

#[test]
fn line_ends_of_windows_are_line_ends() {
    let (catalogue, faults) = load(&[("de/crlf.ftl", b"ping-text =\r\n    Hier\r\n    und da\r\nfoo = x\r\n")]);

    assert_eq!(faults, []);
    assert_eq!(ping(&catalogue, "de"), "Hier\nund da");
}

#[test]
fn files_that_are_too_large_or_not_utf8_are_faults() {
    let large = vec![b'#'; 1024 * 1024 + 1];

    let (_, faults) = load(&[("de/large.ftl", &large), ("de/latin.ftl", b"a = b\nping-text = M\xfcll")]);

    assert_eq!(faults.len(), 2);
    assert!(faults[0].what.contains("larger than"), "{}", faults[0]);
    assert_eq!((faults[1].what.as_str(), faults[1].line, faults[1].column), ("not UTF-8", 2, 14));
}

#[test]
fn a_folder_that_names_no_language_is_a_fault() {
    for name in ["backup", "de_AT", "x", "und", "de-", "some words"] {
        let (_, faults) = load(&[(&format!("{name}/a.ftl"), b"a = b")]);

        assert_eq!(faults.len(), 1, "{name}");
        assert!(faults[0].file.ends_with(name));
    }
}

#[test]
fn hidden_folders_and_other_files_are_passed_over() {
    let (catalogue, faults) =
        load(&[("..data/a.ftl", b"{"), ("README.md", b"{"), ("de/notes.txt", b"{"), ("de/.x.ftl", b"{")]);

    assert_eq!(faults, []);
    assert_eq!(catalogue.locales().len(), Catalogue::builtin().locales().len());
}

#[test]
fn a_message_in_two_files_is_a_fault_and_the_first_one_stays() {
    let (catalogue, faults) = load(&[("de/a.ftl", b"ping-text = A"), ("de/b.ftl", b"x = y\nping-text = B")]);

    assert_eq!(ping(&catalogue, "de"), "A");
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].line, 2);
    assert!(faults[0].what.contains("a.ftl"));
}

#[test]
fn only_the_locale_itself_has_a_message() {
    let (catalogue, _) = load(&[("sv/bot.ftl", b"ping-text = x\n-hidden = x")]);
    let swedish = catalogue.negotiate(&["sv"]);

    assert!(catalogue.has(&swedish, id::PING_TEXT));
    assert!(!catalogue.has(&swedish, id::START_TEXT));
    assert!(!catalogue.has(&swedish, MessageId::new("-hidden")));
}
