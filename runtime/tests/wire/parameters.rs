//! Query parameters of every style, headers and cookies.

use std::collections::BTreeMap;

use crate::{
    model::{Fields, client, item},
    server::{NO_CONTENT, Server},
};
use rt::Style::{DeepObject, Form, FormJoined, Json, Pipe, Space};
use specwright_runtime::{Value, glue as rt};

fn json(text: &str) -> Value {
    text.parse().unwrap()
}

#[tokio::test]
async fn each_style_writes_each_shape() {
    let scalar = json(r#""x y""#);
    let array = json(r#"["a,b", 2, null, true]"#);
    let object = json(r#"{"r": 100, "s": "a|b", "t": null}"#);
    let rows = [
        (Form, &scalar, "p=x%20y"),
        (Form, &array, "p=a%2Cb&p=2&p=true"),
        (Form, &object, "r=100&s=a%7Cb"),
        (FormJoined, &scalar, "p=x%20y"),
        (FormJoined, &array, "p=a%2Cb,2,true"),
        (FormJoined, &object, "p=r,100,s,a%7Cb"),
        (Space, &scalar, "p=x%20y"),
        (Space, &array, "p=a%2Cb%202%20true"),
        (Space, &object, "p=r%20100%20s%20a%7Cb"),
        (Pipe, &scalar, "p=x%20y"),
        (Pipe, &array, "p=a%2Cb%7C2%7Ctrue"),
        (Pipe, &object, "p=r%7C100%7Cs%7Ca%7Cb"),
        (DeepObject, &scalar, "p=x%20y"),
        (DeepObject, &array, "p%5B%5D=a%2Cb&p%5B%5D=2&p%5B%5D=true"),
        (DeepObject, &object, "p%5Br%5D=100&p%5Bs%5D=a%7Cb"),
        (Json, &scalar, "p=%22x%20y%22"),
        (Json, &array, "p=%5B%22a%2Cb%22%2C2%2Cnull%2Ctrue%5D"),
        (
            Json,
            &object,
            "p=%7B%22r%22%3A100%2C%22s%22%3A%22a%7Cb%22%2C%22t%22%3Anull%7D",
        ),
    ];
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    for (style, value, expected) in rows {
        let call = client.call("GET /x", &[], &[]).query("p", value, style);
        call.send_raw().await.unwrap();
        assert_eq!(
            server.request().query(),
            Some(expected),
            "{style:?} {value}"
        );
    }
}

#[tokio::test]
async fn what_is_required_has_to_send_something() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let empty: &[i64] = &[];
    let call = client.call("GET /x", &[], &[]).required("p", &empty, Form);
    let error = call.send_raw().await.unwrap_err();
    assert!(error.is_request());
    assert_eq!(
        error.to_string(),
        "GET /x: the request cannot be made: query parameter `p`: it has to be sent, and the \
         value is empty"
    );
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn what_is_not_there_sends_nothing() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let (none, patch): (Option<String>, rt::Patch<i64>) = (None, rt::Patch::Absent);
    let nested: Vec<Option<i64>> = vec![None];
    let absent: &[&dyn rt::Encode] = &[&none, &patch, &rt::Patch::<i64>::Null, &Value::Null];
    let empty: &[&dyn rt::Encode] = &[&Vec::<String>::new(), &json("[]"), &json("{}"), &nested];
    for style in [Form, FormJoined, Space, Pipe, DeepObject, Json] {
        let mut call = client.call("GET /x", &[], &[]);
        for value in absent {
            call = call
                .query("p", *value, style)
                .header("X-P", *value)
                .cookie("p", *value);
        }
        // As JSON, an empty array is a value.
        for value in empty.iter().filter(|_| style != Json) {
            call = call
                .query("p", *value, style)
                .header("X-P", *value)
                .cookie("p", *value);
        }
        call.send_raw().await.unwrap();
        let request = server.request();
        assert_eq!(request.line(), "GET /x", "{style:?}");
        assert!(request.header("x-p").is_empty() && request.header("cookie").is_empty());
    }
}

#[tokio::test]
async fn every_type_has_its_text() {
    let map = BTreeMap::from([("k".to_owned(), 1_i64)]);
    let rows: &[(&dyn rt::Encode, &str)] = &[
        (&"", "p="),
        (&-5_i32, "p=-5"),
        (&u64::MAX, "p=18446744073709551615"),
        (&0.1_f64, "p=0.1"),
        (&0.1_f32, "p=0.1"),
        (&3.0_f64, "p=3"),
        (&Some("v"), "p=v"),
        (&rt::Patch::Value(7_i64), "p=7"),
        (
            &"2024-05-01T10:00:00+02:00",
            "p=2024-05-01T10%3A00%3A00%2B02%3A00",
        ),
        (
            &"a/b?c#d e%20ü&=+",
            "p=a%2Fb%3Fc%23d%20e%2520%C3%BC%26%3D%2B",
        ),
        (&"🏅'\"<>", "p=%F0%9F%8F%85%27%22%3C%3E"),
        (&vec![1_i64, 2], "p=1&p=2"),
        (&map, "k=1"),
        (&item(1, None), "id=1"),
        (&item(1, Some("n")), "id=1&name=n"),
    ];
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    for (value, expected) in rows {
        let call = client.call("GET /x", &[], &[]).query("p", *value, Form);
        call.send_raw().await.unwrap();
        assert_eq!(server.request().query(), Some(*expected));
    }
}

#[tokio::test]
async fn names_are_encoded_and_order_is_kept() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let deep = json(r#"{"a": {"b": 1}, "c": ["x", "y"], "d": [{"e": 1}, {"e": 2}]}"#);
    client
        .call("GET /x", &[], &[])
        .query("z[q]&", &1_i64, Form)
        .query("p", &deep, DeepObject)
        .query("a", &2_i64, Form)
        .send_raw()
        .await
        .unwrap();
    let expected = "z%5Bq%5D%26=1&p%5Ba%5D%5Bb%5D=1&p%5Bc%5D%5B%5D=x&p%5Bc%5D%5B%5D=y&p%5Bd%5D%5B0%5D%5Be%5D=1&p%5Bd%5D%5B1%5D%5Be%5D=2&a=2";
    assert_eq!(server.request().query(), Some(expected));
}

#[tokio::test]
async fn what_a_style_cannot_say_is_refused_by_name() {
    let client = client("http://127.0.0.1:9");
    let rows = [
        (Form, json("[[1]]")),
        (Form, json(r#"{"a": {"b": 1}}"#)),
        (FormJoined, json(r#"[{"b": 1}]"#)),
        (Space, json(r#"{"a": [1]}"#)),
    ];
    for (style, value) in rows {
        let call = client.call("GET /x", &[], &[]).query("p", &value, style);
        let error = call.send_raw().await.unwrap_err();
        assert!(error.is_request(), "{error}");
        assert!(
            error
                .to_string()
                .contains("query parameter `p`: a nested value"),
            "{error}"
        );
    }
    for style in [Form, Json] {
        let call = client
            .call("GET /x", &[], &[])
            .query("p", &f64::INFINITY, style);
        let error = call.send_raw().await.unwrap_err().to_string();
        assert!(error.contains("query parameter `p`"), "{error}");
    }
}

#[tokio::test]
async fn headers_and_cookies_carry_their_values() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let fields: &[(&'static str, &dyn rt::Encode)] = &[("k", &1_i64), ("l", &"m")];
    client
        .call("GET /x", &[], &[])
        .header("Range", &"participants=0-49")
        .header("X-List", &vec!["a".to_owned(), "b".to_owned()])
        .header("X-Object", &Fields(fields))
        .header("X-Utf8", &"Zürich 🏅")
        .header("X-Twice", &"first")
        .header("X-Twice", &"second")
        .cookie("a", &"x;y z")
        .cookie("b", &vec![1_i64, 2])
        .cookie_as("c", &vec!["1,2", "3"], FormJoined)
        .cookie_as("d", &json(r#"{"x": 1}"#), FormJoined)
        .cookie_as("e", &json(r#"{"x": 1}"#), Json)
        .cookie("f", &json(r#"{"y": 1, "z": ";"}"#))
        .header_as("X-Exploded", &Fields(fields), Form)
        .header_as("X-Exploded-List", &vec![1_i64, 2], Form)
        .header_as("X-Json", &json(r#"{"a": ["ü", "\n"]}"#), Json)
        .header_as("X-Nothing", &Value::Null, Json)
        .send_raw()
        .await
        .unwrap();
    let request = server.request();
    for (name, expected) in [
        ("range", "participants=0-49"),
        ("x-list", "a,b"),
        ("x-object", "k,1,l,m"),
        ("x-utf8", "Zürich 🏅"),
        ("x-twice", "second"),
        (
            "cookie",
            "a=x%3By%20z; b=1; b=2; c=1%2C2,3; d=x,1; e=%7B%22x%22%3A1%7D; y=1; z=%3B",
        ),
        ("x-exploded", "k=1,l=m"),
        ("x-exploded-list", "1,2"),
        ("x-json", r#"{"a":["ü","\n"]}"#),
        ("accept", "application/json"),
        ("user-agent", "wire/1.0"),
    ] {
        assert_eq!(request.header(name), [expected], "{name}");
    }
    assert!(request.header("content-type").is_empty());
    assert!(request.header("x-nothing").is_empty());
}

#[tokio::test]
async fn header_values_with_control_characters_are_refused() {
    let client = client("http://127.0.0.1:9");
    for value in [
        "a\r\nX-Evil: 1",
        "a\nb",
        "a\0b",
        "a\tb",
        "a\u{7f}b",
        "a\u{85}b",
    ] {
        let call = client.call("GET /x", &[], &[]).header("X-Name", &value);
        let error = call.send_raw().await.unwrap_err();
        assert!(error.is_request(), "{error}");
        let text = error.to_string();
        assert!(
            text.contains("header `x-name`: it has a control character"),
            "{text}"
        );
        assert!(!text.contains("Evil"), "{text}");
    }
    let call = client.call("GET /x", &[], &[]).header("X Name", &"a");
    assert!(call.send_raw().await.unwrap_err().is_request());
}

#[tokio::test]
async fn reserved_characters_travel_where_they_break_nothing() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let all = ":/?#[]@!$&'()*+,;= %";
    let kept = ":/?%23[]@!$%26%27()*%2B,;%3D%20%25";
    client
        .call("GET /x", &[], &[])
        .reserved("a[]", &all, Form)
        .required_reserved("b", &vec!["x/y,z", "w"], FormJoined)
        .reserved("c", &vec!["x|y", "z"], Pipe)
        .reserved("d", &Vec::<String>::new(), Form)
        .send_raw()
        .await
        .unwrap();
    let expected = format!("a%5B%5D={kept}&b=x/y%2Cz,w&c=x%7Cy%7Cz");
    assert_eq!(server.request().query(), Some(expected.as_str()));
    let empty: &[i64] = &[];
    let call = client
        .call("GET /x", &[], &[])
        .required_reserved("p", &empty, Form);
    assert!(call.send_raw().await.unwrap_err().is_request());
}
