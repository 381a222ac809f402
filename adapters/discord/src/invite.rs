//! The link that adds the bot to a server, with the least that works.

use url::Url;

const ADDRESS: &str = "https://discord.com/oauth2/authorize";

/// Each permission that the link asks for: its bit, its name, and what it is for.
pub const PERMISSIONS: [(u64, &str, &str); 4] = [
    (1 << 10, "View Channels", "to find the channel again once a command's 15 minutes are over"),
    (1 << 11, "Send Messages", "to post a result that took longer than those, with a mention"),
    (1 << 38, "Send Messages in Threads", "the same in threads"),
    (1 << 15, "Attach Files", "because results are pictures and videos"),
];

/// Each scope that the link asks for, and what it is for.
pub const SCOPES: [(&str, &str); 2] =
    [("bot", "to be a member of the server, which posting needs"), ("applications.commands", "to offer its commands")];

/// The link that adds the application to a server, with the least scopes and permissions that work.
///
/// ```
/// let url = refrain_discord::invite_url(42);
///
/// assert_eq!(
///     url.as_str(),
///     "https://discord.com/oauth2/authorize?client_id=42&permissions=274877942784&scope=bot+applications.commands"
/// );
/// ```
#[expect(clippy::missing_panics_doc, reason = "it parses a constant")]
pub fn invite_url(application_id: u64) -> Url {
    let permissions = PERMISSIONS.iter().fold(0, |all, (bit, ..)| all | bit);
    let scopes = SCOPES.map(|(scope, _)| scope).join(" ");
    #[expect(clippy::expect_used, reason = "it is a constant")]
    let mut url = Url::parse(ADDRESS).expect("a valid address");
    url.query_pairs_mut()
        .append_pair("client_id", &application_id.to_string())
        .append_pair("permissions", &permissions.to_string())
        .append_pair("scope", &scopes);
    url
}
