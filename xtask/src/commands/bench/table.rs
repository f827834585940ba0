//! The figures as lines for people.

use crate::console::Console;

/// A number with its unit, or a dash where there is none.
pub(super) fn figure(value: Option<f64>, unit: &str) -> String {
    match value {
        Some(value) if value < 10.0 => format!("{value:.2} {unit}"),
        Some(value) => format!("{value:.0} {unit}"),
        None => "-".to_owned(),
    }
}

/// Seconds as milliseconds.
pub(super) fn milliseconds(seconds: Option<f64>) -> String {
    figure(seconds.map(|seconds| seconds * 1e3), "ms")
}

/// How many times `a` is as much as `b`.
pub(super) fn ratio(a: Option<f64>, b: Option<f64>) -> String {
    match a.zip(b) {
        Some((a, b)) if b > 0.0 => format!("{:.1} x", a / b),
        _ => "-".to_owned(),
    }
}

/// Prints one line: a name and its figures, in columns. A closed pipe is no reason to stop.
pub(super) fn line(name: &str, figures: &[String]) {
    let mut text = format!("{name:<34}");
    for figure in figures {
        text.push_str(&format!(" {figure:>12}"));
    }
    text.push('\n');
    let _ = Console::result(&text);
}

/// Prints what the lines below it are about, and the names of their columns.
pub(super) fn heading(title: &str, columns: &[&str]) {
    let _ = Console::result("\n");
    let columns: Vec<String> = columns.iter().map(|&column| column.to_owned()).collect();
    line(title, &columns);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_two_digits_or_more() {
        assert_eq!(figure(Some(0.614), "s"), "0.61 s");
        assert_eq!(milliseconds(Some(0.1234)), "123 ms");
        assert_eq!(figure(None, "s"), "-");
    }

    #[test]
    fn a_ratio_needs_both() {
        assert_eq!(ratio(Some(5.4), Some(0.6)), "9.0 x");
        assert_eq!(ratio(Some(5.4), Some(0.0)), "-");
        assert_eq!(ratio(None, Some(1.0)), "-");
    }
}
