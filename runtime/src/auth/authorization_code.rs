//! The authorization code flow (RFC 6749, section 4.1) with proof keys (PKCE, RFC 7636).
//!
//! Invariant: the code is exchanged only for the state that was given out, with the verifier that
//! belongs to it, and the method is always `S256`.

use std::fmt;

use hmac_sha256::Hash;
use secrecy::{ExposeSecret as _, SecretBox};
use url::Url;

use super::{endpoint, keep, token::Token};
use crate::{
    api::{Api, Flow},
    base64,
    client::Client,
    error::{Error, Mistake},
};

/// How many random bytes states and verifiers are made of.
const RANDOM_BYTES: usize = 32;

/// The words for errors: no operation of the API is called.
const OPERATION: &str = "authorization code flow";

/// A login of a person that has not begun: the authorization code flow of OAuth 2.0, always with
/// proof keys (PKCE, method `S256`).
///
/// 1. [`begin`](Self::begin) it, keep [`state`](Login::state) and
///    [`verifier`](Login::verifier) in the session of the person, and send them to
///    [`url`](Login::url).
/// 2. The server sends them back to the redirect URI with `code` and `state`.
/// 3. [`redeem`](Login::redeem) the code, in another process with
///    [`resume`](Self::resume).
/// 4. Give what comes to [`RefreshToken::after`](crate::RefreshToken::after), and that to the
///    builder of a client as the source of its tokens.
///
/// ```
/// # use specwright_runtime::glue as rt;
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[rt::Scheme {
/// #         name: "oauth2",
/// #         kind: rt::SchemeKind::Bearer,
/// #         flows: &[rt::Flow::AuthorizationCode {
/// #             authorization_url: "https://example.com/login",
/// #             token_url: "https://example.com/token",
/// #             refresh_url: "https://example.com/token",
/// #         }],
/// #     }],
/// #     concurrency: None,
/// # };
/// use specwright_runtime::AuthorizationCode;
///
/// let client = rt::Client::builder(&API).build()?;
/// let login = AuthorizationCode::new(&API, 0, "not-a-real-id", "https://team.example.com/back")
///     .scopes(["teams:write"])
///     .begin(&client)?;
/// assert!(login.url().as_str().starts_with("https://example.com/login?response_type=code"));
/// assert_eq!(login.verifier().len(), 43);
/// # Ok::<(), specwright_runtime::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct AuthorizationCode {
    api: &'static Api,
    scheme: usize,
    client_id: String,
    redirect_uri: String,
    scopes: Vec<String>,
    authorization_url: Option<String>,
}

impl AuthorizationCode {
    /// A login by the flow of the scheme at this place in [`Api::schemes`].
    pub fn new(
        api: &'static Api,
        scheme: usize,
        client_id: impl Into<String>,
        redirect_uri: impl Into<String>,
    ) -> Self {
        Self {
            api,
            scheme,
            client_id: client_id.into(),
            redirect_uri: redirect_uri.into(),
            scopes: Vec::new(),
            authorization_url: None,
        }
    }

    /// The scopes to ask for; none are asked for otherwise.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the address that the person is sent to, in place of the declared one.
    #[must_use]
    pub fn authorization_url(mut self, url: impl Into<String>) -> Self {
        self.authorization_url = Some(url.into());
        self
    }

    /// Begins a login with a new state and a new verifier. The client needs no credentials; a
    /// relative address of the document belongs to its base URL.
    ///
    /// # Errors
    /// When the address is not usable, or the system gives no random bytes.
    pub fn begin(self, client: &impl AsRef<Client>) -> Result<Login, Error> {
        let (state, verifier) = (random()?, random()?);
        self.resume(client, state, verifier)
    }

    /// Goes on with a login that was begun elsewhere, by its state and its verifier.
    ///
    /// # Errors
    /// When the address is not usable.
    pub fn resume(
        self,
        client: &impl AsRef<Client>,
        state: impl Into<String>,
        verifier: impl Into<String>,
    ) -> Result<Login, Error> {
        let (state, verifier) = (keep(state.into()), keep(verifier.into()));
        let flows = self
            .api
            .schemes
            .get(self.scheme)
            .map_or(&[][..], |scheme| scheme.flows);
        let declared = flows.iter().find_map(|flow| match flow {
            Flow::AuthorizationCode {
                authorization_url, ..
            } => Some(*authorization_url),
            Flow::ClientCredentials { .. } => None,
        });
        let text = self.authorization_url.as_deref().or(declared);
        let text = text.ok_or_else(|| refused("the scheme has no such flow"))?;
        let mut url = endpoint::address(client.as_ref(), text)
            .map_err(|error| Error::request(OPERATION, Mistake::because("the address", error)))?;
        let challenge = challenge(verifier.expose_secret());
        {
            let mut query = url.query_pairs_mut();
            query.append_pair("response_type", "code");
            query.append_pair("client_id", &self.client_id);
            query.append_pair("redirect_uri", &self.redirect_uri);
            if !self.scopes.is_empty() {
                query.append_pair("scope", &self.scopes.join(" "));
            }
            query.append_pair("state", state.expose_secret());
            query.append_pair("code_challenge", &challenge);
            query.append_pair("code_challenge_method", "S256");
        }
        Ok(Login {
            flow: self,
            url,
            state,
            verifier,
        })
    }
}

/// A login that has begun: the person is on the way to the server and back.
///
/// Debugging shows neither the state nor the verifier.
///
/// ```
/// # use specwright_runtime::glue as rt;
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[rt::Scheme {
/// #         name: "oauth2",
/// #         kind: rt::SchemeKind::Bearer,
/// #         flows: &[rt::Flow::AuthorizationCode {
/// #             authorization_url: "https://example.com/login",
/// #             token_url: "https://example.com/token",
/// #             refresh_url: "https://example.com/token",
/// #         }],
/// #     }],
/// #     concurrency: None,
/// # };
/// use specwright_runtime::AuthorizationCode;
///
/// let client = rt::Client::builder(&API).build()?;
/// let login = AuthorizationCode::new(&API, 0, "not-a-real-id", "https://team.example.com/back")
///     .scopes(["teams:write"])
///     .begin(&client)?;
/// assert!(login.url().as_str().starts_with("https://example.com/login?response_type=code"));
/// assert_eq!(login.verifier().len(), 43);
/// # Ok::<(), specwright_runtime::Error>(())
/// ```
pub struct Login {
    flow: AuthorizationCode,
    url: Url,
    state: SecretBox<String>,
    verifier: SecretBox<String>,
}

impl Login {
    /// Where the person has to go.
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// What the server sends back unchanged: keep it in the session of the person.
    pub fn state(&self) -> &str {
        self.state.expose_secret()
    }

    /// What proves that the code is redeemed by who asked for it: a secret, to be kept in the
    /// session of the person.
    pub fn verifier(&self) -> &str {
        self.verifier.expose_secret()
    }

    /// Redeems the code that came back with a state, by the transport of a client. The secret of
    /// the application is empty where it has none. Nothing is stored: what comes is the caller's
    /// to keep.
    ///
    /// # Errors
    /// When the state is not the one that was given out (then somebody else may have begun this
    /// login), or the server refuses the code.
    pub async fn redeem(
        self,
        client: &impl AsRef<Client>,
        client_secret: &str,
        code: &str,
        state: &str,
    ) -> Result<Token, Error> {
        if !same(state.as_bytes(), self.state.expose_secret().as_bytes()) {
            return Err(refused("the state is not the one that was given out"));
        }
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("client_id", &*self.flow.client_id),
            ("code", code),
            ("redirect_uri", &self.flow.redirect_uri),
            ("code_verifier", self.verifier.expose_secret()),
        ];
        if !client_secret.is_empty() {
            fields.push(("client_secret", client_secret));
        }
        let form = endpoint::Form {
            fields: &fields,
            basic: None,
        };
        let pick = |flow: &Flow| match flow {
            Flow::AuthorizationCode { token_url, .. } => Some(*token_url),
            Flow::ClientCredentials { .. } => None,
        };
        let request = client.as_ref().token_request(self.flow.scheme);
        let token = request.post(pick, &form).await;
        token.map_err(|error| Error::login(OPERATION, error))
    }
}

/// Shows no secret.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("flow", &self.flow)
            .finish_non_exhaustive()
    }
}

fn refused(why: &str) -> Error {
    Error::request(OPERATION, Mistake::new(why))
}

/// Random bytes in base64url.
fn random() -> Result<String, Error> {
    let mut bytes = [0; RANDOM_BYTES];
    match getrandom::getrandom(&mut bytes) {
        Ok(()) => Ok(base64::encode_url(&bytes)),
        Err(error) => Err(Error::request(
            OPERATION,
            Mistake::because("random bytes", error),
        )),
    }
}

fn challenge(verifier: &str) -> String {
    base64::encode_url(&Hash::hash(verifier.as_bytes()))
}

/// Compares without telling by time how much is the same.
fn same(a: &[u8], b: &[u8]) -> bool {
    let differing = a.iter().zip(b).fold(0, |all, (a, b)| all | (a ^ b));
    a.len() == b.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use super::{challenge, random, same};

    #[test]
    fn the_challenge_is_that_of_the_specification() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert_eq!(
            challenge(verifier),
            "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
        );
    }

    #[test]
    fn random_texts_are_long_and_unlike() {
        let (a, b) = (random().unwrap(), random().unwrap());
        assert_eq!((a.len(), b.len()), (43, 43));
        assert!(!same(a.as_bytes(), b.as_bytes()) && same(a.as_bytes(), a.as_bytes()));
        assert!(!same(b"a", b"ab"));
    }
}
