// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Event`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Event {
    /// The day.
    pub day: EventDay,
    /// The member `limit`.
    pub limit: Option<EventLimit>,
    /// The member `maybe`.
    pub maybe: rt::Patch<EventMaybe>,
    /// The member `only`.
    pub only: Option<EventOnly>,
    /// The member `ratio`.
    ///
    /// One of 0.5, 1.0.
    pub ratio: Option<f64>,
    /// The member `rest`.
    pub rest: Option<EventRest>,
    /// The member `side`.
    pub side: EventSide,
    /// The member `step`.
    pub step: Option<EventStep>,
    /// The member `strange`.
    pub strange: Option<rt::Value>,
    /// The member `vote`.
    pub vote: Option<EventVote>,
}

rt::members! { Event
    served(day: EventDay, limit: Option<EventLimit>, side: EventSide, vote: Option<EventVote>)
    req { 0 day "day", 1 limit "limit", 2 side "side", 3 vote "vote" }
    opt { 4 only "only", 5 ratio "ratio", 6 rest "rest", 7 step "step" }
    patch { 8 maybe "maybe" }
    any { 9 strange "strange" }
    else skip
}

rt::string_enum! {
    /// The day.
    ///
    /// Schema `Event day`.
    ///
    /// Values that are not listed are refused.
    pub enum EventDay {
        Mon = "mon", Tue = "tue",
    }
}

rt::scalar_enum! {
    /// The values of `Event limit`.
    pub enum EventLimit {
        /// `auto`
        Auto = Text("auto"),
        /// `1`
        N1 = Int(1),
        /// `2.5`
        N25 = Float(2.5),
        /// `false`
        False = Bool(false),
    } else Unknown
}

rt::string_enum! {
    /// The values of `Event maybe`.
    pub enum EventMaybe {
        Yes = "yes", No = "no",
    } else Unknown
}

rt::string_enum! {
    /// The values of `Event only`.
    pub enum EventOnly {
        One = "one",
    } else Unknown
}

rt::scalar_enum! {
    /// The values of `Event rest`.
    ///
    /// Values that are not listed are refused.
    pub enum EventRest {
        /// `none`
        None = Text("none"),
        /// `0`
        N0 = Int(0),
    }
}

rt::integer_enum! {
    /// The values of `Event side`.
    pub enum EventSide {
        Left = 1, RightSide = 2,
    } else Unknown
}

rt::integer_enum! {
    /// The values of `Event step`.
    ///
    /// Values that are not listed are refused.
    pub enum EventStep {
        N1 = 1, N2 = 2,
    }
}

rt::string_enum! {
    /// The values of `Event vote`.
    pub enum EventVote {
        /// `+1`
        Plus1 = "+1",
        /// `-1`
        Minus1 = "-1",
        /// `*`
        Star = "*",
        /// `  `
        Empty = "",
        /// `10`
        N10 = "10",
        /// `über`
        Über = "über",
        /// `Ü`
        Ü = "Ü",
        /// `` a`b ``
        AB = "a`b",
        /// `+ 1`
        N1 = "+ 1",
    } else Unknown
}

rt::integer_enum! {
    /// The values of `Level`.
    pub enum Level {
        Minus1 = -1, N0 = 0, N1 = 1, N10 = 10,
    } else Unknown
}

rt::objects! { Event }
