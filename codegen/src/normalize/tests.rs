use super::{normalize, tidy::tidy};
use crate::{
    Input,
    config::ApiConfig,
    diagnostics::Findings,
    source::Sources,
    testing,
    tree::{Node, Object, Value},
    yaml,
};

/// Normalizes documents named `0.yaml`, `1.yaml`… with overlays: the text, or the findings.
fn run(documents: &[&str], overlays: &[&str], config: ApiConfig) -> Result<String, Vec<String>> {
    let mut sources = Sources::default();
    let mut add = |(n, text): (usize, &&str)| sources.add(format!("sources/{n}.yaml"), *text);
    let documents: Vec<_> = documents.iter().enumerate().map(&mut add).collect();
    let overlays: Vec<_> = overlays
        .iter()
        .enumerate()
        .map(|(n, o)| add((n + 9, o)))
        .collect();
    let input = Input {
        documents,
        overlays,
        config,
        lenient: false,
    };
    let mut findings = Findings::new();
    let tree = normalize(&sources, &input, &mut findings);
    let lines = findings.iter().map(|f| {
        let places: Vec<_> = f
            .related
            .iter()
            .map(|(span, _)| sources.path(span.file))
            .collect();
        let path = f.span.map_or("", |span| sources.path(span.file));
        format!("{} {path} {} {}", f.code.id, f.pointer, places.join(" "))
            .trim_end()
            .to_owned()
    });
    tree.map(|normalized| yaml::write(&normalized.tree))
        .map_err(|_| lines.collect())
}

fn document(rest: &str) -> String {
    format!("openapi: 3.0.1\ninfo: {{title: t, version: '1'}}\n{rest}")
}

const TEAMS: &str = "paths:
  /teams: {get: {operationId: teams, responses: {'200': {description: d}}}}
components: {schemas: {Id: {type: string}}}
tags: [{name: b}]
";

const RACES: &str = "paths:
  /races: {get: {operationId: races, responses: {'200': {description: d}}}}
  /teams: {put: {operationId: putTeams, responses: {'200': {description: d}}}}
components: {schemas: {Id: {type: string}, Race: {type: object}}}
tags: [{name: b}, {name: a}]
";

#[test]
fn equal_things_are_one_thing() {
    let (a, b) = (document(TEAMS), document(RACES));
    let merged = run(&[&a, &b], &[], ApiConfig::default()).unwrap();
    let expected = "\
openapi: 3.0.3
info:
  title: t
  version: '1'
tags:
- name: a
- name: b
paths:
  /races:
    get:
      operationId: races
      responses:
        '200':
          description: d
  /teams:
    get:
      operationId: teams
      responses:
        '200':
          description: d
    put:
      operationId: putTeams
      responses:
        '200':
          description: d
components:
  schemas:
    Id:
      type: string
    Race:
      type: object
";
    assert_eq!(testing::tree(&merged), testing::tree(expected), "{merged}");
    assert_eq!(
        keys(&testing::tree(&merged)),
        keys(&testing::tree(expected))
    );
}

/// All keys in their order.
fn keys(node: &Node) -> Vec<String> {
    match &node.value {
        Value::Object(members) => {
            let inner = |(key, m): (&String, &crate::tree::Member)| {
                std::iter::once(key.clone())
                    .chain(keys(&m.node))
                    .collect::<Vec<_>>()
            };
            members.iter().flat_map(inner).collect()
        }
        Value::Array(elements) => elements.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn unequal_things_name_both_places_until_an_overlay_settles_them() {
    let a = document(TEAMS);
    let b = document(&RACES.replace("Id: {type: string}", "Id: {type: integer}"));
    let conflict = "SW320 sources/1.yaml /components/schemas/Id/type sources/0.yaml";
    let found = run(&[&a, &b], &[], ApiConfig::default());
    assert_eq!(found, Err(vec![conflict.to_owned()]));
    let overlay = "overlay: 1.0.0\nx-source: 1.yaml\nactions:
      [{target: $.components.schemas.Id, update: {type: string}}]";
    assert!(run(&[&a, &b], &[overlay], ApiConfig::default()).is_ok());
    let lost = run(
        &[&a, &b],
        &[&overlay.replace("1.yaml", "2.yaml")],
        ApiConfig::default(),
    );
    assert_eq!(lost, Err(vec!["SW308 sources/9.yaml /x-source".to_owned()]));
}

#[test]
fn documents_that_disagree() {
    let a = document(TEAMS) + "x-concurrency-limit: 1\n";
    for (from, to, expected) in [
        (
            "title: t",
            "title: u",
            "SW321 sources/1.yaml /info/title sources/0.yaml",
        ),
        (
            "put:",
            "get:",
            "SW320 sources/1.yaml /paths/~1teams/get/operationId sources/0.yaml",
        ),
        (
            "name: b",
            "name: b, description: d",
            "SW320 sources/1.yaml /tags/0 sources/0.yaml",
        ),
        (
            "tags: [",
            "x-concurrency-limit: 2\ntags: [",
            "SW320 sources/1.yaml /x-concurrency-limit sources/0.yaml",
        ),
        (
            "/teams: {",
            "/teams: {parameters: [], ",
            "SW320 sources/1.yaml /paths/~1teams/parameters sources/0.yaml",
        ),
    ] {
        let b = document(RACES).replace(from, to);
        let found = run(&[&a, &b], &[], ApiConfig::default());
        assert_eq!(found, Err(vec![expected.to_owned()]), "{to}");
    }
}

#[test]
fn security_stays_with_the_operations_it_is_for() {
    let a = document(&format!("security: [{{key: []}}]\n{TEAMS}"));
    let merged = run(&[&a, &document(RACES)], &[], ApiConfig::default()).unwrap();
    let merged = testing::tree(&merged);
    let at = |method: &str| {
        merged
            .get("paths")
            .unwrap()
            .get("/teams")
            .unwrap()
            .get(method)
            .unwrap()
    };
    assert!(merged.get("security").is_none());
    assert!(at("get").get("security").is_some());
    assert!(at("put").get("security").is_none());
}

#[test]
fn the_configuration_introduces_the_api_and_guards_its_texts() {
    let mut sources = Sources::default();
    let toml = "title = 'T'\n[[source]]\nfile = '0.yaml'\norigin = 'published'\nsha256 = '00'";
    let file = sources.add("api.toml", toml);
    let mut findings = Findings::new();
    let mut config = ApiConfig::parse(&sources, file, &mut findings).unwrap();
    assert_eq!(testing::lines(&findings), [""; 0]);
    let a = document(TEAMS);
    let found = run(&[&a], &[], config.clone()).unwrap_err();
    assert!(found[0].starts_with("SW703"), "{found:?}");
    config.sources[0].sha256 = Some(crate::config::sha256(&a));
    let normalized = testing::tree(&run(&[&a], &[], config).unwrap());
    assert_eq!(
        normalized
            .get("info")
            .unwrap()
            .get("title")
            .unwrap()
            .as_str(),
        Some("T")
    );
}

#[test]
fn configurations_are_checked() {
    for (toml, expected) in [
        ("title = ", "SW701"),
        ("titel = 'T'", "SW701"),
        ("[[source]]\nfile = 'f'\norigin = 'found'", "SW701"),
        ("[[source]]\nfile = 'f'\norigin = 'published'", "SW702"),
        ("[types]\ndate = 'a::B'", "SW706"),
        ("[types]\nday = 'string'", "SW706"),
        ("[names]\nTeam = 'Club'", "SW704"),
    ] {
        let mut sources = Sources::default();
        let file = sources.add("api.toml", toml);
        let mut findings = Findings::new();
        let _ = ApiConfig::parse(&sources, file, &mut findings);
        let codes: Vec<_> = findings.iter().map(|f| f.code.id).collect();
        assert_eq!(codes, [expected], "{toml}");
        assert!(findings.iter().all(|f| f.span.is_some()));
    }
}

/// What the check forgives is put in, so that other programs take the document.
#[test]
fn what_openapi_requires_is_there() {
    let text = "openapi: 3.0.3\ninfo: {}\npaths: {/a: {get: {operationId: a}}}";
    let normalized = run(&[text], &[], ApiConfig::default()).unwrap();
    let expected = "openapi: 3.0.3\ninfo: {title: '', version: ''}\n\
        paths: {/a: {get: {operationId: a, responses: {2XX: {description: ''}}}}}";
    assert_eq!(
        testing::tree(&normalized),
        testing::tree(expected),
        "{normalized}"
    );
}

#[test]
fn what_says_nothing_goes_and_what_says_something_stays() {
    let schema = "{type: object, example: {b: [], a: null}, required: [b, a], properties: {}, nullable: null}";
    let text = document(&format!(
        "paths: {{/a: {{get: {{operationId: a, tags: [], parameters: [], security: [],
           responses: {{default: {{description: d, headers: {{}}}}, '200': {{description: d}}}}}}}}}}
components: {{parameters: {{}}, schemas: {{S: {schema}}}}}"
    ));
    let normalized = run(&[&text], &[], ApiConfig::default()).unwrap();
    let expected = [
        "openapi",
        "info",
        "title",
        "version",
        "paths",
        "/a",
        "get",
        "operationId",
        "security",
        "responses",
        "200",
        "description",
        "default",
        "description",
        "components",
        "schemas",
        "S",
        "type",
        "required",
        "properties",
        "example",
        "b",
        "a",
    ];
    assert_eq!(keys(&testing::tree(&normalized)), expected, "{normalized}");
}

#[test]
fn missing_operation_ids_are_made() {
    let operation = "{responses: {'200': {description: d}}}";
    let get = |paths: &[&str]| {
        let paths: Vec<_> = paths
            .iter()
            .map(|path| format!("{path}: {{get: {operation}}}"))
            .collect();
        let mut tree = testing::tree(&document(&format!("paths: {{{}}}", paths.join(", "))));
        super::operation_ids::complete(&mut tree, &mut Findings::new());
        let items = tree.get("paths").unwrap().as_object().unwrap().values();
        let ids: Vec<_> = items
            .map(|item| item.node.get("get").unwrap().get("operationId").unwrap())
            .map(|id| id.as_str().unwrap().to_owned())
            .collect();
        ids.join(" ")
    };
    assert_eq!(
        get(&["'/tournaments/{id}/participants'"]),
        "getTournamentsParticipants"
    );
    assert_eq!(get(&["/a", "'/a/{team_id}'"]), "getA getAByTeamId");
    assert_eq!(get(&["'/a/{b}/c'", "/a/c"]), "getAByBC getAC");
    assert_eq!(get(&["/a/c", "'/a/{b}/c'"]), "getAC getAByBC");
    assert_eq!(get(&["/a-b", "/a_b", "/"]), "getAB getAB2 getRoot");
}

#[test]
fn components_that_nothing_reaches_are_noted() {
    let text = document(
        "paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R'}}}}}
components:
  responses: {R: {description: d, content: {a/b: {schema: {$ref: '#/components/schemas/Base'}}}}}
  schemas:
    Base: {type: object, discriminator: {propertyName: k}, properties: {k: {type: string}}}
    Sub: {allOf: [{$ref: '#/components/schemas/Base'}]}
    Circle: {properties: {c: {$ref: '#/components/schemas/Circle'}}}
",
    );
    let mut findings = Findings::new();
    super::unused::report(&testing::tree(&text), &mut findings);
    let found: Vec<_> = findings.iter().map(|f| f.pointer.as_str()).collect();
    assert_eq!(found, ["/components/schemas/Circle"]);
}

/// The members of every map in the opposite order.
fn reversed(node: &Node, payload: bool) -> Node {
    let mut node = node.clone();
    match &mut node.value {
        Value::Object(members) if !payload => {
            let turned: Object = members
                .drain(..)
                .rev()
                .map(|(key, mut member)| {
                    let stays = ["example", "default", "enum", "value"].contains(&key.as_str())
                        || key.starts_with("x-");
                    member.node = reversed(&member.node, stays);
                    (key, member)
                })
                .collect();
            *members = turned;
        }
        Value::Array(elements) => {
            for element in elements {
                *element = reversed(element, payload);
            }
        }
        _ => {}
    }
    node
}

#[test]
fn tidying_depends_on_nothing_but_the_document() {
    for (name, mut tree) in testing::corpus() {
        let mut turned = reversed(&tree, false);
        tidy(&mut tree);
        let mut twice = tree.clone();
        tidy(&mut twice);
        assert!(
            same(&tree, &twice),
            "{name}: tidying twice is not tidying once"
        );
        tidy(&mut turned);
        assert!(same(&tree, &turned), "{name}: the order of maps shows");
    }
}

/// Whether two trees are equal, the order of members included.
fn same(one: &Node, other: &Node) -> bool {
    one == other && keys(one) == keys(other)
}

#[test]
fn real_documents_are_normalized() {
    let mut counts = std::collections::BTreeMap::new();
    for (name, text) in testing::corpus_texts() {
        let mut sources = Sources::default();
        let input = Input {
            documents: vec![sources.add(name.as_str(), text)],
            overlays: Vec::new(),
            config: ApiConfig::default(),
            lenient: false,
        };
        let mut findings = Findings::new();
        let tree = normalize(&sources, &input, &mut findings);
        assert!(tree.is_ok(), "{name}: {:#?}", testing::lines(&findings));
        for finding in findings.iter() {
            *counts.entry(finding.code.id).or_insert(0) += 1;
        }
    }
    println!("{counts:#?}");
}
