// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Place`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Place {
    /// The member `town`.
    pub town: String,
}

rt::members! { Place served(town: impl Into<String>) req { 0 town "town" } else skip }

/// The object `Race`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Race {
    /// Where it ends; null on a round course.
    pub finish: rt::Patch<Place>,
    /// Where it begins.
    pub start: Option<Place>,
    /// The member `surface`.
    ///
    /// Default: `"road"`.
    pub surface: Option<Surface>,
    /// The member `venue`.
    pub venue: Option<Venue>,
}

rt::members! { Race
    opt { 0 start "start", 1 surface "surface", 2 venue "venue" }
    patch { 3 finish "finish" }
    else skip
}

rt::string_enum! {
    /// The values of `Surface`.
    pub enum Surface {
        Road = "road", Trail = "trail",
    } else Unknown
}

/// Another name: `Venue`.
pub type Venue = Place;

rt::objects! { Place Race }
