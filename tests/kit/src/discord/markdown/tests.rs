use serde_json::Value;

use super::{Name, Read, read};

fn read_it(source: &str) -> Read {
    read(source, &|name| match name {
        Name::Person(7) => Some("Ada".into()),
        Name::Channel(8) => Some("art".into()),
        Name::Person(_) | Name::Channel(_) | Name::Role(_) => None,
    })
}

/// The text, and each mark as "type:what it covers".
fn seen(source: &str) -> (String, Vec<String>) {
    let read = read_it(source);
    let units: Vec<u16> = read.text.encode_utf16().collect();
    let number = |entity: &Value, name: &str| usize::try_from(entity[name].as_u64().unwrap()).unwrap();
    let covered = |entity: &Value| {
        let start = number(entity, "offset");
        let text = String::from_utf16(&units[start..start + number(entity, "length")]).unwrap();
        format!("{}:{text}", entity["type"].as_str().unwrap())
    };
    let marks = read.entities.iter().map(covered).collect();
    (read.text, marks)
}

#[test]
fn each_mark_is_seen_and_not_read_aloud() {
    for (source, text, mark) in [
        ("a **red** fox", "a red fox", "bold:red"),
        ("a *red* fox", "a red fox", "italic:red"),
        ("a _red_ fox", "a red fox", "italic:red"),
        ("a __red__ fox", "a red fox", "underline:red"),
        ("a ~~red~~ fox", "a red fox", "strikethrough:red"),
        ("a ||red|| fox", "a red fox", "spoiler:red"),
        ("a `red` fox", "a red fox", "code:red"),
        ("a ``r`d`` fox", "a r`d fox", "code:r`d"),
        ("```rust\nfn fox()\n```", "fn fox()", "pre:fn fox()"),
        ("[red](https://fox.example)", "red", "link:red"),
        ("see https://fox.example.", "see https://fox.example.", "link:https://fox.example"),
        ("<https://fox.example>", "https://fox.example", "link:https://fox.example"),
        ("hi <@7>!", "hi @Ada!", "mention:@Ada"),
        ("hi <@!9>!", "hi @unknown-user!", "mention:@unknown-user"),
        ("in <#8>", "in #art", "channel:#art"),
        ("<:fox:123>", ":fox:", "emoji:\u{3a}fox:"),
        ("<t:1700000000:R>", "<t:1700000000:R>", "timestamp:<t:1700000000:R>"),
        ("say </ping:5>", "say /ping", "command:/ping"),
        ("@everyone", "@everyone", "everyone:@everyone"),
        ("# Foxes\nred", "Foxes\nred", "heading:Foxes"),
        ("-# small", "small", "subtext:small"),
        ("- red", "• red", "list:• red"),
        ("1. red", "1. red", "list:1. red"),
        ("> red\nfox", "red\nfox", "quote:red"),
        (">>> red\nfox", "red\nfox", "quote:red\nfox"),
    ] {
        assert_eq!(seen(source), (text.to_owned(), vec![mark.to_owned()]), "{source}");
    }
}

#[test]
fn what_is_escaped_or_unclosed_is_text() {
    for (source, text) in [
        (r"a \*red\* fox", "a *red* fox"),
        (r"\_\_red\_\_", "__red__"),
        (r"\`red\`", "`red`"),
        (r"\||red\||", "||red||"),
        (r"\<@7>", "<@7>"),
        (r"\@everyone", "@everyone"),
        (r"\# red", "# red"),
        (r"\> red", "> red"),
        (r"\- red", "- red"),
        (r"1\. red", "1. red"),
        (r"\[red](https\://fox.example)", "[red](https://fox.example)"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("a **red fox", "a **red fox"),
        ("a `red fox", "a `red fox"),
        ("#red", "#red"),
        ("a < b > c", "a < b > c"),
        (r"C:\fox", r"C:\fox"),
        ("-", "-"),
    ] {
        assert_eq!(seen(source), (text.to_owned(), Vec::new()), "{source}");
    }
}

#[test]
fn marks_nest_and_may_span_lines() {
    assert_eq!(seen("***red***").1, ["italic:red", "bold:red"]);
    assert_eq!(seen("**a *red* fox**").1, ["bold:a red fox", "italic:red"]);
    assert_eq!(seen("**red\nfox**").1, ["bold:red\nfox"]);
    assert_eq!(seen("||**<@7>**||").1.len(), 3);
    assert_eq!(seen("> - **red**").1, ["quote:• red", "list:• red", "bold:red"]);
}

#[test]
fn offsets_count_utf_16_units() {
    let read = read_it("🦊 **red**");

    assert_eq!((&read.entities[0]["offset"], &read.entities[0]["length"]), (&3.into(), &3.into()));
}

#[test]
fn people_and_everyone_are_noticed_only_where_they_are_named() {
    let named = read_it("<@7> and @here");
    let not = read_it(r"`<@7>` and \@here");

    assert_eq!((named.people, named.everyone), (vec![7], true));
    assert_eq!((not.people, not.everyone), (Vec::new(), false));
}
