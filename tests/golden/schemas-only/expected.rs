// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// Another name: `Count`.
pub type Count = u32;

rt::string_enum! {
    /// The values of `Place`.
    pub enum Place {
        North = "north", South = "south",
    } else Unknown
}

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Team {
    /// The member `coach`.
    pub coach: Option<String>,
    /// The member `name`.
    pub name: String,
    /// The member `place`.
    pub place: Option<Place>,
}

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &["name", "coach", "place"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            name: f0,
            coach: f1,
            place: f2,
        })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("coach", &self.coach);
        w.put("name", &self.name);
        w.opt("place", &self.place);
    }
}

rt::objects! { Team }
