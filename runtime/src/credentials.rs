//! Credentials: how they are kept, which of them a call uses, and where they go in a request.
//!
//! Invariant: a secret is readable only in this file, and leaves it only as part of a request
//! that is about to be sent.

use std::fmt::{self, Write as _};

use http::{
    HeaderMap, HeaderName, HeaderValue,
    header::{AUTHORIZATION, COOKIE},
};
use secrecy::{ExposeSecret as _, SecretBox};

use crate::{
    api::{Auth, Need, Scheme, SchemeKind},
    base64,
    percent::{self, encode},
};

/// A secret for one security scheme; wiped from memory when dropped, and shown by nothing.
#[derive(Debug)]
pub struct Credential(Secret);

#[derive(Debug)]
enum Secret {
    /// An API key or a bearer token.
    Word(SecretBox<String>),
    /// A user name with its password.
    Basic(SecretBox<String>, SecretBox<String>),
}

impl Credential {
    /// An API key or a bearer token.
    pub fn secret(secret: String) -> Self {
        Self(Secret::Word(keep(secret)))
    }

    /// A user name and a password.
    pub fn basic(user: String, password: String) -> Self {
        Self(Secret::Basic(keep(user), keep(password)))
    }
}

/// Takes the string as it is: a copy would leave the first one behind in memory.
fn keep(secret: String) -> SecretBox<String> {
    SecretBox::new(Box::new(secret))
}

/// Why a credential cannot be used for its scheme. The text says what is wrong, never the value.
pub(crate) type Unusable = &'static str;

/// The credentials of a client, one place per scheme of its API.
pub(crate) struct Credentials {
    schemes: &'static [Scheme],
    slots: Vec<Option<Slot>>,
}

/// The credential of one scheme.
struct Slot {
    /// The text that goes onto the wire.
    wire: SecretBox<String>,
    /// The secret in it, as it was given.
    plain: SecretBox<String>,
}

/// A shorter secret is not looked for in texts to [`Credentials::redact`]: it would be found in
/// every other word.
const SHORTEST_REDACTED: usize = 4;

/// What stands in place of a secret.
const REDACTED: &str = "[redacted]";

impl Credentials {
    pub(crate) fn none(schemes: &'static [Scheme]) -> Self {
        Self {
            schemes,
            slots: schemes.iter().map(|_| None).collect(),
        }
    }

    /// Puts a credential in the place of its scheme, checked so that sending cannot fail.
    pub(crate) fn set(&mut self, scheme: usize, credential: Credential) -> Result<(), Unusable> {
        let (Some(slot), Some(declared)) = (self.slots.get_mut(scheme), self.schemes.get(scheme))
        else {
            return Err("the API declares no such scheme");
        };
        *slot = Some(slot_for(declared.kind, credential)?);
        Ok(())
    }

    /// The first alternative that all credentials are there for.
    ///
    /// `Some(&[])` when there is none but the call may go without.
    pub(crate) fn choose(&self, auth: Auth) -> Option<&'static [Need]> {
        let complete = |needs: &&&'static [Need]| {
            !needs.is_empty() && needs.iter().all(|need| self.text(*need).is_some())
        };
        match auth.iter().find(complete) {
            Some(needs) => Some(needs),
            // An alternative that asks for nothing counts last: a key that was given is sent.
            None if auth.is_empty() || auth.iter().any(|needs| needs.is_empty()) => Some(&[]),
            None => None,
        }
    }

    /// Puts the credentials that `needs` names into a request.
    pub(crate) fn apply(&self, needs: &[Need], url: &mut String, headers: &mut HeaderMap) {
        for need in needs {
            if let (Some(scheme), Some(text)) = (self.schemes.get(need.scheme), self.text(*need)) {
                apply_one(scheme.kind, text, url, headers);
            }
        }
    }

    /// What each alternative needs, in words: ``  `key` and `token` (scope read), or `basic`  ``.
    pub(crate) fn describe(&self, auth: Auth) -> String {
        let mut text = String::new();
        for (place, needs) in auth.iter().enumerate() {
            text.push_str(if place == 0 { "" } else { ", or " });
            for (place, need) in needs.iter().enumerate() {
                let name = self.schemes.get(need.scheme).map_or("?", |s| s.name);
                let and = if place == 0 { "" } else { " and " };
                let _ = write!(text, "{and}`{name}`");
                if !need.scopes.is_empty() {
                    let _ = write!(text, " (scope {})", need.scopes.join(" "));
                }
            }
        }
        text
    }

    /// The text with every credential taken out, as it is and as it stands in an address.
    ///
    /// For texts from a server, which may repeat what it was sent.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for slot in self.slots.iter().flatten() {
            // The longer text first: it holds the other one, or a coded form of it.
            for secret in [slot.wire.expose_secret(), slot.plain.expose_secret()] {
                if secret.len() >= SHORTEST_REDACTED {
                    clean = clean.replace(secret.as_str(), REDACTED);
                    clean = clean.replace(&encode(secret).to_string(), REDACTED);
                }
            }
        }
        clean
    }

    fn text(&self, need: Need) -> Option<&str> {
        let slot = self.slots.get(need.scheme)?.as_ref()?;
        Some(slot.wire.expose_secret())
    }
}

/// Names the schemes that have a credential.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = self.schemes.iter().zip(&self.slots);
        let set = set.filter_map(|(scheme, slot)| slot.as_ref().map(|_| scheme.name));
        f.debug_set().entries(set).finish()
    }
}

/// What a scheme of this kind sends for a credential.
fn slot_for(kind: SchemeKind, credential: Credential) -> Result<Slot, Unusable> {
    match (kind, credential.0) {
        (SchemeKind::Basic, Secret::Basic(user, password)) => Ok(Slot {
            wire: basic(user.expose_secret(), password.expose_secret())?,
            plain: password,
        }),
        (SchemeKind::Basic, Secret::Word(_)) => Err("it takes a user name and a password"),
        (_, Secret::Basic(..)) => Err("it does not take a user name and a password"),
        (_, Secret::Word(word)) => Ok(Slot {
            wire: word_text(kind, word.expose_secret())?,
            plain: word,
        }),
    }
}

/// The text that goes onto the wire for an API key or a token.
fn word_text(kind: SchemeKind, word: &str) -> Result<SecretBox<String>, Unusable> {
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

fn basic(user: &str, password: &str) -> Result<SecretBox<String>, Unusable> {
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

fn apply_one(kind: SchemeKind, text: &str, url: &mut String, headers: &mut HeaderMap) {
    match kind {
        SchemeKind::Header(name) => {
            if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
                put(headers, name, text);
            }
        }
        SchemeKind::Bearer | SchemeKind::Basic => put(headers, AUTHORIZATION, text),
        SchemeKind::Query(name) => {
            url.push(if url.contains('?') { '&' } else { '?' });
            percent::push(url, name);
            url.push('=');
            percent::push(url, text);
        }
        SchemeKind::Cookie(name) => add_cookie(headers, name, text),
    }
}

/// Replaces what a parameter put into the header, but never another credential.
fn put(headers: &mut HeaderMap, name: HeaderName, text: &str) {
    let Ok(mut value) = HeaderValue::from_str(text) else {
        return; // Checked when the credential was set.
    };
    value.set_sensitive(true);
    if headers.get(&name).is_some_and(HeaderValue::is_sensitive) {
        headers.append(name, value);
    } else {
        headers.insert(name, value);
    }
}

/// Cookies share one header.
fn add_cookie(headers: &mut HeaderMap, name: &str, text: &str) {
    let mut cookies = headers
        .get(COOKIE)
        .map_or_else(Vec::new, |before| [before.as_bytes(), b"; "].concat());
    cookies.extend_from_slice([name, "=", text].concat().as_bytes());
    if let Ok(mut value) = HeaderValue::from_bytes(&cookies) {
        value.set_sensitive(true);
        headers.insert(COOKIE, value);
    }
}
