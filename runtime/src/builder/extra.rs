//! What goes along with every request beside what the document declares.
//!
//! Invariant: its values are treated as secrets, since that is what they mostly are.

use http::HeaderName;
use secrecy::{ExposeSecret as _, SecretBox};

use crate::auth::{Target, redact_word};

/// Headers and query parameters of every request.
#[derive(Default)]
pub(crate) struct Extra {
    headers: Vec<(HeaderName, SecretBox<String>)>,
    query: Vec<(String, SecretBox<String>)>,
    refused: Option<String>,
}

impl Extra {
    pub(crate) fn header(&mut self, name: &str, value: String) {
        let value = SecretBox::new(Box::new(value));
        match HeaderName::from_bytes(name.as_bytes()) {
            Err(_) => self.refuse(format!("HTTP allows no header named `{name}`")),
            Ok(_) if !value.expose_secret().bytes().all(visible) => self.refuse(format!(
                "the value of the header `{name}` has a character other than visible ASCII"
            )),
            Ok(name) => self.headers.push((name, value)),
        }
    }

    pub(crate) fn query(&mut self, name: String, value: String) {
        self.query.push((name, SecretBox::new(Box::new(value))));
    }

    fn refuse(&mut self, why: String) {
        self.refused.get_or_insert(why);
    }

    /// What cannot be used, in words.
    pub(crate) fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// Whether a query parameter of this name goes along.
    pub(crate) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|(own, _)| own == name)
    }

    /// Puts everything into a request; says whether there was anything.
    pub(crate) fn apply(&self, target: &mut Target<'_, '_>) -> bool {
        for (name, value) in &self.headers {
            target.header(name.clone(), value.expose_secret());
        }
        for (name, value) in &self.query {
            target.query(name, value.expose_secret());
        }
        !self.headers.is_empty() || !self.query.is_empty()
    }

    /// The text with every value taken out.
    pub(crate) fn redact(&self, mut text: String) -> String {
        let headers = self.headers.iter().map(|(_, value)| value);
        let query = self.query.iter().map(|(_, value)| value);
        for value in headers.chain(query) {
            redact_word(&mut text, value.expose_secret());
        }
        text
    }
}

fn visible(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}
