//! The types below `model`.

use super::{
    Field, Model, ModelKind, Presence, Variant,
    files::Files,
    spelling::{Speller, models as path},
};
use crate::{
    emit::{printer::spelled, structs, types::Named},
    ir::{self, Base, ModelId, Shape},
    names::ModelNames,
};

pub(super) fn models(named: Named<'_>, speller: &mut Speller<'_>, files: &Files) -> Vec<Model> {
    let models = named.api.models.iter().enumerate();
    models
        .map(|(i, model)| Model {
            pointer: model.place.pointer.clone(),
            path: spelled(&named.model(ModelId(i), &path())),
            sent: model.sent,
            received: model.received,
            counterpart: model.counterpart.map(|id| id.0),
            nullable: model.nullable,
            composed: model.composed,
            files: files.are_in(&ir::Type::Model(ModelId(i))),
            kind: kind(named, speller, model, &named.names.models[i]),
        })
        .collect()
}

fn kind(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    model: &ir::Model,
    names: &ModelNames,
) -> ModelKind {
    match &model.shape {
        Shape::Struct(object) if object.table.is_some() => {
            ModelKind::Row(fields(named, speller, (model, object), names))
        }
        Shape::Struct(object) => ModelKind::Struct(fields(named, speller, (model, object), names)),
        Shape::Enum(listed) => {
            let variants = listed.values.iter().zip(&names.members);
            let variants = variants.map(|(value, name)| Variant {
                name: name.clone(),
                ty: None,
                wire: vec![value.value.to_string()],
            });
            let others = listed.open.then(|| unknown(names, others(listed.base)));
            ModelKind::Enum(listed.base, variants.chain(others).collect())
        }
        Shape::Union(union) => {
            let listed = union.variants.iter().zip(&names.members);
            let listed = listed.map(|(variant, name)| {
                let ty = speller.owned(&variant.ty);
                Variant {
                    name: name.clone(),
                    ty: Some(if variant.boxed {
                        format!("Box<{ty}>")
                    } else {
                        ty
                    }),
                    wire: variant.tags.clone(),
                }
            });
            ModelKind::Union(listed.chain([unknown(names, "rt::Value")]).collect())
        }
        Shape::Alias {
            ty: ir::Type::Table(row),
            ..
        } => ModelKind::Table(spelled(&named.model(*row, &path()))),
        Shape::Alias { ty, .. } => ModelKind::Alias(speller.owned(ty)),
    }
}

/// The type of the values that are not listed.
fn others(base: Base) -> &'static str {
    match base {
        Base::Text => "Box<str>",
        Base::Integer => "i64",
        Base::Mixed => "rt::Value",
    }
}

/// What takes the values that are not listed.
fn unknown(names: &ModelNames, ty: &str) -> Variant {
    Variant {
        name: names.rest.clone(),
        ty: Some(ty.to_owned()),
        wire: Vec::new(),
    }
}

fn fields(
    named: Named<'_>,
    speller: &mut Speller<'_>,
    (model, object): (&ir::Model, &ir::Struct),
    names: &ModelNames,
) -> Vec<Field> {
    let listed = object.fields.iter().zip(&names.members);
    let listed = listed.map(|(field, name)| Field {
        pointer: field.place.pointer.clone(),
        wire: Some(field.wire.clone()),
        name: name.clone(),
        ty: speller.spelled(&named.field_type_at(field, &path())),
        presence: match named.presence(field) {
            structs::Presence::Required => Presence::Required,
            structs::Presence::Optional => Presence::Optional,
            structs::Presence::Patch => Presence::ThreeState,
        },
    });
    let mut fields: Vec<Field> = listed.collect();
    fields.extend(object.rest.iter().map(|ty| Field {
        pointer: model.place.pointer.clone(),
        wire: None,
        name: names.rest.clone(),
        ty: format!("rt::Map<{}>", speller.owned(ty)),
        presence: Presence::Required,
    }));
    fields
}
