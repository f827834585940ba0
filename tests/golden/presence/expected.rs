// ---- src/model/teams.rs ----

use specwright_runtime::glue as rt;

/// The object `Team`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Team {
    /// The member `coach`.
    pub coach: Option<String>,
    /// Never changes.
    pub id: String,
    /// The member `motto`.
    pub motto: Option<String>,
    /// The member `size`.
    pub size: Option<i64>,
}

impl rt::DecodeObject for Team {
    const FIELDS: &'static [&'static str] = &["id", "motto", "coach", "size"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            id: f0,
            motto: f1,
            coach: f2,
            size: f3,
        })
    }
}

impl rt::EncodeObject for Team {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("coach", &self.coach);
        w.put("id", &self.id);
        w.put("motto", &self.motto);
        w.opt("size", &self.size);
    }
}

/// The object `TeamChange`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
pub struct TeamChange {
    /// The member `coach`.
    pub coach: rt::Patch<String>,
    /// Never changes.
    pub id: String,
    /// The member `motto`.
    pub motto: Option<String>,
    /// The member `size`.
    pub size: Option<i64>,
}

impl TeamChange {
    /// One with its required members; set others after `..`.
    #[inline]
    pub fn new(id: impl Into<String>, motto: Option<String>) -> Self {
        Self {
            coach: rt::Patch::Absent,
            id: id.into(),
            motto,
            size: None,
        }
    }
}

impl rt::DecodeObject for TeamChange {
    const FIELDS: &'static [&'static str] = &["id", "motto", "coach", "size"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f3) = (None, None, None);
        let mut f2 = rt::Patch::Absent;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.patch(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            id: f0,
            motto: f1,
            coach: f2,
            size: f3,
        })
    }
}

impl rt::EncodeObject for TeamChange {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("coach", &self.coach);
        w.put("id", &self.id);
        w.put("motto", &self.motto);
        w.opt("size", &self.size);
    }
}

rt::objects! { Team TeamChange }
