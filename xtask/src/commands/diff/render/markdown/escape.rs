//! Texts of documents inside of Markdown.

/// A text in which nothing is markup but code between backticks.
///
/// Names and numbers of issues do not become links, so that nobody is called by a document.
pub(super) fn escape(text: &str) -> String {
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return plain(text);
    }
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at.is_multiple_of(2) {
            out += &plain(part);
        } else {
            out += &code(part);
        }
    }
    out
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '@' | '#' => {
                out.push(c);
                out += "<!-- -->";
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    // Addresses become links by themselves.
    out.replace("://", "&#58;//").replace("www.", "www&#46;")
}

/// A text as code.
pub(super) fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return "` `".to_owned();
    }
    let fence = "`".repeat(longest_run(text) + 1);
    // Blanks keep backticks apart from the fence; one at each end is not shown.
    let blank = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) {
        " "
    } else {
        ""
    };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// The fence around a listing.
pub(super) fn fence(text: &str) -> String {
    "`".repeat((longest_run(text) + 1).max(3))
}

fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup() {
        for (text, expected) in [
            ("plain words", "plain words"),
            ("the `name_of_it` is gone", "the `name_of_it` is gone"),
            ("<b>&*_[x]", "&lt;b&gt;&amp;\\*\\_\\[x\\]"),
            ("@somebody #12", "@<!-- -->somebody #<!-- -->12"),
            ("a ` b", "a \\` b"),
            ("www.x", "www&#46;x"),
            ("see https://x", "see https&#58;//x"),
        ] {
            assert_eq!(escape(text), expected);
        }
    }

    #[test]
    fn code_ends_where_it_should() {
        for (text, expected) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`a``", "``` `a`` ```"),
            ("", "` `"),
        ] {
            assert_eq!(code(text), expected);
        }
        assert_eq!(fence("a"), "```");
        assert_eq!(fence("````"), "`````");
    }
}
