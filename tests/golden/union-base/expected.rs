// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Alone`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Alone {
    /// The member `kind`.
    pub kind: Option<String>,
}

impl rt::DecodeObject for Alone {
    const FIELDS: &'static [&'static str] = &["kind"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { kind: f0 })
    }
}

impl rt::EncodeObject for Alone {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("kind", &self.kind);
    }
}

/// The alternatives of `Animal`.
///
/// The member `species` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Animal {
    /// Holds `Cat`.
    Cat(Cat),
    /// Holds `Dog`.
    Dog(Dog),
    /// Holds `Puppy`.
    Puppy(Puppy),
    /// Holds `base`.
    Base(AnimalBase),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Animal by "species" or Unknown {
        Cat "Cat",
        Dog "Dog",
        Puppy "Puppy",
        Base "Animal",
    }
}

/// The object `Animal base`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct AnimalBase {
    /// The member `parent`.
    pub parent: Option<Box<Animal>>,
    /// The member `species`.
    pub species: String,
}

impl rt::DecodeObject for AnimalBase {
    const FIELDS: &'static [&'static str] = &["species", "parent"];
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
        Some(Self { species: f0, parent: f1 })
    }
}

impl rt::EncodeObject for AnimalBase {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("parent", &self.parent);
        w.put("species", &self.species);
    }
}

/// Another name: `Cat`.
pub type Cat = AnimalBase;

/// The object `Dog`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Dog {
    /// The member `barks`.
    pub barks: Option<bool>,
    /// The member `parent`.
    pub parent: Option<Box<Animal>>,
    /// The member `species`.
    pub species: String,
}

impl rt::DecodeObject for Dog {
    const FIELDS: &'static [&'static str] = &["species", "barks", "parent"];
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
            species: f0,
            barks: f1,
            parent: f2,
        })
    }
}

impl rt::EncodeObject for Dog {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("barks", &self.barks);
        w.opt("parent", &self.parent);
        w.put("species", &self.species);
    }
}

/// The object `Puppy`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Puppy {
    /// The member `barks`.
    pub barks: Option<bool>,
    /// The member `parent`.
    pub parent: Option<Box<Animal>>,
    /// The member `species`.
    pub species: String,
    /// The member `weeks`.
    pub weeks: Option<i64>,
}

impl rt::DecodeObject for Puppy {
    const FIELDS: &'static [&'static str] = &["species", "barks", "parent", "weeks"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            species: f0,
            barks: f1,
            parent: f2,
            weeks: f3,
        })
    }
}

impl rt::EncodeObject for Puppy {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("barks", &self.barks);
        w.opt("parent", &self.parent);
        w.put("species", &self.species);
        w.opt("weeks", &self.weeks);
    }
}

rt::objects! { Alone AnimalBase Dog Puppy }
