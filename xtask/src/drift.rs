//! What `regen --check` says when the files are not what the generator makes.

use std::time::Duration;

use similar::TextDiff;

use crate::atomic::{Entry, Plan, State, listed};

/// Of how many stale files the first hunk is shown.
const HUNKS: usize = 5;
/// How many lines of a hunk are shown.
const LINES: usize = 40;
/// How many paths of each kind are listed.
const PATHS: usize = 50;
/// After this long a diff is finished coarsely.
const PATIENCE: Duration = Duration::from_millis(200);

/// The report on a plan that is not in sync; it ends with the command to run.
pub(crate) fn report(plan: &Plan) -> String {
    let of_state = |missing: bool| {
        let kind = move |entry: &&Entry| (entry.state == State::Missing) == missing;
        plan.changed().filter(kind)
    };
    let paths = |missing| of_state(missing).map(|entry| entry.path.as_str()).collect();
    let (stale, missing): (Vec<&str>, Vec<&str>) = (paths(false), paths(true));
    let orphaned: Vec<&str> = plan.orphans.iter().map(String::as_str).collect();
    let mut text = listed("stale", &stale, PATHS);
    text.push_str(&listed("missing", &missing, PATHS));
    text.push_str(&listed("orphaned", &orphaned, PATHS));
    for entry in of_state(false).take(HUNKS) {
        text.push('\n');
        text.push_str(&first_hunk(entry));
    }
    text.push_str(&format!(
        "\nout of sync: {} stale, {} missing, {} orphaned\nrun: cargo xtask regen\n",
        stale.len(),
        missing.len(),
        orphaned.len()
    ));
    text
}

/// The first place where a stale file differs from the wanted text, as a unified diff.
fn first_hunk(entry: &Entry) -> String {
    let State::Stale(bytes) = &entry.state else {
        return String::new();
    };
    let (path, old) = (&entry.path, String::from_utf8_lossy(bytes));
    let header = format!("--- {path} (on disk)\n+++ {path} (generated)\n");
    if old.replace("\r\n", "\n") == entry.text {
        return format!("{header}(only the line ends differ: they have to be \\n)\n");
    }
    let diff = TextDiff::configure()
        .timeout(PATIENCE)
        .diff_lines(old.as_ref(), &entry.text);
    let mut unified = diff.unified_diff();
    let hunk = unified.context_radius(3).iter_hunks().next();
    let hunk = hunk.map(|hunk| hunk.to_string()).unwrap_or_default();
    let mut text = header;
    hunk.lines().take(LINES).for_each(|line| {
        text.push_str(line);
        text.push('\n');
    });
    if let Some(more) = hunk.lines().count().checked_sub(LINES + 1) {
        text.push_str(&format!("… {} more lines\n", more + 1));
    }
    text
}

#[cfg(test)]
mod tests {
    use specwright::files::FileSet;

    use super::*;
    use crate::atomic::{Ownership, Scope};

    fn report_on(disk: &[(&str, &str)], wanted: &[(&str, &str)]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("generated")).unwrap();
        for (path, text) in disk {
            std::fs::write(root.join("generated").join(path), text).unwrap();
        }
        let mut set = FileSet::new();
        for (path, text) in wanted {
            set.insert(format!("generated/{path}"), *text);
        }
        let scope = Scope {
            folder: "generated",
            ownership: Ownership::Whole,
        };
        report(&Plan::compare(root, &set, &[scope]).unwrap())
    }

    #[test]
    fn names_files_and_shows_the_first_hunk() {
        let old = "one\ntwo\n3\n4\n5\n6\n7\n8\n9\nten\n";
        let new = "one\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";
        let said = report_on(
            &[("a", old), ("b", "?"), ("d", "d")],
            &[("a", new), ("c", "c"), ("d", "d")],
        );
        assert_eq!(
            said,
            "\
stale     generated/a
missing   generated/c
orphaned  generated/b

--- generated/a (on disk)
+++ generated/a (generated)
@@ -1,5 +1,5 @@
 one
-two
+2
 3
 4
 5

out of sync: 1 stale, 1 missing, 1 orphaned
run: cargo xtask regen
"
        );
    }

    #[test]
    fn a_long_hunk_is_cut() {
        let lines = |word: &str| format!("{word}\n").repeat(100);
        let said = report_on(&[("a", &lines("old"))], &[("a", &lines("new"))]);
        assert!(said.contains("… 161 more lines\n"), "{said}");
    }

    #[test]
    fn line_ends_are_named() {
        let said = report_on(&[("a", "x\r\ny\r\n")], &[("a", "x\ny\n")]);
        assert!(said.contains("only the line ends differ"), "{said}");
    }
}
