//! Tokens that were fetched, kept until shortly before they expire.
//!
//! Invariant: for one address and one list of scopes there is one request at a time, however
//! many calls wait for it; those that waited take what came of it, also where that is an error.

use std::{
    collections::VecDeque,
    fmt,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use secrecy::{ExposeSecret as _, SecretBox};
use tokio::runtime::Handle;

use super::{
    credential::word_text,
    endpoint::EndpointError,
    keep,
    token::{Token, TokenRequest, TokenSource},
};
use crate::{api::SchemeKind, exchange::Signal, transport::BoxError};

/// How long before its end a token is not used any more: a tenth of its life, but no more than
/// this.
const MARGIN: Duration = Duration::from_mins(1);

/// How many old tokens are remembered, to be taken out of what servers repeat.
const REMEMBERED: usize = 4;

/// A token that is there.
pub(crate) struct Held {
    wire: SecretBox<String>,
    plain: SecretBox<String>,
    /// When it is not used any more, by the client's clock.
    until: Option<Duration>,
}

impl Held {
    fn new(token: &Token, now: Duration) -> Result<Self, BoxError> {
        let lasts = |life: Duration| life.saturating_sub((life / 10).min(MARGIN));
        Ok(Self {
            wire: word_text(SchemeKind::Bearer, token.access_token())?,
            plain: keep(token.access().expose_secret().clone()),
            until: token.lifetime().map(|life| now.saturating_add(lasts(life))),
        })
    }

    /// What goes into the header.
    pub(super) fn wire(&self) -> &str {
        self.wire.expose_secret()
    }
}

/// Why there is no token; shared by all calls that waited for it.
#[derive(Debug)]
pub(crate) struct TokenFailure {
    pub(crate) text: String,
    pub(crate) signal: Signal,
    pub(crate) source: BoxError,
}

/// The tokens of one source.
pub(super) struct TokenCache {
    source: Arc<dyn TokenSource>,
    entries: Mutex<Vec<Arc<Entry>>>,
}

/// The token of one address and one list of scopes.
struct Entry {
    url: Option<Arc<str>>,
    scopes: &'static [&'static str],
    held: RwLock<Option<Arc<Held>>>,
    failure: Mutex<Option<Arc<TokenFailure>>>,
    former: Mutex<VecDeque<Arc<Held>>>,
    /// Whose turn it is to fetch.
    turn: Arc<tokio::sync::Mutex<()>>,
    /// How often something came of fetching.
    rounds: AtomicU64,
}

/// What fetching gives.
type Fetched = Result<Arc<Held>, Arc<TokenFailure>>;

impl TokenCache {
    pub(super) fn new(source: Arc<dyn TokenSource>) -> Self {
        Self {
            source,
            entries: Mutex::default(),
        }
    }

    fn entry(&self, request: &TokenRequest<'_>) -> Arc<Entry> {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (url, scopes) = (request.own_url(), request.scopes());
        let same = |entry: &&Arc<Entry>| entry.scopes == scopes && entry.url.as_ref() == url;
        if let Some(entry) = entries.iter().find(same) {
            return Arc::clone(entry);
        }
        let entry = Arc::new(Entry {
            url: url.cloned(),
            scopes,
            held: RwLock::default(),
            failure: Mutex::default(),
            former: Mutex::default(),
            turn: Arc::default(),
            rounds: AtomicU64::new(0),
        });
        entries.push(Arc::clone(&entry));
        entry
    }

    /// The token, if it is there and still holds.
    pub(super) fn at_hand(&self, request: &TokenRequest<'_>) -> Option<Arc<Held>> {
        self.entry(request).fresh(request.client().clock().now())
    }

    /// The token, fetched if need be.
    pub(super) async fn get(&self, request: &TokenRequest<'_>) -> Fetched {
        let clock = request.client().clock();
        let entry = self.entry(request);
        if let Some(held) = entry.fresh(clock.now()) {
            return Ok(held);
        }
        let seen = entry.rounds.load(Ordering::Acquire);
        let turn = Arc::clone(&entry.turn).lock_owned().await;
        if let Some(held) = entry.fresh(clock.now()) {
            return Ok(held);
        }
        if entry.rounds.load(Ordering::Acquire) != seen
            && let Some(shared) = entry.outcome()
        {
            return shared;
        }
        let (source, client) = (Arc::clone(&self.source), request.client().clone());
        let (scheme, scopes, url) = request.parts();
        let fetching = async move {
            let request = TokenRequest::new(&client, scheme, scopes, url.as_ref());
            let fetched = fetch(&*source, request).await;
            let fetched = entry.settle(fetched);
            drop(turn);
            fetched
        };
        // Once asked for, a token is waited for, whoever gives up: with it may come the only
        // refresh token that still holds.
        match Handle::try_current() {
            Ok(runtime) => match runtime.spawn(fetching).await {
                Ok(fetched) => fetched,
                Err(lost) => Err(Arc::new(TokenFailure::of(lost.into()))),
            },
            Err(_) => fetching.await,
        }
    }

    /// Forgets a token that the server has refused, unless there is a newer one.
    pub(super) fn forget(&self, request: &TokenRequest<'_>, used: &Arc<Held>) {
        let entry = self.entry(request);
        let current = entry.current();
        if current.is_some_and(|held| Arc::ptr_eq(&held, used)) {
            entry.put(None);
        }
    }

    /// Calls `with` for every token that may have been sent lately.
    pub(super) fn each_secret(&self, mut with: impl FnMut(&SecretBox<String>)) {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        for entry in entries.iter() {
            let former = entry.former.lock().unwrap_or_else(PoisonError::into_inner);
            for held in entry.current().iter().chain(former.iter()) {
                with(&held.plain);
            }
        }
    }
}

async fn fetch(source: &dyn TokenSource, request: TokenRequest<'_>) -> Fetched {
    let held = match source.token(request).await {
        Ok(token) => Held::new(&token, request.client().clock().now()),
        Err(error) => Err(error),
    };
    held.map(Arc::new)
        .map_err(|error| Arc::new(TokenFailure::of(error)))
}

impl Entry {
    fn current(&self) -> Option<Arc<Held>> {
        self.held
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    fn fresh(&self, now: Duration) -> Option<Arc<Held>> {
        self.current()
            .filter(|held| held.until.is_none_or(|until| now < until))
    }

    fn settle(&self, fetched: Fetched) -> Fetched {
        let failure = fetched.as_ref().err().cloned();
        self.put(fetched.as_ref().ok().cloned());
        *self.failure.lock().unwrap_or_else(PoisonError::into_inner) = failure;
        self.rounds.fetch_add(1, Ordering::Release);
        fetched
    }

    /// Replaces the token, and remembers the old one.
    fn put(&self, held: Option<Arc<Held>>) {
        let mut place = self.held.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(old) = std::mem::replace(&mut *place, held) {
            let mut former = self.former.lock().unwrap_or_else(PoisonError::into_inner);
            former.push_back(old);
            if former.len() > REMEMBERED {
                former.pop_front();
            }
        }
    }

    /// What came of the last fetching; a token that holds for no time at all serves those that
    /// waited for it.
    fn outcome(&self) -> Option<Fetched> {
        let failure = self
            .failure
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        self.current().map(Ok).or_else(|| failure.map(Err))
    }
}

impl TokenFailure {
    fn of(source: BoxError) -> Self {
        let signal = source
            .downcast_ref::<EndpointError>()
            .map(|error| error.signal)
            .unwrap_or_default();
        Self {
            text: source.to_string(),
            signal,
            source,
        }
    }
}

impl fmt::Display for TokenFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for TokenFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
