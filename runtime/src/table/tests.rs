use super::Table;
use crate::{
    codec::{from_json, to_json},
    glue as rt,
};

#[derive(Clone, Debug, PartialEq)]
struct Line {
    user: u64,
    label: Option<String>,
}

crate::rows! {
    Line { columns: "cols", rows: "lines", unique: ["user", "label"], user "user", label "label" }
}

fn line(user: u64, label: Option<&str>) -> Line {
    let label = label.map(str::to_owned);
    Line { user, label }
}

fn read(text: &str) -> Result<Vec<Line>, String> {
    let table: rt::Decoded<Table<Line>> = from_json(text.as_bytes());
    table.map(Vec::from).map_err(|error| error.to_string())
}

#[test]
fn columns_come_in_any_order_and_before_or_behind_the_rows() {
    let expected = vec![line(1, Some("a")), line(2, None)];
    for text in [
        r#"{"cols": ["user", "label"], "lines": [[1, "a"], [2, null]]}"#,
        r#"{"cols": ["label", "user"], "lines": [["a", 1], [null, 2]]}"#,
        r#"{"lines": [["a", 1], [null, 2]], "more": [], "cols": ["label", "user"]}"#,
    ] {
        assert_eq!(read(text).unwrap(), expected, "{text}");
    }
    assert_eq!(
        read(r#"{"cols": ["user", "label"], "lines": []}"#),
        Ok(vec![])
    );
}

#[test]
fn what_is_no_table_is_refused_with_its_place() {
    let rows = [
        (
            r#"{"cols": ["user"], "lines": []}"#,
            "cols: missing column `label`",
        ),
        (
            r#"{"cols": ["user", "x"], "lines": []}"#,
            "cols[1]: `x` is not a column of this table",
        ),
        (
            r#"{"cols": ["user", "user"], "lines": []}"#,
            "cols[1]: column `user` twice",
        ),
        (
            r#"{"cols": ["user", "label"], "lines": [[1, "a"], [2]]}"#,
            "lines[1]: no cell for `label`",
        ),
        (
            r#"{"cols": ["user", "label"], "lines": [[1, "a", 3]]}"#,
            "lines[0][2]: more cells than columns",
        ),
        (
            r#"{"cols": ["user", "label"], "lines": [["x", "a"]]}"#,
            "lines[0][0]: invalid type",
        ),
        (
            r#"{"lines": [["a", "x"]], "cols": ["label", "user"]}"#,
            "lines[0][1]: invalid type",
        ),
        (r#"{"cols": ["user", "label"]}"#, "missing field `lines`"),
        (r#"{"lines": []}"#, "missing field `cols`"),
        ("[]", "invalid type"),
    ];
    for (text, expected) in rows {
        let error = read(text).unwrap_err();
        assert!(error.starts_with(expected), "{text}: {error}");
    }
}

#[test]
fn a_table_is_written_as_it_is_read() {
    let table = Table::from(vec![line(1, Some("a")), line(2, None)]);
    let text = String::from_utf8(to_json(&table).unwrap()).unwrap();
    let expected = r#"{"cols":["user","label"],"lines":[[1,"a"],[2,null]]}"#;
    assert_eq!(text, expected);
    assert_eq!(serde_json::to_string(&table).unwrap(), expected);
    let borrowed = rt::Member("request", &rt::Rows(&table));
    let text = String::from_utf8(to_json(&borrowed).unwrap()).unwrap();
    assert_eq!(text, format!(r#"{{"request":{expected}}}"#));
    let empty: Table<Line> = Table::default();
    let text = serde_json::to_string(&empty).unwrap();
    assert_eq!(text, r#"{"cols":["user","label"],"lines":[]}"#);
}

#[test]
fn tables_travel_in_every_format() {
    let table: Table<Line> = [line(1, Some("a")), line(2, None)].into_iter().collect();
    let bytes = rmp_serde::to_vec(&table).unwrap();
    assert_eq!(rmp_serde::from_slice::<Table<Line>>(&bytes).unwrap(), table);
    let yaml = serde_yaml::to_string(&table).unwrap();
    assert_eq!(serde_yaml::from_str::<Table<Line>>(&yaml).unwrap(), table);
}

#[test]
fn a_value_that_repeats_is_named_by_its_rows_and_not_shown() {
    let rows = [
        (
            vec![line(7, None), line(8, None), line(7, None)],
            "row 3 repeats the `user` of row 1",
        ),
        (
            vec![line(1, None), line(2, Some("s")), line(3, Some("s"))],
            "row 3 repeats the `label` of row 2",
        ),
    ];
    for (lines, expected) in rows {
        let error = to_json(&rt::Rows(&lines)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}
