//! What must not be shown of a call, and texts without it.

use crate::{auth::Credentials, client::Client};

/// The secrets of a call: those of its client, and its own.
#[derive(Clone)]
pub(crate) struct Secrets {
    client: Client,
    own: Option<Credentials>,
}

impl Secrets {
    pub(crate) fn new(client: &Client, own: Option<&Credentials>) -> Self {
        Self {
            client: client.clone(),
            own: own.cloned(),
        }
    }

    /// The text with every secret taken out.
    pub(crate) fn redact(&self, text: &str) -> String {
        let text = self.client.redact(text);
        match &self.own {
            Some(own) => own.redact(&text),
            None => text,
        }
    }
}
