//! Reading and writing types that are texts on the wire: what a format stands for, where a
//! document's configuration asks for more than the text.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use super::{Decode, DecodeError, Decoded, Encode, Source, View, source::nothing_read};
use crate::{Base64, Number, Secret};

/// A type that is a text on the wire.
pub trait EncodeText {
    /// Writes the text.
    fn write_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// The text of a value, to be displayed.
pub(crate) struct Shown<'a>(pub(crate) &'a dyn EncodeText);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_text(f)
    }
}

/// Reads a text and makes a value of it; `what` says what it should have been.
fn parsed<T, E: fmt::Display>(
    source: &mut dyn Source,
    what: &'static str,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Decoded<T> {
    let mut read = None;
    source.text(&mut |text| read = Some(parse(text)))?;
    match read {
        Some(Ok(value)) => Ok(value),
        Some(Err(error)) => Err(DecodeError::new(format_args!("invalid {what}: {error}"))),
        None => Err(nothing_read()),
    }
}

/// Types with `FromStr` and `Display` that are the text on the wire.
macro_rules! displayed {
    ($($type:ty: $what:literal,)*) => {$(
        impl Decode for $type {
            fn decode(source: &mut dyn Source) -> Decoded<Self> {
                parsed(source, $what, str::parse::<$type>)
            }
        }
        impl Encode for $type {
            #[inline]
            fn view(&self) -> View<'_> {
                View::Text(self)
            }
        }
        impl EncodeText for $type {
            fn write_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    )*};
}

displayed! {
    IpAddr: "IP address",
    Ipv4Addr: "IPv4 address",
    Ipv6Addr: "IPv6 address",
    Base64: "base64",
}

#[cfg(feature = "jiff")]
displayed! {
    jiff::Timestamp: "date-time",
    jiff::civil::Date: "date",
}

/// Its equality is by fields, since how long a month is depends on where one counts from.
#[cfg(feature = "jiff")]
impl Decode for jiff::SpanFieldwise {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        static PARSER: jiff::fmt::temporal::SpanParser = jiff::fmt::temporal::SpanParser::new();
        parsed(source, "duration", |text| {
            PARSER.parse_span(text).map(jiff::Span::fieldwise)
        })
    }
}

#[cfg(feature = "jiff")]
impl Encode for jiff::SpanFieldwise {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

#[cfg(feature = "jiff")]
impl EncodeText for jiff::SpanFieldwise {
    fn write_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

#[cfg(feature = "chrono")]
displayed! { chrono::NaiveDate: "date", }

/// Displayed it has a space, which no server takes.
#[cfg(feature = "chrono")]
impl Decode for chrono::DateTime<chrono::FixedOffset> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        parsed(source, "date-time", Self::parse_from_rfc3339)
    }
}

#[cfg(feature = "chrono")]
impl Encode for chrono::DateTime<chrono::FixedOffset> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

#[cfg(feature = "chrono")]
impl EncodeText for chrono::DateTime<chrono::FixedOffset> {
    fn write_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true))
    }
}

#[cfg(feature = "rust_decimal")]
displayed! { rust_decimal::Decimal: "decimal", }

#[cfg(feature = "url")]
displayed! { url::Url: "URL", }

#[cfg(feature = "uuid")]
displayed! { uuid::Uuid: "UUID", }

impl Decode for Secret {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        source.string().map(Self::from)
    }
}

impl Encode for Secret {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Str(self.expose())
    }
}

impl Decode for Number {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        source.number()
    }
}

impl Encode for Number {
    #[inline]
    fn view(&self) -> View<'_> {
        View::Digits(self.as_str())
    }
}
