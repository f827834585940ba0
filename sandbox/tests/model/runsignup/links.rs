//! link-users.

use proptest::prelude::*;
use startlist::runsignup::model::UserLink;
use startlist_sandbox::{
    runsignup::{
        Options,
        access::Caller,
        links::{Target, all, link},
        setup::{add_race, add_series, add_series_year, add_users},
    },
    store::credentials::{Of, Role, add_principal, add_right},
};

use crate::Sandbox;

/// Year, event, and rows of user and participant. Users are 1 to 4; participants 11 to 14 are of
/// year 1, 15 and 16 of year 2. There are events 1 and 2.
#[derive(Clone, Debug)]
struct Call {
    year: u64,
    event: u64,
    rows: Vec<(u64, u64)>,
}

fn calls() -> impl Strategy<Value = Call> {
    let row = (prop_oneof![20 => 1..5_u64, 1 => Just(9)], 11..17_u64);
    let year = prop_oneof![20 => 1..3_u64, 1 => Just(9)];
    let event = prop_oneof![20 => 1..3_u64, 1 => Just(9)];
    let calls = (year, event, prop::collection::vec(row, 0..4));
    calls.prop_map(|(year, event, rows)| Call { year, event, rows })
}

fn year_of(participant: u64) -> u64 {
    if participant < 15 { 1 } else { 2 }
}

/// All links that were made: event, user, participant.
#[derive(Default)]
struct Model(Vec<(u64, u64, u64)>);

impl Model {
    fn call(&mut self, call: &Call) -> Result<(), i64> {
        match (call.year, call.event) {
            (9, _) => return Err(15),
            (_, 9) => return Err(223),
            _ => {}
        }
        let mut after = self.0.clone();
        for (user, participant) in &call.rows {
            if *user == 9 {
                return Err(101);
            }
            if year_of(*participant) != call.year {
                return Err(15);
            }
            let user_is_another = after.iter().any(|(_, other_user, other)| {
                other_user == user && year_of(*other) == call.year && other != participant
            });
            let participant_is_another = after.iter().any(|(event, other, its)| {
                *event == call.event && its == participant && other != user
            });
            if user_is_another || participant_is_another {
                return Err(11);
            }
            after.push((call.event, *user, *participant));
        }
        self.0 = after;
        Ok(())
    }

    fn links(&self, of: u64) -> Vec<(i64, i64)> {
        let links = self.0.iter().filter(|(event, ..)| *event == of);
        let number = |number: u64| i64::try_from(number).unwrap();
        let mut links: Vec<_> = links
            .map(|(_, user, participant)| (number(*participant), number(*user)))
            .collect();
        links.sort_unstable();
        links.dedup();
        links
            .into_iter()
            .map(|(participant, user)| (user, participant))
            .collect()
    }
}

fn real() -> (Sandbox, Caller) {
    let sandbox = Sandbox::new();
    let principal = sandbox.set_up(|t| {
        add_race(t, 1, "R", &[1, 2])?;
        add_series(t, 1, "S", &[1])?;
        add_series_year(t, 1, 1, 2026, &[11, 12, 13, 14])?;
        add_series_year(t, 1, 2, 2027, &[15, 16])?;
        add_users(t, &[1, 2, 3, 4])?;
        let principal = add_principal(t, "P")?;
        add_right(t, principal, Role::RaceDirector, Of::Series(1))?;
        Ok(principal)
    });
    (sandbox, Caller { principal })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_of_link_users_are_those_of_the_model(calls in prop::collection::vec(calls(), 1..30)) {
        let (mut model, (sandbox, caller)) = (Model::default(), real());
        for call in &calls {
            let target = Target {
                race_series_id: 1,
                race_series_year_id: call.year,
                race_id: 1,
                event_id: call.event,
            };
            let rows = call.rows.iter().map(|(user, participant)| UserLink {
                user_id: *user,
                race_series_participant_id: *participant,
            });
            let rows: Vec<UserLink> = rows.collect();
            let outcome = sandbox.write(move |t| link(t, Options::default(), caller, target, &rows));
            let outcome = outcome.map(|answer| assert!(answer.success));
            let outcome = outcome.map_err(|refused| refused.code.number());
            prop_assert_eq!(outcome, model.call(call), "{:?}", call);
            for event in [1, 2] {
                let links = sandbox.read(move |c| all(c, event));
                prop_assert_eq!(links, model.links(u64::try_from(event).unwrap()));
            }
        }
    }
}
