//! Which file a model stands in.
//!
//! Models that the operations of one tag alone reach stand in that tag's file, behind its
//! feature; all others are shared. A file that would be too long for a reviewer is continued in
//! another.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenStream;

use super::{
    models::Codec,
    printer::{RustFile, render},
    types::Named,
};
use crate::{
    files::FileSet,
    ir::{ModelId, Shape, Type},
};

/// Lines after which a file is continued in another one.
const LONG: usize = 1_100;

/// A model as text.
struct Piece {
    id: ModelId,
    items: Vec<String>,
    codec: Option<Codec>,
}

/// `model/mod.rs` and the files below it.
pub(super) fn emit(named: Named<'_>, command: &str) -> FileSet {
    let mut files = FileSet::new();
    let mut modules = RustFile::new("//! The types that calls send and receive.\n".to_owned());
    let mut groups: BTreeMap<Option<usize>, Vec<ModelId>> = BTreeMap::new();
    let shared = shared(named);
    for index in 0..named.api.models.len() {
        let tags = &named.api.models[index].tags;
        let group = match tags.first() {
            Some(&tag) if tags.len() == 1 && !shared.contains(&ModelId(index)) => Some(tag),
            _ => None,
        };
        groups.entry(group).or_default().push(ModelId(index));
    }
    let (mut mods, mut uses) = (String::new(), String::new());
    let mut taken: BTreeSet<String> = named.names.tags.iter().map(|t| t.file.clone()).collect();
    for (group, ids) in groups {
        let base = group.map_or("shared", |tag| named.names.tags[tag].file.as_str());
        let gate = group.map_or_else(String::new, |tag| {
            gate(&named.feature(&named.names.tags[tag].feature))
        });
        for (n, pieces) in chunks(pieces(named, ids)).into_iter().enumerate() {
            let module = match group {
                Some(_) if n == 0 => base.to_owned(),
                _ => free(base, &mut taken),
            };
            mods.push_str(&format!("{gate}mod {module};\n"));
            uses.push_str(&format!("{gate}pub use {module}::*;\n"));
            files.insert(format!("model/{module}.rs"), file(named, &pieces, command));
        }
    }
    modules.head(&mods);
    modules.text(uses);
    files.insert("model/mod.rs", modules.finish(command));
    files
}

/// The name, or the first number behind it that no tag and no file before has.
fn free(base: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|n| format!("{base}_{n}"));
    let mut names = std::iter::once(base.to_owned()).chain(numbered);
    let name = names.find(|name| !taken.contains(name));
    let name = name.unwrap_or_else(|| base.to_owned());
    taken.insert(name.clone());
    name
}

/// The attribute that compiles an item with a feature only.
pub(super) fn gate(feature: &str) -> String {
    format!("#[cfg(feature = \"{feature}\")]\n")
}

/// Models that no operation reaches or a file without a feature names, and what they are made of:
/// they must not depend on a tag.
fn shared(named: Named<'_>) -> BTreeSet<ModelId> {
    let mut shared = BTreeSet::new();
    let mut todo: Vec<ModelId> = (0..named.api.models.len())
        .map(ModelId)
        .filter(|id| named.api.model(*id).tags.is_empty())
        .collect();
    let headers = named.api.headers.iter().map(|header| &header.ty);
    let errors = named.api.error_sets.iter().flat_map(|set| &set.cases);
    let errors = errors.filter_map(|case| case.payload.ty());
    todo.extend(headers.chain(errors).filter_map(Type::models));
    while let Some(id) = todo.pop() {
        if shared.insert(id) {
            todo.extend(used(named, id));
        }
    }
    shared
}

fn used(named: Named<'_>, id: ModelId) -> impl Iterator<Item = ModelId> {
    let types = named.api.model(id).shape.types();
    types.into_iter().filter_map(Type::models)
}

fn pieces(named: Named<'_>, mut ids: Vec<ModelId>) -> Vec<Piece> {
    ids.sort_by_key(|id| &named.names.models[id.0].ty);
    ids.into_iter()
        .map(|id| {
            let emitted = named.model_item(id);
            let mut items = emitted.items;
            let model = named.api.model(id);
            if let Shape::Struct(object) = &model.shape {
                items.push(match &object.table {
                    Some(table) => named.row_codec(id, object, table),
                    None => named.object_codec(id, model, object),
                });
            }
            Piece {
                id,
                items,
                codec: emitted.codec,
            }
        })
        .collect()
}

fn chunks(pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    let mut chunks: Vec<Vec<Piece>> = Vec::new();
    let mut lines = LONG;
    for piece in pieces {
        let length: usize = piece.items.iter().map(|i| i.lines().count() + 1).sum();
        if lines + length > LONG {
            chunks.push(Vec::new());
            lines = 0;
        }
        lines += length;
        if let Some(chunk) = chunks.last_mut() {
            chunk.push(piece);
        }
    }
    chunks
}

fn file(named: Named<'_>, pieces: &[Piece], command: &str) -> String {
    let mut file = RustFile::default();
    let own: BTreeSet<ModelId> = pieces.iter().map(|p| p.id).collect();
    let others: BTreeSet<&str> = pieces
        .iter()
        .flat_map(|p| used(named, p.id))
        .filter(|id| !own.contains(id))
        .map(|id| named.names.models[id.0].ty.as_str())
        .collect();
    let mut body = String::new();
    let objects: Vec<&str> = pieces
        .iter()
        .filter(|p| p.codec == Some(Codec::Object))
        .map(|p| named.names.models[p.id.0].ty.as_str())
        .collect();
    body.push_str(&macro_call("objects", &objects));
    for piece in pieces {
        file.extend(piece.items.clone());
    }
    let text = piece_text(pieces);
    if !body.is_empty() || text.contains("rt::") {
        file.head("use specwright_runtime::glue as rt;\n");
    }
    if !others.is_empty() {
        let list: Vec<&str> = others.into_iter().collect();
        file.head(&render_use(&list));
    }
    if !body.is_empty() {
        file.text(body);
    }
    file.finish(command)
}

fn piece_text(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .flat_map(|p| p.items.iter().map(String::as_str))
        .collect()
}

fn render_use(names: &[&str]) -> String {
    let idents = names.iter().map(|n| super::types::ident(n));
    let tokens: TokenStream = quote::quote! { use super::{#(#idents),*}; };
    render(&tokens).concat()
}

/// `rt::objects! { A B }`, its arguments wrapped.
fn macro_call(name: &str, members: &[&str]) -> String {
    const WIDTH: usize = 96;
    if members.is_empty() {
        return String::new();
    }
    let one_line = format!("rt::{name}! {{ {} }}\n", members.join(" "));
    if one_line.len() <= WIDTH {
        return one_line;
    }
    let mut text = format!("rt::{name}! {{\n");
    let mut line = String::from("   ");
    for member in members {
        if line.len() + 1 + member.len() > WIDTH {
            text.push_str(&line);
            text.push('\n');
            line = String::from("   ");
        }
        line.push(' ');
        line.push_str(member);
    }
    text + &line + "\n}\n"
}
