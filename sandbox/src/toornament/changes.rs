//! What a call asks to set, the same for creating and changing participants and registrations.
//!
//! A member that is absent stays as it is, null clears it, `custom_fields` are set one by one, and
//! `lineup` is replaced whole.

use startlist::{
    Patch,
    toornament::model::{
        ParticipantCreate, ParticipantPatch, ParticipantPlayerInput, RegistrationCreate,
        RegistrationPatch, RegistrationPlayerInput,
    },
};

use super::{
    Reason, Refused, Scope,
    entry::{Entry, Fields, Player},
    limits,
    tournaments::Kind,
};

/// What is to be set.
pub(super) struct Changes {
    name: Option<String>,
    email: Patch<String>,
    custom_user_identifier: Patch<String>,
    custom_fields: Option<Fields>,
    lineup: Option<Vec<Player>>,
}

impl Changes {
    /// Refuses with 400 what cannot be: a lineup of a player, and texts that are too long.
    pub(super) fn check(&self, kind: Kind) -> Result<(), Refused> {
        let mut reasons = Vec::new();
        limits::name(&mut reasons, "name", self.name.as_deref());
        limits::email(&mut reasons, "email", self.email.as_deref());
        let identifier = self.custom_user_identifier.as_deref();
        limits::identifier(&mut reasons, "custom_user_identifier", identifier);
        if self.lineup.is_some() && kind == Kind::Player {
            let message = "Only teams have a lineup, and players take part in this tournament.";
            reasons.push(Reason::new((Scope::Body, "lineup"), "not_allowed", message));
        }
        for (index, player) in self.lineup.iter().flatten().enumerate() {
            limits::player(&mut reasons, &format!("lineup[{index}]"), player);
        }
        Refused::invalid(reasons)
    }

    /// Sets it.
    pub(super) fn apply(self, entry: &mut Entry) {
        if let Some(name) = self.name {
            entry.name = name;
        }
        set(&mut entry.email, self.email);
        set(
            &mut entry.custom_user_identifier,
            self.custom_user_identifier,
        );
        entry
            .custom_fields
            .extend(self.custom_fields.into_iter().flatten());
        if let Some(lineup) = self.lineup {
            entry.lineup = Some(lineup);
        }
    }
}

fn set<T>(place: &mut Option<T>, change: Patch<T>) {
    match change {
        Patch::Absent => {}
        Patch::Null => *place = None,
        Patch::Value(value) => *place = Some(value),
    }
}

/// Where the page has no null, there is a value or nothing is said.
fn said<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Absent, Patch::Value)
}

impl From<ParticipantCreate> for Changes {
    fn from(body: ParticipantCreate) -> Self {
        Self {
            name: Some(body.name),
            email: said(body.email),
            custom_user_identifier: body.custom_user_identifier,
            custom_fields: body.custom_fields,
            lineup: players(body.lineup),
        }
    }
}

impl From<ParticipantPatch> for Changes {
    fn from(body: ParticipantPatch) -> Self {
        Self {
            name: body.name,
            email: said(body.email),
            custom_user_identifier: body.custom_user_identifier,
            custom_fields: body.custom_fields,
            lineup: players(body.lineup),
        }
    }
}

impl From<RegistrationCreate> for Changes {
    fn from(body: RegistrationCreate) -> Self {
        Self {
            name: Some(body.name),
            email: body.email,
            custom_user_identifier: body.custom_user_identifier,
            custom_fields: body.custom_fields,
            lineup: players(body.lineup),
        }
    }
}

impl From<RegistrationPatch> for Changes {
    fn from(body: RegistrationPatch) -> Self {
        Self {
            name: body.name,
            email: body.email,
            custom_user_identifier: body.custom_user_identifier,
            custom_fields: body.custom_fields,
            lineup: players(body.lineup),
        }
    }
}

fn players<P: Into<Player>>(lineup: Option<Vec<P>>) -> Option<Vec<Player>> {
    lineup.map(|players| players.into_iter().map(Into::into).collect())
}

/// A name that is left out is empty: no page says that players need one.
impl From<ParticipantPlayerInput> for Player {
    fn from(input: ParticipantPlayerInput) -> Self {
        Self {
            name: input.name.unwrap_or_default(),
            email: input.email,
            custom_user_identifier: input.custom_user_identifier.into_value(),
            custom_fields: input.custom_fields.unwrap_or_default(),
            user_id: None,
        }
    }
}

impl From<RegistrationPlayerInput> for Player {
    fn from(input: RegistrationPlayerInput) -> Self {
        Self {
            name: input.name.unwrap_or_default(),
            email: input.email.into_value(),
            custom_user_identifier: input.custom_user_identifier.into_value(),
            custom_fields: input.custom_fields.unwrap_or_default(),
            user_id: None,
        }
    }
}
