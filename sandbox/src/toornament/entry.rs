//! What participants and registrations have in common: who it is.

use std::collections::BTreeMap;

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::tournaments::Kind;
use crate::json::Json;

/// Values of custom fields, by machine name.
pub(crate) type Fields = BTreeMap<String, Value>;

/// Who takes part or wants to.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) custom_user_identifier: Option<String>,
    pub(crate) custom_fields: Fields,
    /// `None` exactly in tournaments of players.
    pub(crate) lineup: Option<Vec<Player>>,
    pub(crate) user_id: Option<String>,
}

/// A player of a team, as it is stored and as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Player {
    pub(crate) name: String,
    pub(crate) email: Option<String>,
    pub(crate) custom_user_identifier: Option<String>,
    pub(crate) custom_fields: Fields,
    pub(crate) user_id: Option<String>,
}

impl Entry {
    /// Nobody yet.
    pub(crate) fn new(kind: Kind) -> Self {
        Self {
            name: String::new(),
            email: None,
            custom_user_identifier: None,
            custom_fields: Fields::new(),
            lineup: match kind {
                Kind::Team => Some(Vec::new()),
                Kind::Player => None,
            },
            user_id: None,
        }
    }

    /// One who has a name and nothing else.
    pub(crate) fn of(kind: Kind, name: String) -> Self {
        Self {
            name,
            ..Self::new(kind)
        }
    }

    /// Reads the columns that both tables have.
    pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let Json(custom_fields) = row.get("custom_fields")?;
        let lineup: Option<Json<_>> = row.get("lineup")?;
        Ok(Self {
            name: row.get("name")?,
            email: row.get("email")?,
            custom_user_identifier: row.get("custom_user_identifier")?,
            custom_fields,
            lineup: lineup.map(|Json(lineup)| lineup),
            user_id: row.get("user_id")?,
        })
    }

    /// The members that both answers have. `lineup` is absent where there can be none.
    pub(crate) fn members(&self) -> Map<String, Value> {
        let mut members = Map::new();
        let mut set = |name: &str, value| members.insert(name.to_owned(), value);
        set("name", json!(self.name));
        set("email", json!(self.email));
        set("custom_user_identifier", json!(self.custom_user_identifier));
        set("custom_fields", json!(self.custom_fields));
        set("user_id", json!(self.user_id));
        if let Some(lineup) = &self.lineup {
            set("lineup", json!(lineup));
        }
        members
    }
}
