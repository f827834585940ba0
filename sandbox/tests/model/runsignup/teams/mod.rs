//! manage-teams.

mod calls;
mod model;
mod real;

use proptest::prelude::*;
use serde_json::{Value, json};

use self::{
    calls::calls,
    model::{Model, model, ruled_out},
    real::{Real, Running},
};
use crate::same::Ids;

/// Whether both say the same: an answer, or a number.
fn same(ids: &mut Ids, expected: &Result<Value, i64>, said: &Result<Value, i64>) -> bool {
    match (expected, said) {
        (Ok(expected), Ok(said)) => ids.same(expected, said),
        (expected, said) => expected == said,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_of_manage_teams_are_those_of_the_model(calls in prop::collection::vec(calls(), 1..40)) {
        let (mut model, real, mut ids) = (model(), Real::new(), Ids::default());
        let teams = |model: &Model| json!([model.teams(1), model.teams(2)]);
        prop_assert!(ids.same(&teams(&model), &json!([real.teams(1), real.teams(2)])));
        for call in calls {
            let call = model.aim(call);
            let Some(said) = real.call(&call, &ids) else { continue };
            let expected = model.call(&call);
            let same = same(&mut ids, &expected, &said);
            prop_assert!(same, "{call:?}\nmodel:   {expected:?}\nsandbox: {said:?}");
            let (expected, are) = (teams(&model), json!([real.teams(1), real.teams(2)]));
            prop_assert!(ids.same(&expected, &are), "{call:?}\nmodel:   {expected}\nsandbox: {are}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_running_sandbox_is_the_model_of_manage_teams(calls in prop::collection::vec(calls(), 1..40)) {
        let (mut model, running, mut ids) = (model(), Running::new(), Ids::default());
        let teams = |model: &Model| json!([model.teams(1), model.teams(2)]);
        prop_assert!(ids.same(&teams(&model), &json!([running.teams(1), running.teams(2)])));
        for call in calls {
            let call = model.aim(call);
            let Some(said) = running.call(&call, &ids) else { continue };
            let expected = if ruled_out(&call) { Err(3) } else { model.call(&call) };
            let same = same(&mut ids, &expected, &said);
            prop_assert!(same, "{call:?}\nmodel:   {expected:?}\nsandbox: {said:?}");
            let (expected, are) = (teams(&model), json!([running.teams(1), running.teams(2)]));
            prop_assert!(ids.same(&expected, &are), "{call:?}\nmodel:   {expected}\nsandbox: {are}");
        }
    }
}
