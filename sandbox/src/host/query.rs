//! The query of a request without what may be secret.
//!
//! Invariant: a value is shown only where its parameter is known to be none of a secret; what is
//! not known, such as a misspelt name, is not shown.

/// Stands in place of a value that is not shown.
const HIDDEN: &str = "[redacted]";

/// How much of a query is shown, in characters.
const SHOWN: usize = 1_000;

/// A query with the values of the named parameters, and of no other ones.
pub(super) fn shown(query: &str, public: &[String]) -> String {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let shown: Vec<String> = pairs.map(|pair| shown_pair(pair, public)).collect();
    cut(&shown.join("&"), SHOWN)
}

fn shown_pair(pair: &str, public: &[String]) -> String {
    let Some((name, value)) = pair.split_once('=') else {
        // Without a name all of it may be a secret.
        return HIDDEN.to_owned();
    };
    match public.iter().any(|known| known == name) {
        true => plain(pair),
        false if value.is_empty() => plain(pair),
        false => format!("{}={HIDDEN}", plain(name)),
    }
}

/// A text in one line of printable characters.
pub(super) fn plain(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_graphic();
    match text.chars().all(is_plain) {
        true => text.to_owned(),
        false => text.escape_default().to_string().replace(' ', "%20"),
    }
}

/// The start of a text.
pub(super) fn cut(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn only_what_is_known_is_shown() {
        let public = ["name".to_owned(), "race_id".to_owned()];
        let rows = [
            ("name=snow&race_id=7", "name=snow&race_id=7"),
            ("api_key=secret&name=snow", "api_key=[redacted]&name=snow"),
            ("api%5Fkey=secret", "api%5Fkey=[redacted]"),
            (
                "API_KEY=secret&nmae=snow",
                "API_KEY=[redacted]&nmae=[redacted]",
            ),
            ("secret", "[redacted]"),
            ("api_key=&&name=", "api_key=&name="),
            ("name=a=b", "name=a=b"),
        ];
        for (query, expected) in rows {
            assert_eq!(shown(query, &public), expected, "{query}");
        }
    }
}
