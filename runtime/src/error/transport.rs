//! Errors of the HTTP client with the addresses taken out: a query may hold an API key.

use std::{error::Error as StdError, fmt};

/// The error without any address, as a source for one of ours.
pub(crate) fn without_addresses(error: reqwest::Error) -> Box<dyn StdError + Send + Sync> {
    let error = error.without_url();
    if addressed(&error) {
        // An address further down cannot be taken out; keep only the words.
        Box::new(Words::of(&error))
    } else {
        Box::new(error)
    }
}

/// Whether this error or one below it holds an address.
fn addressed(error: &(dyn StdError + 'static)) -> bool {
    let here = error.downcast_ref::<reqwest::Error>();
    here.is_some_and(|error| error.url().is_some()) || error.source().is_some_and(addressed)
}

/// The text of an error and of those below it.
#[derive(Debug)]
struct Words {
    text: String,
    source: Option<Box<Words>>,
}

impl Words {
    fn of(error: &(dyn StdError + 'static)) -> Self {
        let text = error.to_string();
        let url = error
            .downcast_ref::<reqwest::Error>()
            .and_then(reqwest::Error::url);
        Self {
            text: match url {
                Some(url) => text.replace(url.as_str(), "[address]"),
                None => text,
            },
            source: error.source().map(|below| Box::new(Self::of(below))),
        }
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl StdError for Words {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}
