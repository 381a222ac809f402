//! Where Refrain keeps what must not be lost.
