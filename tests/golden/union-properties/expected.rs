// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The alternatives of `Animal`.
///
/// The member `species` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Animal {
    /// Holds `Dog`.
    Dog(Dog),
    /// Holds `Cat`.
    Cat(Cat),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Animal by "species" or Unknown {
        Dog "dog",
        Cat "cat",
    }
}

/// The object `Cat`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Cat {
    /// The member `lives`.
    pub lives: Option<i64>,
    /// The member `species`.
    pub species: String,
}

impl rt::DecodeObject for Cat {
    const FIELDS: &'static [&'static str] = &["species", "lives"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { species: f0, lives: f1 })
    }
}

impl rt::EncodeObject for Cat {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("lives", &self.lives);
        w.put("species", &self.species);
    }
}

/// The object `Dog`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Dog {
    /// The member `barks`.
    pub barks: Option<bool>,
    /// The member `species`.
    pub species: String,
}

impl rt::DecodeObject for Dog {
    const FIELDS: &'static [&'static str] = &["species", "barks"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { species: f0, barks: f1 })
    }
}

impl rt::EncodeObject for Dog {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("barks", &self.barks);
        w.put("species", &self.species);
    }
}

/// The alternatives of `Entry`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Entry {
    /// Holds `Runner`.
    Runner(EntryRunner),
    /// Holds `Team`.
    Team(EntryTeam),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Entry or Unknown {
        Runner [rt::Form::of::<EntryRunner>(&["bib", "id"])],
        Team [
            rt::Form {
                required: &["id", "legs"],
                known: &["id", "legs", "name", "note"],
                ..rt::Form::OBJECT
            },
            rt::Form {
                required: &["club", "id"],
                known: &["club", "id", "name", "note"],
                ..rt::Form::OBJECT
            },
        ],
        Text [rt::Form::TEXT],
    }
}

/// The object `Entry Runner`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct EntryRunner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `id`.
    pub id: String,
    /// The member `note`.
    pub note: Option<String>,
}

impl rt::DecodeObject for EntryRunner {
    const FIELDS: &'static [&'static str] = &["bib", "id", "note"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self { bib: f0, id: f1, note: f2 })
    }
}

impl rt::EncodeObject for EntryRunner {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("bib", &self.bib);
        w.put("id", &self.id);
        w.opt("note", &self.note);
    }
}

/// The alternatives of `Entry Team`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum EntryTeam {
    /// Holds `Relay`.
    Relay(EntryTeamRelay),
    /// Holds `Club`.
    Club(EntryTeamClub),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    EntryTeam or Unknown {
        Relay [rt::Form::of::<EntryTeamRelay>(&["id", "legs"])],
        Club [rt::Form::of::<EntryTeamClub>(&["club", "id"])],
    }
}

/// The object `Entry Team Club`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct EntryTeamClub {
    /// The member `club`.
    pub club: String,
    /// The member `id`.
    pub id: String,
    /// The member `name`.
    pub name: Option<String>,
    /// The member `note`.
    pub note: Option<String>,
}

impl rt::DecodeObject for EntryTeamClub {
    const FIELDS: &'static [&'static str] = &["club", "id", "name", "note"];
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
            club: f0,
            id: f1,
            name: f2,
            note: f3,
        })
    }
}

impl rt::EncodeObject for EntryTeamClub {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("club", &self.club);
        w.put("id", &self.id);
        w.opt("name", &self.name);
        w.opt("note", &self.note);
    }
}

/// The object `Entry Team Relay`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct EntryTeamRelay {
    /// The member `id`.
    pub id: String,
    /// The member `legs`.
    pub legs: i64,
    /// The member `name`.
    pub name: Option<String>,
    /// The member `note`.
    pub note: Option<String>,
}

impl rt::DecodeObject for EntryTeamRelay {
    const FIELDS: &'static [&'static str] = &["id", "legs", "name", "note"];
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
            legs: f1,
            name: f2,
            note: f3,
        })
    }
}

impl rt::EncodeObject for EntryTeamRelay {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("id", &self.id);
        w.put("legs", &self.legs);
        w.opt("name", &self.name);
        w.opt("note", &self.note);
    }
}

rt::objects! { Cat Dog EntryRunner EntryTeamClub EntryTeamRelay }
