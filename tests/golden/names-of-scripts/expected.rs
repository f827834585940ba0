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

pub use client::{Client, ClientBuilder};

pub use specwright_runtime::{
    BuildError, ByteStream, Bytes, CallError, DecodeError, Error, ErrorBody, File, Header,
    HeaderMap, JsonStream, Patch, Reply, ReplyFuture, Response, ResponseFuture, Server, StatusCode, Value,
    http_client_builder, reqwest,
};

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
#[non_exhaustive]
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

impl rt::DecodeObject for Letters {
    const FIELDS: &'static [&'static str] = &[
        "a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any_more",
        "cafe\u{301}",
        "café",
        "file",
        "\u{202e}evil",
        "ﬁle",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let (mut f4, mut f5) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                _ => m.skip(),
            }
        }
        Some(Self {
            a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any: f0,
            café_2: f1,
            café: f2,
            file: f3,
            evil: f4,
            file_2: f5,
        })
    }
}

impl rt::EncodeObject for Letters {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt(
            "a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any_more",
            &self
                .a_name_that_does_not_end_for_a_long_time_and_goes_on_and_on_until_no_file_system_would_take_it_as_the_name_of_a_file_any,
        );
        w.opt("cafe\u{301}", &self.café_2);
        w.opt("café", &self.café);
        w.opt("file", &self.file);
        w.opt("\u{202e}evil", &self.evil);
        w.opt("ﬁle", &self.file_2);
    }
}

rt::objects! { Letters }
