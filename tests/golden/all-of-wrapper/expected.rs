// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Place`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Place {
    /// The member `town`.
    pub town: String,
}

impl rt::DecodeObject for Place {
    const FIELDS: &'static [&'static str] = &["town"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { town: f0 })
    }
}

impl rt::EncodeObject for Place {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("town", &self.town);
    }
}

/// The object `Race`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Race {
    /// Where it ends; null on a round course.
    pub finish: Option<Place>,
    /// Where it begins.
    pub start: Option<Place>,
    /// The member `surface`.
    ///
    /// Default: `"road"`.
    pub surface: Option<Surface>,
    /// The member `venue`.
    pub venue: Option<Venue>,
}

impl rt::DecodeObject for Race {
    const FIELDS: &'static [&'static str] = &["finish", "start", "surface", "venue"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        Some(Self {
            finish: f0,
            start: f1,
            surface: f2,
            venue: f3,
        })
    }
}

impl rt::EncodeObject for Race {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("finish", &self.finish);
        w.opt("start", &self.start);
        w.opt("surface", &self.surface);
        w.opt("venue", &self.venue);
    }
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
