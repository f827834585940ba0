//! Which credentials a call takes, where they go, and what is said when they are not there.

use startlist::{
    runsignup::{self, model::*},
    toornament,
};
use test_server::{NO_CONTENT, Server};

use crate::{
    calls::{Operation, RUNSIGNUP, TOORNAMENT},
    clients::http,
};

type Set<B> = fn(B) -> B;
type RunSignup = Set<runsignup::ClientBuilder>;
type Toornament = Set<toornament::ClientBuilder>;

/// Where the credentials of a request are, or why there is no request.
async fn outcome<C>(
    build: impl FnOnce(&str) -> C,
    call: impl AsyncFnOnce(&C) -> Result<startlist::Reply, startlist::Error>,
) -> String {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = build(&server.url);
    if let Err(error) = call(&client).await {
        assert!(error.is_credentials(), "{error}");
        assert!(server.requests().is_empty());
        return error.to_string();
    }
    let request = server.request();
    let query = request.query().unwrap_or_default();
    let query: Vec<_> = query
        .split('&')
        .filter(|pair| pair.contains("key") || pair.contains("secret"))
        .collect();
    let named = |name: &str| request.header(name).join(" + ");
    let headers = ["authorization", "x-api-key", "x-rsu-api-secret"].map(named);
    format!("{} | {}", query.join("&"), headers.join(" | "))
}

async fn manage_teams(set: RunSignup) -> String {
    let build = |url: &str| {
        runsignup::Client::builder()
            .base_url(url)
            .http_client(http())
    };
    let build = |url: &str| set(build(url)).build().unwrap();
    let call = async |client: &runsignup::Client| {
        let form = ManageTeamsForm::new(ManageTeamsRequest::default());
        client
            .race_groups_teams()
            .manage_teams(&form, &[2], 1)
            .send_raw()
            .await
    };
    outcome(build, call).await
}

async fn link_users(set: RunSignup) -> String {
    let build = |url: &str| {
        runsignup::Client::builder()
            .base_url(url)
            .http_client(http())
    };
    let build = |url: &str| set(build(url)).build().unwrap();
    let call = async |client: &runsignup::Client| {
        client
            .race_series_scoring()
            .link_users(&[], 1, 2, 3, 4)
            .send_raw()
            .await
    };
    outcome(build, call).await
}

async fn toornament(set: Toornament) -> String {
    let build = |url: &str| {
        toornament::Client::builder()
            .base_url(url)
            .http_client(http())
    };
    let build = |url: &str| set(build(url)).build().unwrap();
    let call = async |client: &toornament::Client| {
        let call = client.registrations().delete("1", "5");
        call.send_raw().await
    };
    outcome(build, call).await
}

#[tokio::test]
async fn manage_teams_takes_any_of_four_pairs_and_only_one() {
    const ALL: RunSignup = |b| {
        b.tmp_secret("s4")
            .tmp_key("k4")
            .sp_api_key("k3")
            .rsu_api_secret("s2")
            .rsu_api_key("k2")
            .api_secret("s1")
            .api_key("k1")
            .oauth2_token("t")
    };
    let rows: [(RunSignup, &str); 8] = [
        (
            |b| b.api_key("k1").api_secret("s1"),
            "api_key=k1&api_secret=s1 |  |  | ",
        ),
        (
            |b| b.tmp_key("k4").tmp_secret("s4"),
            "tmp_key=k4&tmp_secret=s4 |  |  | ",
        ),
        (
            |b| b.rsu_api_key("k2").rsu_api_secret("s2"),
            "rsu_api_key=k2 |  |  | s2",
        ),
        (
            |b| b.sp_api_key("k3").rsu_api_secret("s2"),
            "sp_api_key=k3 |  |  | s2",
        ),
        // Halves of other pairs are not sent beside a whole one.
        (
            |b| {
                b.api_key("k1")
                    .tmp_key("k4")
                    .tmp_secret("s4")
                    .oauth2_token("t")
            },
            "tmp_key=k4&tmp_secret=s4 |  |  | ",
        ),
        (
            |b| b.api_secret("s1").sp_api_key("k3").rsu_api_secret("s2"),
            "sp_api_key=k3 |  |  | s2",
        ),
        (
            |b| b.sp_api_key("k3").rsu_api_key("k2").rsu_api_secret("s2"),
            "rsu_api_key=k2 |  |  | s2",
        ),
        (ALL, "api_key=k1&api_secret=s1 |  |  | "),
    ];
    for (set, expected) in rows {
        assert_eq!(manage_teams(set).await, expected);
    }
}

#[tokio::test]
async fn half_a_pair_is_refused_unsent_with_what_would_do() {
    let rows: [RunSignup; 8] = [
        |b| b,
        |b| b.api_key("k1"),
        |b| b.api_secret("s1"),
        |b| b.tmp_key("k4"),
        |b| b.rsu_api_secret("s2"),
        |b| b.rsu_api_key("k2").sp_api_key("k3"),
        |b| b.api_key("k1").tmp_secret("s4").rsu_api_secret("s2"),
        |b| b.oauth2_token("t"),
    ];
    for set in rows {
        assert_eq!(
            manage_teams(set).await,
            "POST /v2/teams/manage-teams.json: a credential is missing; needed: \
             `apiKey` and `apiSecret`, or `tmpKey` and `tmpSecret`, or \
             `rsuApiKey` and `rsuApiSecret`, or `rsuApiSecret` and `spApiKey`"
        );
    }
}

#[tokio::test]
async fn link_users_takes_oauth_and_no_api_key() {
    let refused = "POST /v2/race-series/race-series-participants/link-users.json: \
                   a credential is missing; needed: `oauth2` (scope rsu_api_write)";
    let rows: [(RunSignup, &str); 3] = [
        (|b| b.oauth2_token("t"), " | Bearer t |  | "),
        (
            |b| {
                b.oauth2_token("t")
                    .api_key("k1")
                    .api_secret("s1")
                    .rsu_api_secret("s2")
            },
            " | Bearer t |  | ",
        ),
        (
            |b| {
                b.api_key("k1")
                    .api_secret("s1")
                    .rsu_api_key("k2")
                    .rsu_api_secret("s2")
            },
            refused,
        ),
    ];
    for (set, expected) in rows {
        assert_eq!(link_users(set).await, expected);
    }
}

#[tokio::test]
async fn toornament_takes_key_and_token_together() {
    let refused = "DELETE /tournaments/{}/registrations/{}: a credential is missing; needed: \
                   `apiKey` and `oauth2` (scope organizer:registration)";
    let rows: [(Toornament, &str); 4] = [
        (|b| b.api_key("k").oauth2_token("t"), " | Bearer t | k | "),
        (|b| b.api_key("k"), refused),
        (|b| b.oauth2_token("t"), refused),
        (|b| b, refused),
    ];
    for (set, expected) in rows {
        assert_eq!(toornament(set).await, expected);
    }
}

/// What each operation says to a client without credentials.
async fn needs<C>(operations: &[Operation<C>], client: &C) -> Vec<String> {
    let mut lines = Vec::new();
    for operation in operations {
        let text = (operation.call)(client).await;
        let (_, needed) = text
            .split_once("a credential is missing; needed: ")
            .unwrap();
        lines.push(format!("{}: {needed}", operation.name));
    }
    lines
}

#[tokio::test]
async fn every_operation_says_what_it_needs() {
    let client = toornament::Client::builder().build().unwrap();
    let participant = "`apiKey` and `oauth2` (scope organizer:participant)";
    let registration = "`apiKey` and `oauth2` (scope organizer:registration)";
    let expected = [
        ("listParticipants", participant),
        ("createParticipant", participant),
        ("getParticipant", participant),
        ("updateParticipant", participant),
        ("deleteParticipant", participant),
        ("listRegistrations", registration),
        ("createRegistration", registration),
        ("getRegistration", registration),
        ("updateRegistration", registration),
        ("deleteRegistration", registration),
    ];
    let expected = expected.map(|(name, needed)| format!("{name}: {needed}"));
    assert_eq!(needs(TOORNAMENT, &client).await, expected);

    let client = runsignup::Client::builder().build().unwrap();
    let expected = [
        "manageTeams: `apiKey` and `apiSecret`, or `tmpKey` and `tmpSecret`, or \
         `rsuApiKey` and `rsuApiSecret`, or `rsuApiSecret` and `spApiKey`",
        "linkUsers: `oauth2` (scope rsu_api_write)",
    ];
    assert_eq!(needs(RUNSIGNUP, &client).await, expected);
}

#[tokio::test]
async fn secrets_are_encoded_where_they_go() {
    let set: RunSignup = |b| b.api_key("a&b=c/ü#").api_secret("d e+");
    let expected = "api_key=a%26b%3Dc%2F%C3%BC%23&api_secret=d%20e%2B |  |  | ";
    assert_eq!(manage_teams(set).await, expected);
}
