//! Pages of a list: the header `Range` is read, judged against the list, and answered.

use rusqlite::Row;

use super::{Reason, Refused, Scope};

/// Most items of a page.
const MAX: u64 = 50;

/// A range that is well formed, in order and not too large. Both ends count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Range {
    unit: &'static str,
    from: u64,
    to: u64,
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// What is counted.
    pub unit: &'static str,
    /// The position of the first item, counted from 0.
    pub from: u64,
    /// The items.
    pub items: Vec<T>,
    /// How many the whole list has.
    pub total: u64,
}

impl<T> Page<T> {
    /// The header `Content-Range`: `participants 0-49/114`, and `participants */0` of a page
    /// without items.
    pub fn content_range(&self) -> String {
        let Self {
            unit, from, total, ..
        } = self;
        match self.items.len() as u64 {
            0 => format!("{unit} */{total}"),
            count => format!("{unit} {from}-{}/{total}", from + count - 1),
        }
    }
}

impl Range {
    /// Reads the header: 400 where it is missing or malformed, 416 where it is of another unit,
    /// backwards or too large.
    pub(super) fn read(header: Option<&str>, unit: &'static str) -> Result<Self, Refused> {
        let Some(text) = header else {
            let message = format!("The header is missing: {unit}=0-{}, for example.", MAX - 1);
            return Err(Refused::new(400, reason("missing", message)));
        };
        let refused =
            |status, message: String| Refused::new(status, reason("range", message).value(text));
        let Some((its_unit, from, to)) = parts(text) else {
            let message = format!("This is not of the form {unit}=FROM-TO.");
            return Err(refused(400, message));
        };
        if its_unit != unit {
            return Err(refused(416, format!("The unit has to be {unit}.")));
        }
        if from > to {
            return Err(refused(416, "The range ends before it begins.".to_owned()));
        }
        if to - from >= MAX {
            return Err(refused(416, format!("A range has at most {MAX} items.")));
        }
        Ok(Self { unit, from, to })
    }

    /// What SQL calls limit and offset, if the range begins inside of a list of so many items; 416
    /// otherwise. An empty list has no inside: whether its first page is an empty one is a choice.
    pub(super) fn within(self, total: u64, empty_is_a_page: bool) -> Result<(i64, i64), Refused> {
        if self.from < total || (total == 0 && self.from == 0 && empty_is_a_page) {
            // A range that begins inside of a list is far below the end of the numbers.
            let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
            return Ok((number(self.to - self.from + 1), number(self.from)));
        }
        let Self { unit, from, to } = self;
        let message = format!("The list has {total} items.");
        let value = format!("{unit}={from}-{to}");
        Err(Refused::new(416, reason("range", message).value(value)))
    }

    /// The page that answers it.
    pub(super) fn page<T>(self, items: Vec<T>, total: u64) -> Page<T> {
        Page {
            unit: self.unit,
            from: self.from,
            items,
            total,
        }
    }
}

/// Reads the length of a list, the only column of a row.
pub(super) fn total(row: &Row<'_>) -> rusqlite::Result<u64> {
    Ok(u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0))
}

/// 416 for a range that is well formed, though not what the document's pattern asks for: it is of
/// another unit. 400 is for what is no range, and a pattern cannot tell the two apart.
pub(super) fn other_unit(text: &str) -> Option<Refused> {
    let (unit, ..) = parts(text)?;
    let message = format!("The list is not counted in {unit}.");
    Some(Refused::new(416, reason("range", message).value(text)))
}

fn reason(kind: &'static str, message: String) -> Reason {
    Reason::new((Scope::Header, "Range"), kind, message)
}

/// Unit and both ends. A number that is too large to count is beyond every list.
fn parts(text: &str) -> Option<(&str, u64, u64)> {
    let (unit, range) = text.split_once('=')?;
    let (from, to) = range.split_once('-')?;
    let word = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase());
    let number = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    word(unit).then_some((unit, number(from)?, number(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_judged_before_the_list_is_looked_at() {
        for (header, status) in [
            (None, 400),
            (Some(""), 400),
            (Some("0-49"), 400),
            (Some("=0-49"), 400),
            (Some("participants"), 400),
            (Some("participants=0"), 400),
            (Some("participants=-5"), 400),
            (Some("participants=0-"), 400),
            (Some("participants=a-b"), 400),
            (Some("participants=+0-49"), 400),
            (Some("participants= 0-49"), 400),
            (Some("participants=0-49,60-70"), 400),
            (Some("participants=0-4-9"), 400),
            (Some("registrations=0-49"), 416),
            (Some("bytes=0-49"), 416),
            (Some("participants=1-0"), 416),
            (Some("participants=0-50"), 416),
            (Some("participants=0-99999999999999999999999"), 416),
        ] {
            let refused = Range::read(header, "participants").unwrap_err();
            assert_eq!(refused.status, status, "{header:?}");
            assert_eq!(refused.reasons[0].property_path, "Range");
        }
    }

    #[test]
    fn another_unit_is_no_mistake_of_form() {
        for (header, status) in [
            ("bytes=0-49", Some(416)),
            ("bytes=0-", None),
            ("0-49", None),
            ("", None),
        ] {
            let refused = other_unit(header).map(|refused| refused.status);
            assert_eq!(refused, status, "{header}");
        }
    }

    #[test]
    fn ranges_are_judged_against_the_list() {
        for (header, total, window) in [
            ("participants=0-49", 114, Some((50, 0))),
            ("participants=0-0", 1, Some((1, 0))),
            ("participants=100-149", 114, Some((50, 100))),
            ("participants=113-113", 114, Some((1, 113))),
            ("participants=114-114", 114, None),
            ("participants=114-163", 114, None),
            ("participants=50-99", 50, None),
            ("participants=0-49", 0, None),
            (
                "participants=99999999999999999999999-99999999999999999999999",
                114,
                None,
            ),
        ] {
            let range = Range::read(Some(header), "participants").unwrap();
            let judged = range.within(total, false);
            assert_eq!(judged.clone().ok(), window, "{header} of {total}");
            assert!(judged.err().is_none_or(|refused| refused.status == 416));
        }
    }

    #[test]
    fn the_first_page_of_an_empty_list_may_be_a_page() {
        let read = |header| Range::read(Some(header), "participants").unwrap();
        let first = read("participants=0-49");
        assert_eq!(first.within(0, true), Ok((50, 0)));
        assert_eq!(
            first.page::<u8>(Vec::new(), 0).content_range(),
            "participants */0"
        );
        assert!(read("participants=1-49").within(0, true).is_err());
    }

    #[test]
    fn a_page_tells_what_it_holds() {
        let range = Range::read(Some("participants=100-149"), "participants").unwrap();
        let page = range.page(vec![(); 14], 114);
        assert_eq!(page.content_range(), "participants 100-113/114");
    }
}
