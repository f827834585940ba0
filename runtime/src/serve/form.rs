//! `application/x-www-form-urlencoded` bodies, read: the reverse of
//! [`body::form`](crate::body::form).

use std::collections::HashMap;

use super::{
    json::{Members, Wrong, checked, list, scalar_or_json},
    lens::Lens,
    media,
    styles::{Pair, Reader},
    text::{self, Coding, decode},
};
use crate::{body::Part, style::Style};

/// The form as a JSON object.
pub(super) fn read(
    text: &str,
    parts: &[(&'static str, Part)],
    lens: Lens<'_>,
) -> Result<String, Wrong> {
    let pairs: Vec<Pair<'_>> = text::pairs(text).collect();
    let mut members = Members::default();
    let styled = styled(&pairs, Coding::Query, parts, lens, &mut members)?;
    let mut order: Vec<&str> = Vec::new();
    let mut groups: HashMap<&str, Vec<&str>> = HashMap::new();
    for (name, raw) in pairs.iter().filter(|(name, _)| !styled.has(name)) {
        let group = groups.entry(name).or_default();
        if group.is_empty() {
            order.push(name);
        }
        group.push(raw);
    }
    for name in order {
        let values = groups.remove(name).unwrap_or_default();
        let part = parts.iter().find(|(listed, _)| *listed == name);
        let value = field(
            name,
            &values,
            part.map(|(_, part)| *part),
            lens.member(name),
        )?;
        members.add(name, &value)?;
    }
    let sent = |name: &str| pairs.iter().any(|(sent, _)| sent == name);
    for name in lens.needed_lists().into_iter().filter(|name| !sent(name)) {
        members.add(name, "[]")?;
    }
    Ok(members.finish())
}

/// A field that is written as forms are by themselves, or as JSON.
fn field(name: &str, values: &[&str], part: Option<Part>, lens: Lens<'_>) -> Result<String, Wrong> {
    let json = match part {
        Some(Part::Json) => true,
        Some(Part::Typed(content_type)) => media::is_json(content_type),
        _ => false,
    };
    let types = lens.types();
    match values {
        [raw] if json => checked(&decode(raw, Coding::Query)?).map_err(|wrong| wrong.within(name)),
        [raw] if !types.list || types.scalar() => one(name, raw, lens),
        values if types.list || types.any => {
            let items = values.iter().map(|raw| one(name, raw, lens.items()));
            Ok(list(&items.collect::<Result<Vec<_>, _>>()?))
        }
        _ => Err(Wrong::new("duplicate", "is sent more than once").within(name)),
    }
}

fn one(name: &str, raw: &str, lens: Lens<'_>) -> Result<String, Wrong> {
    let read = decode(raw, Coding::Query).map_err(Wrong::from);
    read.and_then(|text| scalar_or_json(&text, lens))
        .map_err(|wrong| wrong.within(name))
}

/// The names that belong to fields in the styles of parameters.
pub(super) struct Styled<'a> {
    fields: Vec<(&'static str, Style)>,
    lens: Lens<'a>,
}

impl Styled<'_> {
    /// Whether a pair of that name is part of one of them.
    pub(super) fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, style)| {
            let rest = name.strip_prefix(field);
            match style {
                Style::DeepObject => {
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('['))
                }
                Style::Form => {
                    let lens = self.lens.member(field);
                    name == *field || (!lens.types().scalar() && lens.declares(name))
                }
                _ => name == *field,
            }
        })
    }
}

/// Reads the fields that are written in the styles of parameters.
pub(super) fn styled<'a>(
    pairs: &[Pair<'_>],
    coding: Coding,
    parts: &[(&'static str, Part)],
    lens: Lens<'a>,
    members: &mut Members,
) -> Result<Styled<'a>, Wrong> {
    let fields = parts.iter().filter_map(|(name, part)| match part {
        Part::Style(style) | Part::Reserved(style) => Some((*name, *style)),
        _ => None,
    });
    let fields: Vec<(&'static str, Style)> = fields.collect();
    for (name, style) in &fields {
        let reader = Reader {
            name,
            lens: lens.member(name),
            coding,
        };
        let taken = |other: &str| lens.declares(other);
        let value = reader
            .pairs(*style, pairs, &taken)
            .map_err(|wrong| wrong.within(name))?;
        if let Some(value) = value {
            members.add(name, &value)?;
        }
    }
    Ok(Styled { fields, lens })
}
