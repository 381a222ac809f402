//! What can be typed after `refrain jobs`.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use refrain::core::queue::{JobId, JobState};
use refrain::core::request::{Person, Platform};

/// The requests.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = "\
Only DATABASE_URL is needed. Ends with 0 if it is done, with 1 if not, and says why.")]
pub(crate) struct Jobs {
    /// Write JSON to standard output, for a program to read
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: JobsCommand,
}

/// What can be done with requests.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub(crate) enum JobsCommand {
    /// List them, the latest first
    #[command(after_help = "\
Examples:
  refrain jobs list --state queued,running
  refrain jobs list --person telegram:42 --limit 100 --json | jq -r '.[].id'")]
    List(List),
    /// Tell the story of one: what was asked, every call that was made for it, and how it ended
    Show {
        /// Its id
        id: JobId,
    },
    /// End one that waits or runs; its person is told
    ///
    /// Whichever process has it ends it within about a second; where no bot runs, the next one that is started does.
    Cancel {
        /// Its id
        id: JobId,
    },
    /// Make an ended one once more: accepted anew, at the end of its person's line, with the same work and seed
    ///
    /// The old message stays as it is. The answer is a new message in the same chat, and there is none before the end.
    /// It has as much time as the old one had.
    Retry {
        /// Its id
        id: JobId,
    },
}

/// Which are listed.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub(crate) struct List {
    /// Only those in one of these states, separated by commas
    #[arg(long = "state", value_name = "STATE", value_delimiter = ',', value_parser = states())]
    pub(crate) states: Vec<JobState>,
    /// Only those of this person, such as telegram:42
    #[arg(long, value_parser = person)]
    pub(crate) person: Option<Person>,
    /// How many at most
    #[arg(long, default_value_t = 20, value_name = "NUMBER")]
    pub(crate) limit: usize,
}

fn states() -> impl clap::builder::TypedValueParser<Value = JobState> {
    PossibleValuesParser::new(JobState::ALL.map(JobState::label)).try_map(|label| label.parse::<JobState>())
}

fn person(typed: &str) -> Result<Person, String> {
    match typed.split_once(':') {
        Some((platform, id)) if !platform.is_empty() && !id.is_empty() => {
            Ok(Person { platform: Platform::other(platform.to_owned()), id: id.to_owned() })
        }
        Some(_) | None => Err("a person is platform:id, such as telegram:42".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn parse(line: &str) -> Result<Jobs, clap::Error> {
        Cli::try_parse_from(line.split_whitespace()).map(|cli| match cli.wanted() {
            Command::Jobs(jobs) => jobs,
            other => panic!("it is about jobs: {other:?}"),
        })
    }

    #[test]
    fn a_list_is_narrowed_by_states_and_a_person() {
        let typed = parse("refrain jobs list --state queued,running --person telegram:42 --limit 5 --json").unwrap();

        assert!(typed.json);
        let person = Some(Person { platform: Platform::TELEGRAM, id: "42".into() });
        let list = List { states: vec![JobState::Queued, JobState::Running], person, limit: 5 };
        assert_eq!(typed.command, JobsCommand::List(list));
    }

    #[test]
    fn a_slip_is_told_with_what_is_expected() {
        let of = |line| parse(line).unwrap_err().to_string();

        assert!(of("refrain jobs list --state runing").contains("delivering"), "the states are listed");
        assert!(of("refrain jobs list --person 42").contains("telegram:42"));
        assert!(of("refrain jobs show 42").contains("32 hexadecimal digits"));
    }
}
