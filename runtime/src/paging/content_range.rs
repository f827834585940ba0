//! The header `Content-Range`: which items of how many an answer has.

use http::{HeaderMap, header::CONTENT_RANGE};

use super::window::number;

/// What a `Content-Range` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct ContentRange {
    /// The first and the last item; `None` for an answer without any.
    pub(super) items: Option<(u64, u64)>,
    /// How many items there are, where that is told.
    pub(super) total: Option<u64>,
}

/// Reads `unit a-b/total`, `unit a-b/*` or `unit */total`; `None` where there is no such header.
pub(super) fn read(headers: &HeaderMap, unit: &str) -> Result<Option<ContentRange>, String> {
    let Some(value) = headers.get(CONTENT_RANGE) else {
        return Ok(None);
    };
    let range = value.to_str().ok().and_then(|text| parse(text, unit));
    // What the server wrote is not repeated: it may be anything.
    range
        .map(Some)
        .ok_or_else(|| format!("the header `Content-Range` is not of the form `{unit} a-b/total`"))
}

fn parse(text: &str, unit: &str) -> Option<ContentRange> {
    let (named, rest) = text.trim().split_once(' ')?;
    let (items, total) = rest.trim().split_once('/')?;
    let items = match items {
        "*" => None,
        items => {
            let (first, last) = items.split_once('-')?;
            Some((number(first)?, number(last)?))
        }
    };
    let total = match total {
        "*" => None,
        total => Some(number(total)?),
    };
    let ordered = items.is_none_or(|(first, last)| {
        first <= last && last < u64::MAX && total.is_none_or(|total| last < total)
    });
    let fits = ordered && named.eq_ignore_ascii_case(unit);
    fits.then_some(ContentRange { items, total })
}

#[cfg(test)]
mod tests {
    use super::{ContentRange, parse};

    #[test]
    fn ranges_are_read_by_their_form_alone() {
        let range = |items, total| Some(ContentRange { items, total });
        let rows = [
            ("teams 0-49/114", range(Some((0, 49)), Some(114))),
            ("Teams  50-74/*", range(Some((50, 74)), None)),
            ("teams */0", range(None, Some(0))),
            ("teams */*", range(None, None)),
            ("users 0-49/114", None),
            ("teams 0-49", None),
            ("teams 49-0/114", None),
            ("teams 0-114/114", None),
            ("teams +0-49/114", None),
            ("teams 0-/114", None),
            ("teams=0-49/114", None),
            ("teams 0-18446744073709551615/*", None),
            ("teams 0-18446744073709551616/*", None),
            ("", None),
        ];
        for (text, expected) in rows {
            assert_eq!(parse(text, "teams"), expected, "{text}");
        }
    }
}
