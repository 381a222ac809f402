//! A language a person reads, with the ones that stand in for it.

use std::fmt;
use std::sync::Arc;

/// A negotiated language with its fall-backs; cheap to clone.
///
/// [`Catalogue::negotiate`](super::Catalogue::negotiate) makes it. It stays valid when the catalogue is loaded anew.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Locale(Arc<Chain>);

#[derive(Debug, PartialEq, Eq, Hash)]
struct Chain {
    tags: Box<[Box<str>]>,
    direction: Direction,
}

/// The direction a language is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As English.
    LeftToRight,
    /// As Arabic.
    RightToLeft,
}

impl Locale {
    pub(super) fn new(tags: Vec<Box<str>>, direction: Direction) -> Self {
        Self(Arc::new(Chain { tags: tags.into(), direction }))
    }

    /// The language with this [`chain`](Self::chain) and [`direction`](Self::direction), as it was kept somewhere.
    pub fn restore(chain: impl IntoIterator<Item = String>, direction: Direction) -> Self {
        Self::new(chain.into_iter().map(String::into_boxed_str).collect(), direction)
    }

    /// The BCP 47 tag of the language that comes first, such as `pt-BR`.
    pub fn tag(&self) -> &str {
        self.chain().next().unwrap_or("und")
    }

    /// The language subtag in lower case, such as `pt`: mostly two letters, three where there is no shorter code.
    pub fn language(&self) -> &str {
        self.tag().split('-').next().unwrap_or_default()
    }

    /// The direction it is written in.
    pub fn direction(&self) -> Direction {
        self.0.direction
    }

    /// The tags of all languages in which a message is looked up, in order: `pt-BR`, `pt`, `en-US`.
    pub fn chain(&self) -> impl Iterator<Item = &str> {
        self.0.tags.iter().map(|tag| &**tag)
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}
