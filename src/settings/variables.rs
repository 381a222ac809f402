//! The environment: which variables are ours, their `_FILE` twins, and the settings among them.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::fault::{Findings, Place};
use super::file::read_bounded;
use super::raw::{KeyPath, Raw, RawValue};
use super::schema::{self, Known};
use super::suggest::did_you_mean;

/// Variables with a name of their own. Those of keys (`BYTEZ_API_KEY_1`) and settings (`REFRAIN_…__…`) come on top.
pub(crate) const NAMED: [&str; 11] = [
    "DISCORD_TOKEN",
    "DISCORD_API_URL",
    "DATABASE_URL",
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "BYTEZ_API_URL",
    "REFRAIN_CONFIG",
    "REFRAIN_LOCALES",
    "REFRAIN_LISTEN",
    "REFRAIN_API_TOKEN",
    "RUST_LOG",
];

/// Where the numbered keys of a provider start: `BYTEZ_API_KEY`, then `_1`.
pub(crate) const KEY_PREFIXES: [&str; 1] = ["BYTEZ_API_KEY"];

/// No secret and no list is larger.
const MOST_BYTES: u64 = 64 << 10;

/// Our variables by their names without `_FILE`, trimmed.
#[derive(Default)]
pub(crate) struct Variables {
    values: BTreeMap<String, Raw>,
    given: BTreeSet<String>,
}

impl Variables {
    /// Picks out what is ours and reads the files that are named.
    pub(crate) fn read(environment: &Environment, findings: &mut Findings) -> Self {
        let mut variables = Self::default();
        for (name, value) in environment.variables() {
            let base = name.strip_suffix("_FILE").filter(|base| *base != "RUST_LOG").unwrap_or(name);
            if !is_ours(base) {
                continue;
            }
            if !variables.given.insert(base.to_owned()) {
                let message = format!("both {base} and {base}_FILE are set; set one of them");
                findings.fault(Place::Variable(base.to_owned()), message);
                continue;
            }
            if let Some(raw) = read_one(environment, name, name != base, value, findings) {
                variables.values.insert(base.to_owned(), raw);
            }
        }
        variables
    }

    /// The value of `name`, once.
    pub(crate) fn take(&mut self, name: &str) -> Option<Raw> {
        self.values.remove(name)
    }

    /// Whether `name` is set, be it to something that is at fault.
    pub(crate) fn given(&self, name: &str) -> bool {
        self.given.contains(name)
    }

    /// Whether a variable is set whose name starts with `prefix`.
    pub(crate) fn given_any(&self, prefix: &str) -> bool {
        self.given.iter().any(|name| name.starts_with(prefix))
    }

    /// Takes every variable whose name starts with `prefix`, with the rest of the name.
    pub(crate) fn take_all(&mut self, prefix: &str) -> Vec<(String, Raw)> {
        let names: Vec<_> = self.values.keys().filter(|name| name.starts_with(prefix)).cloned().collect();
        names.iter().filter_map(|name| Some((name[prefix.len()..].to_owned(), self.values.remove(name)?))).collect()
    }
}

fn read_one(
    environment: &Environment,
    name: &str,
    is_file: bool,
    value: &OsString,
    findings: &mut Findings,
) -> Option<Raw> {
    let variable = Place::Variable(name.to_owned());
    let Some(value) = value.to_str().map(str::trim) else {
        findings.fault(variable, "is not UTF-8");
        return None;
    };
    let (text, place) = if is_file {
        let place = Place::VariableFile { variable: name.to_owned(), file: PathBuf::from(value) };
        match read_text(&environment.path(Path::new(value))) {
            Ok(text) => (text.trim().to_owned(), place),
            Err(error) => {
                findings.fault(place, format!("can't be read: {error}"));
                return None;
            }
        }
    } else {
        (value.to_owned(), variable)
    };

    // A setting may be empty on purpose, such as a list; whether it may is the key's to say.
    if text.is_empty() && name == "RUST_LOG" {
        return None;
    }
    if text.is_empty() && !name.contains("__") {
        findings.fault(place, "is empty; set it or remove it");
        return None;
    }
    Some(Raw { value: RawValue::Untyped(text), place })
}

fn read_text(path: &Path) -> Result<String, String> {
    let bytes = read_bounded(path, MOST_BYTES).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())
}

/// Whether a variable is no setting but one with a name of its own.
pub(crate) fn is_own_name(name: &str) -> bool {
    NAMED.contains(&name) || KEY_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

fn is_ours(name: &str) -> bool {
    is_own_name(name) || (name.starts_with("REFRAIN_") && !is_of_kubernetes(name))
}

/// Kubernetes tells every container of a namespace about a service called `refrain` in variables like these.
fn is_of_kubernetes(name: &str) -> bool {
    name == "REFRAIN_PORT" || name.starts_with("REFRAIN_PORT_") || name.starts_with("REFRAIN_SERVICE_")
}

/// Takes the settings among the variables; what is left of ours is unknown.
pub(crate) fn settings(variables: &mut Variables, findings: &mut Findings) -> BTreeMap<KeyPath, Raw> {
    let mut values = BTreeMap::new();
    let named: Vec<_> = NAMED.iter().filter_map(|name| variables.values.remove_entry(*name)).collect();
    for (rest, raw) in variables.take_all("REFRAIN_") {
        let name = format!("REFRAIN_{rest}");
        let path: KeyPath = rest.to_lowercase().split("__").map(str::to_owned).collect();
        match schema::look_up(&path) {
            Known::Key => {
                if values.insert(path, raw.clone()).is_some() {
                    findings.fault(raw.place, "is set twice, in capital and in small letters");
                }
            }
            Known::Section => {
                findings
                    .fault(raw.place, format!("is a section, not a setting; write {name}__ and the name of a setting"));
            }
            Known::Nothing { siblings } => {
                // Within a tier of the operator's own, the siblings are closer than any full name.
                let parent = name.rsplit_once("__").map(|(parent, _)| parent);
                let near = siblings.iter().filter_map(|key| Some(format!("{}__{}", parent?, key.to_uppercase())));
                let known = NAMED.iter().map(ToString::to_string).chain(schema::variables()).chain(near);
                let advice = did_you_mean(&name, known.filter(|known| known.starts_with("REFRAIN_")));
                findings.fault(raw.place, format!("there is no such setting{advice}"));
            }
        }
    }
    variables.values.extend(named);
    values
}
