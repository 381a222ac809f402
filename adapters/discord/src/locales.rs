//! Which of our languages Discord's locales are served by.
//!
//! Discord's own list: <https://discord.com/developers/docs/reference#locales>.

use refrain_core::catalogue::{Catalogue, Locale};

/// The locales that Discord's documentation lists, by Discord's codes.
pub(crate) const LISTED: [&str; 32] = [
    "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR",
    "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko",
];
/// Those that its API's description knows besides; its documentation does not.
pub(crate) const UNLISTED: [&str; 2] = ["ar", "he"];

/// The locales that serve a code of Discord's, best first: one `es` serves both Spanish codes, one `en` both English ones.
/// Any of another language would be the default, which stands there anyway.
pub(crate) fn serving(catalogue: &Catalogue, code: &str) -> Vec<Locale> {
    let chain = catalogue.negotiate(&[tag(code)]);
    let same = |tag_of_ours: &&str| language(tag_of_ours) == language(tag(code)) && script_fits(code, tag_of_ours);
    chain.chain().filter(same).map(|tag| catalogue.negotiate(&[tag])).collect()
}

/// The BCP 47 tag for a code of Discord's. All of them are tags; for some there is a better one.
pub(crate) fn tag(code: &str) -> &str {
    match code {
        "no" => "nb",
        "sv-SE" => "sv",
        "zh-CN" => "zh-Hans",
        "zh-TW" => "zh-Hant",
        code => code,
    }
}

fn language(tag: &str) -> &str {
    match tag.split('-').next().unwrap_or_default() {
        "no" => "nb",
        "iw" => "he",
        language => language,
    }
}

/// Where the default is Chinese, it would else stand in for the other script.
fn script_fits(code: &str, tag: &str) -> bool {
    let traditional = ["Hant", "TW", "HK", "MO"].iter().any(|part| tag.split('-').any(|subtag| subtag == *part));
    match code {
        "zh-CN" => !traditional,
        "zh-TW" => traditional,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn served(code: &str) -> Vec<String> {
        serving(&Catalogue::builtin(), code).iter().map(|locale| locale.tag().to_owned()).collect()
    }

    #[test]
    fn one_language_serves_all_of_discords_codes_for_it() {
        assert_eq!(served("en-GB"), ["en-GB", "en-US"]);
        assert_eq!(served("es-419"), ["es-419", "es"]);
        assert_eq!(served("es-ES"), ["es"]);
        assert_eq!(served("de"), ["de"]);
        assert_eq!(served("zh-TW"), ["zh-Hant"]);
    }

    #[test]
    fn a_language_that_is_not_there_is_served_by_none() {
        assert_eq!(served("fi"), [""; 0]);
    }

    #[test]
    fn every_code_is_a_language_to_the_catalogue() {
        for code in LISTED.into_iter().chain(UNLISTED) {
            assert_eq!(language(tag(code)).len(), 2, "{code}");
        }
        assert_eq!((tag("no"), tag("zh-TW"), tag("es-419")), ("nb", "zh-Hant", "es-419"));
    }
}
