//! The command line: what can be typed. What it does stands in `main`.

mod jobs;
mod keys;
mod run;
mod webhooks;

use std::net::SocketAddr;
use std::path::PathBuf;

pub(crate) use self::jobs::{Jobs, JobsCommand, List};
pub(crate) use self::keys::{Keys, KeysCommand};
pub(crate) use self::run::Run;
pub(crate) use self::webhooks::{Webhooks, WebhooksCommand};

use clap::{Args, Parser, Subcommand};

const EXAMPLES: &str = "\
Examples:
  refrain demo                                  Show what it does, in the browser: no token, no key
  DISCORD_TOKEN=… BYTEZ_API_KEY_1=… refrain     Start the bot on Discord; likewise on Telegram, or on both
  refrain run --role worker                     Only make what other processes accept, see `refrain run --help`
  refrain invite                                Print the link that adds it to a Discord server
  refrain check                                 Look for faults in the settings
  refrain check --online                        Try the token and the keys as well
  refrain jobs list --state failed              See which requests failed
  refrain keys list                             See which keys serve, and which rest until when
  refrain locales new fr                        Begin a language

";

const ENVIRONMENT: &str = include_str!("environment.txt");

/// A bot that makes images and videos from prompts, and tells honestly when it can't.
///
/// Without a command, the bot runs until it is told to stop (Ctrl-C or SIGTERM): it then
/// takes no new work, lets running work end within the grace time (`shutdown_grace` of `[queue]`)
/// and tells everybody else.
#[derive(Debug, Clone, PartialEq, Eq, Parser)]
#[command(name = "refrain", version, verbatim_doc_comment, after_help = concatenated())]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    /// What is to be done; to run is what goes without saying.
    pub(crate) fn wanted(self) -> Command {
        self.command.unwrap_or_else(|| Command::Run(Run::default()))
    }
}

/// What can be done.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub(crate) enum Command {
    /// Run the bot until it is told to stop (the default)
    Run(Run),
    /// Show what the bot does, in the browser: no token, no key, nothing to install
    ///
    /// The real bot in front of a made-up provider that really draws, with sliders for its faults. It reads no settings,
    /// listens on this machine only, and leaves nothing behind.
    Demo(Demo),
    /// Check the settings and the locales, and tell every fault at once
    ///
    /// Ends with 0 if the bot can run, with 1 if there is a fault.
    #[command(after_help = "\
Examples:
  refrain check
  refrain check --online --json | jq .faults")]
    Check(Check),
    /// Print the link that adds the bot to a Discord server, with the least permissions that work
    ///
    /// The link goes to standard output, what each permission is for to standard error.
    #[command(after_help = "\
Example:
  DISCORD_TOKEN=… refrain invite")]
    Invite,
    /// Check, begin, count and show the languages
    Locales(Locales),
    /// Look at requests, end them, or make them once more, beside a running bot
    Jobs(Jobs),
    /// Look at the keys of the providers, or try them for free
    Keys(Keys),
    /// Look at the calls to programs whose requests ended, or send one again
    Webhooks(Webhooks),
}

/// How to show the demonstration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub(crate) struct Demo {
    /// Open the browser
    #[arg(long)]
    pub(crate) open: bool,
    /// Where to serve it, on this machine; if the port is taken, any that is free [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) listen: Option<SocketAddr>,
    /// Tell every attempt on standard error, as a bot that runs does
    #[arg(long)]
    pub(crate) verbose: bool,
}

/// How to check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub(crate) struct Check {
    /// Also try the token and probe every key; this costs nothing
    #[arg(long)]
    pub(crate) online: bool,
    /// Write one JSON object to standard output, for a program to read
    #[arg(long)]
    pub(crate) json: bool,
}

/// The languages.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(crate) struct Locales {
    /// The folder of languages [default: `REFRAIN_LOCALES`, or "locales"]
    #[arg(long, global = true, value_name = "PATH")]
    pub(crate) folder: Option<PathBuf>,
    #[command(subcommand)]
    pub(crate) command: LocalesCommand,
}

/// What can be done with the languages.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub(crate) enum LocalesCommand {
    /// Tell every mistake with its file, line and column
    ///
    /// Ends with 0 if there is no error, with 1 if there is one. Where the folder has no files, the built-in languages are
    /// checked.
    Check {
        /// Write one JSON object to standard output, for a program to read
        #[arg(long)]
        json: bool,
        /// End with 1 for a warning as well
        #[arg(long)]
        deny_warnings: bool,
    },
    /// Begin a language: write every text as a comment, ready to be translated
    ///
    /// For a language that has files already, write what it lacks into untranslated.ftl.
    New {
        /// The language, such as fr or pt-BR
        tag: String,
    },
    /// Tell how much of the texts each language has
    Stats {
        /// Write one JSON array to standard output, for a program to read
        #[arg(long)]
        json: bool,
    },
    /// Show one message in every language
    #[command(after_help = "\
Example:
  refrain locales show status-heading --arg count=21")]
    Show {
        /// The message, or message.attribute
        id: String,
        /// An argument of the message; a number counts as one
        #[arg(long = "arg", value_name = "NAME=VALUE", value_parser = argument)]
        arguments: Vec<(String, String)>,
    },
}

fn argument(typed: &str) -> Result<(String, String), String> {
    let (name, value) = typed.split_once('=').ok_or("an argument is name=value")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn concatenated() -> String {
    format!("{EXAMPLES}{ENVIRONMENT}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use clap::CommandFactory;
    use clap::error::ErrorKind;

    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Cli::try_parse_from(line.split_whitespace()).map(Cli::wanted)
    }

    #[test]
    fn the_definitions_hold_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn without_a_command_the_bot_runs() {
        assert_eq!(parse("refrain").unwrap(), Command::Run(Run::default()));
        assert_eq!(parse("refrain run").unwrap(), Command::Run(Run::default()));
    }

    #[test]
    fn a_check_stays_offline_and_is_for_people_unless_told() {
        assert_eq!(parse("refrain check").unwrap(), Command::Check(Check { online: false, json: false }));
        assert_eq!(parse("refrain check --json --online").unwrap(), Command::Check(Check { online: true, json: true }));
    }

    #[test]
    fn a_message_is_shown_with_its_arguments() {
        let Command::Locales(typed) = parse("refrain locales show hello --arg name=a=b --folder x").unwrap() else {
            panic!("it is about locales");
        };

        assert_eq!(typed.folder.unwrap().to_str(), Some("x"));
        let arguments = vec![("name".to_owned(), "a=b".to_owned())];
        assert_eq!(typed.command, LocalesCommand::Show { id: "hello".to_owned(), arguments });
        assert!(parse("refrain locales show hello --arg name").is_err());
    }

    #[test]
    fn the_help_shows_examples_and_variables() {
        let help = parse("refrain --help").unwrap_err();

        assert_eq!(help.kind(), ErrorKind::DisplayHelp);
        let text = help.to_string();
        assert!(text.contains("refrain check --online"), "{text}");
        assert!(text.contains("TELEGRAM_TOKEN"), "{text}");
    }

    #[test]
    fn the_version_is_that_of_the_package() {
        let version = parse("refrain --version").unwrap_err();

        assert_eq!(version.to_string(), concat!("refrain ", env!("CARGO_PKG_VERSION"), "\n"));
    }

    #[test]
    fn a_slip_is_told_with_the_closest_command() {
        assert!(parse("refrain chek").unwrap_err().to_string().contains("check"));
    }
}
