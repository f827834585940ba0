//! Lets calls in whose key and token are good.

use http::Extensions;
use startlist::{
    BoxFuture, StatusCode,
    serve::{Guard, Location, Presented, Problem, Refusal},
};

use super::super::{Reason, Refused, access};
use crate::{calls::Failed, state::State};

/// Key and token are looked up; the token needs the scope that the operation declares.
pub(super) struct KeyAndToken(pub(super) State);

impl Guard for KeyAndToken {
    fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>> {
        let sent = |scheme| call.credential(scheme).map(str::to_owned);
        let (key, token) = (sent("apiKey"), sent("oauth2"));
        let needs = call.alternatives().into_iter().flatten();
        let scopes: Vec<&str> = needs.flat_map(|(_, scopes)| scopes).copied().collect();
        let (state, now) = (self.0.clone(), self.0.clock.now());
        Box::pin(async move {
            let admitted = state.read(move |store| {
                for scope in scopes {
                    let admitted =
                        access::admit(store, key.as_deref(), token.as_deref(), scope, now)?;
                    if let Err(refused) = admitted {
                        return Ok(Err(refused));
                    }
                }
                Ok(Ok(()))
            });
            match admitted.await {
                Ok(()) => Ok(Extensions::new()),
                Err(Failed::Refused(refused)) => Err(told(&refused, call)),
                Err(Failed::Store(refusal)) => Err(refusal),
            }
        })
    }
}

fn told(refused: &Refused, call: &Presented<'_>) -> Refusal {
    let mut refusal = match refused.status {
        401 => call.unauthorized(),
        _ => Refusal::new(StatusCode::FORBIDDEN),
    };
    refusal.problems = refused.reasons.iter().map(problem).collect();
    refusal
}

fn problem(reason: &Reason) -> Problem {
    let path = reason.property_path.as_str();
    Problem::new(Location::Header, path, reason.message.as_str()).keyword(reason.kind)
}
