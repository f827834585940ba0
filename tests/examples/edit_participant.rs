//! Changes a participant: only what is set is sent, and what is not sent stays as it is.
//!
//! Values of custom fields are any JSON to the API. The [`Fields`] below know some kinds; the
//! machine names are those that your tournament defines.
//!
//! ```sh
//! export TOORNAMENT_API_KEY=… TOORNAMENT_CLIENT_ID=… TOORNAMENT_CLIENT_SECRET=…
//! cargo run -p workspace-tests --example edit_participant -- TOURNAMENT PARTICIPANT "New Name"
//! ```

use std::{collections::BTreeMap, env, error::Error};

use startlist::{
    Patch, Value,
    toornament::{Client, model::ParticipantPatch},
};

/// Values of custom fields, by machine name. Those that are not named stay as they are.
#[derive(Default)]
struct Fields(BTreeMap<String, Value>);

impl Fields {
    /// A country by its two letters.
    fn country(self, field: &str, code: [char; 2]) -> Self {
        self.set(field, String::from_iter(code).to_ascii_uppercase())
    }

    /// A date of birth.
    fn birth_date(self, field: &str, (year, month, day): (u16, u8, u8)) -> Self {
        self.set(field, format!("{year:04}-{month:02}-{day:02}"))
    }

    /// An address, which is an object.
    fn address(self, field: &str, address: &Address<'_>) -> Self {
        let members = [
            ("street", address.street),
            ("postal_code", address.postal_code),
            ("city", address.city),
            ("country", address.country),
        ];
        self.set(field, Value::from_iter(members))
    }

    /// Takes away what is there.
    fn clear(self, field: &str) -> Self {
        self.set(field, Value::Null)
    }

    fn set(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.0.insert(field.to_owned(), value.into());
        self
    }
}

/// An address as the publisher describes it.
struct Address<'a> {
    street: &'a str,
    postal_code: &'a str,
    city: &'a str,
    country: &'a str,
}

/// The name changes, the identifier goes, all else stays.
fn rename(name: &str) -> ParticipantPatch {
    ParticipantPatch {
        name: Some(name.to_owned()),
        custom_user_identifier: Patch::Null,
        ..ParticipantPatch::default()
    }
}

/// Only custom fields change.
fn fields() -> ParticipantPatch {
    let home = Address {
        street: "1 Example Street",
        postal_code: "12345",
        city: "Sampletown",
        country: "GB",
    };
    let fields = Fields::default()
        .country("country", ['g', 'b'])
        .birth_date("birth_date", (1999, 12, 31))
        .address("home", &home)
        .clear("website");
    ParticipantPatch {
        custom_fields: Some(fields.0),
        ..ParticipantPatch::default()
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .api_key(env::var("TOORNAMENT_API_KEY")?)
        .client_credentials(
            env::var("TOORNAMENT_CLIENT_ID")?,
            env::var("TOORNAMENT_CLIENT_SECRET")?,
        )
        .build()?;
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [tournament, participant, name] = &arguments[..] else {
        return Err("which tournament, which participant, and which name?".into());
    };
    for patch in [rename(name), fields()] {
        let call = client
            .participants()
            .update(tournament, participant, &patch);
        println!("{:?}", call.await?.into_inner());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use startlist::{
        MockTransport, Patch,
        toornament::{Client, model::ParticipantPatch},
    };

    use super::{fields, rename};

    #[tokio::test]
    async fn only_what_is_set_is_sent() {
        let mock = MockTransport::new(204);
        let client = Client::builder().transport(mock.clone());
        let client = client.api_key("example-key").oauth2_token("example-token");
        let client = client.build().unwrap();
        let identified = ParticipantPatch {
            custom_user_identifier: "acme:1".into(),
            ..ParticipantPatch::default()
        };
        let absent = ParticipantPatch {
            custom_user_identifier: Patch::Absent,
            ..ParticipantPatch::default()
        };
        let rows = [
            (
                rename("Snow"),
                r#"{"name":"Snow","custom_user_identifier":null}"#,
            ),
            (identified, r#"{"custom_user_identifier":"acme:1"}"#),
            (absent, "{}"),
            (
                fields(),
                r#"{"custom_fields":{"birth_date":"1999-12-31","country":"GB","home":{"city":"Sampletown","country":"GB","postal_code":"12345","street":"1 Example Street"},"website":null}}"#,
            ),
        ];
        for (patch, expected) in rows {
            let call = client.participants().update("1", "7", &patch);
            call.send_raw().await.unwrap();
            let sent = mock.requests().pop().unwrap();
            assert_eq!(sent.method, "PATCH");
            assert_eq!(std::str::from_utf8(&sent.body).unwrap(), expected);
        }
    }
}
