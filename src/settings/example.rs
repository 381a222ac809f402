//! `refrain.example.toml`, made from the list of settings.

use super::schema::{Described, sections};
use super::section::{Key, Preset, preset_of};

const HEAD: &str = "\
# Refrain's settings. Copy this file to refrain.toml and remove the # in front of what you change; every setting stands
# here with its default. Secrets do not belong here: tokens and keys are variables (refrain --help lists them).
#
# A setting is also a variable, which wins over the file: max_attempts of [retry] is REFRAIN_RETRY__MAX_ATTEMPTS, users of
# [tiers.premium] is REFRAIN_TIERS__PREMIUM__USERS (a list is separated by commas). With _FILE behind its name, a variable
# names a file that holds the value.
#
# A duration is written as 500ms, 2s, 10m, 1h or 30d, a size as 512KiB, 50MiB or 2GiB, a person as telegram:42 (the
# number, not the name), a model as bytez:owner/model. Relative paths start at the folder that the bot is started in.
";

/// Where a line of the file ends at the latest.
const WIDTH: usize = 120;

/// The text of `refrain.example.toml`: every setting with its description and default.
pub fn example() -> String {
    let sections = sections();
    let mut text = HEAD.to_owned();
    for (index, section) in sections.iter().enumerate() {
        // Sections of one kind differ in defaults only; the second need not say everything again.
        let like = sections[..index].iter().rfind(|earlier| earlier.doc == section.doc);
        text += &describe(section, like);
    }
    text
}

fn describe(section: &Described, like: Option<&Described>) -> String {
    let path = section.path.join(".");
    let mut text = match like {
        None => format!("\n{}[{path}]\n", comment(section.doc)),
        Some(like) => format!("\n# As in [{}], with defaults of its own.\n[{path}]\n", like.path.join(".")),
    };
    for key in &section.keys {
        if like.is_none() {
            text += &describe_key(key);
        }
        let (Preset::Is(literal) | Preset::Unset(literal)) = preset_of(key.name, key.preset, section.own);
        text += &["#", key.name, " = ", literal, "\n"].concat();
    }
    text
}

/// The description, with what the key takes on its last line or, where that is full, below it.
fn describe_key(key: &Key) -> String {
    let unset = if matches!(key.preset, Preset::Unset(_)) { " Not set by default." } else { "" };
    let takes = format!("Takes {}.{unset}", key.expected);

    let text = comment(key.doc);
    let last = text.lines().last().map_or(0, |line| line.chars().count());
    let separator = if last + 1 + takes.chars().count() <= WIDTH { " " } else { "\n# " };
    format!("{}{separator}{takes}\n", text.trim_end())
}

/// Backticks are for the documentation of the code only.
fn comment(lines: &[&str]) -> String {
    lines.iter().fold(String::new(), |text, line| text + "#" + &line.replace('`', "") + "\n")
}
