//! Names without regard to case.

/// The text in which two names that differ only in case are equal. Each character is taken by
/// itself: what it becomes does not depend on where it stands, so that a part of a name is found
/// in the name.
pub(super) fn key(name: &str) -> String {
    (name.chars().flat_map(char::to_uppercase))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn case_does_not_matter_in_any_script() {
        for (one, other) in [
            ("Snow", "sNOW"),
            ("ÉCLAIR", "éclair"),
            ("Straße", "STRASSE"),
            ("ΟΔΟΣ", "οδος"),
            ("Ελλάς", "ΕΛΛΆΣ"),
            ("ЖУК", "жук"),
            ("Ǆ", "ǆ"),
            ("", ""),
        ] {
            assert_eq!(key(one), key(other), "{one} and {other}");
        }
        for (one, other) in [("a", "á"), ("o", "0"), ("Snow", "Snow ")] {
            assert_ne!(key(one), key(other));
        }
    }

    #[test]
    fn a_part_is_found_wherever_it_stands() {
        for (name, part) in [("ΟΔΟΣ ΑΒΓ", "ς"), ("ΟΔΟΣΑ", "ΟΔΟΣ"), ("Groß", "OSS")]
        {
            assert!(key(name).contains(&key(part)), "{part} in {name}");
        }
    }
}
