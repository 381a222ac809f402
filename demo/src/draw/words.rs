//! Reads a prompt for what can be drawn: animals, places, times of day, colours.
//!
//! It knows words, not sentences: "no fox" has a fox in it. English first, with the commonest words of a few more
//! languages; what it does not know still settles the picture, by its hash.

use super::composition::{Animal, Coat, Place, Subject};

/// What a prompt names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) subject: Option<Subject>,
    pub(crate) place: Option<Place>,
    pub(crate) coat: Option<Coat>,
    /// Night, or expressly day.
    pub(crate) night: Option<bool>,
    pub(crate) dusk: bool,
    pub(crate) winter: bool,
}

/// Takes the first of each kind; an animal is the subject wherever it stands.
pub(crate) fn read(prompt: &str) -> Found {
    let lower = prompt.to_lowercase();
    let mut found = Found::default();
    for word in lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let single = word.strip_suffix('s').unwrap_or(word);
        if let Some(animal) = animal(word).or_else(|| animal(single)) {
            if !matches!(found.subject, Some(Subject::Animal(_))) {
                found.subject = Some(Subject::Animal(animal));
            }
        } else if found.subject.is_none() {
            found.subject = style(word).or_else(|| style(single));
        }
        found.place = found.place.or_else(|| place(word)).or_else(|| place(single));
        found.coat = found.coat.or_else(|| coat(word));
        found.night = found.night.or_else(|| night(word));
        found.dusk |= is_dusk(word);
        found.winter |= is_winter(word);
    }
    found
}

fn animal(word: &str) -> Option<Animal> {
    Some(match word {
        "fox" | "foxe" | "fuchs" | "füchse" | "zorro" | "renard" | "volpe" | "raposa" | "лиса" | "лис" | "狐"
        | "vos" | "lis" | "tilki" | "räv" | "ثعلب" => Animal::Fox,
        "wolf" | "wolve" | "wölfe" | "lobo" | "loup" | "lupo" | "волк" | "husky" | "coyote" | "dog" | "hund"
        | "perro" | "chien" => Animal::Wolf,
        "cat" | "kitten" | "kitty" | "katze" | "gato" | "gata" | "chat" | "gatto" | "кот" | "кошка" | "猫" | "kat"
        | "kot" | "قطة" | "lynx" | "panther" => Animal::Cat,
        "tiger" | "tigre" | "тигр" | "虎" => Animal::Tiger,
        "lion" | "löwe" | "león" | "leone" | "leão" | "лев" | "lioness" => Animal::Lion,
        "owl" | "eule" | "búho" | "hibou" | "chouette" | "gufo" | "coruja" | "сова" | "owlet" => Animal::Owl,
        "bear" | "bär" | "oso" | "ours" | "orso" | "urso" | "медведь" | "熊" | "grizzly" | "teddy" => {
            Animal::Bear
        }
        "panda" | "панда" => Animal::Panda,
        "rabbit" | "bunny" | "bunnie" | "hare" | "hase" | "kaninchen" | "conejo" | "lapin" | "coniglio" | "coelho"
        | "кролик" | "заяц" => Animal::Rabbit,
        _ => return None,
    })
}

fn place(word: &str) -> Option<Place> {
    Some(match word {
        "mountain" | "mountainous" | "peak" | "alp" | "cliff" | "valley" | "hill" | "ridge" | "volcano"
        | "landscape" | "berg" | "berge" | "montaña" | "montagne" | "montagna" | "montanha" | "горы" | "гора"
        | "山" => Place::Mountains,
        "forest" | "wood" | "tree" | "jungle" | "pine" | "wald" | "bosque" | "forêt" | "foresta" | "floresta"
        | "лес" | "森" | "taiga" => Place::Forest,
        "desert" | "dune" | "sahara" | "mars" | "canyon" | "wüste" | "desierto" | "désert" | "deserto" | "пустыня" => {
            Place::Desert
        }
        "lake" | "pond" | "river" | "fjord" | "see" | "lago" | "lac" | "озеро" | "mirror" | "reflection" => {
            Place::Lake
        }
        "sea" | "ocean" | "wave" | "beach" | "boat" | "ship" | "sailing" | "sailboat" | "coast" | "island"
        | "storm" | "meer" | "mar" | "mer" | "mare" | "море" | "海" | "lighthouse" | "surf" | "whale" | "fish"
        | "dolphin" => Place::Sea,
        "city" | "citie" | "town" | "skyline" | "skyscraper" | "street" | "building" | "tokyo" | "york" | "london"
        | "paris" | "cyberpunk" | "stadt" | "ciudad" | "ville" | "città" | "cidade" | "город" | "robot" | "neon" => {
            Place::City
        }
        "space" | "galaxy" | "galaxie" | "planet" | "nebula" | "cosmo" | "cosmic" | "universe" | "star" | "starry"
        | "astronaut" | "rocket" | "saturn" | "jupiter" | "weltraum" | "espacio" | "espace" | "spazio" | "espaço"
        | "космос" | "alien" | "spaceship" => Place::Space,
        _ => return None,
    })
}

fn style(word: &str) -> Option<Subject> {
    Some(match word {
        "ink" | "calligraphy" | "hair" | "wind" | "flow" | "zen" | "feather" | "music" | "tinte" | "вихрь" => {
            Subject::Ink
        }
        "bauhau" | "bauhaus" | "geometric" | "geometry" | "shape" | "poster" | "pattern" | "mosaic" | "modernist" => {
            Subject::Bauhaus
        }
        "lowpoly" | "poly" | "polygon" | "origami" | "crystal" | "facet" | "diamond" | "gem" => Subject::Facets,
        "flower" | "garden" | "rose" | "tulip" | "bouquet" | "meadow" | "spring" | "blossom" | "poppy" | "poppie"
        | "daisy" | "daisie" | "sunflower" | "blume" | "blumen" | "flor" | "flore" | "fleur" | "fiore" | "fiori"
        | "цветы" | "花" | "plant" | "butterfly" => Subject::Garden,
        "marble" | "abstract" | "fluid" | "smoke" | "dream" | "psychedelic" | "lava" | "agate" | "liquid" => {
            Subject::Marble
        }
        _ => return None,
    })
}

fn coat(word: &str) -> Option<Coat> {
    Some(match word {
        "red" | "crimson" | "scarlet" | "ruby" | "rot" | "rote" | "roter" | "rotes" | "rojo" | "roja" | "rouge"
        | "rosso" | "rossa" | "vermelho" | "vermelha" | "красный" | "красная" | "рыжая" | "红" | "赤" | "أحمر" => {
            Coat::Red
        }
        "orange" | "ginger" | "copper" | "fiery" | "fire" | "autumn" | "naranja" | "herbst" => Coat::Orange,
        "yellow" | "gold" | "golden" | "sunny" | "gelb" | "gelbe" | "amarillo" | "jaune" | "giallo" | "amarelo"
        | "золотой" => Coat::Yellow,
        "green" | "emerald" | "mossy" | "jade" | "grün" | "grüne" | "grüner" | "verde" | "vert" | "verte"
        | "зелёный" => Coat::Green,
        "teal" | "turquoise" | "cyan" | "aqua" | "türkis" => Coat::Teal,
        "blue" | "azure" | "navy" | "sapphire" | "blau" | "blaue" | "blauer" | "azul" | "bleu" | "bleue" | "blu"
        | "синий" | "蓝" | "青" => Coat::Blue,
        "purple" | "violet" | "lavender" | "lilac" | "magenta" | "indigo" | "lila" | "morado" | "viola" | "roxo" => {
            Coat::Purple
        }
        "pink" | "rosa" | "rosy" | "coral" | "salmon" => Coat::Pink,
        "brown" | "bronze" | "chocolate" | "sepia" | "braun" | "braune" | "brauner" | "marrón" | "brun" => Coat::Brown,
        "black" | "ebony" | "schwarz" | "schwarze" | "negro" | "negra" | "noir" | "noire" | "nero" | "preto"
        | "чёрный" | "чёрная" | "黑" => Coat::Black,
        "grey" | "gray" | "silver" | "monochrome" | "grau" | "graue" | "gris" | "grigio" | "cinza" | "серый" => {
            Coat::Grey
        }
        "white" | "ivory" | "weiß" | "weiße" | "weißer" | "blanco" | "blanca" | "blanc" | "blanche" | "bianco"
        | "branco" | "белый" | "белая" | "白" => Coat::White,
        _ => return None,
    })
}

fn night(word: &str) -> Option<bool> {
    match word {
        "night" | "midnight" | "moon" | "moonlight" | "moonlit" | "dark" | "starry" | "nacht" | "noche" | "nuit"
        | "notte" | "noite" | "ночь" | "夜" | "aurora" | "northern" => Some(true),
        "day" | "daylight" | "noon" | "morning" | "sunny" | "summer" | "tag" | "día" | "jour" | "giorno" | "dia" => {
            Some(false)
        }
        _ => None,
    }
}

fn is_dusk(word: &str) -> bool {
    matches!(word, "sunset" | "dusk" | "evening" | "twilight" | "sundown" | "sunrise" | "dawn" | "abend" | "atardecer")
}

fn is_winter(word: &str) -> bool {
    matches!(word, "snow" | "snowy" | "winter" | "ice" | "icy" | "frozen" | "arctic" | "schnee" | "nieve" | "neige")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_red_fox_in_a_forest_at_night_is_read_whole() {
        let found = read("A red FOX in the forest, at night");

        assert_eq!(found.subject, Some(Subject::Animal(Animal::Fox)));
        assert_eq!((found.place, found.coat, found.night), (Some(Place::Forest), Some(Coat::Red), Some(true)));
    }

    #[test]
    fn an_animal_wins_over_a_style_and_plurals_count() {
        assert_eq!(read("geometric cats").subject, Some(Subject::Animal(Animal::Cat)));
        assert_eq!(read("two wolves").subject, Some(Subject::Animal(Animal::Wolf)));
    }

    #[test]
    fn a_prompt_of_unknown_words_names_nothing() {
        assert_eq!(read("qwertz ... 123"), Found::default());
    }
}
