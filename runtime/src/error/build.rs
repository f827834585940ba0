//! Why a client cannot be built.

use std::{error::Error as StdError, fmt};

/// Why a client cannot be built: its base URL, a credential, or the HTTP client below it.
///
/// The text says what is wrong, and shows neither the URL nor a credential.
///
/// ```
/// # use specwright_runtime::glue as rt;
/// # static API: rt::Api = rt::Api {
/// #     name: "teams",
/// #     base_url: "https://api.example.com",
/// #     user_agent: "example/1.0",
/// #     schemes: &[],
/// #     concurrency: None,
/// # };
/// let refused = rt::Client::builder(&API).base_url("ftp://example.com".to_owned()).build();
/// let why = refused.unwrap_err().to_string();
/// assert_eq!(why, "the base URL cannot be used: its scheme is not http or https");
/// ```
pub struct BuildError {
    what: String,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl BuildError {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            source: None,
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    pub(crate) fn http_client(error: reqwest::Error) -> Self {
        Self {
            what: "the HTTP client cannot be made".to_owned(),
            source: Some(super::transport::without_addresses(error)),
        }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BuildError")
            .field("what", &self.what)
            .field("source", &self.source)
            .finish()
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.source {
            Some(source) => Some(&**source),
            None => None,
        }
    }
}

/// So that one `?` serves where a client is built and where it is used.
impl From<BuildError> for super::Error {
    fn from(error: BuildError) -> Self {
        Self::build(error)
    }
}
