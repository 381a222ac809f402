//! `refrain locales check`, row by row.

use std::fs;

use super::super::lint::{Finding, Level, Menu, Report, lint};
use super::super::{id, template};

/// Checks these files of a folder.
fn check(files: &[(&str, &[u8])]) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (file, text) in files {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let menus = [
        Menu { name: "ping".to_owned(), lines: vec![id::COMMAND_PING] },
        Menu { name: "generate".to_owned(), lines: vec![id::ARGUMENT_PROMPT, id::ARGUMENT_SEED] },
        // So many lines that they may become too long together.
        Menu { name: "settings".to_owned(), lines: vec![id::CHOICE_ON; 80] },
    ];
    lint(folder.path(), &menus)
}

/// What was found in one file of German, which has every text built in.
fn german(text: &str) -> Vec<Finding> {
    check(&[("de/bot.ftl", text.as_bytes())]).findings
}

/// The only finding, which must be of that kind and place.
#[track_caller]
fn only(text: &str, level: Level, code: &str, line: usize, column: usize, what: &str) {
    let findings = german(text);
    assert_eq!(findings.len(), 1, "{text}: {findings:#?}");
    let found = &findings[0];
    assert_eq!((found.level, found.code, found.line, found.column), (level, code, line, column), "{text}: {found}");
    assert!(found.what.contains(what), "{text}: {found}");
}

#[test]
fn sound_files_have_no_findings() {
    assert_eq!(german("ping-text = Hier!\nhelp-heading = <b>Hilfe</b>"), []);
}

#[test]
fn a_syntax_error_names_its_place_and_where_its_entry_starts() {
    let findings = german("ping-text = x\n\nstart-text = a\n    { $x\n\nhelp-heading = x");

    let found = &findings[0];
    assert_eq!((found.level, found.code, found.line, found.column), (Level::Error, "broken", 6, 1));
    assert_eq!(found.entry, Some("ping-text = x\n\n".len()));
}

#[test]
fn what_is_there_twice_is_found() {
    only("ping-text = x\nping-text = y", Level::Error, "broken", 2, 1, "ping-text is there twice");
    let attribute = german("ping-text = x\n    .a = x\n    .a = y");
    assert!(attribute.iter().any(|found| (found.line, found.column) == (3, 6) && found.what == ".a is there twice"));
    let over_files = check(&[("de/a.ftl", b"ping-text = x"), ("de/b.ftl", b"ping-text = y")]).findings;
    assert!(over_files[0].file.ends_with("de/b.ftl") && over_files[0].what.contains("a.ftl"), "{over_files:?}");
    let variants = "cancel-done = { $count ->\n    [one] { $count }\n    [one] y\n   *[other] z\n }";
    only(variants, Level::Warning, "duplicate-variant", 3, 6, "[one] is there twice");
}

#[test]
fn what_is_missing_is_told_file_by_file() {
    let report = check(&[("fy/commands.ftl", b"ping-text = Hjir")]);

    let missing: Vec<_> = report.findings.iter().filter(|found| found.code == "missing").collect();
    assert!(missing.iter().all(|found| found.level == Level::Warning));
    assert!(missing.iter().any(|found| found.file.ends_with("fy/wait.ftl") && found.what.contains("wait-hours")));
    let coverage = report.coverage.iter().find(|coverage| coverage.tag == "fy").unwrap();
    assert_eq!((coverage.there, coverage.of), (1, coverage.missing.len() + 1));
    let half = check(&[("fy/failures.ftl", b"failure-queue-full =\n    .meanwhile = Fol")]).coverage;
    let half = half.iter().find(|coverage| coverage.tag == "fy").unwrap();
    assert!(half.missing.iter().any(|name| name == "failure-queue-full"), "a value is a text of its own");
    assert!(!half.missing.iter().any(|name| name == "failure-queue-full.meanwhile"));
}

#[test]
fn what_the_program_never_says_is_obsolete() {
    only("no-such = x", Level::Warning, "obsolete", 1, 1, "there is no no-such");
    only("ping-text = x\n    .extra = y", Level::Warning, "obsolete", 2, 6, "has no .extra");
    assert_eq!(german("-own = x\nhelper = y { -own }\nping-text = { helper }"), []);
}

#[test]
fn variables_must_be_passed_and_should_be_used() {
    only("ping-text = { $who }", Level::Error, "unknown-variable", 1, 16, "does not pass $who to ping-text");
    only("job-place = x", Level::Warning, "unused-variable", 1, 1, "job-place leaves out $place");
    assert_eq!(german("job-place = { job-queued }"), [], "the message referred to uses it");
    assert_eq!(german("-t = { $case }\nping-text = { -t(case: \"x\") }"), [], "a term's variables are its own");
}

#[test]
fn references_to_nowhere_and_in_circles_are_errors() {
    only("ping-text = { no-such }", Level::Error, "broken", 1, 1, "no-such is nowhere to be found");
    only("-t = { -t }\nping-text = x", Level::Error, "broken", 1, 1, "circle");
    let pair = german("ping-text = { help-heading }\nhelp-heading = { ping-text }");
    assert_eq!(pair.iter().map(|found| (found.line, found.code)).collect::<Vec<_>>(), [(1, "broken"), (2, "broken")]);
}

#[test]
fn functions_options_and_arguments_of_terms_are_checked() {
    only("ping-text = { UPPER(\"x\") }", Level::Error, "broken", 1, 15, "UPPER is no function");
    only("ping-text = { NUMBER(1, x: 1) }", Level::Error, "broken", 1, 25, "no option x");
    only("-t = x\nping-text = { -t(1) }", Level::Error, "broken", 2, 16, "only arguments with a name");
}

#[test]
fn forms_of_a_plural_are_those_of_the_language() {
    let russian = |variants: &str| {
        let text = format!("cancel-done = {{ $count ->\n{variants}\n }}");
        check(&[("ru/bot.ftl", text.as_bytes())]).findings
    };

    let whole = "[one] { $count }\n [few] x\n [many] y\n *[other] z";
    assert_eq!(russian(whole), []);
    let lacking = russian("[one] { $count }\n *[other] z");
    assert_eq!(lacking.iter().map(|it| it.code).collect::<Vec<_>>(), ["missing-plural"; 2]);
    assert!(lacking[0].what.contains("[few] is missing, as for 2, 3, 4, 22"), "{}", lacking[0]);
    assert_eq!(russian("[one] { $count }\n [few] x\n *[many] z"), [], "the default serves its own form");
    let unknown = russian("[one] { $count }\n [two] w\n [few] x\n [many] y\n *[other] z");
    assert_eq!((unknown.len(), unknown[0].code, unknown[0].line), (1, "unknown-plural", 3));
    assert!(unknown[0].hint.as_ref().unwrap().contains("[few]"));
}

#[test]
fn a_number_that_is_spelled_out_needs_no_form() {
    assert_eq!(german("cancel-done = { $count ->\n    [1] eine\n   *[other] { $count }\n }"), []);
}

#[test]
fn millions_are_good_to_know() {
    let text = b"cancel-done = { $count ->\n    [one] { $count }\n   *[other] x\n }\nwait-hours = { $count ->\n    [one] { $count }\n   *[other] x\n }";

    let findings = check(&[("es/bot.ftl", text)]).findings;

    assert_eq!(findings.iter().map(|found| found.level).collect::<Vec<_>>(), [Level::Info]);
    assert!(findings[0].what.contains("2 choices"), "{}", findings[0]);
}

#[test]
fn markup_depth_marks_and_folders_are_checked() {
    only("ping-text = <b>x", Level::Error, "broken", 1, 13, "<b> is never closed");
    let deep = format!("ping-text = {}", "{".repeat(100));
    assert!(german(&deep).iter().any(|found| found.what.contains("deeper than 64")));
    let marked = check(&[("de/bot.ftl", b"\xef\xbb\xbfping-text = x")]).findings;
    assert_eq!((marked.len(), marked[0].code, marked[0].level), (1, "byte-order-mark", Level::Error));
    let folder = check(&[("de_AT/bot.ftl", b"ping-text = x")]).findings;
    assert!(folder[0].what.contains("no BCP 47 language tag"), "{}", folder[0]);
}

#[test]
fn menus_take_short_plain_lines_and_names_of_small_letters() {
    only(&format!("command-ping = {}", "x".repeat(101)), Level::Error, "menu-length", 1, 1, "has 101 characters");
    only("command-ping = <b>x</b>", Level::Error, "menu-markup", 1, 1, "neither markup");
    let named = german("command-ping = x\n    .name = Ping!");
    assert!(named.iter().any(|found| found.code == "menu-name"), "{named:?}");
    let twice = check(&[("de/bot.ftl", b"argument-seed = x\n    .name = zahl\nargument-prompt = x\n    .name = zahl")])
        .findings;
    assert!(
        twice.iter().any(|found| found.code == "menu-name" && found.what.contains("\"zahl\" as well")),
        "{twice:?}"
    );
    let whole = check(&[("de/bot.ftl", format!("choice-on = {}", "x".repeat(100)).as_bytes())]).findings;
    assert!(
        whole.iter().any(|found| found.code == "menu-length" && found.what.contains("Discord takes 8000")),
        "{whole:?}"
    );
    let profile = german(&format!("bot-short-description = {}", "x".repeat(121)));
    assert!(profile.iter().any(|found| found.code == "menu-length" && found.what.contains("takes 120")), "{profile:?}");
}

#[test]
fn the_built_in_languages_have_no_mistakes() {
    let report = check(&[]);

    let bad: Vec<_> =
        report.findings.iter().filter(|found| found.level != Level::Info).map(ToString::to_string).collect();
    assert!(bad.is_empty(), "{bad:#?}");
    assert!(report.coverage.iter().all(|coverage| coverage.missing.is_empty()));
}

#[test]
fn a_template_changes_nothing_until_it_is_filled_in() {
    for tag in ["pl", "ar", "ja"] {
        let templates = template(tag, None).unwrap();
        let files: Vec<_> =
            templates.iter().map(|it| (format!("{tag}/{}", it.file), it.text.clone().into_bytes())).collect();
        let files: Vec<_> = files.iter().map(|(file, text)| (file.as_str(), text.as_slice())).collect();

        let report = check(&files);

        assert!(report.findings.iter().all(|found| found.code == "missing"), "{:#?}", report.findings);
    }
}

#[test]
fn a_template_that_is_filled_in_has_the_forms_of_its_language() {
    for tag in ["pl", "ar", "ja", "fr"] {
        let templates = template(tag, None).unwrap();
        let uncommented = |text: &str| {
            let lines = text.lines().map(|line| match line.strip_prefix("# ") {
                Some(rest)
                    if rest.starts_with(' ')
                        || rest.split_once(" =").is_some_and(|(id, _)| !id.contains([' ', '"'])) =>
                {
                    rest
                }
                _ => line,
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let files: Vec<_> =
            templates.iter().map(|it| (format!("{tag}/{}", it.file), uncommented(&it.text).into_bytes())).collect();
        let files: Vec<_> = files.iter().map(|(file, text)| (file.as_str(), text.as_slice())).collect();

        let report = check(&files);

        let bad: Vec<_> = report.findings.iter().filter(|found| found.level != Level::Info).collect();
        assert!(bad.is_empty(), "{bad:#?}");
    }
}

#[test]
fn a_template_names_the_variables_and_examples_of_the_forms() {
    let templates = template("pl", None).unwrap();
    let commands = &templates.iter().find(|it| it.file == "commands.ftl").unwrap().text;

    assert!(commands.contains("[few] 2, 3, 4, 22"), "{commands}");
    assert!(commands.contains("#         [few] <b>{ $count } requests under way</b>"), "{commands}");
    assert!(template("no language", None).is_none());
}
