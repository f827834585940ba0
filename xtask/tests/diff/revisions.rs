//! Revisions of a repository.

use std::fs;

use super::{
    check, diff, folder,
    repository::{ROOT, Repository, git},
    write,
};

#[test]
fn the_merge_base_against_the_working_tree() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    let at = repository.at();
    check(
        at,
        "",
        0,
        &[
            "the merge base with main (",
            "the working tree",
            "no changes",
        ],
    );

    // Untracked, staged and committed on a branch: all of it is what this change does.
    repository.git("switch --quiet --create work");
    repository.api("lists", &["b /b"]);
    let said = [
        "lists (new): 1 info",
        "INFO api-added",
        "GET /b",
        "+ pub mod lists",
    ];
    check(at, "", 0, &said);
    repository.git("add --all");
    check(at, "", 0, &said);
    repository.commit("second");
    check(at, "", 0, &said);
    check(at, "HEAD", 0, &["base:     HEAD (", "no changes"]);

    // What others did to main meanwhile is not part of it.
    repository.git("switch --quiet main");
    repository.remove("teams");
    repository.api("other", &[]);
    repository.commit("third");
    repository.git("switch --quiet work");
    let said = check(at, "", 0, &said);
    assert!(!said.contains("other") && !said.contains("teams"), "{said}");
    check(at, "main", 1, &["other (gone)", "ERR api-removed"]);
}

#[test]
fn two_revisions() {
    let repository = Repository::of(&[("teams", &["a /a"]), ("lists", &["b /b", "c /c"])]);
    let at = repository.at();
    repository.git("tag v1.2");
    repository.remove("lists");
    repository.commit("second");
    // The working tree is not looked at.
    repository.api("scratch", &["x /x"]);
    let said = check(
        at,
        "v1.2 HEAD",
        1,
        &[
            "lists (gone): 1 breaking; crate: major",
            "GET /b, GET /c",
            "- pub mod lists",
            "lists::lists",
        ],
    );
    assert!(!said.contains("scratch"), "{said}");
    check(at, "HEAD v1.2", 0, &["lists (new)"]);
    check(at, "v1.2 HEAD --fail-on never", 0, &["1 breaking"]);
    check(at, "HEAD v1.2 --fail-on info", 1, &["1 info"]);
    check(at, "HEAD v1.2 --fail-on warn", 0, &["1 info"]);
    // From a folder inside.
    check(&at.join("specs/teams"), "v1.2 HEAD", 1, &["lists (gone)"]);
}

#[test]
fn the_main_branch_is_found_and_said() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    let at = repository.at();
    repository.git("branch --move trunk");
    check(
        at,
        "",
        2,
        &["there is no main branch", "`cargo xtask diff BASE`"],
    );
    repository.git("config init.defaultBranch trunk");
    check(at, "", 0, &["the merge base with trunk ("]);

    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", at.display());
    git(clone.path(), &format!("clone --quiet {from} inside"));
    let inside = clone.path().join("inside");
    check(&inside, "", 0, &["the merge base with origin/trunk ("]);
    repository.git("branch main");
    git(&inside, "fetch --quiet");
    check(&inside, "", 0, &["the merge base with origin/main ("]);
}

#[test]
fn what_is_not_there_is_said() {
    let bare = folder(&[("Cargo.toml", ROOT), ("specs/README", "")]);
    check(
        bare.path(),
        "",
        2,
        &["is in no git repository", "compare two files"],
    );

    let repository = Repository::of(&[("teams", &["a /a"])]);
    let at = repository.at();
    for wrong in ["v9", "main v9", "v9 main", "specs/teams/sources/gone.yaml"] {
        check(
            at,
            wrong,
            2,
            &["is neither a file nor a revision", "git log"],
        );
    }
    check(
        at,
        "specs/teams/sources/a.yaml",
        2,
        &["is a document, and there is none to compare it with"],
    );
    check(
        at,
        "main specs/teams/sources/a.yaml",
        2,
        &[
            "is a document, and `main` is no file",
            "git show REVISION:PATH",
        ],
    );
    check(at, "main --overlay Cargo.toml", 2, &["overlays are given"]);
    write(at, "specs/bare/notes", "");
    check(at, "", 2, &["`specs/bare` has no api.toml"]);
}

#[test]
fn a_shallow_clone_says_what_to_do() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    repository.git("tag v1");
    repository.api("teams", &["a /a", "b /b"]);
    repository.commit("second");
    let clone = tempfile::tempdir().unwrap();
    let from = format!("file://{}", repository.at().display());
    git(
        clone.path(),
        &format!("clone --quiet --depth 1 {from} inside"),
    );
    let inside = clone.path().join("inside");
    for line in ["HEAD~1", "v1"] {
        check(
            &inside,
            line,
            2,
            &["this clone is shallow", "fetch-depth: 0"],
        );
    }
    check(&inside, "", 0, &["no changes"]);
}

#[test]
fn a_document_that_is_broken_stops_the_run() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    let at = repository.at();
    write(at, "specs/teams/sources/a.yaml", "openapi: [3.0.3\n");
    check(at, "", 2, &["SW102", "specs/teams/sources/a.yaml:"]);
    fs::remove_file(at.join("specs/teams/sources/a.yaml")).unwrap();
    check(
        at,
        "",
        2,
        &["specs/teams/api.toml:1:1", "there is no such file"],
    );
    repository.commit("broken");
    check(at, "main main", 2, &["the commit has no such file"]);
}

#[test]
fn a_workspace_below_the_top_names_files_from_there() {
    let repository = Repository::of(&[]);
    let at = repository.at().join("below");
    write(&at, "Cargo.toml", ROOT);
    write(&at, "specs/README", "");
    repository.commit("below");
    write(&at, "specs/new/api.toml", super::repository::API);
    write(&at, "specs/new/sources/a.yaml", &super::document(&["a /a"]));
    check(
        &at,
        "--format github",
        0,
        &["::notice file=below/specs/new/sources/a.yaml,line=1,col=1,title=api-added::"],
    );
}

#[cfg(unix)]
#[test]
fn links_of_a_commit_are_not_followed() {
    let repository = Repository::of(&[("teams", &["a /a"])]);
    let source = repository.at().join("specs/teams/sources/a.yaml");
    fs::rename(&source, repository.at().join("a.yaml")).unwrap();
    std::os::unix::fs::symlink("../../../a.yaml", &source).unwrap();
    repository.commit("link");
    check(repository.at(), "main main", 2, &["it is a symbolic link"]);
}

#[test]
fn every_form_is_the_same_twice() {
    let repository = Repository::of(&[("teams", &["a /a"]), ("lists", &["b /b"])]);
    repository.remove("lists");
    repository.api("other", &["c /c"]);
    for form in ["text", "markdown", "json", "html", "github"] {
        let line = format!("--format {form}");
        let run = || diff(repository.at(), &line);
        let (one, two) = (run(), run());
        assert_eq!(one.status.code(), Some(1), "{form}");
        assert_eq!(one.stdout, two.stdout, "{form}");
        assert!(!one.stdout.contains(&b'\x1b'), "{form}");
    }
}
