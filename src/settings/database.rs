//! Where the database is.

use secrecy::SecretString;

use super::fault::Findings;
use super::raw::{Raw, RawSettings};

/// The file that is used where nothing is set.
const USUAL: &str = "data/refrain.db";

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
