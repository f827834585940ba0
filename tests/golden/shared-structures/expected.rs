// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `listRunners response item`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ListRunnersResponseItem {
    /// The member `away`.
    pub away: Option<ListRunnersResponseItemAway>,
    /// The member `club`.
    pub club: Option<ListRunnersResponseItemClub>,
    /// The member `home`.
    pub home: Option<ListRunnersResponseItemHome>,
    /// The member `team`.
    pub team: Option<ListRunnersResponseItemClub>,
}

rt::members! { ListRunnersResponseItem
    opt { 0 away "away", 1 club "club", 2 home "home", 3 team "team" }
    else skip
}

/// The object `listRunners response item away`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ListRunnersResponseItemAway {
    /// The member `id`.
    pub id: Option<String>,
}

rt::members! { ListRunnersResponseItemAway opt { 0 id "id" } else skip }

/// The object `listRunners response item club`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ListRunnersResponseItemClub {
    /// The member `id`.
    pub id: Option<String>,
    /// The member `level`.
    pub level: Option<ListRunnersResponseItemClubLevel>,
}

rt::members! { ListRunnersResponseItemClub opt { 0 id "id", 1 level "level" } else skip }

rt::string_enum! {
    /// The values of `listRunners response item club level`.
    pub enum ListRunnersResponseItemClubLevel {
        Low = "low", High = "high",
    } else Unknown
}

/// The object `listRunners response item home`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[cfg_attr(feature = "server", derive(Default))]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ListRunnersResponseItemHome {
    /// The town.
    pub id: Option<String>,
}

rt::members! { ListRunnersResponseItemHome opt { 0 id "id" } else skip }

rt::objects! {
    ListRunnersResponseItem ListRunnersResponseItemAway ListRunnersResponseItemClub
    ListRunnersResponseItemHome
}
