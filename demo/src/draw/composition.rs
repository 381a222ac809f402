//! What a picture is of: few choices, from which everything else follows.

use super::chance::{Chance, hashed, mixed};
use super::palette::{Mood, Palette};
use super::words::{self, Found};

/// Everything that settles a picture. Equal compositions are equal pictures, pixel for pixel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Composition {
    pub(crate) subject: Subject,
    /// What is behind an animal.
    pub(crate) place: Place,
    pub(crate) mood: Mood,
    pub(crate) night: bool,
    /// The colour of an animal or of flowers, where the prompt names one.
    pub(crate) coat: Option<Coat>,
    pub(crate) seed: u64,
}

/// What is in the foreground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Place,
    Animal(Animal),
    Ink,
    Bauhaus,
    Facets,
    Garden,
    Marble,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Mountains,
    Forest,
    Desert,
    Lake,
    Sea,
    City,
    Space,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Animal {
    Fox,
    Wolf,
    Cat,
    Tiger,
    Lion,
    Owl,
    Bear,
    Panda,
    Rabbit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coat {
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Purple,
    Pink,
    Brown,
    Black,
    Grey,
    White,
}

impl Subject {
    pub(crate) const ALL: [Self; 15] = [
        Self::Place,
        Self::Ink,
        Self::Bauhaus,
        Self::Facets,
        Self::Garden,
        Self::Marble,
        Self::Animal(Animal::Fox),
        Self::Animal(Animal::Wolf),
        Self::Animal(Animal::Cat),
        Self::Animal(Animal::Tiger),
        Self::Animal(Animal::Lion),
        Self::Animal(Animal::Owl),
        Self::Animal(Animal::Bear),
        Self::Animal(Animal::Panda),
        Self::Animal(Animal::Rabbit),
    ];
}

impl Place {
    pub(crate) const ALL: [Self; 7] =
        [Self::Mountains, Self::Forest, Self::Desert, Self::Lake, Self::Sea, Self::City, Self::Space];
}

impl Coat {
    pub(crate) const ALL: [Self; 12] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Purple,
        Self::Pink,
        Self::Brown,
        Self::Black,
        Self::Grey,
        Self::White,
    ];
}

impl Composition {
    /// What `prompt` asks for; where it leaves something open, it and `seed` settle that.
    pub(crate) fn of(prompt: &str, seed: u64) -> Self {
        let found = words::read(prompt);
        let seed = mixed(hashed(&prompt.trim().to_lowercase()) ^ mixed(seed));
        let mut chance = Chance::new(seed, "composition");
        let subject = found.subject.unwrap_or_else(|| match found.place {
            Some(_) => Subject::Place,
            None => chance.pick(&[
                Subject::Place,
                Subject::Place,
                Subject::Place,
                Subject::Ink,
                Subject::Bauhaus,
                Subject::Facets,
                Subject::Garden,
                Subject::Marble,
            ]),
        });
        let place = found.place.unwrap_or_else(|| match subject {
            Subject::Animal(_) => chance.pick(&[Place::Mountains, Place::Forest, Place::Lake, Place::Desert]),
            _ => chance.pick(&Place::ALL),
        });
        let night = found.night.unwrap_or(place == Place::Space);
        let mood = mood(found, place, night, &mut chance);
        Self { subject, place, mood, night: night || mood.is_night(), coat: found.coat, seed }
    }

    /// The same composition in other colours, which `seed` settles.
    pub(crate) fn varied(self, seed: u64) -> Self {
        let mut chance = Chance::new(self.seed ^ mixed(seed), "variation");
        let others: Vec<Mood> = Mood::ALL.into_iter().filter(|mood| *mood != self.mood).collect();
        let mood = chance.pick(&others);
        let coat = self.coat.map(|_| chance.pick(&Coat::ALL));
        Self { mood, coat, night: mood.is_night() || self.place == Place::Space, ..self }
    }

    /// The same composition in the colours that go with `coat`.
    pub(crate) fn colored(self, coat: Coat) -> Self {
        let mood = Chance::new(self.seed, "colored").pick(moods_of(coat));
        Self { mood, coat: Some(coat), ..self }
    }

    pub(crate) fn palette(&self) -> Palette {
        self.mood.palette(self.night)
    }

    pub(crate) fn chance(&self, purpose: &str) -> Chance {
        Chance::new(self.seed, purpose)
    }
}

fn mood(found: Found, place: Place, night: bool, chance: &mut Chance) -> Mood {
    if let Some(coat) = found.coat {
        return chance.pick(moods_of(coat));
    }
    if found.dusk {
        return chance.pick(&[Mood::Sunset, Mood::Ember, Mood::Rose, Mood::Violet, Mood::Amber]);
    }
    if found.winter {
        return if night { Mood::Midnight } else { Mood::Winter };
    }
    if night {
        return chance.pick(&[Mood::Midnight, Mood::Aurora, Mood::Violet, Mood::Midnight]);
    }
    let day = found.night == Some(false);
    match place {
        Place::Desert => chance.pick(&[Mood::Amber, Mood::Ember, Mood::Sepia, Mood::Sunset]),
        _ if day => chance.pick(&[Mood::Azure, Mood::Lagoon, Mood::Meadow, Mood::Dawn, Mood::Amber]),
        Place::Forest => chance.pick(&[Mood::Meadow, Mood::Dawn, Mood::Lagoon, Mood::Sunset, Mood::Amber]),
        _ => chance.pick(&Mood::ALL),
    }
}

const fn moods_of(coat: Coat) -> &'static [Mood] {
    match coat {
        Coat::Red => &[Mood::Ember, Mood::Ember, Mood::Sunset],
        Coat::Orange => &[Mood::Amber, Mood::Ember, Mood::Sunset],
        Coat::Yellow => &[Mood::Amber],
        Coat::Green => &[Mood::Meadow],
        Coat::Teal => &[Mood::Lagoon],
        Coat::Blue => &[Mood::Azure],
        Coat::Purple => &[Mood::Violet],
        Coat::Pink => &[Mood::Rose],
        Coat::Brown => &[Mood::Sepia, Mood::Amber],
        Coat::Black => &[Mood::Ash, Mood::Sunset, Mood::Rose],
        Coat::Grey => &[Mood::Ash, Mood::Winter],
        Coat::White => &[Mood::Winter, Mood::Dawn],
    }
}
