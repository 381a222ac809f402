//! What somebody has chosen.

use std::collections::BTreeSet;

use refrain_core::preferences::{Audience, Preferences};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(crate) struct Chosen {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spoiler: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    audience: Option<Who>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    commands: Option<BTreeSet<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    max_jobs: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Who {
    Everyone,
    Premium,
    Managers,
}

impl From<&Preferences> for Chosen {
    fn from(preferences: &Preferences) -> Self {
        let Preferences { language, spoiler, audience, commands, max_jobs } = preferences.clone();
        let audience = audience.map(|audience| match audience {
            Audience::Everyone => Who::Everyone,
            Audience::Premium => Who::Premium,
            Audience::Managers => Who::Managers,
        });
        Self { language, spoiler, audience, commands, max_jobs }
    }
}

impl From<Chosen> for Preferences {
    fn from(chosen: Chosen) -> Self {
        let Chosen { language, spoiler, audience, commands, max_jobs } = chosen;
        let audience = audience.map(|who| match who {
            Who::Everyone => Audience::Everyone,
            Who::Premium => Audience::Premium,
            Who::Managers => Audience::Managers,
        });
        Self { language, spoiler, audience, commands, max_jobs }
    }
}
