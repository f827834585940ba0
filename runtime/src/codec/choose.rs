//! Which member of a union a value is.
//!
//! A union is data: one [`Case`] per member, each with the [`Form`]s of the values that it holds.
//! The value is read whole, looked at, and read as a type only once it is known which types are
//! worth it. In this order:
//!
//! 1. **The tag.** Where the union has one and the value's tag belongs to a case, it is that case;
//!    what then goes wrong is an error. A tag that belongs to none, is null or is missing leaves
//!    the cases without tags, to be told apart as below.
//! 2. **The JSON type.** A form of another type is out. Whole numbers are integers before they are
//!    numbers; `1.0` is a number.
//! 3. **What must be there.** A form is out if a required name is missing, if a member that has
//!    listed values (a single one, or others than in other forms) has a value that is not among
//!    them, or if it refuses names that it does not know and there is one. A list is out if one of
//!    its first items fits none of the item's forms.
//! 4. **What fits best.** Listed values before any of the type, any of the type before free-form
//!    JSON, and that before a value missing in an open list. Among objects: more members with their
//!    listed values, then fewer members lost (neither known nor kept), then more members known,
//!    then more of them required. Equals stand in the document's order.
//!
//! The best is read; one that cannot be read after all gives way to the next. A value that is none
//! of them stays raw JSON.
//!
//! Unions stand in unions, and each could try every way to read the same inner value: a small text
//! would take for ever. So each union that stands in no other gives those inside it an allowance in
//! proportion to its size. When it is used up, the best is the only one that is tried.

use super::{Buffered, DecodeObject, Decoded, Source, View, buffer};
use serde_json::{Map, Value};
use std::cmp::Reverse;

/// A plain value that a document lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scalar {
    /// Null.
    Null,
    /// A boolean.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number with a fraction.
    Float(f64),
    /// A text.
    Text(&'static str),
}

impl Scalar {
    /// Whether the value is this one, written alike: `1.0` is not `1`.
    #[inline(never)]
    pub fn is(self, value: &Value) -> bool {
        match self {
            Self::Null => value.is_null(),
            Self::Bool(listed) => value.as_bool() == Some(listed),
            Self::Int(listed) => value.as_i64() == Some(listed),
            Self::Float(listed) => value.is_f64() && value.as_f64() == Some(listed),
            Self::Text(listed) => value.as_str() == Some(listed),
        }
    }

    /// How it is written.
    pub fn view<'a>(self) -> View<'a> {
        match self {
            Self::Null => View::Null,
            Self::Bool(value) => View::Bool(value),
            Self::Int(value) => View::Int(value),
            Self::Float(value) => View::Float(value),
            Self::Text(value) => View::Str(value),
        }
    }
}

/// The JSON type of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whatever JSON can say.
    Any,
    /// Null.
    Null,
    /// A boolean.
    Bool,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What a form does with the members that it does not know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Others {
    /// They are passed over, and so lost.
    Lost,
    /// They are kept.
    Kept,
    /// There must not be any.
    Refused,
}

/// What values look like that can be read as one type.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The JSON type.
    pub kind: Kind,
    /// The values that are listed; none where none are.
    pub values: &'static [Scalar],
    /// Whether only listed values can be read.
    pub closed: bool,
    /// The members that must be there.
    pub required: &'static [&'static str],
    /// Members that, if there, have one of these values.
    pub constants: &'static [(&'static str, &'static [Scalar])],
    /// The members that it knows.
    pub known: &'static [&'static str],
    /// What becomes of other members.
    pub others: Others,
    /// The forms of a list's items; none where they may be anything.
    pub items: &'static [Form],
}

impl Form {
    /// Anything at all.
    pub const ANY: Self = Self::plain(Kind::Any);
    /// Null.
    pub const NULL: Self = Self::plain(Kind::Null);
    /// A boolean.
    pub const BOOL: Self = Self::plain(Kind::Bool);
    /// A number without a fraction.
    pub const INTEGER: Self = Self::plain(Kind::Integer);
    /// A number.
    pub const NUMBER: Self = Self::plain(Kind::Number);
    /// A text.
    pub const TEXT: Self = Self::plain(Kind::Text);
    /// A list of anything.
    pub const LIST: Self = Self::plain(Kind::List);
    /// An object of which nothing is known.
    pub const OBJECT: Self = Self::plain(Kind::Object);
    /// An object that keeps every member.
    pub const MAP: Self = Self {
        others: Others::Kept,
        ..Self::OBJECT
    };

    const fn plain(kind: Kind) -> Self {
        Self {
            kind,
            values: &[],
            closed: false,
            required: &[],
            constants: &[],
            known: &[],
            others: Others::Lost,
            items: &[],
        }
    }

    /// An object that becomes a model, with the names that must be there.
    #[must_use]
    pub const fn of<T: DecodeObject>(required: &'static [&'static str]) -> Self {
        Self {
            required,
            known: T::FIELDS,
            others: if T::REST { Others::Kept } else { Others::Lost },
            ..Self::OBJECT
        }
    }

    /// How well a value fits; `None` if it does not.
    fn fit(&self, value: &Value) -> Option<Fit> {
        let of_kind = match (self.kind, value) {
            (Kind::Any, _) => return Some(Fit::of(1)),
            (Kind::Null, Value::Null)
            | (Kind::Bool, Value::Bool(_))
            | (Kind::Text, Value::String(_)) => 3,
            (Kind::Integer, Value::Number(number)) if !number.is_f64() => 3,
            (Kind::Number, Value::Number(_)) => 2,
            (Kind::List, Value::Array(items)) => return self.fit_items(items),
            (Kind::Object, Value::Object(members)) => return self.fit_members(members),
            _ => return None,
        };
        match self.values {
            [] => Some(Fit::of(of_kind)),
            listed if listed.iter().any(|v| v.is(value)) => Some(Fit::of(4)),
            _ if self.closed => None,
            _ => Some(Fit::of(0)),
        }
    }

    fn fit_items(&self, items: &[Value]) -> Option<Fit> {
        /// The others look alike, or reading will tell.
        const LOOKED_AT: usize = 8;
        if self.items.is_empty() {
            return Some(Fit::of(2));
        }
        // A list fits as well as the worst of its items.
        let mut fits = items
            .iter()
            .take(LOOKED_AT)
            .map(|item| best(self.items, item));
        fits.try_fold(Fit::of(3), |worst, fit| Some(worst.min(fit?)))
    }

    fn fit_members(&self, members: &Map<String, Value>) -> Option<Fit> {
        if !self.required.iter().all(|name| members.contains_key(*name)) {
            return None;
        }
        let mut constants = 0;
        for (name, values) in self.constants {
            match members.get(*name) {
                None => {}
                Some(value) if values.iter().any(|v| v.is(value)) => constants += 1,
                Some(_) => return None,
            }
        }
        let known = self.known.iter().filter(|n| members.contains_key(**n));
        let known = known.count();
        let others = members.len().saturating_sub(known);
        let lost = match self.others {
            Others::Refused if others > 0 => return None,
            Others::Lost => others,
            Others::Refused | Others::Kept => 0,
        };
        Some(Fit {
            listed: 3,
            constants,
            lost: Reverse(lost),
            known,
            required: self.required.len(),
        })
    }
}

/// How well a value fits a form; more is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How much the type alone says, and whether the value is listed.
    listed: u8,
    constants: usize,
    lost: Reverse<usize>,
    known: usize,
    required: usize,
}

impl Fit {
    fn of(listed: u8) -> Self {
        Self {
            listed,
            constants: 0,
            lost: Reverse(0),
            known: 0,
            required: 0,
        }
    }
}

fn best(forms: &[Form], value: &Value) -> Option<Fit> {
    forms.iter().filter_map(|form| form.fit(value)).max()
}

/// One member of a union.
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// The values of the tag that stand for it.
    pub tags: &'static [&'static str],
    /// What it holds; may be left out where the tag alone decides.
    pub forms: &'static [Form],
}

/// How a value is read as one case.
pub type ReadCase<T> = fn(&Buffered) -> Decoded<T>;

/// Reads a union: `read` and `cases` are of one length, `tag` holds the name of the member that
/// tells, if there is one.
///
/// # Errors
/// The value cannot be read at all, or not as the one case that its tag says it is.
pub fn choose<T>(
    source: &mut dyn Source,
    tag: &'static [&'static str],
    cases: &'static [Case],
    read: &[ReadCase<T>],
    unknown: fn(Value) -> T,
) -> Decoded<T> {
    let value = buffer(source)?;
    let candidates = candidates(&value, tag, cases);
    let mut chosen = None;
    for case in &candidates.cases {
        match read[*case](&value) {
            Ok(read) => {
                chosen = Some(read);
                break;
            }
            Err(error) if candidates.certain => return Err(error),
            Err(_) if value.may_try_again() => {}
            Err(_) => break,
        }
    }
    value.give_back(source);
    Ok(chosen.unwrap_or_else(|| unknown(value.into_json())))
}

struct Candidates {
    /// The best first.
    cases: Vec<usize>,
    /// The tag says so: there is no other.
    certain: bool,
}

#[inline(never)]
fn candidates(value: &Buffered, tag: &[&'static str], cases: &[Case]) -> Candidates {
    let json = value.as_json();
    let told = tag.first().and_then(|name| {
        let text = json.get(name)?.as_str()?;
        let tagged = cases.iter().enumerate();
        let tagged: Vec<usize> = tagged
            .filter(|(_, case)| case.tags.contains(&text))
            .map(|(n, _)| n)
            .collect();
        (!tagged.is_empty()).then_some((*name, tagged))
    });
    if let Some((name, told)) = told {
        value.hide(name);
        let certain = told.len() == 1;
        let cases = if certain {
            told
        } else {
            ranked(json, cases, told.into_iter())
        };
        return Candidates { cases, certain };
    }
    let untold = (0..cases.len()).filter(|n| cases[*n].tags.is_empty());
    Candidates {
        cases: ranked(json, cases, untold),
        certain: false,
    }
}

fn ranked(value: &Value, cases: &[Case], of: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut fits: Vec<(Fit, usize)> = of
        .filter_map(|n| best(cases[n].forms, value).map(|fit| (fit, n)))
        .collect();
    // Stable: equals stay in order.
    fits.sort_by_key(|(fit, _)| Reverse(*fit));
    fits.into_iter().map(|(_, n)| n).collect()
}

/// What a tagged union's variant writes: the tag, unless the value has a member of that name.
pub fn tagged<'a>(
    tag: &[&'static str],
    texts: &[&'static str],
    value: &'a dyn super::Encode,
) -> View<'a> {
    match (tag, texts) {
        ([tag], [text, ..]) => View::Tagged(tag, text, value),
        _ => value.view(),
    }
}
