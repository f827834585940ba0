//! A text that is shown to nobody but the server.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that debugging does not show and memory does not keep: a member of the format `password`,
/// where a document's configuration asks for it.
///
/// It is sent as it is.
///
/// ```
/// use specwright_runtime::Secret;
///
/// let secret = Secret::from("not-a-real-password");
/// assert_eq!(format!("{secret:?}"), "Secret(…)");
/// assert_eq!(secret.expose(), "not-a-real-password");
/// ```
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// The text itself.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(format: D) -> Result<Self, D::Error> {
        crate::codec::deserialize(format)
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, format: S) -> Result<S::Ok, S::Error> {
        crate::codec::serialize(self, format)
    }
}
