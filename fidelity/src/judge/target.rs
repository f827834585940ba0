//! Whether a path is that of the template, and what stands for its variables.

use std::collections::BTreeMap;

use crate::http::decoded;
use crate::protocol::CallOrder;

/// The raw text of each variable of a path template.
///
/// # Errors
///
/// The path is another one.
pub(crate) fn variables(
    order: &CallOrder,
    template: &str,
    path: &str,
) -> Result<BTreeMap<String, String>, String> {
    let base = order
        .base_url
        .split_once("://")
        .map_or("", |(_, rest)| rest);
    let base = base.find('/').map_or("", |start| &base[start..]);
    let no_match = || format!("the path {path:?} is not {base}{template}");
    let rest = path.strip_prefix(base).ok_or_else(no_match)?;
    let mut found = BTreeMap::new();
    if matches(&parts(template), rest, &mut found) {
        Ok(found)
    } else {
        Err(no_match())
    }
}

#[derive(Debug)]
enum Part<'t> {
    Fixed(&'t str),
    Variable(&'t str),
}

fn parts(template: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        parts.extend([Part::Fixed(before), Part::Variable(name)]);
        rest = after;
    }
    parts.push(Part::Fixed(rest));
    parts
}

fn matches(parts: &[Part<'_>], path: &str, found: &mut BTreeMap<String, String>) -> bool {
    match parts {
        [] => path.is_empty(),
        // A fixed part may be written with escapes.
        [Part::Fixed(text), rest @ ..] => {
            let ends = (0..=path.len()).filter(|end| path.is_char_boundary(*end));
            let mut ends = ends.filter(|end| {
                path[..*end] == **text || decoded(&path[..*end]).as_deref() == Some(*text)
            });
            ends.next()
                .is_some_and(|end| matches(rest, &path[end..], found))
        }
        [Part::Variable(name), rest @ ..] => {
            let most = path.find('/').unwrap_or(path.len());
            let ends = (0..=most).rev().filter(|end| path.is_char_boundary(*end));
            for end in ends {
                if matches(rest, &path[end..], found) {
                    found.insert((*name).to_owned(), path[..end].to_owned());
                    return true;
                }
            }
            false
        }
    }
}
