use super::*;
use crate::{source::Sources, tree::Value};

/// What is read from `text`, as JSON, and the findings, each as `CODE line:column pointer`, with
/// the places that belong to it in brackets.
fn read(text: &str) -> (Option<serde_json::Value>, Vec<String>) {
    let mut sources = Sources::default();
    let file = sources.add("document", text);
    let mut findings = Findings::new();
    let tree = parse(&sources, file, &mut findings);
    let place = |span: Span| {
        let place = sources.line_column(span);
        format!("{}:{}", place.line, place.column)
    };
    let said = findings.iter().map(|f| {
        let at = f.span.map_or_else(|| "nowhere".to_owned(), place);
        let related: Vec<_> = f
            .related
            .iter()
            .map(|r| format!(" [{}]", place(r.0)))
            .collect();
        let related = related.concat();
        format!("{} {at} {}{related}", f.code.id, f.pointer)
    });
    (tree.map(|node| node.to_json()), said.collect())
}

/// Checks that `text` reads as the JSON text `json`, without findings.
#[track_caller]
fn reads(text: &str, json: &str) {
    let expected: serde_json::Value = serde_json::from_str(json).expect("the expectation is JSON");
    assert_eq!(read(text), (Some(expected), vec![]), "{text}");
}

/// Checks the findings of `text`; the last word says whether something was read all the same.
#[track_caller]
fn finds(text: &str, findings: &[&str], read_anyway: bool) {
    let (tree, found) = read(text);
    assert_eq!(found, findings, "{text}");
    assert_eq!(tree.is_some(), read_anyway, "{text}");
}

/// Checks the text under the span of the node at `pointer`, and under its key.
#[track_caller]
fn stands(text: &str, pointer: &str, expected: &str) {
    let mut sources = Sources::default();
    let file = sources.add("document", text);
    let tree = parse(&sources, file, &mut Findings::new()).expect("the text is read");
    let node = tree.at(&Pointer::parse(pointer)).expect("the node exists");
    assert_eq!(&text[node.span.range()], expected, "{pointer} of {text}");
}

#[test]
fn json_is_read() {
    reads(
        r#"{"a": [1, -2.50, true, null, "x"], "b": {}}"#,
        r#"{"a":[1,-2.50,true,null,"x"],"b":{}}"#,
    );
    reads("\u{feff} [\"\\ud83d\\ude00\\u00df\\n\"]", r#"["😀ß\n"]"#);
}

#[test]
fn json_numbers_keep_their_text() {
    let mut sources = Sources::default();
    let file = sources.add("document", "[123456789012345678901234567890, 1.50E+3]");
    let tree = parse(&sources, file, &mut Findings::new()).expect("the text is read");
    let texts: Vec<_> = tree
        .as_array()
        .expect("a list")
        .iter()
        .map(|n| match &n.value {
            Value::Number(text) => text.to_string(),
            _ => n.kind().to_owned(),
        })
        .collect();
    assert_eq!(texts, ["123456789012345678901234567890", "1.50E+3"]);
}

#[test]
fn json_errors_have_places() {
    finds("{\"a\": [1,\n 2,]}", &["SW101 2:4 /a"], false);
    finds("{\"a\" 1}", &["SW101 1:6 "], false);
    finds("{\"a\": ja}", &["SW101 1:7 /a"], false);
    finds("{\"a\": tru}", &["SW101 1:10 /a"], false);
    finds("[\"ß\\q\"]", &["SW101 1:5 /0"], false);
    finds("[\"\\ud83d\"]", &["SW101 1:9 /0"], false);
    finds("{} {}", &["SW101 1:4 "], false);
    finds("{", &["SW101 1:2 "], false);
    finds("[01]", &["SW101 1:3 /0"], false);
}

#[test]
fn every_duplicate_key_is_found() {
    finds(
        "{\"a\": {\"x\": 1, \"x\" : 2},\n \"b\":1, \"\\u0061\": 3, \"b\": 4}",
        &[
            "SW103 1:16 /a/x [1:8]",
            "SW103 2:9 /a [1:2]",
            "SW103 2:22 /b [2:2]",
        ],
        true,
    );
    finds(
        "a: {x: 1, 'x': 2}\n200: 1\n\"200\": 2\na: 3\n",
        &[
            "SW103 1:11 /a/x [1:5]",
            "SW103 3:1 /200 [2:1]",
            "SW103 4:1 /a [1:1]",
        ],
        true,
    );
}

#[test]
fn yaml_scalars_are_resolved() {
    reads(
        "a: no\nb: 'true'\nc: True\nd: ~\ne:\nf: 0x1F\ng: 1_000\nh: 2020-01-01\ni: |\n  x\n  y\nj: \"1\"",
        r#"{"a":"no","b":"true","c":true,"d":null,"e":null,"f":31,"g":"1_000","h":"2020-01-01",
            "i":"x\ny\n","j":"1"}"#,
    );
    reads(
        "200: a\ntrue: b\n~: c\n1.0: d\n? e\n: f",
        r#"{"200":"a","true":"b","~":"c","1.0":"d","e":"f"}"#,
    );
    reads("\u{feff}# x\n--- !!str 12\n...\n", "\"12\"");
    reads("[]", "[]");
    reads("- >\n  x\n- |\n  y", r#"["x\n","y"]"#);
    reads("- |\n  y\n", r#"["y\n"]"#);
    reads(
        "a: !!float 1\nb: !!int '2'\nc: ! 3\nd: !!seq []",
        r#"{"a":1,"b":2,"c":"3","d":[]}"#,
    );
}

#[test]
fn anchors_and_merge_keys_are_written_out() {
    reads(
        "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\nuse:\n  y: 0\n  <<: [*b, *m]\nlist: [*b]\n'<<': t",
        r#"{"base":{"x":1,"y":2},"more":{"y":3,"z":4},"use":{"y":0,"x":1,"z":4},
            "list":[{"x":1,"y":2}],"<<":"t"}"#,
    );
    reads("&k a: 1\nb: *k", r#"{"a":1,"b":"a"}"#);
    finds("x: 1\n<<: 2\n", &["SW109 2:5 /<<"], true);
    finds("<<: {a: 1}\n<<: {b: 1}\n", &["SW103 2:1 /<< [1:1]"], true);
    finds("a: &a\n  - *a\n", &["SW110 2:5 /a/0"], false);
    finds("a: *b\n", &["SW102 1:4 /a"], false);
}

#[test]
fn members_keep_their_order() {
    for text in [
        "{\"c\": 1, \"m\": 2, \"b\": 3, \"a\": 4}",
        "c: 1\n<<: [{m: 2, a: 0}, {b: 3, m: 0}]\na: 4\n",
    ] {
        let mut sources = Sources::default();
        let file = sources.add("document", text);
        let tree = parse(&sources, file, &mut Findings::new()).expect("the text is read");
        let keys: String = tree
            .as_object()
            .expect("an object")
            .keys()
            .cloned()
            .collect();
        assert_eq!(keys, "cmba");
    }
}

#[test]
fn what_json_cannot_hold_is_found() {
    finds(
        "a: .inf\nb: -.Inf\nc: .nan\n",
        &["SW105 1:4 /a", "SW105 2:4 /b", "SW105 3:4 /c"],
        true,
    );
    finds("? [1]\n: 2\n", &["SW106 1:3 "], true);
    finds("a: 1\n---\nb: 2\n", &["SW107 2:1 "], true);
    finds(
        "a: !x 1\nb: !!int y\nc: !!set {}\n",
        &["SW108 1:4 /a", "SW108 2:4 /b", "SW108 3:4 /c"],
        true,
    );
    finds("", &["SW104 1:1 "], false);
    finds("# only\n", &["SW104 2:1 "], false);
}

#[test]
fn yaml_errors_have_places() {
    finds("a: ß\n  b: c\n", &["SW102 2:4 "], false);
    finds("a: \"x\0y\"\n", &["SW102 1:6 "], false);
    finds("a: [1, 2\nb: 3\n", &["SW102 2:2 /a"], false);
    finds("a:\n\t- b\n", &["SW102 2:2 /a"], false);
}

#[test]
fn limits_are_errors() {
    let deep = |open: &str, close: &str, depth| open.repeat(depth) + &close.repeat(depth);
    reads(
        &deep("[", "]", limits::DEPTH),
        &deep("[", "]", limits::DEPTH),
    );
    let pointer = "/0".repeat(limits::DEPTH);
    finds(
        &deep("[", "]", limits::DEPTH + 1),
        &[&format!("SW902 1:101 {pointer}")],
        false,
    );
    finds(
        &deep("[", "]", 100_000),
        &[&format!("SW902 1:101 {pointer}")],
        false,
    );
    finds(
        &format!("# y\n- {}", deep("[", "]", 100)),
        &[&format!("SW902 2:102 {pointer}")],
        false,
    );
    finds(
        &format!("a: {}", deep("[", "]", 100_000)),
        &["SW902 1:259 /a"],
        false,
    );
    let nested = format!("a: &a {}\nb: {{c: *a}}", deep("[", "]", limits::DEPTH - 1));
    finds(&nested, &["SW902 2:8 /b/c"], false);

    let mut laughs = "a0: &a0 [x]\n".to_owned();
    for level in 1..10 {
        let inner = format!("*a{},", level - 1).repeat(10);
        laughs = format!("{laughs}a{level}: &a{level} [{inner}]\n");
    }
    let (tree, found) = read(&laughs);
    assert!(tree.is_none());
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("SW903 "), "{found:?}");
    let long = format!("a: &a {}\nb: [{}]", "x".repeat(1 << 20), "*a,".repeat(100));
    assert!(read(&long).1[0].starts_with("SW903 2:"));
}

#[test]
fn findings_end() {
    for text in [
        "a: 1\n".repeat(5_000),
        format!("[{}", "{\"a\":1,\"a\":1},".repeat(5_000)),
    ] {
        let (tree, found) = read(&text);
        assert!(tree.is_none());
        assert_eq!(found.len(), limits::FINDINGS + 1);
        assert!(found[limits::FINDINGS].starts_with("SW904 "), "{found:?}");
    }
}

#[test]
fn nodes_stand_where_they_were_written() {
    let json = "\u{feff}{\"ß\": [1, \"x\\n\"], \"b\" : {\"c\": null}}";
    stands(json, "", &json[3..]);
    stands(json, "/ß", "[1, \"x\\n\"]");
    stands(json, "/ß/1", "\"x\\n\"");
    stands(json, "/b/c", "null");
    for newline in ["\n", "\r\n"] {
        let yaml = [
            "\u{feff}# ß",
            "a: 'ß''' # it's",
            "b:",
            "  - c: 1",
            "    d: [2, x y]",
            "",
            "e: |",
            "  ß",
            "  f",
            "",
            "g:",
            "h: &h # x",
            "  i: 1",
            r##"j: !!str "\"#" # ""##,
            "k: p q # '",
            "l: >-",
            "  r",
            "# s",
        ]
        .join(newline);
        stands(&yaml, "/a", "'ß'''");
        stands(&yaml, "/b/0/c", "1");
        stands(&yaml, "/b/0/d", "[2, x y]");
        stands(&yaml, "/b/0/d/1", "x y");
        stands(&yaml, "/b/0", &format!("c: 1{newline}    d: [2, x y]"));
        stands(&yaml, "/e", &format!("ß{newline}  f"));
        stands(&yaml, "/g", "g");
        stands(&yaml, "/h/i", "1");
        stands(&yaml, "/j", r##"!!str "\"#""##);
        stands(&yaml, "/k", "p q");
        stands(&yaml, "/l", "r");
    }
}
