// ---- src/lib.rs ----

//! Scripts

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
#[cfg(feature = "feature")]
#[path = "tag.rs"]
#[rustfmt::skip]
pub mod 部門;
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

// ---- src/tag.rs ----

//! The operations of `部門`.

use specwright_runtime::glue as rt;
use super::{auth, model};

/// The operations of `部門`.
#[derive(Clone, Copy, Debug)]
pub struct 部門<'c>(pub(super) &'c rt::Client);

impl 部門<'_> {
    /// Calls `获取`.
    ///
    /// `GET /a`
    ///
    /// - `获取_query`: required.
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.部門().获取("获取").await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn 获取(&self, 获取_query: &str) -> 获取 {
        let call = rt::call(self.0, "GET /a", &[], auth::NO_CREDENTIALS);
        获取(call.required("获取", &获取_query, rt::Style::Form))
    }
}

rt::operations! {
    /// The request of [`部門::获取`].
    获取 -> model::Letters, rt::json, rt::NoErrorBody;
}

impl 获取 {
    /// Sets the query parameter `部門`.
    #[inline]
    pub fn 部門_query(self, 部門_query: &str) -> Self {
        Self(self.0.query("部門", &部門_query, rt::Style::Form))
    }
}

// ---- src/model/tag.rs ----

use specwright_runtime::glue as rt;

/// The object `Letters`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Letters {
    /// The member `a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any_more`.
    pub a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any: Option<
        String,
    >,
    /// The member `café`.
    pub café_2: Option<String>,
    /// The member `café`.
    pub café: Option<String>,
    /// The member `file`.
    pub file: Option<String>,
    /// The member ` evil`.
    ///
    /// On the wire: ` evil`.
    pub evil: Option<String>,
    /// The member `ﬁle`.
    pub file_2: Option<String>,
}

rt::members! { Letters
    opt {
        0 a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any "a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any_more",
        1 café_2 "cafe\u{301}", 2 café "café", 3 file "file", 4 evil "\u{202e}evil",
        5 file_2 "ﬁle"
    }
    else skip
}

rt::objects! { Letters }
