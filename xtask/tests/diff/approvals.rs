//! `accepted.toml`.

use super::{check, repository::Repository, write};

/// A repository in whose working tree `lists` is gone and `teams` has its approvals.
fn removed(accepted: &str) -> Repository {
    let repository = Repository::of(&[("teams", &["a /a"]), ("lists", &["b /b"])]);
    repository.remove("lists");
    write(repository.at(), "specs/lists/accepted.toml", accepted);
    repository
}

fn entry(id: &str, pointer: &str, rest: &str) -> String {
    format!(
        "[[accept]]\nid = \"{id}\"\npointer = \"{pointer}\"\nreason = \"Nobody uses it.\"\n{rest}\n"
    )
}

#[test]
fn what_is_accepted_does_not_fail() {
    let repository = removed(&entry("api-removed", "", "expires = \"2026-06-30\""));
    let at = repository.at();
    let reason = "accepted until 2026-06-30: Nobody uses it.";
    for fail_on in ["breaking", "info"] {
        let line = format!("--fail-on {fail_on}");
        check(at, &line, 0, &[reason, "nothing breaks: 1 accepted"]);
    }
    check(at, "--format markdown", 0, &["### Accepted (1)", reason]);
    check(at, "--format html", 0, &[reason]);
    // The folder is no API, and goes when it is of no use any more.
    repository.commit("gone");
    check(at, "HEAD", 0, &["note[SW804]", "no changes"]);
    check(at, "HEAD~1 HEAD", 0, &[reason]);
    check(at, "HEAD~1 --format github", 0, &["::notice ", reason]);
    check(
        at,
        "HEAD~1 --format json",
        0,
        &["\"accepted\": 1", "\"expires\": \"2026-06-30\""],
    );
}

#[test]
fn what_is_over_fails() {
    for expires in ["expires = \"2026-06-29\"", "expires = 2026-06-29"] {
        let repository = removed(&entry("api-removed", "", expires));
        let words = [
            "SW803",
            "specs/lists/accepted.toml:1:1",
            "ended on 2026-06-29",
            "1 breaking",
        ];
        check(repository.at(), "", 1, &words);
        check(repository.at(), "--fail-on never", 0, &words);
    }
}

#[test]
fn what_accepts_nothing_fails() {
    let right = entry("api-removed", "", "");
    for (id, pointer) in [("api-removed", "/paths"), ("api-added", "")] {
        let repository = removed(&(right.clone() + &entry(id, pointer, "")));
        let at = repository.at();
        let words = [
            "SW802",
            "specs/lists/accepted.toml:6:1",
            id,
            "nothing breaks",
        ];
        check(at, "", 1, &words);
        let place = "::error file=specs/lists/accepted.toml,line=6,col=1,title=SW802::";
        check(at, "--format github", 1, &[place]);
        check(at, "--format json", 1, &["\"code\": \"SW802\""]);
        check(at, "--format markdown", 1, &["### Approvals", "**SW802**"]);
        check(at, "--format html", 1, &["<strong>SW802</strong>"]);
    }
}

#[test]
fn twice_is_once_too_often() {
    let right = entry("api-removed", "", "");
    let repository = removed(&(right.clone() + &right));
    check(
        repository.at(),
        "",
        1,
        &["SW805", "accepted.toml:6:1", "nothing breaks"],
    );
}

#[test]
fn what_is_merged_fails_when_its_api_is_edited() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    let at = repository.at();
    let spent = entry("api-path-removed-without-deprecation", "/paths/~1b/get", "");
    write(at, "specs/teams/accepted.toml", &spent);
    repository.commit("accepted");
    check(
        at,
        "",
        0,
        &["note[SW804]", "specs/teams/accepted.toml:1:1", "no changes"],
    );
    repository.api("teams", &["a /a", "c /c"]);
    check(at, "", 1, &["error[SW802]"]);
}

#[test]
fn what_cannot_be_read_is_bad_input() {
    for (text, words) in [
        ("[[accept]\n", "SW801"),
        (
            "[[accept]]\nid = \"a\"\npointer = \"\"\n",
            "missing field `reason`",
        ),
        (&entry("a", "", "reasons = 1"), "unknown field `reasons`"),
        (&entry("a", "", "expires = \"soon\""), "\"soon\" is no day"),
        (
            &entry("a", "", "expires = \"2027-02-29\""),
            "accepted.toml:5:11",
        ),
        (
            "[[accept]]\nid = \"a\"\npointer = \"\"\nreason = \" \"\n",
            "without a reason",
        ),
    ] {
        check(removed(text).at(), "", 2, &["SW801", words]);
    }
}

#[test]
fn a_change_inside_of_an_api_is_accepted_by_its_pointer() {
    let repository = Repository::of(&[("teams", &["a /a", "b /b"])]);
    let at = repository.at();
    repository.api("teams", &["a /a"]);
    let id = "api-path-removed-without-deprecation";
    check(at, "", 1, &[id, "at       /paths/~1b/get"]);
    let accepted = entry(id, "/paths/~1b/get", "");
    write(at, "specs/teams/accepted.toml", &accepted);
    check(
        at,
        "",
        0,
        &["accepted: Nobody uses it.", "nothing breaks: 1 accepted"],
    );
    write(
        at,
        "specs/teams/accepted.toml",
        &accepted.replace("~1b", "~1a"),
    );
    check(at, "", 1, &["SW802", "1 breaking"]);
}
