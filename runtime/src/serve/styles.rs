//! Styles of parameters, read: the reverse of what [`style`](crate::style) writes.
//!
//! Invariant: a text is taken apart before it is decoded wherever its encoding keeps delimiters
//! apart from what they delimit.

use super::{
    json::{Members, Wrong, checked, list, raw_scalar},
    lens::{Lens, Types},
    text::{Coding, decode},
};
use crate::style::Style;

/// A name, and a value as it was sent.
pub(super) type Pair<'r> = (String, &'r str);

/// What one parameter is read by.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub(super) name: &'a str,
    pub(super) lens: Lens<'a>,
    pub(super) coding: Coding,
}

/// What a text is taken for.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Scalar,
    List,
    Object,
}

/// What values of these types are, where there are several texts or only one.
fn form(types: Types, several: bool) -> Form {
    let list = types.list || (types.any && several);
    if list && (several || !types.scalar()) {
        Form::List
    } else if types.scalar() || !types.object {
        Form::Scalar
    } else {
        Form::Object
    }
}

impl Reader<'_> {
    /// Reads a parameter from pairs; `None` where nothing was sent. `taken` are names that belong
    /// to others, for objects whose members are pairs of their own.
    pub(super) fn pairs(
        self,
        style: Style,
        pairs: &[Pair<'_>],
        taken: &dyn Fn(&str) -> bool,
    ) -> Result<Option<String>, Wrong> {
        let types = self.lens.types();
        if style == Style::DeepObject {
            return super::deep::read(self, pairs);
        }
        if style == Style::Form && form(types, false) == Form::Object {
            return self.spread(pairs, taken);
        }
        let own: Vec<&str> = pairs
            .iter()
            .filter(|(name, _)| name == self.name)
            .map(|(_, value)| *value)
            .collect();
        let Some(first) = own.first() else {
            return Ok(None);
        };
        if style == Style::Form && form(types, own.len() > 1) == Form::List {
            let items = own.iter();
            let items = items.map(|raw| raw_scalar(raw, self.coding, self.lens.items()));
            return Ok(Some(list(&items.collect::<Result<Vec<_>, _>>()?)));
        }
        if own.len() > 1 {
            return Err(Wrong::new("duplicate", "is sent more than once"));
        }
        match style {
            Style::Json => checked(&decode(first, self.coding)?).map(Some),
            Style::FormJoined => self.joined(first, &[","]).map(Some),
            Style::Space => self.joined(first, self.coding.spaces()).map(Some),
            Style::Pipe => self.joined(first, self.coding.bars()).map(Some),
            Style::Form | Style::DeepObject => raw_scalar(first, self.coding, self.lens).map(Some),
        }
    }

    /// An object whose members are pairs of their own.
    fn spread(
        self,
        pairs: &[Pair<'_>],
        taken: &dyn Fn(&str) -> bool,
    ) -> Result<Option<String>, Wrong> {
        let open = self.lens.is_open();
        let mut members = Members::default();
        for (name, raw) in pairs {
            if self.lens.declares(name) || (open && !taken(name)) {
                let value = raw_scalar(raw, self.coding, self.lens.member(name))?;
                members.add(name, &value)?;
            }
        }
        Ok((!members.is_empty()).then(|| members.finish()))
    }

    /// A value whose parts are joined by one of some delimiters.
    pub(super) fn joined(self, raw: &str, delimiters: &[&str]) -> Result<String, Wrong> {
        let several = delimiters.iter().any(|delimiter| raw.contains(delimiter));
        match form(self.lens.types(), several) {
            Form::Scalar => raw_scalar(raw, self.coding, self.lens),
            Form::List => self.list(&parts(raw, delimiters)),
            Form::Object => {
                let parts = parts(raw, delimiters);
                let (pairs, []) = parts.as_chunks::<2>() else {
                    let message = "has a name without a value, where names and values take turns";
                    return Err(Wrong::new("type", message));
                };
                self.object(pairs.iter().map(|[name, value]| (*name, *value)))
            }
        }
    }

    fn list(self, parts: &[&str]) -> Result<String, Wrong> {
        let items = self.lens.items();
        if matches!(parts, [""]) && !items.types().string && !items.types().any {
            return Ok(list(&[]));
        }
        let items = parts.iter().map(|raw| raw_scalar(raw, self.coding, items));
        Ok(list(&items.collect::<Result<Vec<_>, _>>()?))
    }

    fn object<'r>(self, pairs: impl Iterator<Item = (&'r str, &'r str)>) -> Result<String, Wrong> {
        let mut members = Members::default();
        for (name, raw) in pairs {
            let name = decode(name, self.coding)?;
            let value = raw_scalar(raw, self.coding, self.lens.member(&name))?;
            members.add(&name, &value)?;
        }
        Ok(members.finish())
    }

    /// The style `simple` of paths and headers.
    pub(super) fn simple(self, raw: &str, explode: bool) -> Result<String, Wrong> {
        match explode {
            true => self.exploded(raw, ","),
            false => self.joined(raw, &[","]),
        }
    }

    /// `x=a,y=b` for an object; lists and scalars are as if joined.
    fn exploded(self, raw: &str, delimiter: &str) -> Result<String, Wrong> {
        let several = raw.contains(delimiter);
        if form(self.lens.types(), several) != Form::Object {
            return self.joined(raw, &[delimiter]);
        }
        let pairs = parts(raw, &[delimiter]);
        self.object(
            pairs
                .into_iter()
                .map(|pair| pair.split_once('=').unwrap_or((pair, ""))),
        )
    }

    /// The style `label` of paths.
    pub(super) fn label(self, raw: &str, explode: bool) -> Result<String, Wrong> {
        let Some(raw) = raw.strip_prefix('.') else {
            return Err(Wrong::new("style", "does not begin with a dot"));
        };
        // A dot is no delimiter where a single text is asked for.
        match explode && !self.lens.types().scalar() {
            true => self.exploded(raw, "."),
            false => self.joined(raw, &[","]),
        }
    }

    /// The style `matrix` of paths.
    pub(super) fn matrix(self, raw: &str, explode: bool) -> Result<String, Wrong> {
        let Some(raw) = raw.strip_prefix(';') else {
            return Err(Wrong::new("style", "does not begin with a semicolon"));
        };
        if explode && form(self.lens.types(), false) == Form::Object {
            return self.exploded(raw, ";");
        }
        let mut values = Vec::new();
        for piece in raw.split(';') {
            let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
            if decode(name, self.coding)? != self.name {
                let message = format!("is not written as `;{}=…`", self.name);
                return Err(Wrong::new("style", message));
            }
            values.push(value);
        }
        match &values[..] {
            [value] if !explode => self.joined(value, &[","]),
            [value] if form(self.lens.types(), false) == Form::Scalar => {
                raw_scalar(value, self.coding, self.lens)
            }
            values if explode => self.list(values),
            _ => Err(Wrong::new("duplicate", "is sent more than once")),
        }
    }

    /// JSON text.
    pub(super) fn json(self, raw: &str) -> Result<String, Wrong> {
        checked(&decode(raw, self.coding)?)
    }
}

/// The parts of a text between delimiters.
fn parts<'r>(raw: &'r str, delimiters: &[&str]) -> Vec<&'r str> {
    let mut parts = Vec::new();
    let mut rest = raw;
    loop {
        let next = delimiters
            .iter()
            .filter_map(|delimiter| Some((rest.find(delimiter)?, delimiter.len())))
            .min();
        let Some((at, length)) = next else {
            parts.push(rest);
            return parts;
        };
        let (part, after) = rest.split_at(at);
        parts.push(part);
        rest = after.get(length..).unwrap_or_default();
    }
}
