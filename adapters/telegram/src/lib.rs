//! Refrain on Telegram, through teloxide.
