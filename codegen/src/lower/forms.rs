//! What the values of a union's members look like: the table from which the runtime chooses.
//!
//! It says what the document says: JSON types, required names, listed values, known names. How
//! deep and how much is looked at is bounded, since schemas may go on for ever; beyond that a form
//! takes anything, and comes last.

use std::collections::BTreeMap;

use super::{
    Lowering, enums,
    types::is_struct,
    unions::{UnionSchema, is_null},
};
use crate::{
    ir::{Form, FormKind, Others, Scalar},
    resolve::document::{Additional, Kind, Object, Schema, SchemaId},
};

/// How deep lists and unions in one another are looked into.
const DEPTH: usize = 4;

/// How many schemas are looked at for one member.
const LOOKS: usize = 200;

/// Longer lists of values tell nothing apart that other members do not.
const VALUES: usize = 32;

impl Lowering<'_> {
    /// The forms of one member of a union.
    pub(super) fn forms(&self, member: SchemaId) -> Vec<Form> {
        let mut looks = LOOKS;
        let forms = self.forms_within(member, DEPTH, &mut looks);
        let mut distinct: Vec<Form> = Vec::new();
        for form in forms {
            if !distinct.contains(&form) {
                distinct.push(form);
            }
        }
        distinct
    }

    fn forms_within(&self, id: SchemaId, depth: usize, looks: &mut usize) -> Vec<Form> {
        if depth == 0 || *looks == 0 {
            return vec![Form::of(FormKind::Any)];
        }
        *looks -= 1;
        let schema = self.document.schema(self.document.target(id));
        let mut forms = match &schema.kind {
            Kind::Any | Kind::Same(_) | Kind::AllOf(_) => return vec![Form::of(FormKind::Any)],
            Kind::Boolean => vec![scalar(FormKind::Bool, schema)],
            Kind::Integer { .. } => vec![scalar(FormKind::Integer, schema)],
            Kind::Number { .. } => vec![Form::of(FormKind::Number)],
            Kind::String { .. } => vec![scalar(FormKind::Text, schema)],
            Kind::Mixed => mixed(schema),
            Kind::Array { items, .. } => vec![Form {
                items: self.forms_within(*items, depth - 1, looks),
                ..Form::of(FormKind::List)
            }],
            Kind::Object(object) => vec![self.object_form(object)],
            Kind::Union {
                members,
                keyword,
                discriminator,
            } => {
                let list = UnionSchema {
                    members,
                    keyword,
                    discriminator: discriminator.as_ref(),
                };
                self.forms_of_union(list, depth, looks)
            }
        };
        if self.is_nullable(id) {
            forms.push(Form::of(FormKind::Null));
        }
        forms
    }

    fn forms_of_union(&self, list: UnionSchema<'_>, depth: usize, looks: &mut usize) -> Vec<Form> {
        let tags = self.tags_within(list, depth, looks);
        let mut forms = Vec::new();
        for (i, &member) in list.members.iter().enumerate() {
            if is_null(self.document, member) {
                continue;
            }
            let mut inner = self.forms_within(member, depth - 1, looks);
            if let (Some(discriminator), [_, ..]) = (list.discriminator, &tags[i][..]) {
                for form in &mut inner {
                    tell(form, &discriminator.property, &tags[i]);
                }
            }
            forms.extend(inner);
        }
        forms
    }

    fn object_form(&self, object: &Object) -> Form {
        let mut form = Form::of(FormKind::Object);
        form.others = match object.additional {
            Additional::Unsaid if is_struct(object) => Others::Lost,
            Additional::Denied => Others::Refused,
            _ => Others::Kept,
        };
        for (name, id) in &object.properties {
            form.known.push(name.clone());
            let own = self.document.schema(*id);
            let schema = self.document.schema(self.document.target(*id));
            let mut values = enums::values(schema);
            if !values.is_empty() && values.len() <= VALUES {
                if self.is_nullable(*id) {
                    values.push(Scalar::Null);
                }
                form.constants.push((name.clone(), values));
            }
            // What only one side sets need not be there.
            let one_sided = own.read_only || own.write_only;
            if object.required.contains(name) && !one_sided {
                form.required.push(name.clone());
            }
        }
        let undescribed = |name: &&String| !form.known.contains(name);
        let undescribed: Vec<String> = object
            .required
            .iter()
            .filter(undescribed)
            .cloned()
            .collect();
        form.required.extend(undescribed);
        form.required.sort();
        form
    }
}

fn scalar(kind: FormKind, schema: &Schema) -> Form {
    Form {
        values: enums::values(schema),
        closed: !schema.open,
        ..Form::of(kind)
    }
}

fn mixed(schema: &Schema) -> Vec<Form> {
    let values = enums::values(schema);
    let mut forms: Vec<Form> = Vec::new();
    for value in values {
        let kind = match value {
            Scalar::Null => FormKind::Null,
            Scalar::Bool(_) => FormKind::Bool,
            Scalar::Int(_) => FormKind::Integer,
            Scalar::Float(_) => FormKind::Number,
            Scalar::Text(_) => FormKind::Text,
        };
        match forms.iter_mut().find(|f| f.kind == kind) {
            Some(form) => form.values.push(value),
            None => forms.push(Form {
                values: vec![value],
                closed: !schema.open,
                ..Form::of(kind)
            }),
        }
    }
    forms
}

/// An object form whose tag is known.
fn tell(form: &mut Form, property: &str, tags: &[String]) {
    if form.kind == FormKind::Object && !form.constants.iter().any(|(n, _)| n == property) {
        let tags = tags.iter().cloned().map(Scalar::Text).collect();
        form.constants.push((property.to_owned(), tags));
        form.constants.sort_by(|a, b| a.0.cmp(&b.0));
    }
}

/// Keeps the listed values that tell members apart: a single value always does, several only
/// where another member lists others for the same name.
pub(super) fn settle_constants(members: &mut [&mut Vec<Form>]) {
    // For each name the first list of values, and whether there is another one.
    let mut lists: BTreeMap<String, (Vec<Scalar>, bool)> = BTreeMap::new();
    for (name, values) in members
        .iter()
        .flat_map(|forms| forms.iter())
        .flat_map(|f| &f.constants)
    {
        match lists.get_mut(name) {
            Some((first, differ)) => *differ |= first != values,
            None => {
                lists.insert(name.clone(), (values.clone(), false));
            }
        }
    }
    for form in members.iter_mut().flat_map(|forms| forms.iter_mut()) {
        let differ = |name: &String| lists.get(name).is_some_and(|(_, differ)| *differ);
        form.constants
            .retain(|(name, values)| values.len() == 1 || differ(name));
        for item in &mut form.items {
            item.constants.retain(|(_, values)| values.len() == 1);
        }
    }
}

/// Whether there is nothing to choose by between two members, short of reading them.
pub(super) fn alike(a: &[Form], b: &[Form]) -> bool {
    a.iter().any(|a| b.iter().any(|b| same_values(a, b)))
}

fn same_values(a: &Form, b: &Form) -> bool {
    if a.kind != b.kind {
        return false;
    }
    match a.kind {
        FormKind::Any | FormKind::Null => false,
        // Of different width or format, or they would be one type: reading tells.
        FormKind::Integer | FormKind::Text => !a.values.is_empty() && a.values == b.values,
        FormKind::Bool | FormKind::Number => a.values == b.values,
        FormKind::List => a.items.is_empty() || b.items.is_empty() || alike(&a.items, &b.items),
        FormKind::Object => {
            a.known == b.known && a.required == b.required && a.constants == b.constants
        }
    }
}
