//! What the commands do with documents that are broken, hostile or not supported.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use serde_json::Value;
use tempfile::TempDir;
use workspace_tests::commands::{Ran, xtask};

const MANIFEST: &str = "[workspace.package]\nversion = \"0.1.0\"\n\n\
                        [workspace.metadata.specwright]\npackage = \"tiny\"\n";
const API: &str = "[[source]]\nfile = \"sources/api.yaml\"\norigin = \"transcribed\"\n";
const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n\
                    servers: [{url: 'https://races.example'}]\n";

/// Two operations, of which the second has the given answer.
fn document(schema: &str) -> String {
    format!(
        "{HEAD}paths:\n  \
           /teams:\n    \
             get: {{operationId: listTeams, tags: [teams], responses: {{'204': {{description: D}}}}}}\n  \
           /races:\n    \
             get:\n      \
               operationId: listRaces\n      \
               tags: [races]\n      \
               responses:\n        \
                 '200': {{description: D, content: {{application/json: {{schema: {schema}}}}}}}\n\
         components:\n  schemas:\n    \
             Race: {{type: object, properties: {{id: {{type: string}}}}}}\n    \
             Unused: {{type: object, properties: {{id: {{type: string}}}}}}\n"
    )
}

const SOUND: &str = "{$ref: '#/components/schemas/Race'}";
const BROKEN: &str = "{$ref: '#/components/schemas/Rase'}";

// ---- regen ------------------------------------------------------------------------------------

/// A workspace of one API that is in sync.
fn workspace() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |path: &str| folder.path().join(path);
    fs::create_dir_all(at("specs/tiny/sources")).expect("a folder");
    write(&at("Cargo.toml"), MANIFEST);
    write(&at("specs/tiny/api.toml"), API);
    write(&at("specs/tiny/sources/api.yaml"), document(SOUND));
    let ran = xtask(folder.path(), ["regen"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    folder
}

fn write(path: &Path, text: impl AsRef<[u8]>) {
    fs::write(path, text).expect("a file");
}

/// All files below a folder: what is in them, and when they were written.
fn snapshot(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let written = path
                .metadata()
                .and_then(|data| data.modified())
                .expect("a time");
            if path.is_dir() {
                files.insert(path.clone(), (Vec::new(), written));
                open.push(path);
            } else {
                files.insert(path.clone(), (fs::read(&path).expect("a file"), written));
            }
        }
    }
    files
}

/// Has `regen` meet a document that it must not accept.
fn refused(document: &[u8], said: &str) {
    let folder = workspace();
    write(&folder.path().join("specs/tiny/sources/api.yaml"), document);
    let before = snapshot(folder.path());
    for arguments in [&["regen"][..], &["regen", "tiny"], &["regen", "--check"]] {
        let ran = xtask(folder.path(), arguments);
        assert_eq!(ran.code, 2, "{arguments:?}: {}", ran.err);
        assert!(
            ran.err.contains(said),
            "{arguments:?}: no `{said}` in\n{}",
            ran.err
        );
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        assert!(
            snapshot(folder.path()) == before,
            "{arguments:?} wrote something"
        );
    }
}

#[test]
fn regen_writes_nothing_for_a_broken_document() {
    let mut deep = HEAD.to_owned();
    deep.push_str("paths: {}\nx-deep: ");
    deep.push_str(&"[".repeat(100_000));
    for (text, said) in [
        (document(BROKEN).as_bytes(), "SW401"),
        (document("{type: strnig}").as_bytes(), "SW205"),
        (b"", "SW104"),
        (b"\xff\xfe", "not UTF-8"),
        (b"paths: {", "SW102"),
        (b"openapi: 3.1.0\n", "SW201"),
        (deep.as_bytes(), "SW902"),
    ] {
        refused(text, said);
    }
}

#[test]
fn regen_leaves_out_only_what_it_may() {
    let folder = workspace();
    write(
        &folder.path().join("specs/tiny/sources/api.yaml"),
        document(BROKEN),
    );
    let skip = "[[skip]]\ncode = \"SW401\"\npointer = \"/paths/~1races/get\"\nreason = \"R.\"\n";
    write(
        &folder.path().join("specs/tiny/api.toml"),
        format!("{API}{skip}"),
    );
    let ran = xtask(folder.path(), ["regen"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("left out listRaces"), "{}", ran.err);

    write(
        &folder.path().join("specs/tiny/sources/api.yaml"),
        document(SOUND),
    );
    let ran = xtask(folder.path(), ["regen"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("SW705"), "{}", ran.err);
}

// ---- generate ---------------------------------------------------------------------------------

/// Runs `generate` on a document in a folder of its own.
fn generate(document: impl AsRef<[u8]>, arguments: &[&str]) -> (Ran, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    write(&folder.path().join("api.yaml"), document);
    let fixed = ["generate", "api.yaml", "--out", "out", "--name", "tiny"];
    let ran = xtask(folder.path(), [&fixed, arguments].concat());
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    assert!((0..=2).contains(&ran.code), "{}: {}", ran.code, ran.err);
    (ran, folder)
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join("out").join(path)).unwrap_or_default()
}

#[test]
fn generate_leaves_out_what_is_broken() {
    let (ran, folder) = generate(document(BROKEN), &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("SW401"), "{}", ran.err);
    assert!(ran.out.contains("1 of 2 operations"), "{}", ran.out);
    assert!(read(&folder, "src/teams.rs").contains("GET /teams"));
    assert_eq!(read(&folder, "src/races.rs"), "");
}

/// What no operation reaches is a warning to `generate`, which need not read it; `normalize` has
/// nothing but the document to give, so there it is an error.
#[test]
fn references_that_nothing_needs() {
    let text = document(SOUND) + "  responses: {Lost: {$ref: '#/components/responses/Gone'}}\n";
    let (ran, folder) = generate(text, &["--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("warning[SW230]"), "{}", ran.err);
    let ran = xtask(folder.path(), ["normalize", "api.yaml"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
    assert!(ran.err.contains("error[SW401]"), "{}", ran.err);
}

#[test]
fn all_references_of_an_operation_are_found_at_once() {
    let two = document(BROKEN).replace(
        "'200':",
        "'404': {$ref: '#/components/responses/Gone'}\n        '200':",
    );
    let (ran, _folder) = generate(two, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err.matches("error[SW401]").count(), 2, "{}", ran.err);
}

#[test]
fn generate_strict_stops() {
    let (ran, folder) = generate(document(BROKEN), &["--strict"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("SW401"), "{}", ran.err);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn generate_needs_something_to_survive() {
    let nothing = format!("{HEAD}paths: {{}}\n");
    let all_broken = document(BROKEN).replace("'204': {description: D}", "'x': {description: D}");
    for document in [nothing, all_broken] {
        let (ran, folder) = generate(document, &[]);
        assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
        assert!(!folder.path().join("out").exists());
    }
}

#[test]
fn schemas_alone_are_enough() {
    let document = format!(
        "{HEAD}paths: {{}}\ncomponents: {{schemas: {{Team: {{type: string, enum: [a]}}}}}}\n"
    );
    let (ran, folder) = generate(document, &[]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(read(&folder, "src/model/shared.rs").contains("pub enum Team"));
}

#[test]
fn the_json_has_the_documented_form() {
    let (ran, _folder) = generate(document(BROKEN), &["--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut report: Value = serde_json::from_str(&ran.out).expect("JSON");
    let findings = report["findings"].take();
    assert_eq!(
        report,
        serde_json::json!({
            "crate": "tiny",
            "operations": {
                "total": 2,
                "generated": 1,
                "skipped": [{"code": "SW401", "pointer": "/paths/~1races/get", "operation": "listRaces"}],
            },
            "schemas": {"total": 2, "generated": 2},
            "findings": null,
        })
    );
    let codes: Vec<&str> = findings
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|f| f["code"].as_str())
        .collect();
    assert!(codes.contains(&"SW401"), "{codes:?}");
    for member in [
        "code", "severity", "message", "pointer", "file", "line", "column", "meaning", "help",
    ] {
        assert!(findings[0].get(member).is_some(), "{member}");
    }
}

#[test]
fn the_json_of_a_refused_document_has_the_same_form() {
    for text in [&b"paths: {"[..], b"", b"\xff"] {
        let (ran, _folder) = generate(text, &["--format", "json"]);
        assert_eq!(ran.code, 2, "{}", ran.err);
        let report: Value = serde_json::from_str(&ran.out).expect("JSON");
        assert_eq!(
            report["operations"],
            serde_json::json!({"total": 0, "generated": 0, "skipped": []})
        );
        assert!(report["findings"].is_array(), "{}", ran.out);
    }
}

#[test]
fn a_selection_keeps_only_the_models_that_it_reaches() {
    for (arguments, teams, races) in [
        (&["--include", "tag:teams"][..], true, false),
        (&["--exclude", "tag:teams"], false, true),
        (&["--include", "op:listRaces"], false, true),
        (&["--include", "path:/races"], false, true),
        (
            &["--exclude", "path:/races", "--include", "tag:teams"],
            true,
            false,
        ),
    ] {
        let (ran, folder) = generate(document(SOUND), arguments);
        assert_eq!(ran.code, 0, "{arguments:?}: {}", ran.err);
        let there = |path: &str| folder.path().join("out/src").join(path).exists();
        assert_eq!(
            (there("teams.rs"), there("races.rs")),
            (teams, races),
            "{arguments:?}"
        );
        let models = read(&folder, "src/model/races.rs") + &read(&folder, "src/model/shared.rs");
        assert_eq!(models.contains("pub struct Race"), races, "{arguments:?}");
        assert!(!models.contains("Unused"), "{arguments:?}");
    }
}

#[test]
fn a_selection_does_not_mind_what_it_leaves_out() {
    let (ran, _folder) = generate(document(BROKEN), &["--exclude", "tag:races", "--strict"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let (ran, _folder) = generate(document(SOUND), &["--include", "tag:nothing"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
}

/// Nothing of these may be a panic, a hang or a crate that reads other files.
#[test]
fn hostile_documents() {
    let mut wrong = Vec::new();
    for (name, text, code, said) in hostile().into_iter().chain(endless()) {
        let (ran, folder) = generate(&text, &[]);
        let written = folder.path().join("out").exists();
        if ran.code != code || !ran.err.contains(said) || written != (code == 0) {
            wrong.push(format!(
                "{name}: {} instead of {code}, `{said}`\n{}",
                ran.code, ran.err
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Nothing outside of the document's folder is read, and a document that asks for it is refused.
#[test]
fn a_reference_out_of_the_folder() {
    for reference in ["../../etc/passwd#/a", "file:///etc/passwd", "/etc/passwd"] {
        let (ran, folder) = generate(document(&format!("{{$ref: '{reference}'}}")), &[]);
        assert!(ran.err.contains("SW905"), "{reference}: {}", ran.err);
        assert_eq!(ran.code, 2, "{reference}: {}", ran.err);
        assert!(!folder.path().join("out").exists(), "{reference}");
    }
}

type Hostile = (&'static str, Vec<u8>, i32, &'static str);

/// A document of schemas that each hold the next one; the last holds nothing.
fn chain(length: usize, link: &str) -> String {
    let schemas: String = (0..length)
        .map(|n| {
            let next = format!("'#/components/schemas/S{}'", n + 1);
            format!("    S{n}: {}\n", link.replace("NEXT", &next))
        })
        .collect();
    let first = document("{$ref: '#/components/schemas/S0'}");
    format!("{first}{schemas}    S{length}: {{type: string}}\n")
}

/// Schemas that hold one another for long, or for ever.
fn endless() -> Vec<Hostile> {
    vec![
        (
            "a long chain of lists",
            chain(5_000, "{type: array, items: {$ref: NEXT}}").into_bytes(),
            0,
            "",
        ),
        (
            "a long chain of objects",
            chain(2_000, "{type: object, properties: {next: {$ref: NEXT}}}").into_bytes(),
            0,
            "",
        ),
        (
            "a long chain of lists as a parameter",
            chain(5_000, "{type: array, items: {$ref: NEXT}}")
                .replace(
                    "      tags: [races]\n",
                    "      tags: [races]\n      parameters: [{name: q, in: query, required: true, \
                     schema: {$ref: '#/components/schemas/S0'}}]\n",
                )
                .into_bytes(),
            0,
            "SW520",
        ),
        (
            "an alternative that is a list of itself",
            (document("{$ref: '#/components/schemas/U'}")
                + "    U: {oneOf: [{type: array, items: {$ref: '#/components/schemas/U/oneOf/0'}}, \
                   {type: string}]}\n")
                .into_bytes(),
            0,
            "SW516",
        ),
        (
            "a long chain of allOf",
            chain(5_000, "{allOf: [{$ref: NEXT}]}").into_bytes(),
            2,
            "SW906",
        ),
        (
            "a long chain of references",
            chain(5_000, "{$ref: NEXT}").into_bytes(),
            0,
            "",
        ),
        (
            "a list of itself without a name",
            document(
                "{type: array, items: {type: array, items: {$ref: '#/paths/~1races/get/\
                 responses/200/content/application~1json/schema'}}}",
            )
            .into_bytes(),
            0,
            "SW516",
        ),
    ]
}

fn hostile() -> Vec<Hostile> {
    vec![
        ("empty", Vec::new(), 2, "SW104"),
        ("only a comment", b"# nothing\n".to_vec(), 2, "SW104"),
        (
            "nul bytes",
            b"openapi: 3.0.3\0\ninfo: {}\n".to_vec(),
            2,
            "SW102",
        ),
        ("only nul bytes", vec![0; 4096], 2, "SW102"),
        (
            "not UTF-8",
            b"openapi: 3.0.3\ninfo: {title: \xe9}\n".to_vec(),
            2,
            "UTF-8",
        ),
        ("a list", b"- openapi: 3.0.3\n".to_vec(), 2, "SW"),
        ("a text", b"hello\n".to_vec(), 2, "SW"),
        ("a page", b"<!DOCTYPE html><html></html>".to_vec(), 2, "SW"),
        (
            "deep YAML",
            format!("{HEAD}paths: {}", "[".repeat(200_000)).into_bytes(),
            2,
            "SW902",
        ),
        (
            "deep block YAML",
            deep_block(3_000).into_bytes(),
            2,
            "SW902",
        ),
        ("deep JSON", "[".repeat(200_000).into_bytes(), 2, "SW902"),
        (
            "deep objects",
            format!("{}1{}", "{\"a\":".repeat(50_000), "}".repeat(50_000)).into_bytes(),
            2,
            "SW902",
        ),
        ("billion laughs", laughs().into_bytes(), 2, "SW903"),
        ("an alias in itself", b"a: &a [*a]\n".to_vec(), 2, "SW110"),
        ("huge numbers", numbers().into_bytes(), 0, ""),
        ("cycles", cycles().into_bytes(), 0, "SW404"),
        (
            "a long line",
            document(&format!(
                "{{type: string, description: '{}'}}",
                "x".repeat(1 << 20)
            ))
            .into_bytes(),
            0,
            "",
        ),
        (
            "many alternatives",
            document(&format!("{{oneOf: [{}]}}", "{type: string},".repeat(2_000))).into_bytes(),
            0,
            "",
        ),
        (
            "deep schema",
            document(&deep_schema(40)).into_bytes(),
            0,
            "",
        ),
        (
            "control characters",
            document("{type: string, description: \"\\e]0;own\\a\\u202e\"}").into_bytes(),
            0,
            "",
        ),
    ]
}

/// Keys one below the other, each a space further in.
fn deep_block(depth: usize) -> String {
    (0..depth)
        .map(|n| format!("{}a:\n", " ".repeat(n)))
        .collect()
}

fn laughs() -> String {
    let mut text = HEAD.to_owned();
    text.push_str("paths: {}\nx-0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for n in 1..12 {
        let list = vec![format!("*x{}", n - 1); 9].join(", ");
        text.push_str(&format!("x-{n}: &x{n} [{list}]\n"));
    }
    text
}

fn numbers() -> String {
    let digits = "9".repeat(5_000);
    document(&format!(
        "{{type: object, properties: {{a: {{type: integer, minimum: -{digits}, maximum: 1e{digits}}}, \
         b: {{type: number, default: {digits}.{digits}}}, c: {{type: string, maxLength: {digits}}}}}}}"
    ))
}

fn cycles() -> String {
    document("{$ref: '#/components/schemas/A'}")
        + "    A: {$ref: '#/components/schemas/A'}\n    \
           B: {allOf: [{$ref: '#/components/schemas/B'}]}\n    \
           C: {oneOf: [{$ref: '#/components/schemas/C'}]}\n    \
           D: {type: array, items: {$ref: '#/components/schemas/D'}}\n    \
           E: {additionalProperties: {$ref: '#/components/schemas/E'}}\n    \
           F: {type: object, required: [f], properties: {f: {$ref: '#/components/schemas/F'}}}\n    \
           G: {not: {$ref: '#/components/schemas/G'}}\n    \
           H: {allOf: [{$ref: '#/components/schemas/I'}]}\n    \
           I: {anyOf: [{$ref: '#/components/schemas/H'}, {type: string}]}\n"
}

fn deep_schema(depth: usize) -> String {
    let (open, close) = ("{type: object, properties: {a: ", "}}");
    format!(
        "{}{{type: string}}{}",
        open.repeat(depth),
        close.repeat(depth)
    )
}
