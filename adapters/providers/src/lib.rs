//! Refrain's providers: the upstream APIs that make images and videos, over reqwest.
