//! Strict fakes of Telegram and of flaky providers, and a person who types, for Refrain's tests.
