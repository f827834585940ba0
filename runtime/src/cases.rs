//! Which of the declared answers one that came is, by its status and its media type.
//!
//! Invariant: nothing here looks into a body, but to ask whether it is JSON at all.

use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};
use serde::de::IgnoredAny;

/// One declared answer: a status, and the media types that are read alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    /// `200`, `2XX` or `default`.
    status: &'static str,
    /// The media types, with blanks between them; empty for an answer without a body.
    media: &'static str,
    /// Whether the body is handed out while it comes.
    live: bool,
}

/// The declared answers of an operation; of one status, the preferred media types first.
pub type Cases = &'static [Case];

/// The cases of an operation whose every success is handed out while it comes.
pub const LIVE: Cases = &[Case::live("2XX", "")];

/// An answer of a status that no case stands for.
pub(crate) const UNDECLARED: usize = usize::MAX;

impl Case {
    /// An answer whose body is read to its end before it is decoded.
    pub const fn whole(status: &'static str, media: &'static str) -> Self {
        Self {
            status,
            media,
            live: false,
        }
    }

    /// An answer whose body is handed out while it comes.
    pub const fn live(status: &'static str, media: &'static str) -> Self {
        Self {
            status,
            media,
            live: true,
        }
    }

    fn rank(&self, content_type: &str) -> u8 {
        let media = self.media.split(' ');
        media.map(|m| rank(m, content_type)).max().unwrap_or(0)
    }

    fn is_json(&self) -> bool {
        self.media.split(' ').any(|m| kin(essence(m)) == Kin::Json)
    }
}

/// The case that an answer was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Chosen {
    pub(crate) index: usize,
    pub(crate) live: bool,
    /// Nothing in the answer told its media type, and there are several.
    unsure: bool,
}

/// Whether a redirect of that status is declared as an answer.
pub(crate) fn declares_redirect(cases: &[Case], status: StatusCode) -> bool {
    let declared = declared(cases, status.as_u16());
    status.is_redirection() && declared.is_some_and(|s| s != "default")
}

/// The case of a successful answer. One of a status that is not declared is read as the only
/// status that is, where there is one only.
pub(crate) fn success(cases: &[Case], status: StatusCode, headers: &HeaderMap) -> Chosen {
    // A redirect says nothing of what a success is.
    let mut successes = cases.iter().filter(|case| !case.status.starts_with('3'));
    let first = successes.next().map(|case| case.status);
    let only = first.filter(|first| successes.all(|case| case.status == *first));
    match declared(cases, status.as_u16()).or(only) {
        Some(group) => of_group(cases, group, headers),
        None => Chosen {
            index: UNDECLARED,
            live: false,
            unsure: false,
        },
    }
}

/// The case of an error with a whole body; `None` where its status is not declared.
pub(crate) fn error(
    cases: &[Case],
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
) -> Option<usize> {
    let group = declared(cases, status.as_u16())?;
    Some(of_group(cases, group, headers).looked_into(cases, body))
}

impl Chosen {
    /// The case, after a look at the body where nothing else told the media type.
    pub(crate) fn looked_into(self, cases: &[Case], body: &[u8]) -> usize {
        let Some(chosen) = cases.get(self.index).filter(|c| self.unsure && c.is_json()) else {
            return self.index;
        };
        if serde_json::from_slice::<IgnoredAny>(body).is_ok() {
            return self.index;
        }
        let other = |case: &Case| case.status == chosen.status && !case.live && !case.is_json();
        cases.iter().position(other).unwrap_or(self.index)
    }
}

/// The status as declared: the code itself before its range, that before `default`.
fn declared(cases: &[Case], status: u16) -> Option<&'static str> {
    let code = |case: &&Case| case.status.parse() == Ok(status);
    let range = |case: &&Case| {
        let first = case.status.strip_suffix("XX");
        first.and_then(|first| first.parse().ok()) == Some(status / 100)
    };
    let default = |case: &&Case| case.status == "default";
    let found = cases.iter().find(code);
    let found = found.or_else(|| cases.iter().find(range));
    let found = found.or_else(|| cases.iter().find(default));
    found.map(|case| case.status)
}

/// The case of that status that fits the media type best.
fn of_group(cases: &[Case], group: &str, headers: &HeaderMap) -> Chosen {
    let content_type = headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok());
    let mut best: Option<(u8, usize, bool)> = None;
    let mut several = false;
    for (index, case) in cases.iter().enumerate() {
        if case.status != group {
            continue;
        }
        several |= best.is_some();
        let rank = content_type.map_or(0, |name| case.rank(name));
        if best.is_none_or(|(other, ..)| rank > other) {
            best = Some((rank, index, case.live));
        }
    }
    let (_, index, live) = best.unwrap_or((0, UNDECLARED, false));
    Chosen {
        index,
        live,
        unsure: several && content_type.is_none(),
    }
}

/// How well an answer's media type fits a declared one; 0 for not at all.
fn rank(declared: &str, content_type: &str) -> u8 {
    let (wanted, came) = (essence(declared), essence(content_type));
    if wanted.eq_ignore_ascii_case(came) {
        return match parameters_fit(declared, content_type) {
            true if declared.contains(';') => 6,
            true => 5,
            false => 4,
        };
    }
    if wanted == "*/*" {
        return 1;
    }
    let kind = |name: &str| {
        name.split('/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    };
    if wanted.ends_with("/*") && kind(wanted) == kind(came) {
        return 3;
    }
    let (wanted, came) = (kin(wanted), kin(came));
    if wanted == came && wanted != Kin::Other {
        2
    } else {
        0
    }
}

/// Whether an answer's media type has the parameters that a declared one asks for.
fn parameters_fit(declared: &str, content_type: &str) -> bool {
    let parameters = |text: &str| -> Vec<String> {
        let parts = text.split(';').skip(1);
        parts
            .map(|part| part.trim().replace('"', "").to_ascii_lowercase())
            .collect()
    };
    let came = parameters(content_type);
    let wanted = parameters(declared);
    wanted.iter().all(|parameter| came.contains(parameter))
}

/// Media types that are read alike where the very one is not declared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kin {
    Json,
    Text,
    Other,
}

fn kin(essence: &str) -> Kin {
    let name = essence.to_ascii_lowercase();
    match name.as_str() {
        "application/json" | "text/json" => Kin::Json,
        "text/event-stream" => Kin::Other,
        name if name.ends_with("+json") => Kin::Json,
        "application/xml" => Kin::Text,
        name if name.starts_with("text/") || name.ends_with("+xml") => Kin::Text,
        _ => Kin::Other,
    }
}

/// A media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::{Case, UNDECLARED, declares_redirect, error, success};
    use http::{HeaderMap, StatusCode, header::CONTENT_TYPE};

    const CASES: &[Case] = &[
        Case::whole("200", "application/json text/json"),
        Case::whole("200", "application/json;version=2"),
        Case::whole("200", "text/plain"),
        Case::live("200", "image/*"),
        Case::whole("204", ""),
        Case::whole("302", ""),
        Case::whole("4XX", "application/json"),
    ];

    fn headers(content_type: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        if !content_type.is_empty() {
            headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        }
        headers
    }

    #[test]
    fn status_and_media_type_choose() {
        let rows = [
            (200, "application/json", 0),
            (200, "Application/JSON; charset=utf-8", 0),
            (200, "text/json", 0),
            (200, "application/hal+json", 0),
            (200, "application/json; version=2", 1),
            (200, "application/json; charset=utf-8; Version=\"2\"", 1),
            (200, "text/plain;charset=iso-8859-1", 2),
            (200, "text/html", 2),
            (200, "image/png", 3),
            (200, "application/x-unheard-of", 0),
            (200, "", 0),
            (204, "", 4),
            (302, "", 5),
            (404, "", 6),
            (201, "application/json", UNDECLARED),
        ];
        for (status, content_type, index) in rows {
            let status = StatusCode::from_u16(status).unwrap();
            let chosen = success(CASES, status, &headers(content_type));
            assert_eq!(chosen.index, index, "{status} {content_type}");
            assert_eq!(chosen.live, index == 3);
        }
    }

    #[test]
    fn one_declared_status_stands_for_all_successes() {
        let chosen = success(&CASES[..3], StatusCode::CREATED, &headers("text/plain"));
        assert_eq!(chosen.index, 2);
    }

    #[test]
    fn without_a_media_type_the_body_tells_json_from_text() {
        let chosen = success(CASES, StatusCode::OK, &headers(""));
        assert_eq!(chosen.looked_into(CASES, b"[1]"), 0);
        assert_eq!(chosen.looked_into(CASES, b"words"), 2);
        let chosen = success(CASES, StatusCode::OK, &headers("application/json"));
        assert_eq!(chosen.looked_into(CASES, b"words"), 0);
    }

    #[test]
    fn the_code_comes_before_the_range_and_that_before_default() {
        const CASES: &[Case] = &[
            Case::whole("default", ""),
            Case::whole("4XX", ""),
            Case::whole("404", ""),
        ];
        for (status, index) in [(404, 2), (400, 1), (500, 0)] {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(error(CASES, status, &headers(""), b""), Some(index));
        }
        let found = error(&CASES[1..], StatusCode::BAD_GATEWAY, &headers(""), b"");
        assert_eq!(found, None);
    }

    #[test]
    fn a_redirect_is_an_answer_where_it_is_declared() {
        assert!(declares_redirect(CASES, StatusCode::FOUND));
        assert!(!declares_redirect(CASES, StatusCode::SEE_OTHER));
        let default = [Case::whole("default", "")];
        assert!(!declares_redirect(&default, StatusCode::FOUND));
    }
}
