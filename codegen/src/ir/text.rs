//! The IR as text, for tests and for people who ask why.

use std::fmt;

use super::{
    Answer, Api, Argument, Body, BodyCase, BodyFormat, Case, Field, Form, Model, Operation, Others,
    Part, Payload, Scalar, Security, Shape, Status, Style, Type,
};

impl fmt::Display for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "api {:?} {:?} at {:?}",
            self.title, self.version, self.base_url
        )?;
        let choice = self.servers.len() > 1;
        for server in self
            .servers
            .iter()
            .filter(|s| choice || !s.variables.is_empty())
        {
            write!(f, "server {:?}", server.template)?;
            for variable in &server.variables {
                let (name, default) = (&variable.name, &variable.default);
                write!(f, ", {name} {default:?} of {:?}", variable.values)?;
            }
            writeln!(f)?;
        }
        for scheme in &self.schemes {
            writeln!(f, "scheme {}: {:?}", scheme.name, scheme.kind)?;
            for flow in &scheme.flows {
                writeln!(f, "  {:?} at {:?}", flow.kind, flow.token_url)?;
            }
        }
        if let Some(most) = self.concurrency {
            writeln!(f, "at most {most} calls at once")?;
        }
        for operation in &self.operations {
            self.operation(f, operation)?;
        }
        for (i, set) in self.error_sets.iter().enumerate() {
            write!(f, "errors {i}:")?;
            self.cases(f, &set.cases)?;
        }
        for model in &self.models {
            self.model_text(f, model)?;
        }
        Ok(())
    }
}

impl Api {
    fn operation(&self, f: &mut fmt::Formatter<'_>, operation: &Operation) -> fmt::Result {
        let tag = &self.tags[operation.tag].name;
        let Operation {
            id, method, path, ..
        } = operation;
        writeln!(f, "operation {id} [{tag}] {method} {path}")?;
        for argument in &operation.required {
            self.argument(f, "required", argument)?;
        }
        for argument in &operation.optional {
            self.argument(f, "optional", argument)?;
        }
        if let Some(body) = &operation.body {
            self.body(f, body)?;
        }
        self.answer(f, &operation.answer)?;
        if let Some(errors) = operation.errors {
            writeln!(f, "  errors {errors}")?;
        }
        if !operation.headers.is_empty() {
            let headers = operation.headers.iter().map(|&i| &self.headers[i]);
            let texts = headers.map(|h| format!("{:?} {} as {:?}", h.name, self.ty(&h.ty), h.form));
            writeln!(f, "  headers {}", texts.collect::<Vec<_>>().join(", "))?;
        }
        if let Some(server) = operation.server {
            let server = &self.operation_servers[server];
            writeln!(f, "  server {:?}", server.template)?;
        }
        self.extras(f, operation)?;
        self.security(f, &self.requirements[operation.requirement])
    }

    /// What extensions say of an operation.
    fn extras(&self, f: &mut fmt::Formatter<'_>, operation: &Operation) -> fmt::Result {
        if let Some(paging) = &operation.paging {
            let (walk, item) = (&paging.walk, self.ty(&paging.item));
            writeln!(f, "  walked by {walk:?} to {item} at {:?}", paging.items)?;
        }
        for action in &operation.actions {
            writeln!(f, "  action {}: {}", action.name, action.body)?;
        }
        if let Some(one) = operation.in_band {
            writeln!(f, "  in band {:?}", self.in_band[one])?;
        }
        match operation.idempotent {
            Some(true) => writeln!(f, "  idempotent"),
            Some(false) => writeln!(f, "  not idempotent"),
            None => Ok(()),
        }
    }

    fn argument(
        &self,
        f: &mut fmt::Formatter<'_>,
        presence: &str,
        argument: &Argument,
    ) -> fmt::Result {
        let Argument { wire, location, .. } = argument;
        let location = format!("{location:?}").to_lowercase();
        let (ty, style) = (self.ty(&argument.ty), style(argument.style));
        let reserved = if argument.reserved { " reserved" } else { "" };
        write!(
            f,
            "  {presence} {location} {wire:?}: {ty} as {style}{reserved}"
        )?;
        notes(f, &argument.limits, argument.default.as_ref())
    }

    fn body(&self, f: &mut fmt::Formatter<'_>, body: &Body) -> fmt::Result {
        let presence = if body.required {
            "required"
        } else {
            "optional"
        };
        for (i, case) in body.cases.iter().enumerate() {
            let presence = if i == 0 { presence } else { "or" };
            write!(f, "  {presence} body: {} as ", self.ty(&case.ty))?;
            if let Some(member) = &case.member {
                write!(f, "rows of {member:?} in ")?;
            }
            written_as(f, case)?;
        }
        Ok(())
    }

    fn answer(&self, f: &mut fmt::Formatter<'_>, answer: &Answer) -> fmt::Result {
        write!(f, "  answer")?;
        self.cases(f, &answer.cases)
    }

    fn cases(&self, f: &mut fmt::Formatter<'_>, cases: &[Case]) -> fmt::Result {
        for (i, case) in cases.iter().enumerate() {
            let comma = if i == 0 { "" } else { "," };
            let payload = match &case.payload {
                Payload::Empty => "nothing".to_owned(),
                Payload::Json(ty) => self.ty(ty),
                Payload::Text => "text".to_owned(),
                Payload::Bytes => "bytes".to_owned(),
                Payload::Stream => "stream of bytes".to_owned(),
                Payload::Records(ty) => format!("stream of {}", self.ty(ty)),
                Payload::Events(None) => "events of text".to_owned(),
                Payload::Events(Some(ty)) => format!("events of {}", self.ty(ty)),
            };
            write!(f, "{comma} {}", case.status)?;
            if !case.media.is_empty() {
                write!(f, " {}", case.media.join(" or "))?;
            }
            write!(f, " {payload}")?;
        }
        writeln!(f)
    }

    fn security(&self, f: &mut fmt::Formatter<'_>, security: &Security) -> fmt::Result {
        for needs in security {
            let names: Vec<String> = needs
                .iter()
                .map(|need| {
                    let name = &self.schemes[need.scheme].name;
                    match &need.scopes[..] {
                        [] => name.clone(),
                        scopes => format!("{name}({})", scopes.join(" ")),
                    }
                })
                .collect();
            writeln!(f, "  security {}", names.join(" + "))?;
        }
        Ok(())
    }

    fn model_text(&self, f: &mut fmt::Formatter<'_>, model: &Model) -> fmt::Result {
        let direction = match (model.sent, model.received) {
            (true, true) => "sent, received",
            (true, false) => "sent",
            (false, true) => "received",
            (false, false) => "unused",
        };
        let name = &model.suggestion;
        match &model.shape {
            Shape::Struct(object) => {
                writeln!(f, "struct {name:?} ({direction})")?;
                if let Some(table) = &object.table {
                    writeln!(f, "  row of {table:?}")?;
                }
                for field in &object.fields {
                    self.field(f, field)?;
                }
                match &object.rest {
                    Some(ty) => writeln!(f, "  rest: {}", self.ty(ty)),
                    None => Ok(()),
                }
            }
            Shape::Enum(listed) => {
                let values: Vec<&Scalar> = listed.values.iter().map(|v| &v.value).collect();
                let closed = if listed.open { "" } else { "closed " };
                writeln!(f, "{closed}enum {name:?} ({direction}) {values:?}")
            }
            Shape::Union(union) => {
                write!(f, "union {name:?} ({direction})")?;
                match &union.tag {
                    Some(tag) => writeln!(f, " by {tag:?}")?,
                    None => writeln!(f)?,
                }
                for variant in &union.variants {
                    let boxed = if variant.boxed { " boxed" } else { "" };
                    let (name, ty) = (&variant.suggestion, self.ty(&variant.ty));
                    writeln!(f, "  {name:?} {:?}: {ty}{boxed}", variant.tags)?;
                    for form in &variant.forms {
                        writeln!(f, "    {}", form_text(form))?;
                    }
                }
                Ok(())
            }
            Shape::Alias { ty, limits } => {
                write!(f, "alias {name:?} = {}", self.ty(ty))?;
                notes(f, limits, None)
            }
        }
    }

    fn field(&self, f: &mut fmt::Formatter<'_>, field: &Field) -> fmt::Result {
        let mut words = vec![if field.required {
            "required"
        } else {
            "optional"
        }];
        words.extend(field.nullable.then_some("nullable"));
        words.extend(field.boxed.then_some("boxed"));
        let (words, ty) = (words.join(" "), self.ty(&field.ty));
        write!(f, "  {:?}: {words} {ty}", field.wire)?;
        notes(f, &field.limits, field.default.as_ref())
    }

    fn ty(&self, ty: &Type) -> String {
        match ty {
            Type::List(inner) => format!("[{}]", self.ty(inner)),
            Type::Map(inner) => format!("{{{}}}", self.ty(inner)),
            Type::Nullable(inner) => format!("{}?", self.ty(inner)),
            Type::Format(format) => format!("{format:?}").to_lowercase(),
            Type::Table(id) => format!("table of {:?}", self.model(*id).suggestion),
            Type::Model(id) => format!("{:?}", self.model(*id).suggestion),
            plain => format!("{plain:?}").to_lowercase(),
        }
    }
}

fn written_as(f: &mut fmt::Formatter<'_>, case: &BodyCase) -> fmt::Result {
    let parts = match &case.format {
        BodyFormat::Json | BodyFormat::Text | BodyFormat::Bytes => {
            return writeln!(f, "{}", case.content_type);
        }
        BodyFormat::Form(parts) => {
            write!(f, "form")?;
            parts
        }
        BodyFormat::Multipart(parts) => {
            write!(f, "multipart")?;
            parts
        }
    };
    for (name, part) in parts {
        match part {
            Part::Json => write!(f, ", {name:?} as json")?,
            Part::Typed(content_type) => write!(f, ", {name:?} as {content_type}")?,
            Part::Style(s) => write!(f, ", {name:?} as {}", style(*s))?,
            Part::Reserved(s) => write!(f, ", {name:?} as {} reserved", style(*s))?,
        }
    }
    writeln!(f)
}

fn form_text(form: &Form) -> String {
    let mut text = format!("{:?}", form.kind).to_lowercase();
    let values = |values: &[Scalar]| format!("{values:?}");
    if !form.values.is_empty() {
        let closed = if form.closed { " only" } else { "" };
        text.push_str(&format!("{closed} {}", values(&form.values)));
    }
    for (name, listed) in &form.constants {
        text.push_str(&format!(", {name:?} in {}", values(listed)));
    }
    if !form.required.is_empty() {
        text.push_str(&format!(", requires {:?}", form.required));
    }
    if !form.known.is_empty() {
        text.push_str(&format!(", knows {:?}", form.known));
    }
    text.push_str(match form.others {
        Others::Lost => "",
        Others::Kept => ", keeps others",
        Others::Refused => ", refuses others",
    });
    let items: Vec<String> = form.items.iter().map(form_text).collect();
    if !items.is_empty() {
        text.push_str(&format!(" of ({})", items.join(" | ")));
    }
    text
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Code(code) => write!(f, "{code}"),
            Self::Range(range) => write!(f, "{range}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

fn notes(
    f: &mut fmt::Formatter<'_>,
    limits: &[(&'static str, String)],
    default: Option<&String>,
) -> fmt::Result {
    for (keyword, value) in limits {
        write!(f, ", {keyword} {value}")?;
    }
    if let Some(default) = default {
        write!(f, ", default {default}")?;
    }
    writeln!(f)
}

fn style(style: Style) -> String {
    let (name, explode) = match style {
        Style::Form { explode } => ("form", explode),
        Style::Simple { explode } => ("simple", explode),
        Style::Label { explode } => ("label", explode),
        Style::Matrix { explode } => ("matrix", explode),
        Style::Space => ("spaceDelimited", false),
        Style::Pipe => ("pipeDelimited", false),
        Style::DeepObject => ("deepObject", true),
        Style::Json => ("json", false),
        Style::Text => ("text", false),
        Style::Content => ("content", false),
    };
    if explode {
        format!("{name} exploded")
    } else {
        name.to_owned()
    }
}
