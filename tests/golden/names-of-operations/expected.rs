// ---- src/lib.rs ----

//! Names of operations

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
#[cfg(feature = "client-2")]
#[rustfmt::skip]
pub mod client_2;
#[cfg(feature = "lib-2")]
#[rustfmt::skip]
pub mod lib_2;
#[cfg(feature = "main-2")]
#[rustfmt::skip]
pub mod main_2;
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

// ---- src/shared.rs ----

//! The operations of `shared`.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of `shared`.
#[derive(Clone, Copy, Debug)]
pub struct Shared<'c>(pub(super) &'c rt::Client);

impl Shared<'_> {
    /// Calls `send`.
    ///
    /// `GET /arguments`
    ///
    /// - `call_query`: required.
    /// - `rt`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.shared().send("call", "rt").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn send(&self, call_query: &str, rt: &str) -> SendRequest {
        let call = rt::call(self.0, "GET /arguments", &[], auth::NO_CREDENTIALS);
        SendRequest(
            call
                .required("call", &call_query, rt::Style::Form)
                .required("rt", &rt, rt::Style::Form),
        )
    }

    /// Calls `Option`.
    ///
    /// `GET /option`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.shared().option().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn option(&self) -> OptionRequest {
        let call = rt::call(self.0, "GET /option", &[], auth::NO_CREDENTIALS);
        OptionRequest(call)
    }

    /// Calls `Shared`.
    ///
    /// `GET /shared`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.shared().shared().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn shared(&self) -> SharedRequest {
        let call = rt::call(self.0, "GET /shared", &[], auth::NO_CREDENTIALS);
        SharedRequest(call)
    }

    /// Calls `String`.
    ///
    /// `GET /string`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.shared().string().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn string(&self) -> StringRequest {
        let call = rt::call(self.0, "GET /string", &[], auth::NO_CREDENTIALS);
        StringRequest(call)
    }
}

rt::operations! {
    /// The request of [`Shared::send`].
    SendRequest -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Shared::option`].
    OptionRequest -> Option<String>, rt::json, rt::NoErrorBody;
    /// The request of [`Shared::shared`].
    SharedRequest -> (), rt::empty, rt::NoErrorBody;
    /// The request of [`Shared::string`].
    StringRequest -> Option<String>, rt::json, rt::NoErrorBody;
}

impl SendRequest {
    /// Sets the query parameter `await`.
    #[inline]
    pub fn await_(self, await_: &str) -> Self {
        Self(self.0.query("await", &await_, rt::Style::Form))
    }

    /// Sets the query parameter `clone`.
    #[inline]
    pub fn clone(self, clone: &str) -> Self {
        Self(self.0.query("clone", &clone, rt::Style::Form))
    }

    /// Sets the query parameter `send_raw`.
    #[inline]
    pub fn send_raw_query(self, send_raw_query: &str) -> Self {
        Self(self.0.query("send_raw", &send_raw_query, rt::Style::Form))
    }
}

// ---- src/lib_2.rs ----

//! The operations of `lib`.

use specwright_runtime::glue as rt;
use super::auth;

/// The operations of `lib`.
#[derive(Clone, Copy, Debug)]
pub struct Lib2<'c>(pub(super) &'c rt::Client);

impl Lib2<'_> {
    /// Calls `new`.
    ///
    /// `GET /lib`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.lib_2().new().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn new(&self) -> New {
        let call = rt::call(self.0, "GET /lib", &[], auth::NO_CREDENTIALS);
        New(call)
    }
}

rt::operations! {
    /// The request of [`Lib2::new`].
    New -> (), rt::empty, rt::NoErrorBody;
}
