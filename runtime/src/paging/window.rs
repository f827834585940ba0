//! Which items of a list are asked for.

use std::{
    fmt,
    ops::{Range, RangeInclusive},
};

use crate::{
    codec::{Decode, DecodeError, Decoded, Encode, EncodeText, Source, View},
    error::Mistake,
};

/// A part of a list: items counted from 0, from the first one to the one behind the last.
///
/// It is made from a range of whole numbers: `0..50` and `0..=49` are both the first 50 items.
/// What is sent counts as HTTP does, with the last item in it: `Range: items=0-49`. A request
/// gives an error before it is sent where its window is empty, ends before it begins, begins
/// before the first item, or is larger than the API allows.
///
/// ```
/// use specwright_runtime::Window;
///
/// assert_eq!(Window::from(0..50), Window::from(0..=49));
/// assert_eq!(Window::from(100_u64..150).to_string(), "100-149");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Whole numbers of any type fit, so that a wrong one is told when the call is sent.
    start: i128,
    /// Behind the last one.
    end: i128,
}

macro_rules! from_ranges {
    ($($number:ty)*) => {$(
        impl From<Range<$number>> for Window {
            fn from(range: Range<$number>) -> Self {
                Self { start: range.start.into(), end: range.end.into() }
            }
        }
        impl From<RangeInclusive<$number>> for Window {
            fn from(range: RangeInclusive<$number>) -> Self {
                let (start, end) = range.into_inner();
                Self { start: start.into(), end: i128::from(end) + 1 }
            }
        }
    )*};
}

// `i32` is what a range of bare numbers becomes.
from_ranges! { i32 i64 u32 u64 }

impl From<Range<usize>> for Window {
    fn from(range: Range<usize>) -> Self {
        Self::from(range.start as u64..range.end as u64)
    }
}

impl From<RangeInclusive<usize>> for Window {
    fn from(range: RangeInclusive<usize>) -> Self {
        let (start, end) = range.into_inner();
        Self::from(start as u64..=end as u64)
    }
}

impl Window {
    /// The items that it asks for; or why there are none that could be asked for.
    pub(super) fn items(self) -> Result<Range<u64>, Mistake> {
        let Ok(start) = u64::try_from(self.start) else {
            return Err(Mistake::new("the window begins before the first item"));
        };
        if self.end == self.start {
            return Err(Mistake::new("the window is empty"));
        }
        if self.end < self.start {
            return Err(Mistake::new("the window ends before it begins"));
        }
        // No list is so long that it had the one item that is lost here.
        Ok(start..u64::try_from(self.end).unwrap_or(u64::MAX))
    }

    /// The same where one request gives at most `max`.
    pub(super) fn items_of_one_page(self, max: u64) -> Result<Range<u64>, Mistake> {
        let items = self.items()?;
        let asked = items.end - items.start;
        if asked > max {
            return Err(Mistake::new(format!(
                "the window has {asked} items, and one request gives at most {max}"
            )));
        }
        Ok(items)
    }
}

/// The first and the last item, as the wire has them: `0-49`.
impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end - 1)
    }
}

/// A text such as `items=0-49`. The unit is the operation's, and not kept.
impl Decode for Window {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        let mut read = None;
        source.text(&mut |text| read = parse(text))?;
        read.ok_or_else(|| DecodeError::new("a window is of the form `items=0-49`"))
    }
}

fn parse(text: &str) -> Option<Window> {
    let (_, items) = text.split_once('=')?;
    let (first, last) = items.split_once('-')?;
    Some(Window::from(number(first.trim())?..=number(last.trim())?))
}

/// Digits alone: `u64` would take a sign.
pub(super) fn number(text: &str) -> Option<u64> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// The same text, with the unit `items`.
impl Encode for Window {
    fn view(&self) -> View<'_> {
        View::Text(self)
    }
}

impl EncodeText for Window {
    fn write_text(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "items={self}")
    }
}

#[cfg(test)]
mod tests {
    use super::Window;
    use crate::codec::{from_json, to_json};

    #[test]
    fn ranges_of_all_numbers_are_windows() {
        let expected = Window::from(0..50);
        assert_eq!(Window::from(0..=49), expected);
        assert_eq!(Window::from(0_usize..50), expected);
        assert_eq!(Window::from(0_u32..50), expected);
        assert_eq!(Window::from(0_i64..50), expected);
        assert_eq!(Window::from(0_usize..=49), expected);
        assert_eq!(expected.items().unwrap(), 0..50);
        let whole = Window::from(0..=u64::MAX);
        assert_eq!(whole.items().unwrap(), 0..u64::MAX);
    }

    #[test]
    #[allow(clippy::reversed_empty_ranges)] // That is what is asked.
    fn windows_without_items_are_refused() {
        let rows = [
            (Window::from(-5..3), "begins before the first item"),
            (Window::from(5..5), "is empty"),
            (Window::from(5..3), "ends before it begins"),
            (
                Window::from(0..51),
                "has 51 items, and one request gives at most 50",
            ),
        ];
        for (window, expected) in rows {
            let mistake = window.items_of_one_page(50).unwrap_err();
            assert!(format!("{mistake:?}").contains(expected), "{mistake:?}");
        }
        assert_eq!(Window::from(9..59).items_of_one_page(50).unwrap(), 9..59);
    }

    #[test]
    fn the_text_of_a_window_has_its_last_item() {
        let window: Window = from_json(br#""participants=0-49""#).unwrap();
        assert_eq!(window, Window::from(0..50));
        assert_eq!(to_json(&window).unwrap(), br#""items=0-49""#);
        for text in ["0-49", "a=0", "a=-", "a=+1-2", "a=1-99999999999999999999"] {
            let json = format!("\"{text}\"");
            assert!(from_json::<Window>(json.as_bytes()).is_err(), "{text}");
        }
    }
}
