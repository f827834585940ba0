// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

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
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct AnimalBase {
    /// The member `parent`.
    pub parent: Option<Box<Animal>>,
    /// The member `species`.
    pub species: String,
}

rt::members! { AnimalBase
    served(species: impl Into<String>)
    req { 0 species "species" }
    opt { 1 parent "parent" }
    else skip
}

/// Another name: `Cat`.
pub type Cat = AnimalBase;

/// The object `Dog`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Dog {
    /// The member `barks`.
    pub barks: Option<bool>,
    /// The member `parent`.
    pub parent: Option<Box<Animal>>,
    /// The member `species`.
    pub species: String,
}

rt::members! { Dog
    served(species: impl Into<String>)
    req { 0 species "species" }
    opt { 1 barks "barks", 2 parent "parent" }
    else skip
}

/// The object `Puppy`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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

rt::members! { Puppy
    served(species: impl Into<String>)
    req { 0 species "species" }
    opt { 1 barks "barks", 2 parent "parent", 3 weeks "weeks" }
    else skip
}

rt::objects! { AnimalBase Dog Puppy }
