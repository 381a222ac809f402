//! `refrain locales new <tag>`: a folder with every text as a comment, or what an existing one lacks.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use refrain::core::catalogue::lint::lint;
use refrain::core::catalogue::{Template, template};

use super::menus;
use crate::out::say;

/// Where the texts are written that a locale lacks.
const LACKING: &str = "untranslated.ftl";

/// Writes the files; never over one that is there.
pub(super) fn new(folder: &Path, tag: &str) -> anyhow::Result<ExitCode> {
    let place = folder.join(tag);
    let has_files = fs::read_dir(&place).is_ok_and(|mut files| files.next().is_some());
    let files = if has_files { lacking(folder, tag)? } else { every(tag)? };
    if files.is_empty() {
        say!("{tag} has every text already.");
        return Ok(ExitCode::SUCCESS);
    }
    fs::create_dir_all(&place).with_context(|| place.display().to_string())?;
    for Template { file, text } in files {
        let path = place.join(file);
        File::create_new(&path)
            .and_then(|mut file| file.write_all(text.as_bytes()))
            .with_context(|| path.display().to_string())?;
        say!("{}", path.display());
    }
    say!("Take the \"# \" away where you translate; \"refrain locales check\" tells what is wrong or missing.");
    Ok(ExitCode::SUCCESS)
}

fn every(tag: &str) -> anyhow::Result<Vec<Template>> {
    template(tag, None).with_context(|| format!("\"{tag}\" is no BCP 47 language tag such as \"fr\" or \"pt-BR\""))
}

/// One file with all that the locale does not say itself.
fn lacking(folder: &Path, tag: &str) -> anyhow::Result<Vec<Template>> {
    let report = lint(folder, &menus());
    let Some(coverage) = report.coverage.iter().find(|coverage| coverage.tag.eq_ignore_ascii_case(tag)) else {
        bail!("there are files in {tag}, but none that could be read; \"refrain locales check\" tells why");
    };
    let missing: BTreeSet<_> = coverage.missing.iter().cloned().collect();
    let files = template(tag, Some(&missing)).unwrap_or_default();
    let text: Vec<_> = files.into_iter().map(|file| file.text).collect();
    Ok(if text.is_empty() { Vec::new() } else { vec![Template { file: LACKING.to_owned(), text: text.join("\n") }] })
}
