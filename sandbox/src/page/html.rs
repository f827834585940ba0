//! Pieces of HTML. Invariant: every text of a caller is escaped here, and nowhere else.

/// A text for a place between tags or in an attribute.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// A list of names with values; values that are not there are left out. Addresses get a line of
/// their own, and break at their slashes.
pub(super) fn facts(rows: &[(&str, String)]) -> String {
    let rows: String = rows
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| {
            let kind = match value.contains("://") {
                true => " class=\"wide\"",
                false => "",
            };
            let (name, value) = (text(name), breakable(value));
            format!("<div{kind}><dt>{name}</dt><dd><code>{value}</code></dd></div>\n")
        })
        .collect();
    format!("<dl class=\"facts\">\n{rows}</dl>\n")
}

/// A path that breaks at its slashes where there is no room for it.
pub(super) fn breakable(path: &str) -> String {
    text(path).replace('/', "/<wbr>")
}

/// A text in which what stands between backticks is code.
pub(super) fn prose(plain: &str) -> String {
    let parts: Vec<&str> = plain.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return text(plain);
    }
    let part = |(place, part): (usize, &&str)| match place % 2 {
        0 => text(part),
        _ => format!("<code>{}</code>", text(part)),
    };
    parts.iter().enumerate().map(part).collect()
}

/// Commands for a shell, with a title.
pub(super) fn commands(title: &str, commands: &str) -> String {
    let (title, commands) = (text(title), text(commands));
    format!("<figure><figcaption>{title}</figcaption><pre><code>{commands}</code></pre></figure>\n")
}

/// A table; its cells are HTML already.
pub(super) fn table(caption: &str, heads: &[&str], rows: &[Vec<String>]) -> String {
    let caption = text(caption);
    let head: String = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{}</th>", text(head)))
        .collect();
    let row = |cells: &Vec<String>| {
        let cells: String = cells
            .iter()
            .map(|cell| format!("<td>{cell}</td>"))
            .collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "<table><caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>\n\
         <tbody>\n{rows}</tbody></table>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::{prose, text};

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(
            text("<a href=\"x\">&'"),
            "&lt;a href=&quot;x&quot;&gt;&amp;&#39;"
        );
    }

    #[test]
    fn backticks_come_in_pairs() {
        assert_eq!(prose("a `<b>` c"), "a <code>&lt;b&gt;</code> c");
        assert_eq!(prose("a ` c"), "a ` c");
    }
}
