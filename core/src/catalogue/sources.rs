//! Finds and reads `.ftl` files: the compiled-in ones, and those of a folder `<tag>/*.ftl`.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use icu_locale::LanguageIdentifier;

use super::fault::Fault;
use super::{BUILTIN, negotiate};

/// The largest file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;
/// How many files are read of one folder, all locales together.
const MAX_FILES: usize = 10_000;

/// The text of a file, not parsed yet; cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Source {
    pub(super) language: LanguageIdentifier,
    pub(super) file: PathBuf,
    pub(super) text: Text,
    /// Whether the file starts with a byte order mark, which is not in the text.
    pub(super) marked: bool,
}

/// The text itself: compiled in, or read.
#[derive(Debug, Clone)]
pub(super) enum Text {
    Static(&'static str),
    Shared(Arc<str>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Static(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

/// The compiled-in files.
pub(super) fn builtin() -> Vec<Source> {
    let source = |(tag, file, text): &(&str, &str, &'static str)| {
        let file = ["built-in", tag, file].iter().collect();
        Some(Source { language: negotiate::strict(tag)?, file, text: Text::Static(text), marked: false })
    };
    BUILTIN.iter().filter_map(source).collect()
}

/// The files of a folder, in the order of their names. A folder that is not there has none.
pub(super) fn folder(folder: &Path) -> (Vec<Source>, Vec<Fault>) {
    let (mut sources, mut faults) = (Vec::new(), Vec::new());
    let mut files = 0;
    for place in list(folder, &mut faults).into_iter().filter(|path| path.is_dir()) {
        let name = place.file_name().unwrap_or_default().to_string_lossy();
        let Some(language) = negotiate::strict(&name) else {
            faults.push(Fault::of_file(&place, format!("{name:?} is no BCP 47 language tag such as \"pt-BR\"")));
            continue;
        };
        for file in list(&place, &mut faults).into_iter().filter(|path| path.extension().is_some_and(|e| e == "ftl")) {
            files += 1;
            if files > MAX_FILES {
                faults.push(Fault::of_file(folder, format!("more than {MAX_FILES} files")));
                return (sources, faults);
            }
            match read(&file) {
                Ok(read) => {
                    // Windows editors put a mark in front that the parser would take for the start of an id.
                    let unmarked = read.strip_prefix('\u{feff}');
                    let marked = unmarked.is_some();
                    let text = Text::Shared(unmarked.unwrap_or(&read).into());
                    sources.push(Source { language: language.clone(), file, text, marked });
                }
                Err(fault) => faults.push(fault),
            }
        }
    }
    (sources, faults)
}

/// What a folder holds, sorted; without names that start with a dot, as editors and Kubernetes make them.
fn list(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut paths: Vec<_> = match listed {
        Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => {
            faults.push(Fault::of_file(folder, error.to_string()));
            Vec::new()
        }
    };
    paths.retain(|path| !path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")));
    paths.sort();
    paths
}

fn read(path: &Path) -> Result<String, Fault> {
    // Opening a pipe would wait for somebody to write into it.
    let Some(metadata) = fs::metadata(path).ok().filter(fs::Metadata::is_file) else {
        return Err(Fault::of_file(path, "not a file that can be read"));
    };
    let expected = metadata.len().min(MAX_BYTES) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(expected).unwrap_or_default());
    File::open(path)
        .and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
        .map_err(|error| Fault::of_file(path, error.to_string()))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(Fault::of_file(path, format!("larger than {MAX_BYTES} bytes")));
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]);
        Fault::of_end(path, &valid, "not UTF-8")
    })
}
