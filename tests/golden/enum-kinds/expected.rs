// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Event`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Event {
    /// The day.
    pub day: EventDay,
    /// The member `limit`.
    pub limit: Option<EventLimit>,
    /// The member `maybe`.
    pub maybe: Option<EventMaybe>,
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

impl rt::DecodeObject for Event {
    const FIELDS: &'static [&'static str] = &[
        "day",
        "limit",
        "side",
        "vote",
        "maybe",
        "only",
        "ratio",
        "rest",
        "step",
        "strange",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let (mut f4, mut f5, mut f6, mut f7) = (None, None, None, None);
        let (mut f8, mut f9) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                3 => m.get(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                6 => m.opt(&mut f6),
                7 => m.opt(&mut f7),
                8 => m.opt(&mut f8),
                9 => m.get(&mut f9),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1), Some(f2), Some(f3)) = (f0, f1, f2, f3) else {
            return None;
        };
        Some(Self {
            day: f0,
            limit: f1,
            side: f2,
            vote: f3,
            maybe: f4,
            only: f5,
            ratio: f6,
            rest: f7,
            step: f8,
            strange: f9,
        })
    }
}

impl rt::EncodeObject for Event {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("day", &self.day);
        w.put("limit", &self.limit);
        w.opt("maybe", &self.maybe);
        w.opt("only", &self.only);
        w.opt("ratio", &self.ratio);
        w.opt("rest", &self.rest);
        w.put("side", &self.side);
        w.opt("step", &self.step);
        w.opt("strange", &self.strange);
        w.put("vote", &self.vote);
    }
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
