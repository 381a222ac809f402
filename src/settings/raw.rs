//! Everything that was set, with its place, before it is validated.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::environment::Environment;
use super::fault::{Faults, Findings, Place};
use super::validated::Settings;
use super::variables::{self, Variables};
use super::{file, schema};

/// The segments of a key, such as `["tiers", "premium", "users"]`. Not a text with dots: a quoted TOML key may hold one.
pub(crate) type KeyPath = Vec<String>;

/// What was set, merged, not yet validated. It holds secrets, so it has no `Debug`.
pub struct RawSettings {
    pub(crate) values: BTreeMap<KeyPath, Raw>,
    /// The sections that the file opens, for a tier may stand there without a key.
    pub(crate) sections: BTreeMap<KeyPath, Place>,
    pub(crate) variables: Variables,
    pub(crate) locales: PathBuf,
    pub(crate) folder: Environment,
    pub(crate) findings: Findings,
}

impl RawSettings {
    /// Reads the file and the variables. What is wrong with them is told by [`validate`](Self::validate), with all else.
    pub fn read(environment: &Environment) -> Self {
        let mut findings = Findings::default();
        let mut variables = Variables::read(environment, &mut findings);

        let document = file::read(environment, variables.take("REFRAIN_CONFIG"), &mut findings);
        let mut values = document.values;
        // The environment wins.
        values.extend(variables::settings(&mut variables, &mut findings));

        let locales =
            variables.take("REFRAIN_LOCALES").map_or_else(|| "locales".to_owned(), |raw| raw.text().to_owned());
        Self {
            values,
            sections: document.sections,
            variables,
            locales: environment.path(locales),
            folder: environment.clone(),
            findings,
        }
    }

    /// Checks every value by itself and against the others.
    ///
    /// # Errors
    ///
    /// All [`Faults`] at once, those of reading included.
    pub fn validate(self) -> Result<Settings, Faults> {
        Settings::validate(self)
    }

    /// Where the key at `path` was set.
    pub(crate) fn place(&self, path: &[String]) -> Place {
        self.values.get(path).map_or_else(|| Place::Default(path.join(".")), |raw| raw.place.clone())
    }

    /// Where the item at `index` of the list at `path` was set.
    pub(crate) fn item_place(&self, path: &[String], index: usize) -> Place {
        match self.values.get(path) {
            Some(Raw { value: RawValue::List(items), .. }) => {
                items.get(index).map_or_else(|| self.place(path), |item| item.place.clone())
            }
            _ => self.place(path),
        }
    }

    /// The names of the tiers that are there: the two that always are, and those that the operator made.
    pub(crate) fn tiers(&self) -> Vec<String> {
        let made = self.values.keys().chain(self.sections.keys()).filter(|path| path.len() >= 2 && path[0] == "tiers");
        let mut names: Vec<_> = schema::TIERS.iter().map(ToString::to_string).collect();
        for path in made {
            if !names.contains(&path[1]) {
                names.push(path[1].clone());
            }
        }
        names
    }
}

/// A value and where it stands.
#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) value: RawValue,
    pub(crate) place: Place,
}

/// A value as TOML or a variable gives it.
#[derive(Clone)]
pub(crate) enum RawValue {
    /// A variable's: text, which becomes what its key takes.
    Untyped(String),
    Text(String),
    /// Saturated: what does not fit 64 bits is out of every range anyway.
    Integer(i64),
    Boolean(bool),
    List(Vec<Raw>),
    /// A type that no key takes, by its name.
    Other(&'static str),
}

impl Raw {
    /// The text, empty if it is none.
    pub(crate) fn text(&self) -> &str {
        match &self.value {
            RawValue::Untyped(text) | RawValue::Text(text) => text,
            RawValue::Integer(_) | RawValue::Boolean(_) | RawValue::List(_) | RawValue::Other(_) => "",
        }
    }
}

impl RawValue {
    /// The end of a message about a value of the wrong type. A variable has none.
    pub(crate) fn found(&self) -> String {
        let name = match self {
            Self::Untyped(_) => return String::new(),
            Self::Text(_) => "text in quotes",
            Self::Integer(_) => "a number",
            Self::Boolean(_) => "true or false",
            Self::List(_) => "a list",
            Self::Other(name) => name,
        };
        format!(", found {name}")
    }
}
