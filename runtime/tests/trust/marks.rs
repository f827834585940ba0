//! What every secret holds, so that it is found in whatever is printed.

use std::{error::Error as StdError, fmt::Debug};

/// The slash is seen to be coded.
pub const MARK: &str = "MARKED/SECRET";

/// A secret with a name.
pub fn marked(name: &str) -> String {
    let name = name.replace(' ', "-");
    format!("{name}{MARK}")
}

/// The mark as it may stand in a text; three times in base64, by where it begins.
const FOUND: [&str; 5] = ["MARKED", "SECRET", "TUFSS0VE", "1BUktFRC", "NQVJLRU"];

/// Nothing of the mark is in a text.
#[track_caller]
pub fn clean(text: &str) {
    for found in FOUND {
        if let Some(place) = text.find(found) {
            let (before, after) = text.split_at(place);
            let start = before.chars().rev().take(200).collect::<Vec<_>>();
            let start: String = start.into_iter().rev().collect();
            panic!("{start} >>> {}", after.chars().take(80).collect::<String>());
        }
    }
}

#[track_caller]
pub fn clean_debug(value: &dyn Debug) {
    clean(&format!("{value:?} {value:#?}"));
}

/// All that an error says, and those below it.
#[track_caller]
pub fn clean_error(error: &(dyn StdError + 'static)) {
    let chain = std::iter::successors(Some(error), |error| StdError::source(*error));
    chain.for_each(|error| clean(&format!("{error} {error:#} {error:?} {error:#?}")));
}
