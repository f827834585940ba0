//! Paths: a template with its arguments in place.

use crate::{
    codec::Encode,
    error::Mistake,
    percent,
    sink::{Encoded, Exploded},
    style::{Style, json_text, pairs, simple},
};

/// How an argument is written, as the template marks it.
enum Marker<'t> {
    Simple { explode: bool },
    Label { explode: bool },
    Matrix { name: &'t str, explode: bool },
    Json,
}

impl<'t> Marker<'t> {
    /// The marker that stands between braces; `None` for what is none.
    fn parse(text: &'t str) -> Option<Self> {
        let (explode, style) = match text.strip_prefix('*') {
            Some(style) => (true, style),
            None => (false, text),
        };
        Some(match (style, style.strip_prefix(';')) {
            ("", _) => Self::Simple { explode },
            (".", _) => Self::Label { explode },
            ("=", _) if !explode => Self::Json,
            (_, Some(name)) => Self::Matrix { name, explode },
            _ => return None,
        })
    }
}

/// Appends a path to an address, with the arguments in the places of the template.
pub(crate) fn write(url: &mut String, template: &str, args: &[&dyn Encode]) -> Result<(), Mistake> {
    let start = url.len();
    if !template.starts_with('/') {
        url.push('/');
    }
    let mut args = args.iter().enumerate();
    let (mut text_start, mut from) = (0, 0);
    while let Some((open, close)) = braces(template, from) {
        let Some(marker) = Marker::parse(&template[open + 1..close]) else {
            from = open + 1;
            continue;
        };
        percent::push_template(url, &template[text_start..open]);
        (text_start, from) = (close + 1, close + 1);
        let Some((place, arg)) = args.next() else {
            return Err(Mistake::new("a path argument is missing"));
        };
        argument(url, *arg, &marker).map_err(|mistake| mistake.at("path argument", place + 1))?;
    }
    percent::push_template(url, &template[text_start..]);
    if args.next().is_some() {
        return Err(Mistake::new("there are more path arguments than places"));
    }
    // Percent-encoding does not help here: `%2E` is a dot to whoever normalizes the path.
    let path = url.as_bytes().get(start..).unwrap_or_default();
    let path = path.split(|byte| *byte == b'?').next().unwrap_or_default();
    let mut segments = path.split(|byte| *byte == b'/');
    if segments.any(|segment| matches!(segment, b"." | b"..")) {
        return Err(Mistake::new("a path argument makes a segment `.` or `..`"));
    }
    Ok(())
}

/// The next pair of braces.
fn braces(template: &str, from: usize) -> Option<(usize, usize)> {
    // Byte by byte: templates are short.
    let find = |sign: u8, from: usize| {
        let rest = template.as_bytes().get(from..)?;
        rest.iter()
            .position(|byte| *byte == sign)
            .map(|at| from + at)
    };
    let open = find(b'{', from)?;
    Some((open, find(b'}', open)?))
}

fn argument(url: &mut String, arg: &dyn Encode, marker: &Marker<'_>) -> Result<(), Mistake> {
    let start = url.len();
    let style = |explode| match explode {
        true => Style::Form,
        false => Style::FormJoined,
    };
    match marker {
        Marker::Simple { explode: false } => {
            simple(arg, &mut Encoded::segment(url))?;
        }
        Marker::Simple { explode: true } => {
            pairs("", arg, Style::Form, &mut Exploded::simple(url, arg))?;
        }
        Marker::Label { explode } => {
            pairs(
                "",
                arg,
                style(*explode),
                &mut Exploded::label(url, arg, *explode),
            )?;
        }
        Marker::Matrix { name, explode } => {
            pairs(name, arg, style(*explode), &mut Exploded::matrix(url))?;
        }
        Marker::Json => percent::push(url, &json_text(arg)?),
    }
    if url.len() == start {
        return Err(Mistake::new("it is empty"));
    }
    Ok(())
}
