//! The credentials of an API, one place per scheme, and which of them a call uses.

use std::{
    fmt::{self, Write as _},
    sync::Arc,
};

use secrecy::ExposeSecret as _;

use super::{
    cache::{Held, TokenFailure},
    credential::{Credential, Slot},
    place::Target,
    redact::redact_word,
    token::TokenRequest,
};
use crate::{
    api::{Api, Auth, Need, Scheme},
    client::Client,
};

/// Credentials by security scheme: those of a client, or those of one call.
///
/// Copies share what was fetched for them. The type that generated code makes for the schemes of
/// its API is made of it.
#[derive(Clone)]
pub struct Credentials {
    api: &'static Api,
    schemes: &'static [Scheme],
    slots: Vec<Option<Arc<Slot>>>,
    /// The addresses that replace those of the token endpoints.
    token_urls: Vec<Option<Arc<str>>>,
    /// The first credential that cannot be used, and why.
    refused: Option<Arc<str>>,
}

impl Credentials {
    /// No credentials for the schemes of an API.
    pub fn new(api: &'static Api) -> Self {
        let schemes = api.schemes;
        Self {
            api,
            schemes,
            slots: schemes.iter().map(|_| None).collect(),
            token_urls: schemes.iter().map(|_| None).collect(),
            refused: None,
        }
    }

    /// Sets the credential of the scheme at this place in [`Api::schemes`]; the last one counts.
    /// One that cannot be used is told of when a client is built, or a call sent, with it.
    #[must_use]
    pub fn set(mut self, scheme: usize, credential: Credential) -> Self {
        let places = self.slots.get_mut(scheme).zip(self.schemes.get(scheme));
        let why = match places {
            Some((slot, declared)) => match Slot::new(declared.kind, credential) {
                Ok(made) => {
                    *slot = Some(Arc::new(made));
                    return self;
                }
                Err(why) => why,
            },
            None => "the API declares no such scheme",
        };
        let name = self.schemes.get(scheme).map_or("?", |s| s.name);
        let told = format!("the credential `{name}` cannot be used: {why}");
        self.refused.get_or_insert_with(|| told.into());
        self
    }

    /// Sets the address of the token endpoint of a scheme, in place of the declared one.
    #[must_use]
    pub fn token_url(mut self, scheme: usize, url: &str) -> Self {
        if let Some(place) = self.token_urls.get_mut(scheme) {
            *place = Some(url.into());
        }
        self
    }

    /// The first credential that cannot be used, in words.
    pub(crate) fn refused(&self) -> Option<&str> {
        self.refused.as_deref()
    }

    /// These, and where there are none, those of a client.
    pub(crate) fn over(mut self, others: &Self) -> Self {
        if !std::ptr::eq(self.api, others.api) {
            let told = "the credentials are those of another API";
            self.refused.get_or_insert_with(|| told.into());
            return self;
        }
        self.refused = self.refused.or_else(|| others.refused.clone());
        for (own, other) in self.slots.iter_mut().zip(&others.slots) {
            *own = own.take().or_else(|| other.clone());
        }
        for (own, other) in self.token_urls.iter_mut().zip(&others.token_urls) {
            *own = own.take().or_else(|| other.clone());
        }
        self
    }

    /// The first alternative that all credentials are there for.
    ///
    /// `Some(&[])` when there is none but the call may go without.
    pub(crate) fn choose(&self, auth: Auth) -> Option<&'static [Need]> {
        let complete = |needs: &&&'static [Need]| {
            !needs.is_empty() && needs.iter().all(|need| self.slot(*need).is_some())
        };
        match auth.iter().find(complete) {
            Some(needs) => Some(needs),
            // An alternative that asks for nothing counts last: a key that was given is sent.
            None if auth.is_empty() || auth.iter().any(|needs| needs.is_empty()) => Some(&[]),
            None => None,
        }
    }

    /// The tokens that `needs` names, fetched where they are not there.
    ///
    /// # Errors
    /// Names the scheme whose token is not to be had, and says why.
    pub(crate) async fn ready(
        &self,
        needs: &'static [Need],
        client: &Client,
    ) -> Result<Ready, (&'static str, Arc<TokenFailure>)> {
        let mut ready = Ready::new(needs);
        for need in needs {
            let Some(Slot::Tokens(cache)) = self.slot(*need) else {
                continue;
            };
            let held = cache.get(&self.request(*need, client)).await;
            let name = self.scheme(*need).map_or("?", |s| s.name);
            ready
                .tokens
                .push((need.scheme, held.map_err(|why| (name, why))?));
        }
        Ok(ready)
    }

    /// The tokens that `needs` names, where all of them are there; else the name of a scheme
    /// whose token has to be fetched.
    pub(crate) fn at_hand(
        &self,
        needs: &'static [Need],
        client: &Client,
    ) -> Result<Ready, &'static str> {
        let mut ready = Ready::new(needs);
        for need in needs {
            if let Some(Slot::Tokens(cache)) = self.slot(*need) {
                let held = cache.at_hand(&self.request(*need, client));
                let name = self.scheme(*need).map_or("?", |s| s.name);
                ready.tokens.push((need.scheme, held.ok_or(name)?));
            }
        }
        Ok(ready)
    }

    /// What a token of a scheme is asked for by, outside of any call.
    #[cfg(feature = "authorization-code")]
    pub(crate) fn token_request<'r>(
        &'r self,
        scheme: usize,
        client: &'r Client,
    ) -> TokenRequest<'r> {
        self.request(
            Need {
                scheme,
                scopes: &[],
            },
            client,
        )
    }

    fn request<'r>(&'r self, need: Need, client: &'r Client) -> TokenRequest<'r> {
        let url = self.token_urls.get(need.scheme).and_then(Option::as_ref);
        TokenRequest::new(client, self.scheme(need), need.scopes, url)
    }

    /// Puts the credentials that are ready into a request.
    pub(crate) fn apply(&self, ready: &Ready, target: &mut Target<'_, '_>) {
        for need in ready.needs {
            let Some(scheme) = self.scheme(*need) else {
                continue;
            };
            match self.slot(*need) {
                Some(Slot::Fixed { wire, .. }) => target.put(scheme.kind, wire.expose_secret()),
                Some(Slot::Tokens(_)) => {
                    if let Some((_, held)) = ready.tokens.iter().find(|(s, _)| *s == need.scheme) {
                        target.put(scheme.kind, held.wire());
                    }
                }
                None => {}
            }
        }
    }

    /// Forgets the tokens that a call used; says whether there were any.
    pub(crate) fn forget(&self, ready: &Ready, client: &Client) -> bool {
        for need in ready.needs {
            let used = ready.tokens.iter().find(|(s, _)| *s == need.scheme);
            if let (Some(Slot::Tokens(cache)), Some((_, held))) = (self.slot(*need), used) {
                cache.forget(&self.request(*need, client), held);
            }
        }
        !ready.tokens.is_empty()
    }

    /// What each alternative needs, in words: ``  `key` and `token` (scope read), or `basic`  ``.
    pub(crate) fn describe(&self, auth: Auth) -> String {
        let mut text = String::new();
        for (place, needs) in auth.iter().enumerate() {
            text.push_str(if place == 0 { "" } else { ", or " });
            for (place, need) in needs.iter().enumerate() {
                let name = self.scheme(*need).map_or("?", |s| s.name);
                let and = if place == 0 { "" } else { " and " };
                let _ = write!(text, "{and}`{name}`");
                if !need.scopes.is_empty() {
                    let _ = write!(text, " (scope {})", need.scopes.join(" "));
                }
            }
        }
        text
    }

    /// The text with every credential taken out.
    ///
    /// For texts from a server, which may repeat what it was sent.
    pub(crate) fn redact(&self, text: &str) -> String {
        let mut clean = text.to_owned();
        for slot in self.slots.iter().flatten() {
            match &**slot {
                Slot::Fixed { wire, plain } => {
                    let wire = wire.expose_secret();
                    // The longer text first, since it holds the other one or a coded form of it.
                    redact_word(&mut clean, wire);
                    if let Some((_, coded)) = wire.split_once(' ') {
                        redact_word(&mut clean, coded);
                    }
                    redact_word(&mut clean, plain.expose_secret());
                }
                Slot::Tokens(cache) => {
                    cache.each_secret(|secret| redact_word(&mut clean, secret.expose_secret()));
                }
            }
        }
        clean
    }

    fn scheme(&self, need: Need) -> Option<&'static Scheme> {
        self.schemes.get(need.scheme)
    }

    fn slot(&self, need: Need) -> Option<&Slot> {
        self.slots.get(need.scheme)?.as_deref()
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

/// The alternative that a call uses, with the tokens that it needs.
pub(crate) struct Ready {
    needs: &'static [Need],
    tokens: Vec<(usize, Arc<Held>)>,
}

impl Ready {
    fn new(needs: &'static [Need]) -> Self {
        Self {
            needs,
            tokens: Vec::new(),
        }
    }

    /// Whether anything secret goes along.
    pub(crate) fn is_empty(&self) -> bool {
        self.needs.is_empty()
    }
}
