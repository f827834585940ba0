//! Which statuses stand for a declared one.

use crate::document::Operation;

/// Whether an answer of a status never has a body.
pub(super) fn is_bodiless(status: u16) -> bool {
    matches!(status, 204 | 304)
}

/// Statuses that stand for a declared one: itself, one of the range that is not declared by
/// itself, or for `default` one that nothing declares.
pub(super) fn of(operation: &Operation<'_>, declared: &str) -> Vec<u16> {
    let is_declared = |status: u16| {
        let text = status.to_string();
        let range = format!("{}XX", &text[..1]);
        (
            operation.responses.iter().any(|one| one.status == text),
            operation
                .responses
                .iter()
                .any(|one| one.status.eq_ignore_ascii_case(&range)),
        )
    };
    if let Ok(status) = declared.parse::<u16>() {
        // An answer of 1xx is followed by another one.
        return (200..600)
            .contains(&status)
            .then_some(status)
            .into_iter()
            .collect();
    }
    let of_range = |first: u16| {
        [0, 18, 3, 1, 99]
            .map(|offset| first + offset)
            .into_iter()
            .find(|status| !is_declared(*status).0)
    };
    match declared.bytes().next() {
        Some(digit @ b'2'..=b'5') => of_range(u16::from(digit - b'0') * 100)
            .into_iter()
            .collect(),
        Some(b'1') => Vec::new(),
        _ => {
            let free = |status: &u16| is_declared(*status) == (false, false);
            let success = operation
                .responses
                .iter()
                .any(|one| one.status.starts_with('2'));
            let errors = [500, 418, 503, 409].into_iter().find(free);
            errors
                .into_iter()
                .chain((!success).then_some(200).filter(free))
                .collect()
        }
    }
}
