//! Whether and how a list is walked: what the document says of it, held against the call.

use super::saying;
use crate::{
    diagnostics::{Finding, Findings, codes},
    ir::{Api, Location, Operation, Paging, Payload, Shape, Type, Walk, Windowed},
    pointer::Pointer,
    resolve::{document::Document, extensions::Pagination},
};

/// Where it does not fit, below the extension, and why.
type Misfit = (&'static str, String);

/// Lets the operations that say how be walked. Types have to be settled.
pub(super) fn settle(api: &mut Api, document: &Document, findings: &mut Findings) {
    for (index, source) in saying(api, document, |o| o.pagination.is_some()) {
        let Some(declared) = &source.pagination else {
            continue;
        };
        match paging(api, &api.operations[index], declared) {
            Ok(paging) => {
                let operation = &mut api.operations[index];
                operation.paging = Some(paging);
                take_window(operation);
            }
            Err((member, message)) => {
                let pointer = declared.place.pointer.child(member);
                let finding = Finding::new(&codes::PAGINATION, message);
                findings.push(finding.at(declared.place.span, pointer));
            }
        }
    }
}

fn paging(api: &Api, operation: &Operation, declared: &Pagination) -> Result<Paging, Misfit> {
    let walk = declared.walk.clone();
    let (member, location, name) = match &walk {
        Walk::RangeHeader { header, .. } => ("header", Location::Header, header),
        Walk::Page { page, .. } => ("page", Location::Query, page),
        Walk::Offset { offset, .. } => ("offset", Location::Query, offset),
        Walk::Cursor { cursor, .. } => ("cursor", Location::Query, cursor),
        Walk::Link { .. } => ("", Location::Query, &String::new()),
    };
    let mut arguments = operation.required.iter().chain(&operation.optional);
    if !member.is_empty() {
        let Some(argument) = arguments.find(|a| is_called(a, location, name)) else {
            let place = format!("{location:?}").to_lowercase();
            return Err((member, format!("there is no {place} parameter `{name}`")));
        };
        if location == Location::Query && !is_plain(api, &argument.ty) {
            return Err((
                member,
                format!("`{name}` takes more than a number or a text"),
            ));
        }
    }
    let page = match operation.answer.single() {
        Some(Payload::Json(page)) => page,
        Some(_) => return Err(("style", "a success is not JSON".to_owned())),
        None => return Err(("style", "successes have several shapes".to_owned())),
    };
    for (member, place) in walk.said() {
        if place.starts_with('/') && !leads(api, page, &Pointer::parse(place)) {
            return Err((member, format!("`{place}` leads to nothing in the answer")));
        }
    }
    let (items, item) = items(api, page, &declared.items)?;
    Ok(Paging {
        walk,
        items,
        item,
        window: None,
    })
}

fn is_called(argument: &crate::ir::Argument, location: Location, name: &str) -> bool {
    argument.location == location
        && match location {
            Location::Header => argument.wire.eq_ignore_ascii_case(name),
            _ => argument.wire == name,
        }
}

fn is_plain(api: &Api, ty: &Type) -> bool {
    match api.dealiased(ty) {
        Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Table(_) => false,
        Type::Model(id) => matches!(api.model(*id).shape, Shape::Enum(_)),
        _ => true,
    }
}

/// The way from a page to its items, and what these are.
fn items(api: &Api, page: &Type, at: &Pointer) -> Result<(Vec<usize>, Type), Misfit> {
    let (mut steps, mut ty) = (Vec::new(), page);
    for name in at.tokens() {
        let found = api.structure(ty).and_then(|(_, object)| {
            let index = object.fields.iter().position(|f| f.wire == name)?;
            Some((index, &object.fields[index].ty))
        });
        let Some((index, next)) = found else {
            return Err(("items", format!("there is no member `{name}` at `{at}`")));
        };
        steps.push(index);
        ty = next;
    }
    if let Some(item) = api.elements(ty) {
        return Ok((steps, item.clone()));
    }
    let no_list = || ("items", format!("there is no list at `{at}`"));
    if !steps.is_empty() {
        return Err(no_list());
    }
    // The document does not say where the list is: the only one of the object is meant.
    let (_, object) = api.structure(ty).ok_or_else(no_list)?;
    let lists = object.fields.iter().enumerate();
    let mut lists = lists.filter_map(|(i, field)| Some((i, api.elements(&field.ty)?)));
    match (lists.next(), lists.next()) {
        (Some((index, item)), None) => Ok((vec![index], item.clone())),
        (None, _) => Err(no_list()),
        _ => Err(("items", "the answer has several lists".to_owned())),
    }
}

/// Whether an address may lead somewhere in a value of the type.
fn leads(api: &Api, ty: &Type, at: &Pointer) -> bool {
    let mut ty = ty;
    for name in at.tokens() {
        let mut held = api.dealiased(ty);
        while let Type::Nullable(inner) = held {
            held = api.dealiased(inner);
        }
        ty = match held {
            Type::List(inner) if name == "-" || name.parse::<usize>().is_ok() => inner,
            Type::Map(inner) => inner,
            Type::Json => return true,
            Type::Model(id) => match &api.model(*id).shape {
                Shape::Struct(object) => {
                    let field = object.fields.iter().find(|field| field.wire == name);
                    match field.map(|field| &field.ty).or(object.rest.as_ref()) {
                        Some(next) => next,
                        None => return false,
                    }
                }
                // Which of the alternatives it is shows at run time.
                Shape::Union(_) => return true,
                _ => return false,
            },
            _ => return false,
        };
    }
    true
}

/// Takes the header that the walk sets out of the arguments.
fn take_window(operation: &mut Operation) {
    let Some(paging) = &mut operation.paging else {
        return;
    };
    let Walk::RangeHeader { header, .. } = &paging.walk else {
        return;
    };
    let lists = [&mut operation.required, &mut operation.optional];
    for (list, required) in lists.into_iter().zip([true, false]) {
        let at = list
            .iter()
            .position(|a| is_called(a, Location::Header, header));
        if let Some(at) = at {
            let argument = list.remove(at);
            paging.window = Some(Windowed { argument, required });
            return;
        }
    }
}
