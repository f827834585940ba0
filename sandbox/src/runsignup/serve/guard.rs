//! Lets calls in whose key and secret, or whose token, are good.

use http::Extensions;
use startlist::{
    BoxFuture,
    serve::{Guard, Presented, Refusal},
};

use super::{
    super::access::{self, Presented as Keyring},
    errors,
};
use crate::{calls::Failed, state::State};

/// Which credentials an operation takes is what its document declares: those of link-users are a
/// token, those of manage-teams pairs of key and secret.
pub(super) struct Keys(pub(super) State);

impl Guard for Keys {
    fn admit<'a>(&'a self, call: &'a Presented<'a>) -> BoxFuture<'a, Result<Extensions, Refusal>> {
        let sent = |scheme| call.credential(scheme).map(str::to_owned);
        let schemes = [
            "apiKey",
            "apiSecret",
            "tmpKey",
            "tmpSecret",
            "rsuApiKey",
            "spApiKey",
            "rsuApiSecret",
            "oauth2",
        ];
        let sent = schemes.map(sent);
        let by_token = call
            .alternatives()
            .iter()
            .flatten()
            .any(|(scheme, _)| *scheme == "oauth2");
        let now = self.0.clock.now();
        Box::pin(async move {
            // A temporary key lasts longer by being used, so this writes.
            let caller = self.0.write(move |store| {
                let [
                    api_key,
                    api_secret,
                    tmp_key,
                    tmp_secret,
                    rsu_api_key,
                    sp_api_key,
                    header_secret,
                    bearer,
                ] = &sent;
                let keyring = Keyring {
                    api_key: api_key.as_deref(),
                    api_secret: api_secret.as_deref(),
                    tmp_key: tmp_key.as_deref(),
                    tmp_secret: tmp_secret.as_deref(),
                    rsu_api_key: rsu_api_key.as_deref(),
                    sp_api_key: sp_api_key.as_deref(),
                    header_secret: header_secret.as_deref(),
                    bearer: bearer.as_deref(),
                };
                match by_token {
                    true => access::for_links(store, &keyring, now),
                    false => access::for_teams(store, &keyring, now),
                }
            });
            match caller.await {
                Ok(caller) => {
                    let mut extensions = Extensions::new();
                    extensions.insert(caller);
                    Ok(extensions)
                }
                Err(Failed::Refused(refused)) => Err(errors::refusal(&refused)),
                Err(Failed::Store(refusal)) => Err(refusal),
            }
        })
    }
}
