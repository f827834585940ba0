//! Who may call: what credentials a call presents, and who looks at them.
//!
//! Invariant: nothing of a credential is shown.

use std::fmt;

use http::{
    Extensions, HeaderMap, HeaderValue, StatusCode, Uri,
    header::{AUTHORIZATION, COOKIE, WWW_AUTHENTICATE},
};

use super::{
    problem::Refusal,
    spec::{Operation, Spec},
    text::{self, Coding},
};
use crate::{
    Base64,
    api::{Need, Scheme, SchemeKind},
    transport::BoxFuture,
};

/// Decides whether a call is let in, before anything else of it is read.
///
/// ```
/// use specwright_runtime::{BoxFuture, StatusCode, http::Extensions};
/// use specwright_runtime::serve::{Guard, Presented, Refusal};
///
/// /// Knows one key.
/// struct OneKey(&'static str);
///
/// impl Guard for OneKey {
///     fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>> {
///         Box::pin(async move {
///             match call.credential("key") {
///                 Some(key) if key == self.0 => Ok(Extensions::new()),
///                 _ => Err(Refusal::new(StatusCode::UNAUTHORIZED)),
///             }
///         })
///     }
/// }
/// ```
pub trait Guard: Send + Sync + 'static {
    /// Lets a call in with what its handler will find in
    /// [`Incoming::extensions`](super::Incoming::extensions), or refuses it.
    ///
    /// # Errors
    /// The refusal that is answered; 401 and 403 are usual.
    fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>>;
}

/// Lets calls in that present all credentials of one of the alternatives that the document
/// declares; their values are not looked at. It is the guard of a service that is given no other.
#[derive(Clone, Copy, Debug, Default)]
pub struct AnyComplete;

impl Guard for AnyComplete {
    fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>> {
        let admitted = if call.is_complete() {
            Ok(Extensions::new())
        } else {
            Err(call.unauthorized())
        };
        Box::pin(std::future::ready(admitted))
    }
}

/// What a call presents to a [`Guard`].
pub struct Presented<'a> {
    operation: &'static Operation,
    schemes: &'static [Scheme],
    headers: &'a HeaderMap,
    uri: &'a Uri,
    /// By the place of the scheme.
    credentials: Vec<Option<String>>,
}

impl<'a> Presented<'a> {
    pub(super) fn new(
        spec: &'static Spec,
        operation: &'static Operation,
        headers: &'a HeaderMap,
        uri: &'a Uri,
    ) -> Self {
        let schemes = spec.api.schemes;
        let credentials = schemes.iter();
        let credentials = credentials.map(|scheme| credential(scheme.kind, headers, uri));
        Self {
            operation,
            schemes,
            headers,
            uri,
            credentials: credentials.collect(),
        }
    }

    /// The id of the operation that is called.
    pub fn operation(&self) -> &'static str {
        self.operation.id
    }

    /// The headers of the request.
    pub fn headers(&self) -> &'a HeaderMap {
        self.headers
    }

    /// The address of the request, below the path that the service is nested at.
    pub fn uri(&self) -> &'a Uri {
        self.uri
    }

    /// The credential of a declared scheme, by the name of the scheme: a key as it is, a token
    /// without `Bearer`, a name and a password as `name:password`. `None` where none is sent, and
    /// for a scheme that is not declared.
    pub fn credential(&self, scheme: &str) -> Option<&str> {
        let place = self.schemes.iter().position(|known| known.name == scheme)?;
        self.credentials.get(place)?.as_deref()
    }

    /// What the document asks for: alternatives, each a list of schemes by name with the scopes
    /// that are needed. No alternatives, or an empty one: calls without credentials are fine.
    pub fn alternatives(&self) -> Vec<Vec<(&'static str, &'static [&'static str])>> {
        let named = |need: &Need| Some((self.schemes.get(need.scheme)?.name, need.scopes));
        let alternatives = self.operation.auth.iter();
        let alternatives = alternatives.map(|needs| needs.iter().filter_map(named).collect());
        alternatives.collect()
    }

    /// Whether all credentials of one alternative are there.
    pub fn is_complete(&self) -> bool {
        let sent = |need: &Need| {
            self.credentials
                .get(need.scheme)
                .is_some_and(Option::is_some)
        };
        let alternatives = self.operation.auth;
        alternatives.is_empty() || alternatives.iter().any(|needs| needs.iter().all(sent))
    }

    /// The refusal for missing credentials: 401, with `WWW-Authenticate` for the schemes that have
    /// it.
    pub fn unauthorized(&self) -> Refusal {
        let mut refusal = Refusal::new(StatusCode::UNAUTHORIZED);
        let mut said = Vec::new();
        for need in self.operation.auth.iter().copied().flatten() {
            let challenge = match self.schemes.get(need.scheme).map(|scheme| scheme.kind) {
                Some(SchemeKind::Bearer) => "Bearer",
                Some(SchemeKind::Basic) => "Basic realm=\"api\"",
                _ => continue,
            };
            if !said.contains(&challenge) {
                said.push(challenge);
                refusal = refusal.header(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
            }
        }
        refusal
    }
}

/// Shows which schemes have a credential.
impl fmt::Debug for Presented<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sent = self.schemes.iter().zip(&self.credentials);
        let sent: Vec<&str> = sent
            .filter(|(_, credential)| credential.is_some())
            .map(|(scheme, _)| scheme.name)
            .collect();
        f.debug_struct("Presented")
            .field("operation", &self.operation.id)
            .field("credentials", &sent)
            .finish_non_exhaustive()
    }
}

/// The credential of one kind of scheme; an empty one is none.
fn credential(kind: SchemeKind, headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let found = match kind {
        SchemeKind::Header(name) => text_of(headers, name)?.to_owned(),
        SchemeKind::Query(name) => {
            let mut pairs = text::pairs(uri.query().unwrap_or_default());
            let (_, raw) = pairs.find(|(known, _)| known == name)?;
            text::decode(raw, Coding::Query).ok()?
        }
        SchemeKind::Cookie(name) => {
            let mut lines = headers.get_all(COOKIE).iter();
            lines.find_map(|line| {
                let line = std::str::from_utf8(line.as_bytes()).ok()?;
                let (_, value) = text::cookies(line).find(|(known, _)| known == name)?;
                Some(value.to_owned())
            })?
        }
        SchemeKind::Bearer => authorization(headers, "bearer")?.to_owned(),
        SchemeKind::Basic => {
            let coded: Base64 = authorization(headers, "basic")?.parse().ok()?;
            String::from_utf8(coded.to_vec()).ok()?
        }
    };
    (!found.is_empty()).then_some(found)
}

fn text_of<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let value = headers.get(name)?;
    std::str::from_utf8(value.as_bytes()).ok().map(str::trim)
}

/// What stands behind the word for the scheme; several schemes may share the header.
fn authorization<'h>(headers: &'h HeaderMap, scheme: &str) -> Option<&'h str> {
    let mut lines = headers.get_all(AUTHORIZATION).iter();
    lines.find_map(|line| {
        let line = std::str::from_utf8(line.as_bytes()).ok()?.trim();
        let (word, rest) = line.split_once(' ')?;
        word.eq_ignore_ascii_case(scheme).then(|| rest.trim())
    })
}
