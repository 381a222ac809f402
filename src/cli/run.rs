//! What can be typed after `refrain run`.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Error, error::ErrorKind};
use refrain::{Role, Roles};

/// How to run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
#[command(after_help = "\
A bot is spread over processes, on one machine or several, by giving each some of the roles. All need the same tokens,
keys, settings and DATABASE_URL: a PostgreSQL, or on one machine an SQLite file as well. Of several gateways, one polls
Telegram and each has some of Discord's shards; where it dies, another takes over within ten seconds, and where it stops, at once.

Examples:
  refrain run                        Do everything
  refrain run --role gateway         Hear people and accept what they want
  refrain run --role worker          Make it and deliver it
  refrain run --role worker,web      The same, and serve the web interface")]
pub(crate) struct Run {
    /// What this process does; several are separated by commas, or each has an option of its own [default: everything]
    #[arg(long = "role", value_name = "ROLE", value_delimiter = ',', value_parser = roles())]
    roles: Vec<Role>,
}

impl Run {
    /// What this process does.
    pub(crate) fn roles(self) -> Roles {
        Roles::new(self.roles)
    }
}

fn roles() -> impl clap::builder::TypedValueParser<Value = Role> {
    let value = |role: Role| PossibleValue::new(role.as_str()).help(help(role));
    PossibleValuesParser::new(Role::ALL.map(value)).try_map(|typed| {
        // It is one of those that were listed.
        Role::ALL.into_iter().find(|role| role.as_str() == typed).ok_or_else(|| Error::new(ErrorKind::InvalidValue))
    })
}

const fn help(role: Role) -> &'static str {
    match role {
        Role::Gateway => {
            "take what people ask on the platforms that don't call us, accept it, and answer what is quick"
        }
        Role::Worker => "make what was accepted, and deliver it; takes nothing from the platforms",
        Role::Web => "serve the web interface, and take what platforms call it with",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    fn parse(line: &str) -> Result<Roles, Error> {
        Cli::try_parse_from(line.split_whitespace()).map(|cli| match cli.wanted() {
            Command::Run(run) => run.roles(),
            other => panic!("it is about running: {other:?}"),
        })
    }

    #[test]
    fn roles_are_separated_by_commas_or_have_options_of_their_own() {
        let both = Roles::new([Role::Gateway, Role::Worker]);

        assert_eq!(parse("refrain run --role gateway,worker").unwrap(), both);
        assert_eq!(parse("refrain run --role worker --role gateway").unwrap(), both);
        assert_eq!(parse("refrain run --role worker").unwrap(), Roles::new([Role::Worker]));
        assert_eq!(parse("refrain run").unwrap(), Roles::default());
    }

    #[test]
    fn a_slip_is_told_with_the_roles_that_there_are() {
        let told = parse("refrain run --role wroker").unwrap_err().to_string();

        assert!(told.contains("gateway") && told.contains("worker") && told.contains("web"), "{told}");
    }
}
