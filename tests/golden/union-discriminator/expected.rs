// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Entry`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Entry {
    /// Holds `Runner`.
    Runner(Runner),
    /// Holds `Relay`.
    Relay(Relay),
    /// Holds `Walker`.
    Walker(Walker),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

impl rt::Decode for Entry {
    #[inline]
    fn decode(s: &mut dyn rt::Source) -> rt::Decoded<Self> {
        let value = rt::buffer(s)?;
        Ok(
            match value.tag("kind")? {
                "jogger" | "runner" => Self::Runner(value.get()?),
                "team" => Self::Relay(value.get()?),
                "Walker" => Self::Walker(value.get()?),
                _ => Self::Unknown(value.into_json()),
            },
        )
    }
}

impl rt::Encode for Entry {
    #[inline]
    fn view(&self) -> rt::View<'_> {
        match self {
            Self::Runner(v) => rt::Encode::view(v),
            Self::Relay(v) => rt::View::Tagged("kind", "team", v),
            Self::Walker(v) => rt::View::Tagged("kind", "Walker", v),
            Self::Unknown(v) => rt::Encode::view(v),
        }
    }
}

/// The object `Relay`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Relay {
    /// The member `kind`.
    pub kind: RelayKind,
    /// The member `legs`.
    pub legs: Option<i64>,
}

rt::members! { Relay req { 0 kind "kind" } opt { 1 legs "legs" } else skip }

/// The values of `Relay kind`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum RelayKind {
    /// `team`
    Team,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl RelayKind {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Team => "team",
            Self::Unknown(v) => v,
        }
    }
}

impl From<&str> for RelayKind {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "team" => Self::Team,
            v => Self::Unknown(v.into()),
        }
    }
}

/// The object `Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `kind`.
    pub kind: String,
}

rt::members! { Runner req { 0 bib "bib", 1 kind "kind" } else skip }

/// The object `Walker`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Walker {
    /// The member `kind`.
    pub kind: String,
    /// The member `poles`.
    pub poles: Option<bool>,
}

rt::members! { Walker req { 0 kind "kind" } opt { 1 poles "poles" } else skip }

rt::objects! { Relay Runner Walker }
rt::string_enums! { RelayKind }
rt::serde_impls! { Entry }
