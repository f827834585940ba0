use super::*;
use crate::{diagnostics::codes, parse, pointer::Pointer};

/// The findings of reading `text`, rendered.
fn found(text: &str) -> String {
    let (findings, sources) = read(text);
    render(&findings, &sources, false)
}

fn read(text: &str) -> (Findings, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("specs/a.yaml", text);
    let mut findings = Findings::new();
    parse::parse(&sources, file, &mut findings);
    (findings, sources)
}

#[test]
fn findings_show_their_lines_in_order() {
    assert_eq!(
        found("a: 1\nb:\n  c: .inf\nß: {x: 1, y: 2, x: 3}\na: 2\n"),
        "\
warning[SW105]: JSON has no number `.inf`
 --> specs/a.yaml:3:6
  |
3 |   c: .inf
  |      ^^^^
  |
  = note: at /b/c
  = note: The value is read as a text, because no JSON body and no query can hold such a number.
  = help: Leave the value out (no limit is the same as an infinite one), or quote it if a text is meant.

error[SW103]: `x` stands twice in the same object
 --> specs/a.yaml:4:17
  |
4 | ß: {x: 1, y: 2, x: 3}
  |                 ^
  |
 ::: specs/a.yaml:4:5
  |
4 | ß: {x: 1, y: 2, x: 3}
  |     - it stands here first
  |
  = note: at /ß/x
  = note: One of the two values would be lost without a word.
  = help: Remove one of the two, or rename it.

error[SW103]: `a` stands twice in the same object
 --> specs/a.yaml:5:1
  |
5 | a: 2
  | ^
  |
 ::: specs/a.yaml:1:1
  |
1 | a: 1
  | - it stands here first
  |
  = note: at /a
  = note: One of the two values would be lost without a word.
  = help: Remove one of the two, or rename it.
"
    );
}

#[test]
fn long_lines_are_cut_around_the_place() {
    let many = "\"c\", ".repeat(50);
    assert_eq!(
        found(&format!("\u{feff}{{\"a\": [{many}], \"d\": [{many}1]}}")),
        "\
error[SW101]: JSON allows no comma after the last element
 --> specs/a.yaml:1:258
  |
1 | …\"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", ], \"d\": [\"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"c\", \"…
  |                                          ^
  = note: at /a
  = note: Nothing can be read from a text that ends in a syntax error.
  = help: Correct the text at the marked place; JSON allows no comments and no trailing commas.
"
    );
}

#[test]
fn terminals_get_no_control_characters() {
    let (mut findings, sources) = read("{\"\u{9b}2J\": 1, \"\u{9b}2J\": 2, \"\u{202e}\": }");
    findings.push(Finding::new(&codes::EMPTY_TEXT, "a \u{1b}[2J\n").help("do\n  - \u{7}this"));
    assert_eq!(
        render(&findings, &sources, false),
        "\
error[SW103]: `\\u{9b}2J` stands twice in the same object
 --> specs/a.yaml:1:12
  |
1 | {\"\u{fffd}2J\": 1, \"\u{fffd}2J\": 2, \"\u{fffd}\": }
  |            ^^^^^
  |
 ::: specs/a.yaml:1:2
  |
1 | {\"\u{fffd}2J\": 1, \"\u{fffd}2J\": 2, \"\u{fffd}\": }
  |  ----- it stands here first
  |
  = note: at /\\u{9b}2J
  = note: One of the two values would be lost without a word.
  = help: Remove one of the two, or rename it.

error[SW101]: a value should stand here
 --> specs/a.yaml:1:27
  |
1 | {\"\u{fffd}2J\": 1, \"\u{fffd}2J\": 2, \"\u{fffd}\": }
  |                           ^
  |
  = note: at /\\u{202e}
  = note: Nothing can be read from a text that ends in a syntax error.
  = help: Correct the text at the marked place; JSON allows no comments and no trailing commas.

error[SW104]: a \\u{1b}[2J\\n
 |
 = note: There is nothing to make a crate from.
 = help: do
           - \\u{7}this
"
    );
}

#[test]
fn equal_findings_are_shown_once_and_spans_end_with_their_line() {
    let mut sources = Sources::default();
    let first = sources.add("first", "a:\r\n  b: 1\r\n");
    let second = sources.add("second", "");
    let finding = |file, end| {
        let span = Span::new(file, 0, end);
        Finding::new(&codes::TAG_IGNORED, "said").at(span, Pointer::root())
    };
    let mut findings = Findings::new();
    for finding in [finding(second, 0), finding(first, 10), finding(second, 0)] {
        findings.push(finding);
    }
    let advice = "  = note: The value is read as if the tag were not there.
  = help: Remove the tag; of all tags only `!!str`, `!!int`, `!!float`, `!!bool`, `!!null`, `!!seq` and `!!map` are known.
";
    assert_eq!(
        render(&findings, &sources, false),
        format!(
            "\
warning[SW108]: said
 --> first:1:1
  |
1 | a:
  | ^^
  |
{advice}
warning[SW108]: said
 --> second:1:1
  |
1 |
  | ^
  |
{advice}"
        )
    );
}

#[test]
fn colours_add_nothing_but_escapes() {
    let (findings, sources) = read("a: 1\na: .inf");
    let coloured = render(&findings, &sources, true);
    let mut parts = coloured.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, text)| text));
    }
    assert_ne!(plain, coloured);
    assert_eq!(plain, render(&findings, &sources, false));
}

#[test]
fn programs_get_json() {
    let (mut findings, sources) = read("a: 1\na: 2\n");
    findings.push(Finding::new(&codes::TAG_IGNORED, "nowhere").help("nothing"));
    assert_eq!(
        render_json(&findings, &sources),
        json!([
            {
                "code": "SW103", "severity": "error", "title": "a key stands twice in one object",
                "message": "`a` stands twice in the same object", "pointer": "/a",
                "file": "specs/a.yaml", "line": 2, "column": 1,
                "meaning": "One of the two values would be lost without a word.",
                "help": "Remove one of the two, or rename it.",
                "related": [{"file": "specs/a.yaml", "line": 1, "column": 1, "text": "it stands here first"}],
            },
            {
                "code": "SW108", "severity": "warning", "title": "a YAML tag that means nothing here",
                "message": "nowhere", "pointer": "", "file": null, "line": null, "column": null,
                "meaning": "The value is read as if the tag were not there.",
                "help": "nothing", "related": [],
            },
        ])
    );
}

#[test]
fn codes_are_explained() {
    assert_eq!(
        explain(&codes::DUPLICATE_KEY),
        "\
SW103 (error): a key stands twice in one object

What it means: One of the two values would be lost without a word.
What to do: Remove one of the two, or rename it.
"
    );
}
