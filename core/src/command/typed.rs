//! A typed message that may be a command: `/generate@refrain_bot a red fox`.

/// A command as it is typed, its arguments not read yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed<'a> {
    /// What stands after the slash, in small letters.
    pub name: String,
    /// Which bot is meant, where one is named.
    pub bot: Option<&'a str>,
    /// Everything behind it, trimmed: the text of an [`Input::Line`](super::Input::Line).
    pub rest: &'a str,
}

impl<'a> Typed<'a> {
    /// Reads a message; `None` if it is no command.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('/')?;
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let (name, bot) = word.split_once('@').map_or((word, None), |(name, bot)| (name, Some(bot)));
        let is_name = (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        is_name.then(|| Self { name: name.to_ascii_lowercase(), bot, rest: rest.trim() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_a_name_perhaps_a_bot_and_the_rest() {
        let typed = Typed::parse("/Generate@Refrain_Bot  a red\nfox ");

        let expected = Typed { name: "generate".to_owned(), bot: Some("Refrain_Bot"), rest: "a red\nfox" };
        assert_eq!(typed, Some(expected));
    }

    #[test]
    fn anything_else_is_no_command() {
        for text in ["", "a red fox", "/", "/ generate", "/home/me", "//", "/größe"] {
            assert_eq!(Typed::parse(text), None, "{text}");
        }
    }
}
