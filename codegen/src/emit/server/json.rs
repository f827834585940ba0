//! JSON as text for reviews: what fits stands on one line, members are sorted.

use serde_json::Value as Json;

/// Columns of a line.
const WIDTH: usize = 100;

/// The text of a value, without a line end.
pub(super) fn text(value: &Json) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text
}

/// Writes a value that begins after so many columns, of which the first are the margin.
fn write(value: &Json, margin: usize, column: usize, text: &mut String) {
    let one_line = one_line(value);
    let fits = column + one_line.chars().count() < WIDTH;
    let entries: Vec<(String, &Json)> = match value {
        Json::Object(members) if !fits || margin == 0 => {
            let mut members: Vec<(&String, &Json)> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let key = |name: &String| format!("{}: ", Json::String(name.clone()));
            members
                .into_iter()
                .map(|(name, member)| (key(name), member))
                .collect()
        }
        Json::Array(items) if !fits => items.iter().map(|i| (String::new(), i)).collect(),
        _ => return text.push_str(&one_line),
    };
    let (open, close) = if value.is_array() {
        ('[', ']')
    } else {
        ('{', '}')
    };
    let inner = margin + 2;
    text.push(open);
    for (i, (key, entry)) in entries.iter().enumerate() {
        text.push_str(if i == 0 { "\n" } else { ",\n" });
        text.push_str(&" ".repeat(inner));
        text.push_str(key);
        write(entry, inner, inner + key.chars().count(), text);
    }
    text.push('\n');
    text.push_str(&" ".repeat(margin));
    text.push(close);
}

fn one_line(value: &Json) -> String {
    match value {
        Json::Object(members) if !members.is_empty() => {
            let mut members: Vec<(&String, &Json)> = members.iter().collect();
            members.sort_by_key(|(name, _)| *name);
            let member = |(name, member): (&String, &Json)| {
                format!("{}: {}", Json::String(name.clone()), one_line(member))
            };
            let members: Vec<String> = members.into_iter().map(member).collect();
            format!("{{ {} }}", members.join(", "))
        }
        Json::Array(items) => {
            let items: Vec<String> = items.iter().map(one_line).collect();
            format!("[{}]", items.join(", "))
        }
        plain => plain.to_string(),
    }
}
