//! Query parameters of an address by their names, the rest of it as it stands.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::percent;

/// The value of the first parameter of that name.
pub(super) fn value(url: &str, name: &str) -> Option<String> {
    let (_, query) = split(url);
    let pair = query?.split('&').find(|pair| is_named(pair, name))?;
    let (_, value) = pair.split_once('=').unwrap_or((pair, ""));
    Some(decoded(value).into_owned())
}

/// The address with one parameter of that name, behind the others.
pub(super) fn with(url: &str, name: &str, value: &str) -> String {
    let mut changed = without(url, |other| other == name);
    changed.push(if changed.contains('?') { '&' } else { '?' });
    percent::push(&mut changed, name);
    changed.push('=');
    percent::push(&mut changed, value);
    changed
}

/// The address without the parameters whose name is among these.
pub(super) fn without(url: &str, unwanted: impl Fn(&str) -> bool) -> String {
    let (start, query) = split(url);
    let pairs = query.into_iter().flat_map(|query| query.split('&'));
    let kept: Vec<&str> = pairs.filter(|pair| !unwanted(&name_of(pair))).collect();
    match kept.concat().is_empty() {
        true => start.to_owned(),
        false => format!("{start}?{}", kept.join("&")),
    }
}

fn split(url: &str) -> (&str, Option<&str>) {
    match url.split_once('?') {
        Some((start, query)) => (start, Some(query)),
        None => (url, None),
    }
}

fn is_named(pair: &str, name: &str) -> bool {
    name_of(pair) == name
}

fn name_of(pair: &str) -> Cow<'_, str> {
    let (name, _) = pair.split_once('=').unwrap_or((pair, ""));
    decoded(name)
}

/// A plus is a space to those who read queries as forms.
fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('+') {
        let text = text.replace('+', " ");
        return Cow::Owned(percent_decode_str(&text).decode_utf8_lossy().into_owned());
    }
    percent_decode_str(text).decode_utf8_lossy()
}

#[cfg(test)]
mod tests {
    use super::{value, with, without};

    #[test]
    fn a_parameter_is_replaced_by_its_decoded_name() {
        let rows = [
            ("https://a/b", "https://a/b?p%5Bn%5D=x%20y"),
            (
                "https://a/b?p%5Bn%5D=1&q=2",
                "https://a/b?q=2&p%5Bn%5D=x%20y",
            ),
            (
                "https://a/b?p[n]=1&p%5bn%5d=2",
                "https://a/b?p%5Bn%5D=x%20y",
            ),
            (
                "https://a/b?q=%2C&pp=1",
                "https://a/b?q=%2C&pp=1&p%5Bn%5D=x%20y",
            ),
            ("https://a/b?", "https://a/b?p%5Bn%5D=x%20y"),
        ];
        for (url, expected) in rows {
            assert_eq!(with(url, "p[n]", "x y"), expected, "{url}");
        }
    }

    #[test]
    fn values_are_decoded() {
        let url = "https://a/b?x=1&after=a%2Bb+c&after=d&bare";
        assert_eq!(value(url, "after").as_deref(), Some("a+b c"));
        assert_eq!(value(url, "bare").as_deref(), Some(""));
        assert_eq!(value(url, "y"), None);
        assert_eq!(without(url, |name| name != "x"), "https://a/b?x=1");
    }
}
