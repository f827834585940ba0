// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// Another name: `Count`.
pub type Count = u32;

/// The values of `Place`.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Place {
    /// `north`
    North,
    /// `south`
    South,
    /// A value that the document does not list.
    Unknown(Box<str>),
}

impl Place {
    /// The value on the wire.
    #[inline]
    pub fn as_str(&self) -> &str {
        match self {
            Self::North => "north",
            Self::South => "south",
            Self::Unknown(v) => v,
        }
    }
}

impl From<&str> for Place {
    #[inline]
    fn from(v: &str) -> Self {
        match v {
            "north" => Self::North,
            "south" => Self::South,
            v => Self::Unknown(v.into()),
        }
    }
}

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Team {
    /// The member `coach`.
    pub coach: rt::Patch<String>,
    /// The member `name`.
    pub name: String,
    /// The member `place`.
    pub place: Option<Place>,
}

rt::members! { Team
    req { 0 name "name" }
    opt { 1 place "place" }
    patch { 2 coach "coach" }
    else skip
}

rt::objects! { Team }
rt::string_enums! { Place }
