//! The address of the next page: the header `Link` (RFC 8288), and where an address may lead.

use http::{HeaderMap, header::LINK};
use url::Url;

use super::query;

/// The target of the first link to the next page; `None` where there is none.
pub(super) fn next(headers: &HeaderMap) -> Result<Option<String>, String> {
    for value in headers.get_all(LINK) {
        let text = std::str::from_utf8(value.as_bytes()).ok();
        let links = text.and_then(|text| next_of(text).ok());
        let form = "the header `Link` is not of the form `<address>; rel=\"next\"`";
        if let Some(target) = links.ok_or(form)? {
            return Ok(Some(target.to_owned()));
        }
    }
    Ok(None)
}

/// A text that is no list of links.
struct Malformed;

/// The same for one header.
fn next_of(mut rest: &str) -> Result<Option<&str>, Malformed> {
    let mut found = None;
    loop {
        // Empty elements of a list are allowed.
        rest = rest.trim_start_matches([' ', '\t', ',']);
        if rest.is_empty() {
            return Ok(found);
        }
        let (target, behind) = rest
            .strip_prefix('<')
            .and_then(|rest| rest.split_once('>'))
            .ok_or(Malformed)?;
        let (is_next, behind) = parameters(behind)?;
        if is_next && found.is_none() {
            found = Some(target);
        }
        rest = behind;
    }
}

/// Whether the parameters of a link say that it leads to the next page; and what is behind them.
fn parameters(mut rest: &str) -> Result<(bool, &str), Malformed> {
    let (mut rel, mut elsewhere) = (None, false);
    loop {
        rest = rest.trim_start();
        if rest.is_empty() || rest.starts_with(',') {
            let is_next = rel.is_some_and(|rel: String| has_word(&rel, "next"));
            return Ok((is_next && !elsewhere, rest));
        }
        rest = rest.strip_prefix(';').ok_or(Malformed)?.trim_start();
        let end = rest.find([';', ',', '=']).unwrap_or(rest.len());
        let (name, behind) = rest.split_at(end);
        let value;
        (value, rest) = match behind.strip_prefix('=') {
            Some(behind) => parameter_value(behind.trim_start())?,
            None => (String::new(), behind),
        };
        let name = name.trim();
        if name.eq_ignore_ascii_case("rel") {
            // Only the first one counts.
            rel.get_or_insert(value);
        } else if name.eq_ignore_ascii_case("anchor") {
            // It is a link of something else.
            elsewhere = true;
        }
    }
}

/// A token or a text in quotes, and what is behind it.
fn parameter_value(text: &str) -> Result<(String, &str), Malformed> {
    let Some(quoted) = text.strip_prefix('"') else {
        let end = text.find([';', ',']).unwrap_or(text.len());
        let (token, behind) = text.split_at(end);
        return Ok((token.trim_end().to_owned(), behind));
    };
    let (mut value, mut escaped) = (String::new(), false);
    for (place, c) in quoted.char_indices() {
        match c {
            _ if escaped => {
                value.push(c);
                escaped = false;
            }
            '\\' => escaped = true,
            '"' => {
                let behind = quoted.get(place + 1..).unwrap_or_default();
                return Ok((value, behind));
            }
            c => value.push(c),
        }
    }
    Err(Malformed)
}

fn has_word(text: &str, word: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    words.any(|other| other.eq_ignore_ascii_case(word))
}

/// The address that a target leads to from that of a call, in its normal form and without the
/// parameters that are credentials: those are added when it is sent.
pub(super) fn resolve(
    from: &str,
    target: &str,
    is_credential: impl Fn(&str) -> bool,
) -> Result<String, String> {
    let unusable = || "the address of the next page cannot be used".to_owned();
    let from = Url::parse(from).map_err(|_| unusable())?;
    let mut url = from.join(target.trim()).map_err(|_| unusable())?;
    if url.origin() != from.origin() {
        return Err("the address of the next page has another origin".to_owned());
    }
    // A name or password from the server is not for it to choose; `origin` knows neither.
    url.set_username("").map_err(|()| unusable())?;
    url.set_password(None).map_err(|()| unusable())?;
    url.set_fragment(None);
    Ok(query::without(url.as_str(), is_credential))
}

#[cfg(test)]
mod tests {
    use super::{next, resolve};
    use http::{HeaderMap, HeaderValue, header::LINK};

    fn read(values: &[&'static str]) -> Result<Option<String>, String> {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(LINK, HeaderValue::from_static(value));
        }
        next(&headers)
    }

    #[test]
    fn the_next_page_is_found_among_links() {
        let rows: [(&[&'static str], Option<&str>); 13] = [
            (&[r#"</a?page=2>; rel="next""#], Some("/a?page=2")),
            (&["</a>; rel=next"], Some("/a")),
            (&["</a>;REL=NEXT;title=x"], Some("/a")),
            (&[r#"</p>; rel=prev, </n>; rel="next""#], Some("/n")),
            (&[r#"</p>; rel="prev""#, "</n>; rel=next"], Some("/n")),
            (&[r#"</n>; rel="last next""#], Some("/n")),
            (
                &[r#"</n,x>; title="a, \"b\"; rel=prev"; rel="next""#],
                Some("/n,x"),
            ),
            (&["</a>; rel = next , </b>; rel=next"], Some("/a")),
            (&["</a>; rel=prev; rel=next"], None),
            (&[r##"</a>; rel=next; anchor="#x""##], None),
            (&["</a>; nofollow; rel=\"nextish\""], None),
            (&["", ",,"], None),
            (&[], None),
        ];
        for (values, expected) in rows {
            assert_eq!(read(values).unwrap().as_deref(), expected, "{values:?}");
        }
        for wrong in [
            "/a; rel=next",
            "</a; rel=next",
            r#"</a>; rel="next"#,
            "</a> x",
        ] {
            assert!(read(&[wrong]).is_err(), "{wrong}");
        }
    }

    #[test]
    fn targets_stay_in_their_origin_and_hold_no_credential() {
        let key = |name: &str| name == "api key";
        let from = "https://api.example.com/v2/teams?limit=2";
        let rows = [
            ("?page=2", Some("https://api.example.com/v2/teams?page=2")),
            ("/v2/b#top", Some("https://api.example.com/v2/b")),
            ("//api.example.com:443/c", Some("https://api.example.com/c")),
            (
                "https://u:p@API.example.com/d?api%20key=s&x=1&api+key=s",
                Some("https://api.example.com/d?x=1"),
            ),
            ("", Some("https://api.example.com/v2/teams?limit=2")),
            ("http://api.example.com/e", None),
            ("https://api.example.com:444/f", None),
            ("https://evil.example/g?token=s3cret", None),
            ("data:text/plain,x", None),
            ("https://[", None),
        ];
        for (target, expected) in rows {
            let url = resolve(from, target, key);
            assert_eq!(url.as_deref().ok(), expected, "{target}");
        }
        let error = resolve(from, "https://evil.example/?token=s3cret", key).unwrap_err();
        assert!(error.contains("another origin") && !error.contains("s3cret"));
    }
}
