//! `refrain locales`: what translators and operators do with the languages. Needs no token and no key.

mod check;
mod new;
mod render;
mod show;
mod stats;

use std::process::ExitCode;

use refrain::commands;
use refrain::core::catalogue::lint::Menu;
use refrain::core::command::{ArgKind, CommandSpec};
use refrain::settings::Environment;

use crate::cli::{Locales, LocalesCommand};

/// Does what was typed; ends with 1 where there is an error.
pub(crate) fn run(environment: &Environment, typed: Locales) -> ExitCode {
    let folder = typed.folder.unwrap_or_else(|| environment.locales());
    match typed.command {
        LocalesCommand::Check { json, deny_warnings } => check::check(&folder, json, deny_warnings),
        LocalesCommand::New { tag } => new::new(&folder, &tag).unwrap_or_else(|error| {
            eprintln!("refrain: {error:#}");
            ExitCode::FAILURE
        }),
        LocalesCommand::Stats { json } => stats::stats(&folder, json),
        LocalesCommand::Show { id, arguments } => show::show(&folder, &id, &arguments),
    }
}

/// What the bot's commands show in menus.
fn menus() -> Vec<Menu> {
    commands::all().iter().map(|command| menu(&command.spec())).collect()
}

fn menu(spec: &CommandSpec) -> Menu {
    let mut lines = vec![spec.description];
    for argument in &spec.arguments {
        lines.push(argument.description);
        if let ArgKind::Choice(choices) = &argument.kind {
            lines.extend(choices.iter().map(|choice| choice.label));
        }
    }
    Menu { name: spec.name.to_owned(), lines }
}
