//! The types that formats of texts become, and the features of the runtime that they need.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::{Api, Dates, Format, Type};

/// The feature of the runtime for server-sent events.
pub(super) const EVENTS: &str = "events";

/// The feature of the runtime for the authorization code flow.
pub(super) const AUTHORIZATION_CODE: &str = "authorization-code";

/// The type of a format.
pub(super) fn ty(format: Format) -> TokenStream {
    match format {
        Format::Base64 => quote!(rt::Base64),
        Format::Date(Dates::Chrono) => quote!(rt::chrono::NaiveDate),
        Format::Date(Dates::Jiff) => quote!(rt::jiff::civil::Date),
        Format::DateTime(Dates::Chrono) => {
            quote!(rt::chrono::DateTime<rt::chrono::FixedOffset>)
        }
        Format::DateTime(Dates::Jiff) => quote!(rt::jiff::Timestamp),
        Format::Decimal => quote!(rt::rust_decimal::Decimal),
        Format::Duration => quote!(rt::jiff::SpanFieldwise),
        Format::Ip => quote!(std::net::IpAddr),
        Format::Ipv4 => quote!(std::net::Ipv4Addr),
        Format::Ipv6 => quote!(std::net::Ipv6Addr),
        Format::Secret => quote!(rt::Secret),
        Format::Url => quote!(rt::url::Url),
        Format::Uuid => quote!(rt::uuid::Uuid),
    }
}

/// Whether values of the format are copied rather than borrowed.
pub(super) fn is_small(format: Format) -> bool {
    !matches!(
        format,
        Format::Base64 | Format::Duration | Format::Secret | Format::Url
    )
}

/// The features of the runtime that the APIs need: each crate whose types they use is one, and has
/// the name of the crate; so are the events of streams, and the authorization code flow.
pub(super) fn crates<'a>(apis: impl Iterator<Item = &'a Api>) -> BTreeSet<&'static str> {
    let mut features = BTreeSet::new();
    for api in apis {
        features.extend(api.has_events().then_some(EVENTS));
        features.extend(api.has_authorization_code().then_some(AUTHORIZATION_CODE));
        features.extend(api.types().filter_map(|ty| match ty {
            Type::Format(format) => krate(*format),
            _ => None,
        }));
    }
    features
}

fn krate(format: Format) -> Option<&'static str> {
    match format {
        Format::Date(Dates::Chrono) | Format::DateTime(Dates::Chrono) => Some("chrono"),
        Format::Date(Dates::Jiff) | Format::DateTime(Dates::Jiff) | Format::Duration => {
            Some("jiff")
        }
        Format::Decimal => Some("rust_decimal"),
        Format::Url => Some("url"),
        Format::Uuid => Some("uuid"),
        Format::Base64 | Format::Ip | Format::Ipv4 | Format::Ipv6 | Format::Secret => None,
    }
}
