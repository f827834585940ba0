//! Toornament.

mod calls;
mod model;
mod real;
mod served;

use proptest::prelude::*;

use self::{
    calls::calls,
    model::Model,
    real::Real,
    served::{Served, ruled_out, timeless},
};
use crate::same::Ids;

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_rules_of_toornament_are_those_of_the_model(calls in calls()) {
        let (mut model, mut real, mut ids) = (Model::new(), Real::new(), Ids::default());
        for (index, call) in calls.into_iter().enumerate() {
            let call = model.aim(call);
            // One whose id was not seen yet cannot be called by it.
            let Some(said) = real.call(&call, &ids) else { continue };
            let expected = model.call(&call);
            prop_assert!(
                ids.same(&expected, &said),
                "call {index}, {call:?}\nmodel:   {expected}\nsandbox: {said}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_running_sandbox_is_the_model_of_toornament(calls in calls()) {
        let (mut model, served, mut ids) = (Model::new(), Served::new(), Ids::default());
        for (index, call) in calls.into_iter().enumerate() {
            let call = model.aim(call);
            let Some(said) = served.call(&call, &ids) else { continue };
            let expected = ruled_out(&call).unwrap_or_else(|| timeless(model.call(&call)));
            prop_assert!(
                ids.same(&expected, &said),
                "call {index}, {call:?}\nmodel:   {expected}\nsandbox: {said}"
            );
        }
    }
}
