//! What can be typed after `refrain webhooks`.

use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use refrain::core::queue::JobId;
use refrain::core::queue::store::NoticeState;

/// The calls to programs whose requests ended.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
#[command(after_help = "\
Only DATABASE_URL is needed. Ends with 0 if it is done, with 1 if not, and says why.")]
pub(crate) struct Webhooks {
    /// Write JSON to standard output, for a program to read
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: WebhooksCommand,
}

/// What can be done with them.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub(crate) enum WebhooksCommand {
    /// List those that were given up, the latest first
    #[command(after_help = "\
Examples:
  refrain webhooks list
  refrain webhooks list --state waiting,dead --json | jq -r '.[].job'")]
    List {
        /// Those in one of these states instead, separated by commas
        #[arg(long = "state", value_name = "STATE", value_delimiter = ',', value_parser = states(), default_value = "dead")]
        states: Vec<NoticeState>,
        /// How many at most
        #[arg(long, default_value_t = 20, value_name = "NUMBER")]
        limit: usize,
    },
    /// Send one again, as if it had never been tried, with the same id
    ///
    /// A running bot does so within about a second; where none runs, the next one that is started does.
    Resend {
        /// The id of its request
        job: JobId,
    },
}

fn states() -> impl clap::builder::TypedValueParser<Value = NoticeState> {
    let known = |label: String| NoticeState::of_label(&label).ok_or("there is no such state");
    PossibleValuesParser::new(NoticeState::ALL.map(NoticeState::label)).try_map(known)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn parse(line: &str) -> Result<Webhooks, clap::Error> {
        Cli::try_parse_from(line.split_whitespace()).map(|cli| match cli.wanted() {
            Command::Webhooks(webhooks) => webhooks,
            other => panic!("it is about webhooks: {other:?}"),
        })
    }

    #[test]
    fn those_that_were_given_up_are_listed_unless_others_are_wanted() {
        let list = |states: &[NoticeState], limit| WebhooksCommand::List { states: states.to_vec(), limit };

        assert_eq!(parse("refrain webhooks list").unwrap().command, list(&[NoticeState::Dead], 20));
        let typed = parse("refrain webhooks list --state waiting,sent --limit 5 --json").unwrap();
        assert!(typed.json);
        assert_eq!(typed.command, list(&[NoticeState::Waiting, NoticeState::Sent], 5));
        assert!(parse("refrain webhooks list --state gone").unwrap_err().to_string().contains("waiting"));
    }
}
