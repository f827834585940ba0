//! Paths: nothing in an argument changes the path, and the base URL is joined as people expect.

use crate::{
    model::{API, client},
    server::{NO_CONTENT, Server},
};
use specwright_runtime::{Value, glue as rt};

#[tokio::test]
async fn arguments_stay_inside_their_segment() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let list = vec!["a,b".to_owned(), "c".to_owned()];
    let rows: &[(&dyn rt::Encode, &str)] = &[
        (&"plain-._~09", "plain-._~09"),
        (&"a/b?c#d e%20ü&=+", "a%2Fb%3Fc%23d%20e%2520%C3%BC%26%3D%2B"),
        (&"🏅", "%F0%9F%8F%85"),
        (&"%2e%2e", "%252e%252e"),
        (&"...", "..."),
        (&"\\..\\", "%5C..%5C"),
        (&"\r\n\t\0", "%0D%0A%09%00"),
        (&"@:;,$'()*![]", "%40%3A%3B%2C%24%27%28%29%2A%21%5B%5D"),
        (&7_i64, "7"),
        (&true, "true"),
        (&list, "a%2Cb,c"),
    ];
    for (arg, expected) in rows {
        client
            .call("GET /x/{}/y", &[*arg], &[])
            .send_raw()
            .await
            .unwrap();
        assert_eq!(server.request().line(), format!("GET /x/{expected}/y"));
    }
}

#[tokio::test]
async fn templates_are_sent_as_the_document_has_them() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let rows = [
        ("GET /", "GET /"),
        ("PATCH /a.json", "PATCH /a.json"),
        ("GET /users('{}')", "GET /users('1')"),
        ("GET /a b/ü#{}", "GET /a%20b/%C3%BC%231"),
        ("GET /a?action=list&id={}", "GET /a?action=list&id=1&q=2"),
        ("GET /a?name='x'", "GET /a?name=%27x%27&q=2"),
    ];
    for (template, expected) in rows {
        let args: &[&dyn rt::Encode] = if template.contains("{}") {
            &[&1_i64]
        } else {
            &[]
        };
        let mut call = client.call(template, args, &[]);
        if template.contains('?') {
            call = call.query("q", &2_i64, rt::Style::Form);
        }
        call.send_raw().await.unwrap();
        assert_eq!(server.request().line(), expected);
    }
}

#[tokio::test]
async fn arguments_that_would_leave_the_path_are_refused() {
    let client = client("http://127.0.0.1:9");
    let none: Option<String> = None;
    let rows: &[(&'static str, &[&dyn rt::Encode], &str)] = &[
        ("GET /x/{}", &[&""], "path argument `1`: it is empty"),
        ("GET /x/{}", &[&none], "path argument `1`: it is empty"),
        ("GET /x/{}", &[&"."], "a segment `.` or `..`"),
        ("GET /x/{}/y", &[&".."], "a segment `.` or `..`"),
        ("GET /x/.{}/y", &[&"."], "a segment `.` or `..`"),
        ("GET /x/{}{}", &[&".", &"."], "a segment `.` or `..`"),
        (
            "GET /x/{}/{}",
            &[&"a", &""],
            "path argument `2`: it is empty",
        ),
        (
            "GET /x/{}",
            &[&f64::NAN],
            "path argument `1`: a number is not finite",
        ),
        ("GET /x/{}", &[], "missing"),
        ("GET /x", &[&"a"], "more path arguments"),
    ];
    for (template, args, expected) in rows {
        let error = client
            .call(template, args, &[])
            .send_raw()
            .await
            .unwrap_err();
        assert!(error.is_request(), "{error}");
        assert!(error.to_string().contains(expected), "{error}");
        assert!(error.to_string().starts_with(template), "{error}");
    }
}

#[tokio::test]
async fn a_base_url_may_have_a_path_and_a_slash() {
    let server = Server::start(&[NO_CONTENT]).await;
    for (path, expected) in [
        ("", "/x"),
        ("/", "/x"),
        ("/v2", "/v2/x"),
        ("/v2/", "/v2/x"),
        ("/a/../b", "/b/x"),
        ("/ü", "/%C3%BC/x"),
    ] {
        let client = client(&format!("{}{path}", server.url));
        client.call("GET /x", &[], &[]).send_raw().await.unwrap();
        assert_eq!(server.request().line(), format!("GET {expected}"));
    }
}

#[test]
fn a_bad_base_url_is_refused_without_being_shown() {
    for (url, expected) in [
        ("api.example.com", "relative URL"),
        ("ftp://api.example.com", "scheme"),
        ("https://", "host"),
        ("https://api.example.com?key=hidden", "query"),
        ("https://api.example.com/#hidden", "fragment"),
        ("https://hidden:hidden@api.example.com", "user name"),
    ] {
        let built = rt::Client::builder(&API).base_url(url.to_owned()).build();
        let error = built.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
        assert!(!error.contains("hidden"), "{error}");
    }
}

#[tokio::test]
async fn each_style_writes_each_shape() {
    let server = Server::start(&[NO_CONTENT]).await;
    let client = client(&server.url);
    let array: Value = r#"["a,b", 2, ""]"#.parse().unwrap();
    let object: Value = r#"{"r": 100, "s": "a;b", "t": null}"#.parse().unwrap();
    let rows: &[(&'static str, &dyn rt::Encode, &str)] = &[
        ("GET /{*}", &"a/b", "a%2Fb"),
        ("GET /{*}", &array, "a%2Cb,2,"),
        ("GET /{*}", &object, "r=100,s=a%3Bb"),
        ("GET /{}", &object, "r,100,s,a%3Bb"),
        ("GET /{.}", &"a.b", ".a.b"),
        ("GET /{.}", &array, ".a%2Cb,2,"),
        ("GET /{.}", &object, ".r,100,s,a%3Bb"),
        ("GET /{*.}", &7_i64, ".7"),
        ("GET /{*.}", &array, ".a%2Cb.2."),
        ("GET /{*.}", &object, ".r=100.s=a%3Bb"),
        ("GET /{;id}", &"a", ";id=a"),
        ("GET /{;id}", &"", ";id"),
        ("GET /{;id}", &array, ";id=a%2Cb,2,"),
        ("GET /{;id}", &object, ";id=r,100,s,a%3Bb"),
        ("GET /{*;id}", &true, ";id=true"),
        ("GET /{*;id}", &array, ";id=a%2Cb;id=2;id"),
        ("GET /{*;id}", &object, ";r=100;s=a%3Bb"),
        ("GET /{;a b}", &1_i64, ";a%20b=1"),
        ("GET /{=}", &array, "%5B%22a%2Cb%22%2C2%2C%22%22%5D"),
    ];
    for (template, arg, expected) in rows {
        let call = client.call(template, &[*arg], &[]);
        call.send_raw().await.unwrap();
        let line = format!("GET /{expected}");
        assert_eq!(server.request().line(), line, "{template}");
    }
    for template in ["GET /{*}", "GET /{.}", "GET /{;id}", "GET /{*;id}"] {
        let empty: &[i64] = &[];
        let call = client.call(template, &[&empty], &[]);
        let error = call.send_raw().await.unwrap_err().to_string();
        assert!(error.contains("path argument `1`: it is empty"), "{error}");
    }
}
