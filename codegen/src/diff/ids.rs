//! The id of a difference of two schemas, by where the schema is met.

use super::{
    context::{Area, Context, Direction},
    fact::{EnumValue, Fact, Kind, Property, Types},
    levels::is_oasdiffs,
};

/// An id, and the case for which its level is looked up.
pub(super) type Id = (String, &'static str);

/// Whether a property may only be read or only be written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub(super) read_only: bool,
    pub(super) write_only: bool,
}

/// The ids of a fact. Most have one.
pub(super) fn ids(fact: &Fact<'_>, context: Context, ways: Ways) -> Vec<Id> {
    let stem = |stem: &str| vec![(stemmed(stem, context, ways), "")];
    let mut ids = match &fact.kind {
        Kind::Stem("unclassified") => return vec![("unclassified".to_owned(), "")],
        Kind::Stem("stability-invalid") => {
            return vec![("api-invalid-stability-level".to_owned(), "")];
        }
        Kind::Stem(name) if name.starts_with("generator-") => vec![((*name).to_owned(), "")],
        Kind::Row(name, row) => vec![(stemmed(name, context, ways), *row)],
        Kind::Stem(name) => stem(plain_stem(name, context)),
        Kind::Docs(name) => stem(name),
        Kind::Wrapped if context.inner => stem("one-of-added"),
        Kind::Wrapped => stem("wrapped-in-one-of"),
        Kind::Types(base, revision) => stem(types(base, revision, context)),
        Kind::Value(value) => vec![enum_value(*value, context, ways)],
        Kind::BecameEnum => became_enum(context),
        Kind::Property(property) => vec![(came_or_went(*property, context), "")],
        Kind::Required(property) => vec![(required(*property, context), "")],
        Kind::Mutable { read, became } => vec![(mutable(*read, *became, context), "")],
    };
    if context.callback {
        for (id, _) in &mut ids {
            id.insert_str(0, "callback-");
        }
    }
    ids
}

/// A name that is one of the place rather than of its schema has to be told apart.
fn plain_stem(name: &'static str, context: Context) -> &'static str {
    match (name, context.area, context.inner) {
        ("deprecated", Area::Parameter { .. } | Area::Header, false) => "schema-deprecated",
        ("reactivated", Area::Parameter { .. } | Area::Header, false) => "schema-reactivated",
        ("default-value-added", Area::Parameter { .. }, false) if context.required => {
            "required-default-value-added"
        }
        ("default-value-changed", Area::Parameter { .. }, false) if context.required => {
            "required-default-value-changed"
        }
        ("default-value-removed", Area::Parameter { .. }, false) if context.required => {
            "required-default-value-removed"
        }
        ("pattern-generalized", ..) if context.direction() == Direction::Response => {
            "pattern-changed"
        }
        _ => name,
    }
}

fn stemmed(stem: &str, context: Context, ways: Ways) -> String {
    if context.inner {
        let special = match context.area {
            Area::Request { .. } if ways.read_only => {
                Some(format!("request-read-only-property-{stem}"))
            }
            Area::Response { .. } if ways.write_only => {
                Some(format!("response-write-only-property-{stem}"))
            }
            _ => None,
        };
        if let Some(special) = special.filter(|id| is_oasdiffs(id)) {
            return special;
        }
    }
    format!("{}-{stem}", context.prefix())
}

const CHANGED: &str = "type-changed";
const WIDER: &str = "type-generalized";
const NARROWER: &str = "type-specialized";

fn types(base: &Types<'_>, revision: &Types<'_>, context: Context) -> &'static str {
    let (wider, narrower) = (revision.hold(base), base.hold(revision));
    // A text of any form can be read as one.
    let as_text = |wide: &Types<'_>, narrow: &Types<'_>| {
        wide.names == ["string"] && wide.holds_format(narrow)
    };
    match (context.area, context.inner) {
        (Area::Response { .. } | Area::Header, _) => received(base, revision, context),
        _ if wider => WIDER,
        (Area::Request { loose: true }, _) if revision.text() => "type-compatible",
        (Area::Parameter { .. }, false) if as_text(revision, base) => WIDER,
        (Area::Parameter { list: true, .. }, false) if one_of_list(base, revision) => WIDER,
        (Area::Parameter { .. }, true) if narrower || base.text() => NARROWER,
        (Area::Component, _) if narrower => NARROWER,
        _ => CHANGED,
    }
}

fn received(base: &Types<'_>, revision: &Types<'_>, context: Context) -> &'static str {
    let loose = matches!(context.area, Area::Response { loose: true } | Area::Header);
    let named = !base.names.is_empty() && !revision.names.is_empty();
    if base.hold(revision) {
        NARROWER
    } else if loose && base.text() && named {
        "type-compatible"
    } else if revision.hold(base) && named && base.names != revision.names {
        WIDER
    } else {
        CHANGED
    }
}

/// Whether the one value that was sent is now a list of one.
fn one_of_list(base: &Types<'_>, revision: &Types<'_>) -> bool {
    let items = revision
        .items
        .as_ref()
        .filter(|_| revision.names == ["array"]);
    items.is_some_and(|items| items.hold(base) || items.text())
}

fn enum_value(value: EnumValue, context: Context, ways: Ways) -> Id {
    let case = match (value.whole, value.closed) {
        (true, _) => "whole",
        (_, true) => "closed",
        _ => "",
    };
    let id = match (context.area, context.inner, value.added) {
        (Area::Response { .. }, false, false) => "response-mediatype-enum-value-removed".to_owned(),
        (_, _, true) => stemmed("enum-value-added", context, ways),
        (_, _, false) => stemmed("enum-value-removed", context, ways),
    };
    (id, case)
}

fn became_enum(context: Context) -> Vec<Id> {
    let own = (format!("{}-became-enum", context.prefix()), "");
    match (context.area, context.inner) {
        (Area::Parameter { header: true, .. }, true) => {
            vec![("request-header-property-became-enum".to_owned(), "")]
        }
        // oasdiff's users know both.
        (Area::Parameter { header: true, .. }, false) => {
            vec![own, ("request-header-property-became-enum".to_owned(), "")]
        }
        _ => vec![own],
    }
}

fn came_or_went(property: Property, context: Context) -> String {
    let presence = if property.required {
        "required"
    } else {
        "optional"
    };
    match (context.area, property.gained) {
        (Area::Request { .. }, true) if property.read_only => {
            format!("new-{presence}-read-only-request-property")
        }
        (Area::Request { .. }, true) if property.required && property.default => {
            "new-required-request-property-with-default".to_owned()
        }
        (Area::Request { .. }, true) => format!("new-{presence}-request-property"),
        (Area::Request { .. }, false) if property.read_only => {
            "request-read-only-property-removed".to_owned()
        }
        (Area::Request { .. }, false) => "request-property-removed".to_owned(),
        (Area::Response { .. }, gained) => {
            let write_only = if property.write_only {
                "write-only-"
            } else {
                ""
            };
            let verb = if gained { "added" } else { "removed" };
            format!("response-{presence}-{write_only}property-{verb}")
        }
        (Area::Parameter { .. }, _) if property.read_only => {
            let verb = if property.gained { "added" } else { "removed" };
            format!("request-parameter-read-only-property-{verb}")
        }
        (Area::Parameter { header: true, .. }, true) if property.required => {
            "new-required-request-header-property".to_owned()
        }
        (Area::Parameter { .. }, true) => format!("new-{presence}-request-parameter-property"),
        (Area::Parameter { .. }, false) => "request-parameter-property-removed".to_owned(),
        (Area::Header, gained) => {
            let verb = if gained { "added" } else { "removed" };
            format!("response-header-{presence}-property-{verb}")
        }
        (Area::Component, gained) => {
            let verb = if gained { "added" } else { "removed" };
            format!("component-{presence}-property-{verb}")
        }
    }
}

fn required(property: Property, context: Context) -> String {
    let became = if property.gained {
        "became-required"
    } else {
        "became-optional"
    };
    if !property.declared {
        let side = match context.direction() {
            Direction::Request => "request",
            Direction::Response => "response",
            Direction::None => "component",
        };
        return format!("{side}-undeclared-property-{became}");
    }
    match context.area {
        Area::Request { .. } if property.read_only => {
            format!("request-read-only-property-{became}")
        }
        Area::Request { .. } if property.gained && property.default => {
            "request-property-became-required-with-default".to_owned()
        }
        Area::Request { .. } => format!("request-property-{became}"),
        Area::Response { .. } if property.write_only => {
            format!("response-write-only-property-{became}")
        }
        Area::Response { .. } => format!("response-property-{became}"),
        Area::Parameter { .. } if property.read_only => {
            format!("request-parameter-read-only-property-{became}")
        }
        Area::Parameter { header: true, .. } if property.gained => {
            "request-header-property-became-required".to_owned()
        }
        Area::Parameter { .. } => format!("request-parameter-property-{became}"),
        Area::Header => format!("response-header-property-{became}"),
        Area::Component => format!("component-property-{became}"),
    }
}

fn mutable(read: bool, became: bool, context: Context) -> String {
    let not = if became { "" } else { "not-" };
    let word = if read { "read" } else { "write" };
    let presence = if context.required {
        "required"
    } else {
        "optional"
    };
    match context.area {
        Area::Request { .. } if context.inner => {
            format!("request-{presence}-property-became-{not}{word}-only")
        }
        Area::Response { .. } if context.inner => {
            format!("response-{presence}-property-became-{not}{word}-only")
        }
        _ => format!("{}-became-{not}{word}-only", context.prefix()),
    }
}
