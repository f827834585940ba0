//! The start page.

use std::process::Command;

use startlist_sandbox::{Sandbox, Seed};

use crate::raw::get;

#[tokio::test]
async fn it_shows_addresses_credentials_operations_and_controls() {
    let sandbox = Sandbox::builder().controls(true).start().await.unwrap();
    let answer = get(sandbox.address(), "/");
    assert_eq!(
        answer.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    let page = answer.text().replace("<wbr>", "");
    let demo = sandbox.demo();
    let rows = [
        sandbox.toornament_url(),
        sandbox.runsignup_refresh_url(),
        &demo.toornament.client_secret,
        &demo.runsignup.x_rsu_api_secret,
        "/tournaments/{tournament_id}/registrations/{id}",
        "Link users to race series participants.",
        "organizer:registration",
        "/_sandbox/faults",
    ];
    for text in rows {
        assert!(page.contains(text), "{text}");
    }
    // It loads nothing.
    for text in ["src=", "<link", "<script", "@import", "url("] {
        assert!(!page.contains(text), "{text}");
    }
}

#[tokio::test]
async fn it_says_when_there_are_no_controls() {
    let sandbox = Sandbox::start().await.unwrap();
    let page = get(sandbox.address(), "/");
    assert!(page.text().contains("They are off."));
    assert!(!page.text().contains("/_sandbox/"));
}

#[tokio::test]
async fn without_data_there_are_credentials_and_no_ids() {
    let sandbox = Sandbox::builder().seed(Seed::Empty).start().await.unwrap();
    let page = get(sandbox.address(), "/");
    assert!(page.text().contains("demo-toornament-api-key"));
    assert!(page.text().contains("Fetch a token"));
    for text in [
        "Tournament of teams",
        "<dt>Race</dt>",
        "List participants</fig",
    ] {
        assert!(!page.text().contains(text), "{text}");
    }
}

/// What stands between two texts, each time.
fn between<'t>(text: &'t str, begin: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(begin).skip(1);
    parts.map(|part| part.split(end).next().unwrap()).collect()
}

/// The commands are pasted into a shell, one after the other, where there is one with curl.
#[tokio::test]
async fn its_commands_work_as_they_stand() {
    let sandbox = Sandbox::builder().controls(true).start().await.unwrap();
    if Command::new("curl").arg("--version").output().is_err() {
        println!("there is no curl");
        return;
    }
    let page = get(sandbox.address(), "/").text().replace("<wbr>", "");
    let commands = between(&page, "<pre>", "</pre>");
    assert_eq!(commands.len(), 9);
    for command in commands {
        let entities = [
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&lt;", "<"),
            ("&gt;", ">"),
        ];
        let mut text = command.replace("<code>", "").replace("</code>", "");
        for (entity, character) in entities {
            text = text.replace(entity, character);
        }
        // Whether an API refuses does not show in the exit code.
        let text = text
            .replace("&amp;", "&")
            .replace("curl -s", "curl -s --fail");
        let output = Command::new("sh").args(["-ec", &text]).output().unwrap();
        let answer = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{text}");
        assert!(!answer.contains("error"), "{text}\n{answer}");
        sandbox.controls().clear_faults();
    }
}
