//! `refrain.toml`: from text to raw values, each with line and column.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::de::{DeTable, DeValue};

use super::environment::Environment;
use super::fault::{Findings, Place};
use super::raw::{KeyPath, Raw, RawValue};
use super::schema::{self, Known};
use super::suggest::did_you_mean;
use super::variables;

/// The file that is read if none is named; it need not be there.
const USUAL: &str = "refrain.toml";

/// No settings file is larger; a path that names something else ends here instead of filling the memory.
const MOST_BYTES: u64 = 1 << 20;

/// What a settings file says.
#[derive(Default)]
pub(crate) struct Document {
    pub(crate) values: BTreeMap<KeyPath, Raw>,
    pub(crate) sections: BTreeMap<KeyPath, Place>,
}

/// Reads the file that `named` names, which must be there, or the usual one.
pub(crate) fn read(environment: &Environment, named: Option<Raw>, findings: &mut Findings) -> Document {
    let name = PathBuf::from(named.as_ref().map_or(USUAL, Raw::text));
    match read_bounded(&environment.path(&name), MOST_BYTES) {
        Ok(bytes) => parse(&name, &bytes, findings),
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Document::default(),
        Err(error) => {
            let place = named.map_or_else(|| Place::File(name.clone()), |raw| raw.place);
            findings.fault(place, format!("the settings file {} can't be read: {error}", name.display()));
            Document::default()
        }
    }
}

/// Reads a file of at most `most` bytes.
pub(crate) fn read_bounded(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {most} bytes")));
    }
    Ok(bytes)
}

fn parse(file: &Path, bytes: &[u8], findings: &mut Findings) -> Document {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let readable = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            findings.fault(Lines { file, text: &readable }.place(error.valid_up_to()), "this is not UTF-8");
            return Document::default();
        }
    };
    let lines = Lines { file, text };

    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        findings.fault(lines.place(error.span().map_or(0, |span| span.start)), error.message());
    }

    let mut walk = Walk { lines, document: Document::default(), findings };
    walk.table(&[], table.get_ref());
    walk.document
}

/// Tells line and column of a byte.
struct Lines<'a> {
    file: &'a Path,
    text: &'a str,
}

impl Lines<'_> {
    fn place(&self, byte: usize) -> Place {
        let before = self.text.get(..byte.min(self.text.len())).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Place::Character { file: self.file.to_owned(), line, column }
    }
}

/// Goes through the tables, keeps what is known and tells what is not.
struct Walk<'a> {
    lines: Lines<'a>,
    document: Document,
    findings: &'a mut Findings,
}

impl Walk<'_> {
    fn table(&mut self, path: &[String], table: &DeTable<'_>) {
        for (key, value) in table {
            let mut path = path.to_vec();
            path.push(key.get_ref().to_string());
            let place = self.lines.place(key.span().start);

            match (schema::look_up(&path), value.get_ref()) {
                (Known::Section, DeValue::Table(inner)) => {
                    self.document.sections.insert(path.clone(), place);
                    self.table(&path, inner);
                }
                (Known::Section, _) => self.findings.fault(place, format!("[{}] is a section", path.join("."))),
                (Known::Key, _) => {
                    let raw = self.value(value.span(), value.get_ref());
                    self.document.values.insert(path, raw);
                }
                (Known::Nothing { siblings }, value) => {
                    let message = unknown(&path, value, siblings);
                    self.findings.fault(place, message);
                }
            }
        }
    }

    fn value(&self, span: Range<usize>, value: &DeValue<'_>) -> Raw {
        let value = match value {
            DeValue::Array(items) => {
                RawValue::List(items.iter().map(|item| self.value(item.span(), item.get_ref())).collect())
            }
            simple => from_simple(simple),
        };
        Raw { value, place: self.lines.place(span.start) }
    }
}

/// What to say of a name that stands for nothing.
fn unknown(path: &[String], value: &DeValue<'_>, siblings: Vec<String>) -> String {
    let name = path.last().map_or("", String::as_str);
    match (path, value) {
        ([name], _) if variables::is_own_name(&name.to_uppercase()) => {
            format!("{name} is a variable of the environment, not a setting of this file")
        }
        ([tiers, _], DeValue::Table(_)) if tiers == "tiers" => {
            "the name of a tier is small letters, digits and single _ between them, a letter first".to_owned()
        }
        (_, DeValue::Table(_)) => format!("there is no section {}{}", path.join("."), did_you_mean(name, siblings)),
        _ => format!("there is no setting {}{}", path.join("."), did_you_mean(name, siblings)),
    }
}

/// The default of a key, which is written as in the file.
pub(crate) fn parse_default(key: &str, literal: &str) -> Option<Raw> {
    fn convert(place: &Place, value: &DeValue<'_>) -> Raw {
        let value = match value {
            DeValue::Array(items) => RawValue::List(items.iter().map(|item| convert(place, item.get_ref())).collect()),
            simple => from_simple(simple),
        };
        Raw { value, place: place.clone() }
    }

    let value = DeValue::parse(literal).ok()?;
    Some(convert(&Place::Default(key.to_owned()), value.get_ref()))
}

fn from_simple(value: &DeValue<'_>) -> RawValue {
    match value {
        DeValue::String(text) => RawValue::Text(text.to_string()),
        DeValue::Integer(number) => {
            let saturated = if number.as_str().starts_with('-') { i64::MIN } else { i64::MAX };
            RawValue::Integer(i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(saturated))
        }
        DeValue::Boolean(value) => RawValue::Boolean(*value),
        DeValue::Float(_) => RawValue::Other("a number with a point"),
        DeValue::Datetime(_) => RawValue::Other("a date"),
        DeValue::Array(_) => RawValue::Other("a list"),
        DeValue::Table(_) => RawValue::Other("a section"),
    }
}
