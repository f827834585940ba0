// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

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
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct EntryRunner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `id`.
    pub id: String,
    /// The member `note`.
    pub note: Option<String>,
}

rt::members! { EntryRunner
    served(bib: i64, id: impl Into<String>)
    req { 0 bib "bib", 1 id "id" }
    opt { 2 note "note" }
    else skip
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
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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

rt::members! { EntryTeamClub
    served(club: impl Into<String>, id: impl Into<String>)
    req { 0 club "club", 1 id "id" }
    opt { 2 name "name", 3 note "note" }
    else skip
}

/// The object `Entry Team Relay`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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

rt::members! { EntryTeamRelay
    served(id: impl Into<String>, legs: i64)
    req { 0 id "id", 1 legs "legs" }
    opt { 2 name "name", 3 note "note" }
    else skip
}

rt::objects! { EntryRunner EntryTeamClub EntryTeamRelay }
