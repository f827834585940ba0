//! Formats: sample values, ranges, and which are checked.

use serde_json::{Value, json};

type Check = fn(&str) -> bool;

/// The formats that a value has to keep to be valid. Others are advice.
pub const CHECKS: &[(&str, Check)] = &[
    ("date-time", |text| instant(text).is_some()),
    ("date", |text| date(text).is_some()),
    ("uuid", is_uuid),
    ("ipv4", |text| text.parse::<std::net::Ipv4Addr>().is_ok()),
    ("ipv6", |text| text.parse::<std::net::Ipv6Addr>().is_ok()),
];

/// Whether a format is checked.
pub fn is_checked(format: &str) -> bool {
    CHECKS.iter().any(|(name, _)| *name == format)
}

/// The range of an integer format.
pub fn integer_range(format: &str) -> Option<(Value, Value)> {
    Some(match format {
        "int8" => (json!(i8::MIN), json!(i8::MAX)),
        "int16" => (json!(i16::MIN), json!(i16::MAX)),
        "int32" => (json!(i32::MIN), json!(i32::MAX)),
        "int64" => (json!(i64::MIN), json!(i64::MAX)),
        "uint8" => (json!(0), json!(u8::MAX)),
        "uint16" => (json!(0), json!(u16::MAX)),
        "uint32" | "uint" => (json!(0), json!(u32::MAX)),
        "uint64" => (json!(0), json!(u64::MAX)),
        _ => return None,
    })
}

/// Strings of a format; none for a format without a form of its own.
pub fn samples(format: &str) -> &'static [&'static str] {
    match format {
        "date-time" => &[
            "2024-02-29T12:34:56Z",
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "2021-06-30T00:00:00.123456+05:30",
        ],
        "date" => &["2024-02-29", "1999-12-31"],
        "time" | "partial-time" => &["12:34:56", "23:59:59.5"],
        "duration" => &["P3DT4H", "PT0S", "P1Y2M10DT2H30M"],
        "uuid" => &[
            "123e4567-e89b-42d3-a456-426614174000",
            "00000000-0000-0000-0000-000000000000",
        ],
        "uri" | "url" | "iri" => &[
            "https://example.com/a/b?c=d&e=%20f#g",
            "urn:example:a",
            "http://localhost",
        ],
        "uri-reference" => &["/a?b=c", "https://example.com/"],
        "email" | "idn-email" => &["someone@example.com", "a.b+c@sub.example.org"],
        "hostname" | "idn-hostname" => &["www.example.com", "localhost"],
        "ipv4" => &["192.0.2.1", "255.255.255.255"],
        "ipv6" => &["2001:db8::1", "::"],
        "ip" => &["192.0.2.1", "2001:db8::1"],
        "byte" | "base64" => &["aGVsbG8=", "", "+/8="],
        "decimal" => &["0.1", "1234567890123456789.123456789", "-5", "0"],
        _ => &[],
    }
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups
            .iter()
            .all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// The days since 1970 of a date of RFC 3339.
pub fn date(text: &str) -> Option<i64> {
    let bytes = text.as_bytes();
    if !text.is_ascii() || bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (
        digits(&text[..4])?,
        digits(&text[5..7])?,
        digits(&text[8..])?,
    );
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + i64::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if !(1..=last).contains(&day) {
        return None;
    }
    // Years that begin in March, so that the leap day is the last.
    let shifted = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (shifted.div_euclid(400), shifted.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The instant of a date-time of RFC 3339: seconds since 1970, and the digits of the fraction
/// without zeros at the end.
pub fn instant(text: &str) -> Option<(i64, &str)> {
    if !text.is_ascii() || text.len() < 20 || !matches!(text.as_bytes()[10], b'T' | b't') {
        return None;
    }
    let days = date(&text[..10])?;
    let (clock, rest) = text[11..].split_at(8);
    let bytes = clock.as_bytes();
    if bytes[2] != b':' || bytes[5] != b':' {
        return None;
    }
    let (hour, minute, second) = (
        digits(&clock[..2])?,
        digits(&clock[3..5])?,
        digits(&clock[6..])?,
    );
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(rest.find(|sign: char| !sign.is_ascii_digit())?),
        None => ("", rest),
    };
    if rest.starts_with('.') && fraction.is_empty() {
        return None;
    }
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset(zone)?;
    Some((seconds, fraction.trim_end_matches('0')))
}

fn offset(zone: &str) -> Option<i64> {
    if zone.eq_ignore_ascii_case("z") {
        return Some(0);
    }
    let bytes = zone.as_bytes();
    if bytes.len() != 6 || bytes[3] != b':' {
        return None;
    }
    let (hours, minutes) = (digits(&zone[1..3])?, digits(&zone[4..])?);
    let offset = hours * 3600 + minutes * 60;
    match bytes[0] {
        _ if hours > 23 || minutes > 59 => None,
        b'+' => Some(offset),
        b'-' => Some(-offset),
        _ => None,
    }
}

fn digits(text: &str) -> Option<i64> {
    text.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then(|| text.parse().ok())?
}
