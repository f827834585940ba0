// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "option", "default_2", "reqwest-2", "shared"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
option = []
default_2 = []
reqwest-2 = []
shared = []

[dependencies]
specwright-runtime = { path = "runtime", default-features = false }

// ---- src/lib.rs ----

//! Tags

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![allow(
    confusable_idents,
    mixed_script_confusables,
    non_camel_case_types,
    non_snake_case,
    uncommon_codepoints,
    clippy::disallowed_names,
    clippy::doc_lazy_continuation,
    clippy::doc_overindented_list_items,
    clippy::doc_markdown,
    clippy::large_enum_variant,
    clippy::match_overlapping_arm,
    clippy::module_inception,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::wrong_self_convention
)]

#[rustfmt::skip]
mod auth;
#[rustfmt::skip]
mod client;
#[rustfmt::skip]
pub mod errors;
#[rustfmt::skip]
pub mod model;
#[cfg(feature = "option")]
#[rustfmt::skip]
pub mod option;
#[cfg(feature = "default_2")]
#[rustfmt::skip]
pub mod default;
#[cfg(feature = "reqwest-2")]
#[rustfmt::skip]
pub mod reqwest_2;
#[cfg(feature = "shared")]
#[rustfmt::skip]
pub mod shared;
#[cfg(feature = "server")]
#[rustfmt::skip]
pub mod server;

pub use client::{Client, ClientBuilder, Credentials};

pub use specwright_runtime::{
    Attempt, Base64, Body, BoxError, BoxFuture, BuildError, ByteStream, Bytes, CallError,
    CallOptions, ClientCredentials, Clock, DecodeError, Error, ErrorBody, Exchange, File, Header,
    HeaderMap, Hook, JsonStream, MockTransport, Number, Outcome, Pages, Patch, RecordingTransport,
    RefreshToken, ReplayTransport, Reply, ReplyFuture, Request, Response, ResponseFuture, Retry,
    Secret, SentRequest, Server, StatusCode, Table, Token, TokenRequest, TokenSource, TokenStore,
    TokioClock, Transport, TransportError, TransportResponse, Value, Window,
};

#[cfg(feature = "server")]
pub use specwright_runtime::serve;
#[cfg(not(target_arch = "wasm32"))]
pub use specwright_runtime::{http_client_builder, reqwest};

// ---- src/option.rs ----

//! The operations of `Option`.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of `Option`.
#[derive(Clone, Copy, Debug)]
pub struct OptionOperations<'c>(pub(super) &'c rt::Client);

impl OptionOperations<'_> {
    /// Calls `into`.
    ///
    /// `GET /option`
    ///
    /// - `foo`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.option().into_2("foo").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn into_2(&self, foo: &str) -> IntoRequest {
        let call = rt::call(self.0, "GET /option", &[], auth::NO_CREDENTIALS);
        IntoRequest(call.required("foo", &foo, rt::Style::Form).accept("text/plain"))
    }
}

rt::operations! {
    /// The request of [`OptionOperations::into_2`].
    IntoRequest -> String, rt::text, rt::NoErrorBody;
}
