//! Prints what a call costs beside the same call written by hand on reqwest: requests per second,
//! CPU and allocations, on loopback, in one run.
//!
//! `cargo run --release -p workspace-tests --example loopback`

use std::{alloc::System, hint::black_box, time::Instant};

use serde::Deserialize;
use startlist::{http_client_builder, reqwest, toornament::Client};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Calls in a row, by one way and then by the other.
const CALLS: u32 = 2_000;
/// How often; the median counts.
const ROUNDS: usize = 31;

const BODY: &str = r#"{"id":"375143143408309123","name":"Jon Snow","email":"jon@example.com",
    "custom_user_identifier":null,"custom_fields":{},"checked_in":true,"user_id":null,
    "checked_in_at":"2015-12-31T13:37:42+00:00","type":"player","tournament_id":"378426939508809728",
    "created_at":"2015-12-31T13:37:42+00:00"}"#;

/// What somebody would write by hand.
#[derive(Deserialize)]
#[allow(dead_code)]
struct Participant {
    id: String,
    name: String,
    email: Option<String>,
    custom_user_identifier: Option<String>,
    custom_fields: std::collections::BTreeMap<String, serde_json::Value>,
    checked_in: bool,
    user_id: Option<String>,
    checked_in_at: Option<String>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(serve(listener));
    let client = Client::builder()
        .base_url(url.as_str())
        .api_key("not-a-real-key")
        .oauth2_token("not-a-real-token")
        .build()?;
    let by_hand = http_client_builder().build()?;

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let generated = measure(async || {
            let answer = client
                .participants()
                .get("378426939508809728", "375143143408309123");
            black_box(answer.await.map_err(|e| e.to_string())?.into_inner());
            Ok(())
        });
        let generated = generated.await?;
        let hand = measure(async || {
            let participant = hand_written(&by_hand, &url).await;
            black_box(participant.map_err(|e| e.to_string())?);
            Ok(())
        });
        let hand = hand.await?;
        // The first round opens the connections.
        if round > 0 {
            ours.push(generated);
            theirs.push(hand);
        }
    }
    report("by hand on reqwest", &theirs, &theirs);
    report("generated client", &ours, &theirs);
    println!("({ROUNDS} rounds of {CALLS} calls each; the server is in the same thread)");
    Ok(())
}

async fn hand_written(
    client: &reqwest::Client,
    url: &str,
) -> Result<Participant, Box<dyn std::error::Error>> {
    let (tournament, id) = ("378426939508809728", "375143143408309123");
    let response = client
        .get(format!("{url}/tournaments/{tournament}/participants/{id}"))
        .header("accept", "application/json")
        .header("user-agent", "example/1.0")
        .header("x-api-key", "not-a-real-key")
        .bearer_auth("not-a-real-token")
        .send()
        .await?
        .error_for_status()?;
    let body = response.bytes().await?;
    Ok(serde_json::from_slice(&body)?)
}

/// What a round gives, per call.
#[derive(Clone, Copy)]
struct Round {
    microseconds: f64,
    allocations: f64,
    bytes: f64,
}

async fn measure(call: impl AsyncFn() -> Result<(), String>) -> Result<Round, String> {
    let region = Region::new(ALLOCATOR);
    let begin = Instant::now();
    for _ in 0..CALLS {
        call().await?;
    }
    let time = begin.elapsed();
    let change = region.change();
    let calls = f64::from(CALLS);
    #[allow(clippy::cast_precision_loss)] // A few millions.
    let per_call = |count: usize| count as f64 / calls;
    Ok(Round {
        microseconds: time.as_secs_f64() * 1e6 / calls,
        allocations: per_call(change.allocations + change.reallocations),
        bytes: per_call(change.bytes_allocated),
    })
}

fn report(what: &str, rounds: &[Round], beside: &[Round]) {
    let time = |rounds: &[Round]| median(rounds, |r| r.microseconds);
    let allocations = |rounds: &[Round]| median(rounds, |r| r.allocations);
    // Both ways of a round met the same noise.
    let mut ratios: Vec<f64> = rounds
        .iter()
        .zip(beside)
        .map(|(a, b)| a.microseconds / b.microseconds)
        .collect();
    ratios.sort_by(f64::total_cmp);
    println!(
        "{what:20} {:>8.0} requests/s {:>7.2} µs ({:+.1} %) {:>6.1} allocations ({:+.1}) {:>7.0} bytes",
        1e6 / time(rounds),
        time(rounds),
        (ratios[ratios.len() / 2] - 1.0) * 100.0,
        allocations(rounds),
        allocations(rounds) - allocations(beside),
        median(rounds, |r| r.bytes),
    );
}

fn median(rounds: &[Round], of: impl Fn(&Round) -> f64) -> f64 {
    let mut values: Vec<f64> = rounds.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Gives the same answer to every request; allocates nothing once a connection is there.
async fn serve(listener: TcpListener) {
    let answer = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{BODY}",
        BODY.len()
    );
    let answer: &'static str = answer.leak();
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(converse(stream, answer));
    }
}

async fn converse(mut stream: TcpStream, answer: &'static str) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut buffer = [0; 4096];
    let mut filled = 0;
    loop {
        let read = stream.read(&mut buffer[filled..]).await?;
        if read == 0 {
            return Ok(());
        }
        filled += read;
        if buffer[..filled].ends_with(b"\r\n\r\n") {
            stream.write_all(answer.as_bytes()).await?;
            filled = 0;
        }
    }
}
