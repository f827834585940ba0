//! Media types: which of the declared bodies one is.

use super::spec::Body;

/// The name of a media type, without parameters and in small letters.
pub(super) fn essence(content_type: &str) -> String {
    let name = content_type.split(';').next().unwrap_or_default();
    name.trim().to_ascii_lowercase()
}

/// A parameter of a media type, without quotes.
pub(super) fn parameter<'t>(content_type: &'t str, name: &str) -> Option<&'t str> {
    let pairs = content_type.split(';').skip(1);
    let mut pairs = pairs.filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
    Some(value.trim().trim_matches('"'))
}

/// Whether a media type is JSON.
pub(super) fn is_json(content_type: &str) -> bool {
    let name = essence(content_type);
    name == "application/json" || name == "text/json" || name.ends_with("+json")
}

/// Which of the bodies a media type is, by the one that says most.
pub(super) fn choose(bodies: &[Body], content_type: &str) -> Option<usize> {
    let sent = essence(content_type);
    let ranks = bodies.iter().enumerate().filter_map(|(place, body)| {
        let rank = rank(&essence(body.content_type), &sent)?;
        Some((rank, place))
    });
    ranks.min().map(|(_, place)| place)
}

fn rank(declared: &str, sent: &str) -> Option<u8> {
    if declared == sent {
        return Some(0);
    }
    if declared == "*/*" || declared == "*" {
        return Some(2);
    }
    let kind = declared.strip_suffix('*')?;
    (kind.ends_with('/') && sent.starts_with(kind)).then_some(1)
}
