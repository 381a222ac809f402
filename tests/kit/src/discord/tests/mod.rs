//! The fake through a raw HTTP and WebSocket client: every strict refusal, and what a bot and a person get.
