//! Links user accounts to the participants of a race series, from pairs of ids.
//!
//! The call takes the pairs; that they travel as a table is not to be seen. A pair that repeats a
//! user or a participant is found before anything is sent.
//!
//! ```sh
//! export RUNSIGNUP_CLIENT_ID=… RUNSIGNUP_CLIENT_SECRET=… RUNSIGNUP_REFRESH_TOKEN=…
//! export RUNSIGNUP_RACE=… RUNSIGNUP_EVENT=… RUNSIGNUP_SERIES=… RUNSIGNUP_SERIES_YEAR=…
//! cargo run -p workspace-tests --example link_users -- 12345:67890 12346:67891
//! ```

use std::{env, error::Error};

use startlist::runsignup::{Client, model::UserLink};

/// Where users are linked: a race series, one of its years, and an event of a race.
struct Place {
    race: u64,
    event: u64,
    series: u64,
    year: u64,
}

/// A pair as it is written here: `USER:PARTICIPANT`.
fn pair(text: &str) -> Result<UserLink, Box<dyn Error>> {
    let (user, participant) = text.split_once(':').ok_or("a pair is USER:PARTICIPANT")?;
    Ok(UserLink {
        user_id: user.parse()?,
        race_series_participant_id: participant.parse()?,
    })
}

/// Links all pairs, or none.
async fn link(client: &Client, to: &Place, pairs: &[UserLink]) -> Result<bool, startlist::Error> {
    let scoring = client.race_series_scoring();
    let call = scoring.link_users(pairs, to.event, to.race, to.series, to.year);
    Ok(call.await?.success)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .refresh_token(
            env::var("RUNSIGNUP_CLIENT_ID")?,
            env::var("RUNSIGNUP_CLIENT_SECRET")?,
            env::var("RUNSIGNUP_REFRESH_TOKEN")?,
        )
        .build()?;
    let place = Place {
        race: env::var("RUNSIGNUP_RACE")?.parse()?,
        event: env::var("RUNSIGNUP_EVENT")?.parse()?,
        series: env::var("RUNSIGNUP_SERIES")?.parse()?,
        year: env::var("RUNSIGNUP_SERIES_YEAR")?.parse()?,
    };
    let pairs: Result<Vec<UserLink>, _> = env::args().skip(1).map(|text| pair(&text)).collect();
    println!("linked: {}", link(&client, &place, &pairs?).await?);
    Ok(())
}

#[cfg(test)]
mod tests {
    use startlist::{MockTransport, runsignup::Client};

    use super::{Place, link, pair};

    /// What comes of linking these pairs, and the bodies that were sent.
    async fn outcome(pairs: &[&str]) -> (Result<bool, startlist::Error>, Vec<String>) {
        let mock = MockTransport::json(200, r#"{"success": true}"#);
        let client = Client::builder().transport(mock.clone());
        let client = client.oauth2_token("example-token").build().unwrap();
        let pairs: Vec<_> = pairs.iter().map(|text| pair(text).unwrap()).collect();
        let place = Place {
            race: 1,
            event: 2,
            series: 3,
            year: 4,
        };
        let linked = link(&client, &place, &pairs).await;
        let sent = mock.requests();
        let body = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (linked, sent.iter().map(|sent| body(&sent.body)).collect())
    }

    #[tokio::test]
    async fn pairs_travel_as_a_table() {
        let (linked, sent) = outcome(&["12345:67890", "12346:67891"]).await;
        assert!(linked.unwrap());
        let table = r#"{"columns":["user_id","race_series_participant_id"],"participants":[[12345,67890],[12346,67891]]}"#;
        assert!(sent[0].contains(table), "{}", sent[0]);
    }

    #[tokio::test]
    async fn a_pair_that_repeats_another_is_found_before_anything_is_sent() {
        let rows = [
            (
                ["1:10", "2:20", "1:30"],
                "row 3 repeats the `user_id` of row 1",
            ),
            (
                ["1:10", "2:20", "3:20"],
                "row 3 repeats the `race_series_participant_id` of row 2",
            ),
        ];
        for (pairs, expected) in rows {
            let (linked, sent) = outcome(&pairs).await;
            let error = linked.unwrap_err();
            assert!(
                error.is_request() && error.to_string().contains(expected),
                "{error}"
            );
            assert!(sent.is_empty());
        }
    }

    #[test]
    fn other_texts_are_no_pairs() {
        for text in ["", "12345", "a:1", "1:-1"] {
            assert!(pair(text).is_err(), "{text}");
        }
    }
}
