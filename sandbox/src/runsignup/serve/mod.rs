//! RunSignup's operations by HTTP: the generated server over the rules.
//!
//! Invariant: no rule is in here. What a call holds is read and checked by the generated server
//! before it comes here, and credentials before that.

mod errors;
mod guard;

use std::sync::Arc;

use axum::Router;
use startlist::{
    runsignup::{
        model::LinkUsersForm,
        server::{
            SERVICE,
            race_groups_teams::{self, ManageTeams, ManageTeamsAnswer, RaceGroupsTeams},
            race_series_scoring::{self, LinkUsers, LinkUsersAnswer, RaceSeriesScoring},
        },
    },
    serve::{Answered, Incoming, ServeError, Service},
};

use self::{
    errors::{answered, undeclared},
    guard::Keys,
};
use super::{Options, access::Caller, links, teams};
use crate::{options::ErrorStyle, state::State};

/// What handles the operations.
struct Calls(State);

/// The routes below the base URL of the API.
///
/// # Errors
/// When the document cannot be served, which is a mistake in it.
pub(crate) fn router(state: &State) -> Result<Router, ServeError> {
    let calls = Arc::new(Calls(state.clone()));
    let style = state.runsignup_errors;
    Service::new(&SERVICE)
        .with(race_groups_teams::routes(Arc::clone(&calls)))
        .with(race_series_scoring::routes(calls))
        .guard(Keys(state.clone()))
        .refusing(move |refusal, _| Some(undeclared(style, refusal)))
        .into_router()
}

impl RaceGroupsTeams for Calls {
    async fn manage_teams(&self, call: Incoming<ManageTeams>) -> Answered<ManageTeamsAnswer> {
        let caller = caller(&call);
        let input = call.into_input();
        let managed = self.0.write(move |store| {
            let request = &input.body.request;
            teams::manage(store, caller, input.race_id, &input.event_ids, request)
        });
        answered(
            self.style(),
            managed.await.map(ManageTeamsAnswer::Status200),
        )
    }
}

impl RaceSeriesScoring for Calls {
    async fn link_users(&self, call: Incoming<LinkUsers>) -> Answered<LinkUsersAnswer> {
        let caller = caller(&call);
        let input = call.into_input();
        let timers_link = self.0.timers_link;
        let linked = self.0.write(move |store| {
            let options = Options { timers_link };
            let target = links::Target {
                race_series_id: input.race_series_id,
                race_series_year_id: input.race_series_year_id,
                race_id: input.race_id,
                event_id: input.event_id,
            };
            let LinkUsersForm { request, .. } = input.body;
            links::link(store, options, caller, target, &request)
        });
        answered(self.style(), linked.await.map(LinkUsersAnswer::Status200))
    }
}

impl Calls {
    fn style(&self) -> ErrorStyle {
        self.0.runsignup_errors
    }
}

/// Who was let in. Nobody is what has no rights, should the guard ever be left out.
fn caller<T>(call: &Incoming<T>) -> Caller {
    let caller = call.extensions().get::<Caller>();
    caller.copied().unwrap_or(Caller { principal: 0 })
}
