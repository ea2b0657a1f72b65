//! Values in few bytes: of a large file and a large board a hundred thousand are kept at once, of which one
//! or two are looked at at a time.
//!
//! Not a format: what is packed is opened by the same program, and is never written anywhere.

use std::marker::PhantomData;
use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A value in as few bytes as it takes; copies of it share them.
pub struct Packed<T> {
    bytes: Arc<[u8]>,
    holds: PhantomData<fn() -> T>,
}

impl<T: Serialize + DeserializeOwned> Packed<T> {
    /// The value, packed.
    pub fn of(value: &T) -> Self {
        Self {
            // Packing into memory fails for no value that derives how it is packed; what could not be
            // packed could not be opened, and is passed over.
            bytes: postcard::to_allocvec(value).unwrap_or_default().into(),
            holds: PhantomData,
        }
    }

    /// The value again; `None` only where it could not be packed.
    pub fn open(&self) -> Option<T> {
        postcard::from_bytes(&self.bytes).ok()
    }
}

impl<T> Clone for Packed<T> {
    fn clone(&self) -> Self {
        Self {
            bytes: Arc::clone(&self.bytes),
            holds: PhantomData,
        }
    }
}

impl<T> std::fmt::Debug for Packed<T> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} bytes", self.bytes.len())
    }
}
