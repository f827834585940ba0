//! What a call takes outside its body, and how it is written.

use super::{LeftOut, Lowering};
use crate::{
    diagnostics::codes,
    ir::Argument,
    resolve::document::{Kind, Location, Operation as Resolved, Parameter, SchemaId, Style},
};

impl Lowering<'_> {
    /// The arguments in the order in which a call takes them: path parameters as the template
    /// has them, then the others by wire name, so that reordering a document changes nothing.
    pub(super) fn arguments(
        &mut self,
        source: &Resolved,
    ) -> Result<(Vec<Argument>, Vec<Argument>), LeftOut> {
        let names = template_names(&source.path);
        let mut sorted: Vec<&Parameter> = source.parameters.iter().collect();
        sorted.sort_by_key(|p| {
            let in_path = (p.location == Location::Path).then(|| {
                names
                    .iter()
                    .position(|n| *n == p.name)
                    .unwrap_or(usize::MAX)
            });
            (p.location != Location::Path, in_path, &p.name, p.location)
        });
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for parameter in sorted {
            // The check of the structure has said that it has no place to go.
            if parameter.location == Location::Path && !names.contains(&parameter.name.as_str()) {
                continue;
            }
            let argument = self.argument(parameter, &source.id)?;
            let list = if parameter.required {
                &mut required
            } else {
                &mut optional
            };
            list.push(argument);
        }
        Ok((required, optional))
    }

    fn argument(&mut self, parameter: &Parameter, operation: &str) -> Result<Argument, LeftOut> {
        let Parameter { name, .. } = parameter;
        let style = self.style(parameter)?;
        self.check_shape(parameter);
        let schema = self.document.schema(parameter.schema);
        let target = self.document.schema(self.document.target(parameter.schema));
        let default = schema.default.as_ref().or(target.default.as_ref());
        let example = [&parameter.example, &schema.example, &target.example]
            .into_iter()
            .flatten()
            .find_map(|e| e.as_str());
        let mut docs = parameter.docs.clone();
        if docs.description.is_none() {
            docs.description.clone_from(&schema.docs.description);
        }
        Ok(Argument {
            place: parameter.place.clone(),
            wire: name.clone(),
            rust_name: parameter.rust_name.clone(),
            location: parameter.location,
            style,
            reserved: parameter.allow_reserved && parameter.location == Location::Query,
            example: example.map(str::to_owned),
            ty: self.bare(parameter.schema, &format!("{operation} {name}")),
            docs,
            limits: super::types::limits(&target.kind),
            default: default.map(ToString::to_string),
        })
    }

    /// The style; what is the text of a scalar is the same in all styles of its place.
    fn style(&mut self, parameter: &Parameter) -> Result<Style, LeftOut> {
        let text = match parameter.style {
            Style::Text => self.is_scalar(parameter.schema),
            Style::Content => self.is_string(parameter.schema),
            style => return Ok(style),
        };
        if !text {
            let message = format!(
                "`{}` is neither JSON nor the text of a scalar",
                parameter.name
            );
            return Err(self.left_out(&codes::PARAMETER_CONTENT, &parameter.place, message));
        }
        Ok(match parameter.location {
            Location::Query | Location::Cookie => Style::Form { explode: true },
            Location::Path | Location::Header => Style::Simple { explode: false },
        })
    }

    /// Whether every value of a schema is a text.
    fn is_string(&self, id: SchemaId) -> bool {
        let kind = &self.document.schema(self.document.target(id)).kind;
        matches!(kind, Kind::String { .. })
    }

    /// Whether every value of a schema is a scalar.
    pub(super) fn is_scalar(&self, id: SchemaId) -> bool {
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let plain = |kind: &Kind| {
            matches!(
                kind,
                Kind::Boolean | Kind::Integer { .. } | Kind::Number { .. } | Kind::String { .. }
            )
        };
        match kind(id) {
            Kind::Union { members, .. } => members.iter().all(|&m| plain(kind(m))),
            kind => plain(kind),
        }
    }

    /// Says where values can be given that no style can write.
    fn check_shape(&mut self, parameter: &Parameter) {
        let Parameter { name, .. } = parameter;
        let kind = |id| &self.document.schema(self.document.target(id)).kind;
        let held = kind(parameter.schema);
        let nested = |id: &SchemaId| matches!(kind(*id), Kind::Object(_) | Kind::Array { .. });
        let inner_nested = match held {
            Kind::Array { items, .. } => nested(items),
            Kind::Object(object) => object.properties.iter().any(|(_, id)| nested(id)),
            _ => false,
        };
        if inner_nested && !matches!(parameter.style, Style::DeepObject | Style::Json) {
            let message = format!("`{name}` holds lists or objects in a list or object");
            self.report(&codes::NESTED_PARAMETER, &parameter.place, message);
        }
    }
}

/// The names between braces, in order.
fn template_names(path: &str) -> Vec<&str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}').map(|(name, _)| name))
        .collect()
}

/// For each placeholder, the index of its argument.
pub(super) fn path_arguments(path: &str, arguments: &[Argument]) -> Vec<usize> {
    let index = |name: &&str| {
        arguments
            .iter()
            .position(|a| a.location == Location::Path && a.wire == **name)
    };
    template_names(path).iter().filter_map(index).collect()
}
