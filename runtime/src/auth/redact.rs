//! Secrets in the texts of servers, which may repeat what they were sent.
//!
//! Invariant: a secret is found as it is, and as addresses and JSON have it.

use std::fmt::Write as _;

use crate::percent::encode;

/// A shorter secret is not looked for: it would be found in every other word.
const SHORTEST: usize = 4;

/// What stands in place of a secret, wherever one is taken out.
pub(crate) const REDACTED: &str = "[redacted]";

/// Takes a secret out of a text.
pub(crate) fn redact_word(text: &mut String, secret: &str) {
    if secret.len() < SHORTEST {
        return;
    }
    for form in forms(secret) {
        if text.contains(&form) {
            *text = text.replace(&form, REDACTED);
        }
    }
}

/// All that a secret may look like.
fn forms(secret: &str) -> Vec<String> {
    let address = encode(secret).to_string();
    let form = address.replace("%20", "+");
    let json = serde_json::Value::from(secret).to_string();
    let inner = json
        .strip_prefix('"')
        .and_then(|json| json.strip_suffix('"'));
    let json = inner.unwrap_or(&json).to_owned();
    // As PHP writes it.
    let slashes = json.replace('/', "\\/");
    let mut forms = vec![
        secret.to_owned(),
        lower(&address),
        lower(&form),
        address,
        form,
    ];
    forms.extend([ascii(&json), ascii(&slashes), json, slashes]);
    forms.dedup();
    forms
}

/// With hexadecimal digits in small letters.
fn lower(address: &str) -> String {
    let mut parts = address.split('%');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_at_checked(2).unwrap_or((part, ""));
        let _ = write!(text, "%{}{rest}", digits.to_ascii_lowercase());
    }
    text
}

/// JSON without characters beyond ASCII.
fn ascii(json: &str) -> String {
    let mut text = String::new();
    let mut units = [0; 2];
    for char in json.chars() {
        if char.is_ascii() {
            text.push(char);
            continue;
        }
        for unit in char.encode_utf16(&mut units) {
            let _ = write!(text, "\\u{unit:04x}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::redact_word;

    #[test]
    fn a_secret_is_found_in_every_form() {
        let secret = "pä/s \"w+🔑";
        let rows = [
            ("pä/s \"w+🔑", "[redacted]"),
            ("k=p%C3%A4%2Fs%20%22w%2B%F0%9F%94%91&", "k=[redacted]&"),
            ("k=p%c3%a4%2fs+%22w%2b%f0%9f%94%91&", "k=[redacted]&"),
            (r#"{"k":"pä/s \"w+🔑"}"#, r#"{"k":"[redacted]"}"#),
            (
                r#"{"k":"p\u00e4\/s \"w+\ud83d\udd11"}"#,
                r#"{"k":"[redacted]"}"#,
            ),
            ("pä/s", "pä/s"),
        ];
        for (text, expected) in rows {
            let mut found = text.to_owned();
            redact_word(&mut found, secret);
            assert_eq!(found, expected, "{text}");
        }
        let mut short = "abc".to_owned();
        redact_word(&mut short, "abc");
        assert_eq!(short, "abc");
    }
}
