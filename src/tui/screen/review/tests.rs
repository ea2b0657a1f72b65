//! The review driven by keys.
