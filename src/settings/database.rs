//! Where the database is.

use std::mem;

use secrecy::SecretString;

use super::environment::Environment;
use super::fault::{Faults, Findings};
use super::raw::{Raw, RawSettings};
use super::validated::Settings;

/// The file that is used where nothing is set.
const USUAL: &str = "data/refrain.db";

impl Settings {
    /// Where the database is, for what needs no other setting: `sqlite://<absolute path>` or `postgres://…`.
    ///
    /// # Errors
    ///
    /// All [`Faults`] of that and of the form of the file.
    pub fn database_of(environment: &Environment) -> Result<SecretString, Faults> {
        let mut raw = RawSettings::read(environment);
        let mut findings = mem::take(&mut raw.findings);
        let url = read(&mut raw, &mut findings);
        findings.conclude()?;
        // Where there is none, a fault said why.
        url.ok_or_else(|| Faults(Vec::new()))
    }
}

/// Reads `DATABASE_URL`. A relative path of a file is one from the folder of the bot.
pub(crate) fn read(raw: &mut RawSettings, findings: &mut Findings) -> Option<SecretString> {
    let Some(set) = raw.variables.take("DATABASE_URL") else { return Some(sqlite(raw, USUAL)) };
    let text = set.text();
    if text.starts_with("postgres://") || text.starts_with("postgresql://") {
        if url::Url::parse(text).is_ok_and(|url| url.has_host()) {
            return Some(text.into());
        }
    } else if let Some(path) = text.strip_prefix("sqlite://").filter(|path| is_path(path)) {
        return Some(sqlite(raw, path));
    }
    tell(set, findings);
    None
}

/// The text is not repeated: it may hold a password.
fn tell(set: Raw, findings: &mut Findings) {
    findings.fault(set.place, "expected sqlite://<path of a file> or postgres://<user>:<password>@<host>/<database>");
}

/// A path, and not something to be kept in memory, nor with options behind it.
fn is_path(path: &str) -> bool {
    !path.is_empty() && !path.starts_with(':') && !path.contains('?')
}

fn sqlite(raw: &RawSettings, path: &str) -> SecretString {
    format!("sqlite://{}", raw.folder.path(path).display()).into()
}
