//! How grave a change is: a table, read and not computed.
//!
//! oasdiff's level holds for each of its ids (`known.tsv`), unless `docs/diff-levels.toml` has a
//! row for it. Ids that oasdiff has not stand there too, unless they are INFO.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::report::Level;

/// The rows of `docs/diff-levels.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    level: Vec<Row>,
}

/// One row: what level an id has, and why.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    /// The keyword it is about; after a colon the case for which alone the row holds.
    constraint: String,
    #[expect(dead_code, reason = "for people")]
    direction: String,
    level: String,
    #[expect(dead_code, reason = "for people")]
    reason: String,
}

struct Levels {
    /// By id, and by id and case.
    rows: HashMap<String, Level>,
    known: HashMap<&'static str, Level>,
}

static LEVELS: LazyLock<Levels> = LazyLock::new(Levels::read);

/// Whether oasdiff has this id.
pub fn is_oasdiffs(id: &str) -> bool {
    LEVELS.known.contains_key(id)
}

/// Whether `docs/diff-levels.toml` has a row for this id.
pub fn has_row(id: &str) -> bool {
    LEVELS.rows.contains_key(id) || {
        let case = format!("{id}:");
        LEVELS.rows.keys().any(|row| row.starts_with(&case))
    }
}

/// The level of an id, in a case where it depends on one (else the empty text).
pub(super) fn level(id: &str, case: &str) -> Level {
    if id.starts_with("component-") {
        // No operation uses it.
        return Level::Info;
    }
    // What the API asks of its client is told by the ids of what it is asked.
    let inner = id.strip_prefix("callback-");
    let found = find(id, case).or_else(|| find(inner?, case));
    found.unwrap_or_default()
}

fn find(id: &str, case: &str) -> Option<Level> {
    let cased = (!case.is_empty()).then(|| LEVELS.rows.get(&format!("{id}:{case}")));
    let row = cased.flatten().or_else(|| LEVELS.rows.get(id));
    row.or_else(|| LEVELS.known.get(id)).copied()
}

impl Levels {
    fn read() -> Self {
        let text = include_str!("../../../docs/diff-levels.toml");
        // A file that cannot be read is found by the test below, and has no rows.
        let file = toml::from_str(text).unwrap_or(File { level: Vec::new() });
        let row = |row: &Row| {
            let case = row.constraint.split_once(": ").map(|(_, case)| case);
            let key = match case {
                Some(case) => format!("{}:{case}", row.id),
                None => row.id.clone(),
            };
            Some((key, word(&row.level)?))
        };
        let known = include_str!("known.tsv").lines();
        let known = known.filter_map(|line| {
            let (id, level) = line.split_once('\t')?;
            Some((id, word(level)?))
        });
        Self {
            rows: file.level.iter().filter_map(row).collect(),
            known: known.collect(),
        }
    }
}

fn word(level: &str) -> Option<Level> {
    let all = [Level::Info, Level::Warn, Level::Err];
    all.into_iter().find(|known| known.word() == level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_whole() {
        let text = include_str!("../../../docs/diff-levels.toml");
        let file: File = toml::from_str(text).unwrap();
        let mut ids: Vec<_> = file.level.iter().map(|r| (&r.id, &r.constraint)).collect();
        assert!(file.level.iter().all(|row| word(&row.level).is_some()));
        ids.sort();
        let count = ids.len();
        ids.dedup();
        assert_eq!(ids.len(), count, "two rows for one id and constraint");
        let known = include_str!("known.tsv").lines().count();
        assert_eq!(LEVELS.known.len(), known);
    }

    #[test]
    fn a_row_stands_before_the_level_of_oasdiff() {
        assert_eq!(level("endpoint-added", ""), Level::Info);
        assert_eq!(level("api-security-added", ""), Level::Info);
        assert_eq!(level("api-security-added", "first"), Level::Err);
        assert_eq!(level("callback-removed", ""), Level::Warn);
        assert_eq!(
            level("callback-response-success-status-removed", ""),
            Level::Err
        );
        assert_eq!(level("no-such-id", ""), Level::Info);
    }
}
