//! `refrain invite`: the link that adds the bot to a Discord server.

use anyhow::Context as _;
use refrain::discord::{PERMISSIONS, SCOPES, invite_url};
use refrain::settings::{Environment, Settings};

use crate::out::say;

/// Asks Discord whose token it is, and prints the link. What it asks for, and why, goes to standard error.
pub(crate) async fn invite(environment: &Environment) -> anyhow::Result<()> {
    let settings = Settings::load(environment)?;
    let discord = refrain::bot::discord(&settings).context("set DISCORD_TOKEN: the link names its application")?;
    let application = discord.application_id().await?;

    for (scope, reason) in SCOPES {
        eprintln!("{scope}: {reason}");
    }
    for (_, permission, reason) in PERMISSIONS {
        eprintln!("{permission}: {reason}");
    }
    say!("{}", invite_url(application));
    Ok(())
}
