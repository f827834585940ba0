// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct Team {
    /// The member `id`.
    pub id: Option<String>,
    /// The member `made`.
    ///
    /// Format: `date-time`.
    pub made: rt::Patch<String>,
    /// The member `name`.
    pub name: String,
    /// The member `secret`.
    pub secret: Option<String>,
}

impl Team {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            id: None,
            made: rt::Patch::Absent,
            name: name.into(),
            secret: None,
        }
    }
}

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &["name", "id", "made", "secret"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f3) = (None, None, None);
        let mut f2 = rt::Patch::Absent;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.patch(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            name: f0,
            id: f1,
            made: f2,
            secret: f3,
        })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
        w.opt("made", &self.made);
        w.put("name", &self.name);
        w.opt("secret", &self.secret);
    }
}

rt::objects! { Team }
