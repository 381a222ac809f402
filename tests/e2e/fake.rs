//! Any of the fake platforms.

use refrain_testkit::FakeTelegram;
use refrain_testkit::person::{Person, Place};

use crate::stage::On;

/// Any of the fake platforms.
pub(crate) enum Fake {
    Telegram(FakeTelegram),
}

impl Fake {
    /// One that takes calls as fast as they come.
    pub(crate) async fn without_flood_control(on: On) -> Self {
        match on {
            On::Telegram => FakeTelegram::builder().flood(None).start().await.into(),
        }
    }

    /// What a bot is told to find it.
    pub(crate) fn variables(&self) -> Vec<(String, String)> {
        let variables = match self {
            Self::Telegram(telegram) => {
                [("TELEGRAM_TOKEN", telegram.token().to_owned()), ("TELEGRAM_API_URL", telegram.url())]
            }
        };
        variables.map(|(name, value)| (name.to_owned(), value)).into()
    }

    /// Somebody in a private chat with the bot.
    pub(crate) fn user(&self, name: &str) -> Person {
        match self {
            Self::Telegram(telegram) => telegram.user(name),
        }
    }

    /// A new group, or a channel of a new server, with the bot in it.
    pub(crate) fn group(&self, title: &str) -> Place {
        match self {
            Self::Telegram(telegram) => Place::from(&telegram.group(title)),
        }
    }

    /// A new group, or a channel of a new server, that `boss` manages.
    pub(crate) fn managed_by(&self, boss: &Person) -> Place {
        match self {
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
            Self::Telegram(_) => format!("telegram:{}", person.id()),
        }
    }

    /// Asserts that the bot did nothing it should not.
    pub(crate) fn assert_no_violations(&self) {
        match self {
            Self::Telegram(telegram) => telegram.assert_no_violations(),
        }
    }

    /// The fake Telegram, where it is one.
    pub(crate) const fn telegram(&self) -> &FakeTelegram {
        match self {
            Self::Telegram(telegram) => telegram,
        }
    }
}

impl From<FakeTelegram> for Fake {
    fn from(telegram: FakeTelegram) -> Self {
        Self::Telegram(telegram)
    }
}
