//! One credential, and what a scheme makes of it.

use std::{fmt, sync::Arc};

use http::HeaderName;
use secrecy::{ExposeSecret as _, SecretBox};

use super::{Unusable, cache::TokenCache, keep, token::TokenSource};
use crate::{api::SchemeKind, base64};

/// A credential for one security scheme; its secrets are wiped from memory when dropped, and
/// shown by nothing.
///
/// ```
/// use specwright_runtime::glue::Credential;
///
/// let key = Credential::secret("not-a-real-key".to_owned());
/// assert_eq!(format!("{key:?}"), "Credential");
/// ```
#[derive(Clone)]
pub struct Credential(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    /// An API key or a bearer token.
    Word(Arc<SecretBox<String>>),
    /// A user name with its password.
    Basic(Arc<SecretBox<String>>, Arc<SecretBox<String>>),
    /// Something that gives tokens.
    Source(Arc<dyn TokenSource>),
}

impl Credential {
    /// An API key or a bearer token.
    pub fn secret(secret: String) -> Self {
        Self(Kind::Word(Arc::new(keep(secret))))
    }

    /// A user name and a password.
    pub fn basic(user: String, password: String) -> Self {
        Self(Kind::Basic(Arc::new(keep(user)), Arc::new(keep(password))))
    }

    /// Tokens of a source, fetched when a call needs one and kept until shortly before they
    /// expire.
    pub fn source(source: impl TokenSource) -> Self {
        Self(Kind::Source(Arc::new(source)))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential")
    }
}

/// The credential of one scheme, checked so that sending cannot fail.
pub(super) enum Slot {
    /// What is the same for every call.
    Fixed {
        /// The text that goes onto the wire.
        wire: SecretBox<String>,
        /// The secret in it, as it was given.
        plain: Arc<SecretBox<String>>,
    },
    /// Tokens that are fetched.
    Tokens(TokenCache),
}

impl Slot {
    /// What a scheme of this kind sends for a credential.
    pub(super) fn new(kind: SchemeKind, credential: Credential) -> Result<Self, Unusable> {
        match (kind, credential.0) {
            (SchemeKind::Basic, Kind::Basic(user, password)) => Ok(Self::Fixed {
                wire: basic(user.expose_secret(), password.expose_secret())?,
                // Some servers take a key for the name of the user.
                plain: match password.expose_secret().is_empty() {
                    true => user,
                    false => password,
                },
            }),
            (SchemeKind::Basic, _) => Err("it takes a user name and a password"),
            (_, Kind::Basic(..)) => Err("it does not take a user name and a password"),
            (_, Kind::Word(word)) => Ok(Self::Fixed {
                wire: word_text(kind, word.expose_secret())?,
                plain: word,
            }),
            (SchemeKind::Bearer, Kind::Source(source)) => Ok(Self::Tokens(TokenCache::new(source))),
            (_, Kind::Source(_)) => Err("it takes a key, not tokens"),
        }
    }
}

/// The text that goes onto the wire for an API key or a token.
pub(super) fn word_text(kind: SchemeKind, word: &str) -> Result<SecretBox<String>, Unusable> {
    if word.is_empty() {
        return Err("it is empty");
    }
    match kind {
        SchemeKind::Header(name) if HeaderName::from_bytes(name.as_bytes()).is_err() => {
            Err("its header has a name that HTTP does not allow")
        }
        SchemeKind::Header(_) | SchemeKind::Bearer | SchemeKind::Basic
            if !word.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            // Nothing else is safe from being trimmed or recoded on the way.
            Err("it has a character other than visible ASCII (a line end, perhaps)")
        }
        SchemeKind::Cookie(_) if !word.bytes().all(cookie_octet) => {
            Err("it has a character that a cookie cannot hold")
        }
        SchemeKind::Bearer => Ok(prefixed("Bearer ", word)),
        _ => Ok(keep(word.to_owned())),
    }
}

pub(super) fn basic(user: &str, password: &str) -> Result<SecretBox<String>, Unusable> {
    if user.contains(':') {
        return Err("the user name has a colon");
    }
    if user.chars().chain(password.chars()).any(char::is_control) {
        return Err("it has a control character");
    }
    let pair = keep([user, ":", password].concat());
    let coded = keep(base64::encode(pair.expose_secret().as_bytes()));
    Ok(prefixed("Basic ", coded.expose_secret()))
}

fn prefixed(prefix: &str, secret: &str) -> SecretBox<String> {
    keep([prefix, secret].concat())
}

/// RFC 6265, section 4.1.1.
fn cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}
