//! What can be typed after `refrain keys`.

use clap::{Args, Subcommand};

/// The keys of the providers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub(crate) struct Keys {
    /// Write a JSON array to standard output, for a program to read
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: KeysCommand,
}

/// What can be done with keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Subcommand)]
pub(crate) enum KeysCommand {
    /// List them as the processes of the bot see them: which serve, which rest, until when and why
    ///
    /// Asks nobody but the database.
    List,
    /// Ask the providers about every key, without spending anything
    ///
    /// Ends with 0 if no key is refused, with 1 if one is.
    Probe,
}
