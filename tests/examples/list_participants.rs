//! Prints all participants of a tournament, however many pages they take.
//!
//! The client asks for 50 at a time, reads from `Content-Range` how many there are, and stops
//! without a request too many. An empty tournament is an empty list.
//!
//! ```sh
//! export TOORNAMENT_API_KEY=… TOORNAMENT_CLIENT_ID=… TOORNAMENT_CLIENT_SECRET=…
//! cargo run -p workspace-tests --example list_participants -- 378426939508809728
//! ```

use std::{
    env,
    error::Error,
    io::{self, Write},
};

use startlist::toornament::{Client, headers::CONTENT_RANGE, model::ParticipantSort};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
        .api_key(env::var("TOORNAMENT_API_KEY")?)
        .client_credentials(
            env::var("TOORNAMENT_CLIENT_ID")?,
            env::var("TOORNAMENT_CLIENT_SECRET")?,
        )
        .build()?;
    let tournament = env::args().nth(1).ok_or("which tournament?")?;
    if let Some(count) = count(&client, &tournament).await? {
        println!("{count} participants");
    }
    print(&client, &tournament, &mut io::stdout()).await
}

/// Prints them one by one: a page is asked for when the one before is used. `try_collect` would
/// give them all at once.
async fn print(
    client: &Client,
    tournament: &str,
    to: &mut impl Write,
) -> Result<(), Box<dyn Error>> {
    let list = client.participants().list(tournament);
    let mut participants = list.sort(ParticipantSort::Alphabetic).stream();
    while let Some(participant) = participants.next().await {
        let participant = participant?;
        writeln!(to, "{} {}", participant.id, participant.name)?;
    }
    Ok(())
}

/// How many there are, from the first page alone: `participants 0-0/114`.
async fn count(client: &Client, tournament: &str) -> Result<Option<u64>, startlist::Error> {
    let list = client.participants().list(tournament);
    let page = match list.range(0..1).await {
        Ok(page) => page,
        Err(error) if error.is_range_not_satisfiable() => return Ok(Some(0)),
        Err(error) => return Err(error.into()),
    };
    let range = page.header(CONTENT_RANGE).ok().flatten();
    let total = range.as_deref().and_then(|range| range.rsplit('/').next());
    Ok(total.and_then(|total| total.parse().ok()))
}

#[cfg(test)]
mod tests {
    use startlist::toornament::Client;
    use test_server::{Answering, Request, answer};

    use super::{count, print};

    /// A tournament of so many participants.
    async fn start(total: usize) -> (Answering, Client) {
        let server = Answering::start(move |request| page(request, total)).await;
        let client = Client::builder().base_url(&server.url);
        let client = client.api_key("example-key").oauth2_token("example-token");
        (server, client.build().unwrap())
    }

    fn page(request: &Request, total: usize) -> String {
        let range = request.header("range")[0].strip_prefix("participants=");
        let (first, last) = range.unwrap().split_once('-').unwrap();
        let (first, last): (usize, usize) = (first.parse().unwrap(), last.parse().unwrap());
        if first >= total {
            return answer("416 Range Not Satisfiable", "", "");
        }
        let last = last.min(total - 1);
        let headers = format!("Content-Range: participants {first}-{last}/{total}\r\n");
        let one = |id| {
            format!(
                r#"{{"checked_in":false,"custom_fields":{{}},"custom_user_identifier":null,"email":null,"id":"{id}","name":"Team {id}","user_id":null}}"#
            )
        };
        let all: Vec<String> = (first..=last).map(one).collect();
        answer("206 P", &headers, &format!("[{}]", all.join(",")))
    }

    #[tokio::test]
    async fn each_is_printed_and_no_request_is_made_too_many() {
        for (total, requests) in [(0, 1), (1, 1), (50, 1), (114, 3)] {
            let (server, client) = start(total).await;
            let mut printed = Vec::new();
            print(&client, "1", &mut printed).await.unwrap();
            let expected: Vec<_> = (0..total).map(|id| format!("{id} Team {id}\n")).collect();
            assert_eq!(String::from_utf8(printed).unwrap(), expected.concat());
            let sent = server.requests();
            assert_eq!(sent.len(), requests);
            assert_eq!(sent[0].query(), Some("sort=alphabetic"));
        }
    }

    #[tokio::test]
    async fn one_request_tells_how_many_there_are() {
        for total in [0, 1, 114] {
            let (server, client) = start(total).await;
            let count = count(&client, "1").await.unwrap();
            assert_eq!(count, Some(total as u64));
            assert_eq!(server.requests().len(), 1);
        }
    }
}
