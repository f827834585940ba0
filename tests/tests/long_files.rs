//! What is too long for one file is continued in others, and nothing is lost on the way.

use std::path::Path;

use workspace_tests::case::Texts;

const OPERATIONS: usize = 150;

/// One tag with many operations, each with its own answer and its own list of errors.
fn document() -> String {
    let mut text = String::from("openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n");
    for n in 0..OPERATIONS {
        let json = |schema: &str| {
            format!("{{description: D, content: {{application/json: {{schema: {schema}}}}}}}")
        };
        let answer = json(&format!("{{$ref: '#/components/schemas/Thing{n}'}}"));
        let failed = json("{type: string}");
        text += &format!(
            "  /things/{n}:\n    get:\n      operationId: getThing{n}\n      tags: [all]\n      \
             responses: {{'200': {answer}, '{}': {failed}}}\n",
            400 + n % 100,
        );
    }
    text += "components:\n  schemas:\n";
    for n in 0..OPERATIONS {
        text += &format!(
            "    Thing{n}: {{type: object, properties: {{a: {{type: string}}, b: {{type: string}}}}}}\n"
        );
    }
    text
}

#[test]
fn long_files_are_continued() {
    let outcome = Texts::document("long.yaml", &document()).run();
    let files = outcome.files();
    let all: String = files.iter().map(|(_, text)| text).collect();
    for n in 0..OPERATIONS {
        assert!(all.contains(&format!("pub fn get_thing{n}(")), "{n}");
        assert!(all.contains(&format!("    GetThing{n} -> ")), "{n}");
        assert!(all.contains(&format!("pub struct Thing{n} ")), "{n}");
    }
    let continued = |folder: &str| files.iter().any(|(path, _)| path.starts_with(folder));
    assert!(continued("src/all/more_2.rs"), "{:?}", paths(&files));
    assert!(continued("src/errors/more_2.rs"), "{:?}", paths(&files));
    assert!(continued("src/model/all_2.rs"), "{:?}", paths(&files));
    let rust = |path: &str| Path::new(path).extension().is_some_and(|e| e == "rs");
    for (path, text) in files.iter().filter(|(path, _)| rust(path)) {
        assert!(text.lines().count() < 1_500, "{path} is too long");
        assert!(is_declared(path, &files), "{path} is in no `mod`");
    }
}

fn paths(files: &specwright::files::FileSet) -> Vec<&str> {
    files.iter().map(|(path, _)| path).collect()
}

/// Whether the file that stands above this one declares it.
fn is_declared(path: &str, files: &specwright::files::FileSet) -> bool {
    let path = Path::new(path);
    let stem = |path: &Path| path.file_stem().unwrap_or_default().to_owned();
    let (name, folder) = match stem(path).to_str() {
        Some("lib") => return true,
        Some("mod") => (
            path.parent().map(stem),
            path.parent().and_then(Path::parent),
        ),
        _ => (Some(stem(path)), path.parent()),
    };
    let (Some(name), Some(folder)) = (name, folder) else {
        return false;
    };
    let folder = folder.to_string_lossy();
    let above = [
        format!("{folder}.rs"),
        format!("{folder}/mod.rs"),
        format!("{folder}/lib.rs"),
    ];
    let declaration = format!("mod {};", name.to_string_lossy());
    above
        .iter()
        .filter_map(|path| files.get(path))
        .any(|text| text.contains(&declaration))
}
