//! Any of the fake platforms.

use refrain_testkit::person::{Person, Place};
use refrain_testkit::{FakeDiscord, FakeTelegram};

use crate::stage::On;

/// Any of the fake platforms; cheap to clone.
#[derive(Clone)]
pub(crate) enum Fake {
    Discord(FakeDiscord),
    Telegram(FakeTelegram),
}

/// *Manage Server*, as Discord's bit.
const MANAGE_GUILD: u64 = 1 << 5;

impl Fake {
    /// One that takes calls as fast as they come.
    pub(crate) async fn without_flood_control(on: On) -> Self {
        match on {
            On::Discord => FakeDiscord::builder().flood(None).start().await.into(),
            On::Telegram => FakeTelegram::builder().flood(None).start().await.into(),
        }
    }

    /// What a bot is told to find it.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        let variables = match self {
            Self::Discord(discord) => {
                [("DISCORD_TOKEN", discord.token().to_owned()), ("DISCORD_API_URL", discord.url())]
            }
            Self::Telegram(telegram) => {
                [("TELEGRAM_TOKEN", telegram.token().to_owned()), ("TELEGRAM_API_URL", telegram.url())]
            }
        };
        variables.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// Waits until people can write to the bot. Telegram keeps what is written before; Discord does not, and its
    /// people choose from menus, which have to be there.
    pub(crate) async fn wait_until_met(&self) {
        match self {
            Self::Discord(discord) => {
                discord.wait_for_command("ping").await;
                discord.wait_until_connected().await;
            }
            Self::Telegram(_) => {}
        }
    }

    /// Somebody in a private chat with the bot.
    pub(crate) fn user(&self, name: &str) -> Person {
        match self {
            Self::Discord(discord) => discord.user(name),
            Self::Telegram(telegram) => telegram.user(name),
        }
    }

    /// A new group, or a channel of a new server, with the bot in it.
    pub(crate) fn group(&self, title: &str) -> Place {
        match self {
            Self::Discord(discord) => Place::from(&discord.guild(title).channel("art")),
            Self::Telegram(telegram) => Place::from(&telegram.group(title)),
        }
    }

    /// A new group, or a channel of a new server, that `boss` manages.
    pub(crate) fn managed_by(&self, boss: &Person) -> Place {
        match self {
            Self::Discord(discord) => {
                discord.set_permissions(boss, MANAGE_GUILD);
                self.group("Managed")
            }
            Self::Telegram(telegram) => {
                let group = telegram.group("Managed");
                group.promote(boss);
                Place::from(&group)
            }
        }
    }

    /// Somebody as the settings name them.
    pub(crate) fn tag(&self, person: &Person) -> String {
        match self {
            Self::Discord(_) => format!("discord:{}", person.id()),
            Self::Telegram(_) => format!("telegram:{}", person.id()),
        }
    }

    /// Asserts that the bot did nothing it should not, and kept nobody waiting for a first word.
    pub(crate) fn assert_no_violations(&self) {
        match self {
            Self::Discord(discord) => {
                discord.assert_no_violations();
                assert_eq!(discord.late(), 0);
            }
            Self::Telegram(telegram) => telegram.assert_no_violations(),
        }
    }

    /// The fake Discord, where it is one.
    pub(crate) fn discord(&self) -> &FakeDiscord {
        match self {
            Self::Discord(discord) => discord,
            Self::Telegram(_) => panic!("the bot is on Telegram"),
        }
    }

    /// The fake Telegram, where it is one.
    pub(crate) fn telegram(&self) -> &FakeTelegram {
        match self {
            Self::Discord(_) => panic!("the bot is on Discord"),
            Self::Telegram(telegram) => telegram,
        }
    }
}

impl From<FakeDiscord> for Fake {
    fn from(discord: FakeDiscord) -> Self {
        Self::Discord(discord)
    }
}

impl From<FakeTelegram> for Fake {
    fn from(telegram: FakeTelegram) -> Self {
        Self::Telegram(telegram)
    }
}
