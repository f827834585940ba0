// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// Another name: `Moment`.
///
/// Format: `date-time`.
pub type Moment = rt::jiff::Timestamp;

/// The object `Values`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Values {
    /// The member `day`.
    ///
    /// Format: `date`.
    pub day: Option<rt::chrono::NaiveDate>,
    /// The member `ended`.
    ///
    /// Format: `date-time`.
    pub ended: rt::Patch<rt::jiff::Timestamp>,
    /// The member `from`.
    ///
    /// Format: `ipv4`.
    pub from: Option<std::net::Ipv4Addr>,
    /// The member `kind`.
    ///
    /// Format: `uuid`.
    pub kind: Option<ValuesKind>,
    /// The member `mail`.
    ///
    /// Format: `email`.
    pub mail: Option<String>,
    /// The member `marks`.
    pub marks: Option<rt::Map<rt::uuid::Uuid>>,
    /// The member `moment`.
    ///
    /// Format: `date-time`.
    pub moment: Moment,
    /// The member `page`.
    ///
    /// Format: `uri`.
    pub page: Option<rt::url::Url>,
    /// The member `photo`.
    ///
    /// Format: `byte`.
    pub photo: Option<rt::Base64>,
    /// The member `price`.
    ///
    /// Format: `decimal`.
    pub price: rt::rust_decimal::Decimal,
    /// The member `secret`.
    ///
    /// Format: `password`.
    pub secret: Option<rt::Secret>,
    /// The member `took`.
    ///
    /// Format: `duration`.
    pub took: Option<rt::jiff::SpanFieldwise>,
}

rt::members! { Values
    new(moment: Moment, price: rt::rust_decimal::Decimal)
    req { 0 moment "moment", 1 price "price" }
    opt {
        2 day "day", 3 from "from", 4 kind "kind", 5 mail "mail", 6 marks "marks", 7 page "page",
        8 photo "photo", 9 secret "secret", 10 took "took"
    }
    patch { 11 ended "ended" }
    else skip
}

rt::string_enum! {
    /// The values of `Values kind`.
    pub enum ValuesKind {
        A = "a",
    } else Unknown
}

rt::objects! { Values }

// ---- src/untagged.rs ----

//! The operations of no tag.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of no tag.
#[derive(Clone, Copy, Debug)]
pub struct Untagged<'c>(pub(super) &'c rt::Client);

impl Untagged<'_> {
    /// Calls `putValues`.
    ///
    /// `POST /values/{id}`
    ///
    /// - `id`: required.
    ///   Format: `uuid`.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client, id: golden::uuid::Uuid, body: &golden::model::Values) -> Result<(), golden::Error> {
    /// let answer = client.untagged().put_values(id, body).await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn put_values(&self, id: rt::uuid::Uuid, body: &model::Values) -> PutValues {
        let call = rt::call(self.0, "POST /values/{}", &[&id], auth::NO_CREDENTIALS);
        PutValues(call.json(body))
    }
}

rt::operations! {
    /// The request of [`Untagged::put_values`].
    PutValues -> (), rt::empty, rt::NoErrorBody;
}

impl PutValues {
    /// Sets the query parameter `pages`.
    #[inline]
    pub fn pages(self, pages: &[rt::url::Url]) -> Self {
        Self(self.0.query("pages", &pages, rt::Style::Form))
    }

    /// Sets the query parameter `since`.
    ///
    /// Format: `date-time`.
    #[inline]
    pub fn since(self, since: rt::jiff::Timestamp) -> Self {
        Self(self.0.query("since", &since, rt::Style::Form))
    }
}

// ---- Cargo.toml ----

[features]
default = ["rustls", "tracing", "untagged"]
rustls = ["specwright-runtime/rustls"]
native-tls = ["specwright-runtime/native-tls"]
blocking = ["specwright-runtime/blocking"]
gzip = ["specwright-runtime/gzip"]
tracing = ["specwright-runtime/tracing"]
partial-eq = []
server = ["specwright-runtime/server"]
untagged = []

[dependencies]
specwright-runtime = { path = "runtime", default-features = false, features = ["chrono", "jiff", "rust_decimal", "url", "uuid"] }

// ---- src/lib.rs ----

//! Formats configured

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
pub use specwright_runtime::{chrono, jiff, rust_decimal, url, uuid};

#[cfg(feature = "server")]
pub use specwright_runtime::serve;
#[cfg(not(target_arch = "wasm32"))]
pub use specwright_runtime::{http_client_builder, reqwest};
