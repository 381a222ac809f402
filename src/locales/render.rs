//! A finding as rustc would show it: the line, a caret, and what to do.

use std::io::IsTerminal as _;

use annotate_snippets::{AnnotationKind, Level as Shown, Origin, Renderer, Snippet};
use refrain::core::catalogue::lint::{Finding, Level};

/// The finding with the lines of `text` that it is about, in colour where a person looks.
pub(super) fn render(finding: &Finding, text: Option<&str>) -> String {
    let coloured = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    with(&renderer, finding, text)
}

fn with(renderer: &Renderer, finding: &Finding, text: Option<&str>) -> String {
    let level = match finding.level {
        Level::Error => Shown::ERROR,
        Level::Warning => Shown::WARNING,
        Level::Info => Shown::INFO,
    };
    let path = finding.file.display().to_string();
    let title = level.primary_title(&finding.what).id(finding.code);
    let group = match text.filter(|_| !finding.span.is_empty() || finding.entry.is_some()) {
        None => title.element(Origin::path(&path)),
        Some(text) => {
            let primary = AnnotationKind::Primary.span(finding.span.clone());
            let entry = finding.entry.map(|start| {
                let end = text[start..].find(['\n', ' ', '=']).map_or(text.len(), |length| start + length);
                AnnotationKind::Context.span(start..end).label("in this entry")
            });
            title.element(Snippet::source(text).path(&path).annotation(primary).annotations(entry))
        }
    };
    let group = match &finding.hint {
        Some(hint) => group.element(Shown::HELP.message(hint)),
        None => group,
    };
    renderer.render(&[group])
}
