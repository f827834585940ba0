//! The judge lets the right text of a parameter pass and refuses others.

mod common;

use common::Meant;
use serde_json::{Value, json};

/// A parameter with a style, a value, a text that is right and texts that are not.
struct Row {
    place: &'static str,
    style: &'static str,
    explode: bool,
    value: Value,
    right: &'static [&'static str],
    wrong: &'static [&'static str],
}

fn row(place: &'static str, style: &'static str, explode: bool, value: Value) -> Row {
    Row {
        place,
        style,
        explode,
        value,
        right: &[],
        wrong: &[],
    }
}

impl Row {
    fn right(self, right: &'static [&'static str]) -> Self {
        Row { right, ..self }
    }

    fn wrong(self, wrong: &'static [&'static str]) -> Self {
        Row { wrong, ..self }
    }

    fn check(&self) {
        let schema = match &self.value {
            Value::Array(_) => json!({ "type": "array", "items": {} }),
            Value::Object(_) => json!({ "type": "object" }),
            _ => json!({}),
        };
        let path = if self.place == "path" {
            "/x/{p}/y"
        } else {
            "/x"
        };
        let parameter = json!({
            "name": "p", "in": self.place, "required": true,
            "style": self.style, "explode": self.explode, "schema": schema,
        });
        let document = common::document("get", path, &json!({ "parameters": [parameter] }));
        let judged = |text: &str| {
            let (target, header) = match self.place {
                "path" => (format!("/x/{text}/y"), String::new()),
                "query" => (format!("/x{text}"), String::new()),
                "header" => ("/x".to_owned(), format!("p: {text}\r\n")),
                _ => ("/x".to_owned(), format!("cookie: {text}\r\n")),
            };
            let meant = Meant::new().argument(self.place, "p", self.value.clone());
            meant.judged(
                &document,
                &format!("GET /base{target} HTTP/1.1\r\nhost: api.test\r\n{header}\r\n"),
            )
        };
        for right in self.right {
            assert_eq!(
                judged(right),
                Vec::<String>::new(),
                "{} {} {}: {right}",
                self.place,
                self.style,
                self.explode
            );
        }
        for wrong in self.wrong {
            assert_ne!(
                judged(wrong),
                Vec::<String>::new(),
                "{} {} {}: {wrong}",
                self.place,
                self.style,
                self.explode
            );
        }
    }
}

fn list() -> Value {
    json!(["a", "b c", 3])
}

fn object() -> Value {
    json!({ "R": 100, "G": "x y" })
}

#[test]
fn parameters_of_the_path() {
    let rows = [
        row("path", "simple", false, json!("a/b c"))
            .right(&["a%2Fb%20c"])
            .wrong(&["a/b%20c", "a%2Fb+c", "a", ""]),
        row("path", "simple", false, list())
            .right(&["a,b%20c,3"])
            .wrong(&["a,b%20c", "a%2Cb%20c%2C3", "a;b%20c;3"]),
        row("path", "simple", true, list())
            .right(&["a,b%20c,3"])
            .wrong(&["p=a,p=b%20c,p=3"]),
        row("path", "simple", false, object())
            .right(&["R,100,G,x%20y", "G,x%20y,R,100"])
            .wrong(&["R=100,G=x%20y", "R,100"]),
        row("path", "simple", true, object())
            .right(&["R=100,G=x%20y"])
            .wrong(&["R,100,G,x%20y"]),
        row("path", "label", false, json!(5))
            .right(&[".5", ".5.0"])
            .wrong(&["5", ".6"]),
        row("path", "label", false, list())
            .right(&[".a.b%20c.3", ".a,b%20c,3"])
            .wrong(&["a.b%20c.3"]),
        row("path", "label", true, list())
            .right(&[".a.b%20c.3"])
            .wrong(&[".a,b%20c,3"]),
        row("path", "label", false, object())
            .right(&[".R.100.G.x%20y", ".R,100,G,x%20y"])
            .wrong(&[".R=100.G=x%20y"]),
        row("path", "label", true, object())
            .right(&[".R=100.G=x%20y"])
            .wrong(&[".R.100.G.x%20y"]),
        row("path", "matrix", false, json!("a"))
            .right(&[";p=a"])
            .wrong(&["a", "p=a", ";q=a"]),
        row("path", "matrix", false, json!(""))
            .right(&[";p", ";p="])
            .wrong(&["", ";"]),
        row("path", "matrix", false, list())
            .right(&[";p=a,b%20c,3"])
            .wrong(&[";p=a;p=b%20c;p=3"]),
        row("path", "matrix", true, list())
            .right(&[";p=a;p=b%20c;p=3"])
            .wrong(&[";p=a,b%20c,3", ";p=a;p=b%20c"]),
        row("path", "matrix", false, object())
            .right(&[";p=R,100,G,x%20y"])
            .wrong(&[";R=100;G=x%20y"]),
        row("path", "matrix", true, object())
            .right(&[";R=100;G=x%20y"])
            .wrong(&[";p=R,100,G,x%20y"]),
    ];
    rows.iter().for_each(Row::check);
}

#[test]
fn parameters_of_the_query() {
    let rows = [
        row("query", "form", true, json!("a&b=c+"))
            .right(&["?p=a%26b%3Dc%2B"])
            .wrong(&["?p=a&b=c%2B", "?p=a%26b%3Dc+", "", "?q=1"]),
        row("query", "form", true, json!(true))
            .right(&["?p=true"])
            .wrong(&["?p=True", "?p=1", "?p=true&p=true", "?p=true&q=1"]),
        row("query", "form", true, list())
            .right(&["?p=a&p=b+c&p=3"])
            .wrong(&["?p=a,b%20c,3", "?p[]=a&p[]=b%20c&p[]=3", "?p=b%20c&p=a&p=3"]),
        row("query", "form", false, list())
            .right(&["?p=a,b%20c,3"])
            .wrong(&["?p=a&p=b%20c&p=3", "?p=a%2Cb%20c%2C3"]),
        row("query", "form", true, json!([]))
            .right(&["", "?"])
            .wrong(&["?p=", "?p"]),
        row("query", "form", false, json!([]))
            .right(&[""])
            .wrong(&["?p="]),
        row("query", "form", true, object())
            .right(&["?R=100&G=x%20y"])
            .wrong(&["?p=R,100,G,x%20y", "?R=100"]),
        row("query", "form", false, object())
            .right(&["?p=R,100,G,x%20y"])
            .wrong(&["?R=100&G=x%20y"]),
        row("query", "spaceDelimited", false, json!(["a", "b"]))
            .right(&["?p=a%20b", "?p=a+b"])
            .wrong(&["?p=a,b", "?p=a&p=b"]),
        row("query", "spaceDelimited", true, json!(["a", "b"]))
            .right(&["?p=a&p=b"])
            .wrong(&["?p=a%20b"]),
        row("query", "pipeDelimited", false, json!(["a", "b"]))
            .right(&["?p=a|b", "?p=a%7Cb"])
            .wrong(&["?p=a,b", "?p=a&p=b"]),
        row("query", "pipeDelimited", true, json!(["a", "b"]))
            .right(&["?p=a&p=b"])
            .wrong(&["?p=a|b"]),
        row("query", "deepObject", true, object())
            .right(&["?p[R]=100&p[G]=x%20y", "?p%5BR%5D=100&p%5BG%5D=x%20y"])
            .wrong(&["?R=100&G=x%20y", "?p[R]=100", "?p.R=100&p.G=x%20y"]),
    ];
    rows.iter().for_each(Row::check);
}

#[test]
fn parameters_of_headers_and_cookies() {
    let rows = [
        row("header", "simple", false, json!("a b"))
            .right(&["a b"])
            .wrong(&["a%20b", ""]),
        row("header", "simple", false, json!(["a", "b"]))
            .right(&["a,b", "a, b"])
            .wrong(&["a", "a;b"]),
        row("header", "simple", true, json!({ "a": 1 }))
            .right(&["a=1"])
            .wrong(&["a,1"]),
        row("header", "simple", false, json!({ "a": 1 }))
            .right(&["a,1"])
            .wrong(&["a=1"]),
        row("cookie", "form", true, json!(7))
            .right(&["p=7"])
            .wrong(&["q=7", "p=7; q=1", "p=8", ""]),
        row("cookie", "form", false, json!(["a", "b"]))
            .right(&["p=a,b"])
            .wrong(&["p=a; p=b", "p=a%2Cb"]),
    ];
    rows.iter().for_each(Row::check);
}

#[test]
fn instants_are_compared_as_such_and_have_no_space() {
    let parameter = json!({ "name": "t", "in": "query", "schema": { "type": "string", "format": "date-time" } });
    let document = common::document("get", "/x", &json!({ "parameters": [parameter] }));
    let judged = |text: &str| {
        let meant = Meant::new().argument("query", "t", json!("2024-01-01T10:00:00+02:00"));
        meant.judged(
            &document,
            &format!("GET /base/x?t={text} HTTP/1.1\r\nhost: api.test\r\n\r\n"),
        )
    };
    assert!(judged("2024-01-01T10%3A00%3A00%2B02%3A00").is_empty());
    assert!(judged("2024-01-01T08:00:00Z").is_empty());
    assert!(!judged("2024-01-01%2010:00:00%2B02:00").is_empty());
    assert!(
        !judged("2024-01-01T10:00:00+02:00").is_empty(),
        "a plus sign is a space"
    );
    assert!(!judged("2024-01-01T10:00:00").is_empty());
}

#[test]
fn content_parameters_are_json_text() {
    let parameter = json!({ "name": "f", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } });
    let document = common::document("get", "/x", &json!({ "parameters": [parameter] }));
    let judged = |query: &str| {
        let meant = Meant::new().argument("query", "f", json!({ "a": [1, null] }));
        meant.judged(
            &document,
            &format!("GET /base/x?{query} HTTP/1.1\r\nhost: api.test\r\n\r\n"),
        )
    };
    assert!(judged("f=%7B%22a%22%3A%5B1%2Cnull%5D%7D").is_empty());
    assert!(!judged("a=1").is_empty());
    assert!(!judged("f=a,1").is_empty());
}

#[test]
fn what_was_not_given_is_not_sent() {
    let parameters = json!([
        { "name": "q", "in": "query", "schema": {} },
        { "name": "H", "in": "header", "schema": {} },
        { "name": "c", "in": "cookie", "schema": {} },
    ]);
    let document = common::document("get", "/x", &json!({ "parameters": parameters }));
    let judged = |target: &str, header: &str| {
        Meant::new().judged(
            &document,
            &format!("GET {target} HTTP/1.1\r\nhost: api.test\r\n{header}\r\n"),
        )
    };
    assert!(judged("/base/x", "").is_empty());
    assert!(!judged("/base/x?q=", "").is_empty());
    assert!(!judged("/base/x?other=1", "").is_empty());
    assert!(!judged("/base/x", "h: null\r\n").is_empty());
    assert!(!judged("/base/x", "cookie: c=1\r\n").is_empty());
    assert!(!judged("/x", "").is_empty(), "the base path is gone");
    assert!(!judged("/base/x/", "").is_empty());
    assert!(!judged("/base/x", "host: other.test\r\n").is_empty());
}
