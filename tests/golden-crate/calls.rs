//! What generated calls put into their requests, one line for each golden case about requests.
//! It is copied into the crate of all golden cases and run there.

use golden::{
    File, Patch, Value, actions, body_encoding, body_files, body_media_types, body_multipart,
    body_optional, body_raw, columnar, paging_range_header, parameters_other_styles,
    parameters_path_styles, parameters_query, servers_of_operations,
};
use specwright_runtime::glue::{Map, serde::Deserialize as _};

/// A request as text: method, address, headers but the usual ones, and the body.
fn text(request: Result<golden::Request, golden::Error>) -> String {
    let request = request.unwrap();
    let mut text = format!("{} {}", request.method(), request.url());
    let text_of = |value: &[u8]| String::from_utf8(value.to_vec()).unwrap();
    let mut boundary = None;
    for (name, value) in request.headers() {
        let value = text_of(value.as_bytes());
        if let Some((_, found)) = value.split_once("; boundary=") {
            boundary = Some(found.to_owned());
        }
        if !["accept", "user-agent", "content-length"].contains(&name.as_str()) {
            text.push_str(&format!("\n{name}: {value}"));
        }
    }
    let body = request.body().as_bytes().unwrap();
    if !body.is_empty() {
        text.push_str("\n\n");
        text.push_str(&text_of(body).replace("\r\n", "\n"));
    }
    match boundary {
        Some(boundary) => text.replace(&boundary, "BOUNDARY"),
        None => text,
    }
}

fn json(text: &str) -> Value {
    text.parse().unwrap()
}

#[test]
fn path_styles() {
    use parameters_path_styles::{Client, model::Point};
    let client = Client::builder().build().unwrap();
    let point = Point {
        y: Some(2),
        ..Point::new(1)
    };
    let call = client
        .untagged()
        .get_place(&point, "a.b", &[1, 2], &["x", "y,z"], &point, &[3], 4);
    assert_eq!(
        text(call.build()),
        "GET https://races.example/a/x=1,y=2/.a.b/.1.2/;matrix=x,y%2Cz/;x=1;y=2/%5B3%5D/4"
    );
}

#[test]
fn other_styles() {
    use parameters_other_styles::{Client, model::PingNote, model::Point};
    let client = Client::builder().build().unwrap();
    let point = Point::new(1);
    let note = PingNote::deserialize(json("7")).unwrap();
    let call = client
        .untagged()
        .ping("a/b&c")
        .link(&["/x,y", "z"])
        .note(&note)
        .xml("<a/>")
        .mode("header")
        .x_point(&point)
        .x_list(&["a", "b"])
        .x_json(&point)
        .many(&["a", "b"])
        .few(&["a", "b"])
        .point(&point);
    assert_eq!(
        text(call.build()),
        "GET https://races.example/ping?mode=a/b%26c&link=/x%2Cy,z&note=7&xml=%3Ca%2F%3E\n\
         mode: header\nx-point: x=1\nx-list: a,b\nx-json: {\"x\":1}\n\
         cookie: many=a; many=b; few=a,b; point=%7B%22x%22%3A1%7D"
    );
}

#[test]
fn query_styles_and_what_is_empty() {
    use parameters_query::Client;
    let client = Client::builder().build().unwrap();
    let call = client
        .untagged()
        .search("2024-05-01T10:00:00+02:00", "")
        .each(&[])
        .comma(&[1, 2])
        .pipe(&["a b", "c"]);
    assert_eq!(
        text(call.build()),
        "GET https://races.example/search?after=2024-05-01T10%3A00%3A00%2B02%3A00&zone=\
         &comma=1,2&pipe=a%20b%7Cc"
    );
    let call = client.untagged().search("a", "z").each(&["b,c", "d"]);
    assert_eq!(
        text(call.build()),
        "GET https://races.example/search?after=a&zone=z&each=b%2Cc&each=d"
    );
}

#[test]
fn a_body_of_several_media_types() {
    use body_media_types::{
        Client,
        model::Team,
        untagged::{AddPictureBody, PutTeamBody},
    };
    let client = Client::builder().build().unwrap();
    let untagged = client.untagged();
    let team = Team::new("a");
    let head = "PUT https://races.example/teams/1\ncontent-type: ";
    let rows: [(PutTeamBody<'_>, &str); 6] = [
        ((&team).into(), "application/json\n\n{\"name\":\"a\"}"),
        (
            PutTeamBody::TextJson(&team),
            "text/json\n\n{\"name\":\"a\"}",
        ),
        (
            PutTeamBody::Form(&team),
            "application/x-www-form-urlencoded\n\nname=a",
        ),
        (PutTeamBody::Text("t"), "text/plain\n\nt"),
        (PutTeamBody::Xml("<a/>"), "application/xml\n\n<a/>"),
        (
            PutTeamBody::Bytes("b".into()),
            "application/octet-stream\n\nb",
        ),
    ];
    for (body, expected) in rows {
        let call = untagged.put_team("1", body);
        assert_eq!(text(call.build()), format!("{head}{expected}"));
    }
    // The default needs no variant.
    assert!(text(untagged.put_team("1", &team).build()).contains("application/json"));
    let call = untagged
        .add_picture()
        .body(AddPictureBody::ImagePng(File::new("p")));
    assert_eq!(
        text(call.build()),
        "POST https://races.example/pictures\ncontent-type: image/png\n\np"
    );
}

#[test]
fn multipart_bodies_with_files() {
    use body_files::{
        Client,
        model::{PhotoMultipart, PhotoPlace},
    };
    let client = Client::builder().build().unwrap();
    let part = |headers: &str, body: &str| {
        format!("--BOUNDARY\nContent-Disposition: form-data; {headers}\n\n{body}\n")
    };
    let body = PhotoMultipart {
        caption: Some("c".to_owned()),
        place: Some(PhotoPlace::default()),
        thumbnail: Patch::Value(File::new("t").content_type("image/gif")),
        ..PhotoMultipart::new(File::new("f").named("f.png"))
    };
    let expected = [
        "POST https://races.example/photos\n".to_owned(),
        "content-type: multipart/form-data; boundary=BOUNDARY\n\n".to_owned(),
        part(
            "name=\"file\"; filename=\"f.png\"\nContent-Type: image/png",
            "f",
        ),
        part("name=\"caption\"\nContent-Type: text/markdown", "c"),
        part(
            "name=\"place\"\nContent-Type: application/vnd.races+json",
            "{}",
        ),
        part(
            "name=\"thumbnail\"; filename=\"thumbnail\"\nContent-Type: image/gif",
            "t",
        ),
        "--BOUNDARY--\n".to_owned(),
    ];
    assert_eq!(
        text(client.untagged().add_photo(&body).build()),
        expected.concat()
    );
    // Files are read from texts, so a body can be made from JSON.
    let body = PhotoMultipart::deserialize(json(r#"{"file": "f"}"#)).unwrap();
    assert!(text(client.untagged().add_photo(&body).build()).ends_with("\n\nf\n--BOUNDARY--\n"));
    let bundle = Map::from([("a".to_owned(), File::new("x"))]);
    let sent = text(client.untagged().add_bundle(&bundle).build());
    assert!(
        sent.contains("content-type: multipart/mixed; boundary=BOUNDARY"),
        "{sent}"
    );
}

#[test]
fn raw_bodies() {
    use body_raw::{Client, model::PutStateBody};
    let client = Client::builder().build().unwrap();
    let untagged = client.untagged();
    let pdf = File::new("%PDF").content_type("application/pdf");
    let rows = [
        (
            untagged.put_xml("<a/>").build(),
            "xml\ncontent-type: application/atom+xml\n\n<a/>",
        ),
        (
            untagged.put_anything(pdf).build(),
            "anything\ncontent-type: application/pdf\n\n%PDF",
        ),
        (
            untagged.put_anything(vec![b'a']).build(),
            "anything\ncontent-type: application/octet-stream\n\na",
        ),
        (
            untagged.put_count(&7).build(),
            "count\ncontent-type: text/plain\n\n7",
        ),
        (
            untagged.put_table("a,b").build(),
            "table\ncontent-type: text/csv\n\na,b",
        ),
        (
            untagged.put_state().body(&PutStateBody::On).build(),
            "state\ncontent-type: text/plain; charset=utf-8\n\non",
        ),
        (
            untagged.put_null(&None).build(),
            "null\ncontent-type: application/json\n\nnull",
        ),
        (untagged.put_any().build(), "any"),
    ];
    for (request, expected) in rows {
        assert_eq!(
            text(request),
            format!("PUT https://races.example/{expected}")
        );
    }
    assert!(untagged.put_picture("x").build().is_err());
    let sent = text(untagged.delete_with_body().body("x").build());
    assert_eq!(
        sent,
        "DELETE https://races.example/null\ncontent-type: application/vnd.odd\n\nx"
    );
}

#[test]
fn a_body_that_is_not_given_is_not_sent() {
    let client = body_optional::Client::builder().build().unwrap();
    let sent = text(client.untagged().start_run().build());
    assert_eq!(sent, "POST https://races.example/runs");
}

#[test]
fn encodings_of_forms() {
    use body_encoding::{
        Client,
        model::{ManageTeamsBody, SendEitherBody},
    };
    let client = Client::builder().build().unwrap();
    let untagged = client.untagged();
    let body = json(
        r#"{"rows": [{"a": "1"}, {"a": "2"}], "joined": ["x", "y"], "link": "/a?b", "stored": {"a": "s"}}"#,
    );
    let body = ManageTeamsBody::deserialize(body).unwrap();
    assert_eq!(
        text(untagged.manage_teams(&body).build()),
        "POST https://races.example/teams\n\
         content-type: application/x-www-form-urlencoded; charset=utf-8\n\n\
         joined=x,y&link=/a?b&rows=%7B%22a%22%3A%221%22%7D&rows=%7B%22a%22%3A%222%22%7D&a=s"
    );
    let free = Map::from([("k&".to_owned(), "v=".to_owned())]);
    assert!(text(untagged.send_free(&free).build()).ends_with("\n\nk%26=v%3D"));
    let either = SendEitherBody::deserialize(json(r#"{"b": "1"}"#)).unwrap();
    assert!(text(untagged.send_either(&either).build()).ends_with("\n\nb=1"));
    assert!(
        text(untagged.send_whatever(&json(r#"{"n": 1}"#)).build()).contains("name=\"n\"\n\n1\n")
    );
}

#[test]
fn what_a_multipart_form_writes_by_itself() {
    use body_multipart::{
        Client,
        model::{AddPhotoBody, AddPhotoBodyPlace},
    };
    let client = Client::builder().build().unwrap();
    let place = AddPhotoBodyPlace {
        town: Some("Bern".to_owned()),
    };
    let body = AddPhotoBody {
        place: Some(place),
        tags: Some(vec!["a".to_owned(), "b".to_owned()]),
        ..AddPhotoBody::new("c")
    };
    let sent = text(client.untagged().add_photo(&body).build());
    let part = |headers: &str, body: &str| {
        format!("--BOUNDARY\nContent-Disposition: form-data; {headers}\n\n{body}\n")
    };
    let expected = [
        part("name=\"caption\"", "c"),
        part(
            "name=\"place\"\nContent-Type: application/json",
            r#"{"town":"Bern"}"#,
        ),
        part("name=\"tags\"", "a"),
        part("name=\"tags\"", "b"),
        "--BOUNDARY--\n".to_owned(),
    ];
    assert!(
        sent.ends_with(&format!("\n\n{}", expected.concat())),
        "{sent}"
    );
}

#[test]
fn operations_go_to_the_servers_that_they_declare() {
    use servers_of_operations::Client;
    let client = Client::builder().build().unwrap();
    let untagged = client.untagged();
    let rows = [
        (
            untagged.ping().build(),
            "GET https://eu.races.example/v2/ping",
        ),
        (
            untagged.put_file().build(),
            "PUT https://up.races.example/v2/files",
        ),
        (
            untagged.delete_file().build(),
            "DELETE https://eu.races.example/admin/files",
        ),
    ];
    for (request, expected) in rows {
        assert_eq!(text(request), expected);
    }
}

#[test]
fn actions_have_their_bodies() {
    let client = actions::Client::builder().build().unwrap();
    let sent = "PATCH https://races.example/entries/7?notify=true\ncontent-type: application/json";
    for (request, body) in [
        (
            client.entries().accept("7", true),
            r#"{"status":"accepted"}"#,
        ),
        (
            client.entries().update_update("7", true),
            r#"{"status":"waiting","note":null,"rank":1.50}"#,
        ),
    ] {
        assert_eq!(text(request.build()), format!("{sent}\n\n{body}"));
    }
}

#[test]
fn windows_are_sent_as_ranges() {
    let client = paging_range_header::Client::builder().build().unwrap();
    let list = || client.teams().list("1");
    let sent = "GET https://races.example/races/1/teams\nrange: teams=";
    assert_eq!(text(list().build()), format!("{sent}0-49"));
    assert_eq!(text(list().range(50..60).build()), format!("{sent}50-59"));
    assert!(list().range(0..51).build().is_err());
}

#[test]
fn rows_are_sent_as_tables() {
    let client = columnar::Client::builder().build().unwrap();
    let link = |user_id, entry_id| columnar::model::Link { user_id, entry_id };
    let table = r#"{"columns":["user_id","entryId"],"links":[[1,11],[2,11]]}"#;
    let rows = [link(1, 11), link(2, 11)];
    let sent = text(client.links().link(&rows).build());
    assert!(sent.ends_with(&format!("\n\n{table}")), "{sent}");
    let sent = text(client.links().link_by_form(&rows, 1).build());
    let part = format!("name=\"request\"\nContent-Type: application/json\n\n{table}\n--");
    assert!(sent.contains(&part), "{sent}");
    assert!(
        client
            .links()
            .link(&[link(1, 11), link(1, 12)])
            .build()
            .is_err()
    );
}
