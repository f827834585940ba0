//! The import against a sandbox.

use std::{cell::RefCell, collections::BTreeSet, error::Error, fs};

use startlist_sandbox::Sandbox;

use super::{
    Import, Outcome,
    done::Done,
    import::Report,
    pretended,
    rows::{self, Row},
};

const LIST: &str = "\
custom_user_identifier,name,email,players
acme:1,Snowfall,captain@example.com,Jon;Daenerys
acme:2,A name that is much longer than what forty characters hold,,
acme:3,\"Night, Owls\",,
";

fn list(text: &str) -> Vec<Row> {
    rows::read(text.as_bytes()).unwrap()
}

async fn import(sandbox: &Sandbox, text: &str, done: Done) -> Result<Report, Box<dyn Error>> {
    let import = Import {
        client: pretended(sandbox)?,
        tournament: sandbox.demo().toornament.tournaments.team.clone(),
        at_once: 2,
    };
    import.run(list(text), done, |_| ()).await
}

/// What became of the rows, in a word each.
fn words(report: &Report) -> Vec<&'static str> {
    let word = |(_, outcome): &(Row, Outcome)| match outcome {
        Outcome::Created(_) => "created",
        Outcome::There(_) => "there",
        Outcome::Failed(_) => "failed",
    };
    report.iter().map(word).collect()
}

#[tokio::test]
async fn each_row_has_its_result_in_the_order_of_the_list() {
    let sandbox = Sandbox::builder().start().await.unwrap();
    let report = import(&sandbox, LIST, Done::nowhere()).await.unwrap();
    assert_eq!(words(&report), ["created", "failed", "created"]);
    let Outcome::Failed(reason) = &report[1].1 else {
        unreachable!()
    };
    assert!(reason.contains("name"), "{reason}");
}

#[tokio::test]
async fn what_is_there_is_not_sent_again() {
    let sandbox = Sandbox::builder().start().await.unwrap();
    import(&sandbox, LIST, Done::nowhere()).await.unwrap();
    // Nothing was noted, as if the answers had been lost.
    let again = import(&sandbox, LIST, Done::nowhere()).await.unwrap();
    assert_eq!(words(&again), ["there", "failed", "there"]);
}

#[tokio::test]
async fn what_is_noted_is_taken_up_again_and_a_cut_line_is_no_note() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("teams.done");
    fs::write(&path, "[\"acme:1\",\"77\"]\n[\"acme:3\",\"7").unwrap();
    let sandbox = Sandbox::builder().start().await.unwrap();
    let report = import(&sandbox, LIST, Done::open(&path).unwrap())
        .await
        .unwrap();
    assert_eq!(words(&report), ["there", "failed", "created"]);
    assert_eq!(report[0].1, Outcome::There("77".to_owned()));
    let done = Done::open(&path).unwrap();
    let Outcome::Created(id) = &report[2].1 else {
        unreachable!()
    };
    assert_eq!(done.id("acme:3"), Some(id.as_str()));
    assert_eq!(done.id("acme:2"), None);
}

#[tokio::test]
async fn progress_is_told_for_each_row_once() {
    let sandbox = Sandbox::builder().start().await.unwrap();
    let told = RefCell::new(Vec::new());
    let import = Import {
        client: pretended(&sandbox).unwrap(),
        tournament: sandbox.demo().toornament.tournaments.team.clone(),
        at_once: 50,
    };
    let tell = |row: &str| told.borrow_mut().push(row.to_owned());
    import.run(list(LIST), Done::nowhere(), tell).await.unwrap();
    let told = told.into_inner();
    assert_eq!(told.len(), 3);
    assert_eq!(told.into_iter().collect::<BTreeSet<_>>().len(), 3);
}

#[test]
fn lists_that_are_not_as_meant_are_refused_before_anything_is_sent() {
    let refused = |text: &str| rows::read(text.as_bytes()).unwrap_err().to_string();
    for (list, reason) in [
        (
            "custom_user_identifier,name\na,X\na,Y\n",
            "lines 2 and 3: both are `a`",
        ),
        ("custom_user_identifier,name\n,X\n", "line 2: an identifier"),
        ("custom_user_identifier,name\na,\n", "line 2: an identifier"),
        ("name\nX\n", "custom_user_identifier"),
        ("custom_user_identifier,name\na\n", "line: 2"),
    ] {
        let told = refused(list);
        assert!(told.contains(reason), "{list}: {told}");
    }
}
