//! The text of tables, which are calls of the runtime's macros: printers of Rust do not know them.

/// How long a line may be.
pub(super) const WIDTH: usize = 98;

/// A word, and what stands in brackets after it.
pub(super) type Part = (String, Option<(&'static str, Vec<String>, &'static str)>);

/// On one line if it fits, else a line for each part, wrapped between entries.
pub(super) fn laid_out(name: &str, parts: &[Part]) -> String {
    let whole: Vec<String> = parts
        .iter()
        .map(|(word, list)| match list {
            Some((open, entries, close)) => format!("{word}{open}{}{close}", entries.join(", ")),
            None => word.clone(),
        })
        .collect();
    let one_line = format!("{name}! {{ {} }}\n", whole.join(" "));
    if one_line.len() <= WIDTH && !one_line.trim_end().contains('\n') {
        return one_line;
    }
    let mut text = format!("{name}! {{ {}\n", whole[0]);
    for ((word, list), whole) in parts.iter().zip(&whole).skip(1) {
        match list {
            Some((open, entries, close)) if whole.len() + 4 > WIDTH => {
                text.push_str(&format!("    {word}{}\n", open.trim_end()));
                for line in wrapped(entries) {
                    text.push_str(&format!("        {line}\n"));
                }
                text.push_str(&format!("    {}\n", close.trim_start()));
            }
            _ => text.push_str(&format!("    {whole}\n")),
        }
    }
    text + "}\n"
}

/// The same for what has one list, without brackets: each line of it is wrapped.
pub(super) fn listed(name: &str, head: &str, entries: &[String], end: Option<String>) -> String {
    let list = entries.join(", ");
    let end = end.map_or(String::new(), |end| format!(" {end}"));
    let one_line = format!("{name}! {{ {head} {list}{end} }}\n");
    if one_line.len() <= WIDTH {
        return one_line;
    }
    let mut text = format!("{name}! {{ {head}\n");
    for line in wrapped(entries) {
        text.push_str(&format!("    {line}\n"));
    }
    if !end.is_empty() {
        text.push_str(&format!("   {end}\n"));
    }
    text + "}\n"
}

/// The entries in lines; a comma stands after each but the last.
fn wrapped(entries: &[String]) -> Vec<String> {
    let mut lines = vec![String::new()];
    for (i, entry) in entries.iter().enumerate() {
        let comma = if i + 1 < entries.len() { "," } else { "" };
        let entry = format!("{entry}{comma}");
        match lines.last_mut() {
            Some(line) if line.is_empty() => *line = entry,
            Some(line) if line.len() + entry.len() + 9 <= WIDTH => {
                line.push(' ');
                line.push_str(&entry);
            }
            _ => lines.push(entry),
        }
    }
    lines
}
