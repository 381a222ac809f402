//! Names: words, people, models, languages, paths and addresses.

use std::net::SocketAddr;
use std::path::PathBuf;

use refrain_core::provider::Target;
use refrain_core::request::{Person, Platform};
use refrain_discord::PublicKey;
use url::Url;

use super::Kind;

/// One of a few words.
pub(crate) fn choice<T: Clone + Sync + 'static>(choices: &'static [(&'static str, T)]) -> Kind<T> {
    let words: Vec<_> = choices.iter().map(|(word, _)| format!("\"{word}\"")).collect();
    Kind::text(words.join(" or "), "", move |text| {
        choices.iter().find(|(word, _)| *word == text).map(|(_, value)| value.clone())
    })
}

/// A provider and its model.
pub(crate) fn target() -> Kind<Target> {
    Kind::text("provider:model", ", such as bytez:owner/model", |text| text.parse().ok())
}

/// A person of a platform.
pub(crate) fn person() -> Kind<Person> {
    Kind::text("a person as platform:id", ", such as telegram:42 (the number, not the name)", |text| {
        let (platform, id) = platform_and_id(text)?;
        Some(Person { platform, id })
    })
}

/// A role of a platform, kept as it is written.
pub(crate) fn role() -> Kind<String> {
    Kind::text("a role as platform:id", ", such as discord:1234567890 (the number, not the name)", |text| {
        platform_and_id(text).map(|_| text.to_owned())
    })
}

fn platform_and_id(text: &str) -> Option<(Platform, String)> {
    let (platform, id) = text.split_once(':')?;
    let number = !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit());
    match platform {
        "telegram" if number => Some((Platform::TELEGRAM, id.to_owned())),
        "discord" if number => Some((Platform::DISCORD, id.to_owned())),
        // A platform that a developer added: its ids may be anything that is one word.
        other if !matches!(other, "telegram" | "discord") => {
            let named = !other.is_empty() && other.bytes().all(|byte| byte.is_ascii_lowercase());
            let one_word = !id.is_empty() && !id.contains(char::is_whitespace);
            (named && one_word).then(|| (Platform::other(other.to_owned()), id.to_owned()))
        }
        _ => None,
    }
}

/// An id of Discord's. It is text: a number in a file of settings may not have so many digits.
pub(crate) fn snowflake() -> Kind<u64> {
    Kind::text("an id of Discord's as text", ", such as \"1234567890\"", |text| text.parse().ok().filter(|id| *id > 0))
}

/// The public key of a Discord application.
pub(crate) fn public_key() -> Kind<PublicKey> {
    Kind::text("the 64 hexadecimal digits of an application's public key", "", |text| text.parse().ok())
}

/// An address to listen on.
pub(crate) fn listen_address() -> Kind<SocketAddr> {
    Kind::text("an address and a port to listen on", ", such as 127.0.0.1:8080", |text| text.parse().ok())
}

/// The name of a host, without a port.
pub(crate) fn host_name() -> Kind<String> {
    Kind::text("the name of a host", " without a port, such as bot.example.org", |text| {
        let host = url::Host::parse(text).ok()?;
        (host.to_string() == text.to_lowercase()).then(|| text.to_lowercase())
    })
}

/// A name of one word.
pub(crate) fn word() -> Kind<String> {
    Kind::text("a name without spaces", "", |text| {
        (!text.is_empty() && !text.contains(char::is_whitespace)).then(|| text.to_owned())
    })
}

/// The tag of a language.
pub(crate) fn locale() -> Kind<String> {
    Kind::text("a language tag", ", such as en-US, de or pt-BR", |text| {
        let mut subtags = text.split('-');
        let language = subtags
            .next()
            .is_some_and(|tag| matches!(tag.len(), 2 | 3) && tag.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let rest =
            subtags.all(|tag| matches!(tag.len(), 1..=8) && tag.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        (language && rest).then(|| text.to_owned())
    })
}

/// A path of the file system.
pub(crate) fn path() -> Kind<PathBuf> {
    Kind::text("a path", "", |text| (!text.is_empty() && !text.contains('\0')).then(|| PathBuf::from(text)))
}

/// What is logged.
pub(crate) fn log_filter() -> Kind<String> {
    Kind::text("a log filter", ", such as info or warn,refrain=debug", |text| {
        tracing_subscriber::EnvFilter::try_new(text).ok().filter(|_| !text.is_empty()).map(|_| text.to_owned())
    })
}

/// A base address.
pub(crate) fn address() -> Kind<Url> {
    Kind::text("an http:// or https:// address", " without user name, password, query and fragment", |text| {
        let url = Url::parse(text).ok()?;
        let web = matches!(url.scheme(), "http" | "https") && url.has_host();
        let bare =
            url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
        (web && bare).then_some(url)
    })
}

/// A bucket of S3, with or without a prefix.
pub(crate) fn bucket() -> Kind<Url> {
    Kind::text("s3://bucket or s3://bucket/prefix", "", |text| {
        let url = Url::parse(text).ok()?;
        let bare = url.username().is_empty() && url.password().is_none() && url.port().is_none();
        let bare = bare && url.query().is_none() && url.fragment().is_none();
        (url.scheme() == "s3" && url.has_host() && bare).then_some(url)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::value::read;

    #[test]
    fn an_address_holds_no_credentials() {
        assert!(read(&address(), "http://127.0.0.1:8081").is_some());
        assert!(read(&address(), "https://api.example.org/proxy/").is_some());
        for text in [
            "https://me:secret@example.org",
            "https://me@example.org",
            "ftp://example.org",
            "example.org",
            "https://example.org/?key=1",
        ] {
            assert!(read(&address(), text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_person_is_a_number_on_the_platforms_that_have_numbers() {
        assert_eq!(read(&person(), "telegram:42").map(|person| person.to_string()).as_deref(), Some("telegram:42"));
        assert!(read(&person(), "matrix:@me:example.org").is_some());
        for text in ["telegram:@me", "telegram:", "42", "discord:-1", ":42", "Telegram:42"] {
            assert!(read(&person(), text).is_none(), "{text}");
        }
    }
}
