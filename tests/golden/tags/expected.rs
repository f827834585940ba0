// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "untagged", "race-groups", "teams"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
untagged = []
race-groups = []
teams = []

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
#[cfg(feature = "untagged")]
#[rustfmt::skip]
pub mod untagged;
#[cfg(feature = "race-groups")]
#[rustfmt::skip]
pub mod race_groups;
#[cfg(feature = "teams")]
#[rustfmt::skip]
pub mod teams;
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

// ---- src/model/mod.rs ----

//! The types that calls send and receive.

mod shared;
#[cfg(feature = "race-groups")]
mod race_groups;
#[cfg(feature = "teams")]
mod teams;

pub use shared::*;
#[cfg(feature = "race-groups")]
pub use race_groups::*;
#[cfg(feature = "teams")]
pub use teams::*;

// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// The object `Place`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Place {
    /// The member `town`.
    pub town: Option<String>,
}

rt::members! { Place opt { 0 town "town" } else skip }

rt::objects! { Place }

// ---- src/race_groups.rs ----

//! Groups of teams.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `Race Groups`.
#[derive(Clone, Copy, Debug)]
pub struct RaceGroups<'c>(pub(super) &'c rt::Client);

impl RaceGroups<'_> {
    /// Calls `listRaceGroups`.
    ///
    /// `GET /groups`
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.race_groups().list().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn list(&self) -> ListRaceGroups {
        let call = rt::call(self.0, "GET /groups", &[], auth::NO_CREDENTIALS);
        ListRaceGroups(call)
    }

    /// Calls `deleteRaceGroup`.
    ///
    /// `DELETE /groups/{id}`
    ///
    /// - `id`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.race_groups().delete("id").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn delete(&self, id: &str) -> DeleteRaceGroup {
        let call = rt::call(self.0, "DELETE /groups/{}", &[&id], auth::NO_CREDENTIALS);
        DeleteRaceGroup(call)
    }
}

rt::operations! {
    /// The request of [`RaceGroups::list`].
    ListRaceGroups -> model::Group, rt::json, rt::NoErrorBody;
    /// The request of [`RaceGroups::delete`].
    DeleteRaceGroup -> (), rt::empty, rt::NoErrorBody;
}
