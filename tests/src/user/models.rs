//! The uses of what stands below `model`.

use specwright::surface::{Base, Field, Model, ModelKind, Surface, Variant};

use super::{Program, arguments, arm, parameters};

impl Program {
    pub(super) fn models(&mut self, surface: &Surface) {
        for model in &surface.models {
            let path = &model.path;
            self.named(path);
            match &model.kind {
                ModelKind::Struct(fields) => {
                    self.reads(model, fields, "..");
                    self.makes(model, fields);
                }
                ModelKind::Row(fields) => {
                    // Rows that users make are written whole, and may be taken apart so.
                    self.reads(model, fields, if model.sent { "" } else { ".." });
                    self.makes_row(model, fields);
                }
                ModelKind::Enum(base, variants) => self.listed(path, *base, variants),
                ModelKind::Union(variants) => {
                    self.matched(path, variants, true);
                    self.function("", &format!("is_cloned::<{path}>(); is_shown::<{path}>();"));
                    self.function("", &format!("travels::<{path}>();"));
                }
                ModelKind::Alias(ty) => self.function(
                    &format!("given: {path}, owned: {ty}"),
                    &format!("let _: {ty} = given; let _: {path} = owned;"),
                ),
                ModelKind::Table(row) => self.function(
                    &format!("given: {path}, rows: Vec<{row}>"),
                    &format!("let _: rt::Table<{row}> = given; let _: {path} = rows.into();"),
                ),
            }
        }
    }

    fn reads(&mut self, model: &Model, fields: &[Field], rest: &str) {
        let path = &model.path;
        let names: String = fields.iter().map(|f| format!("{}, ", f.name)).collect();
        let typed = fields
            .iter()
            .map(|f| format!("let _: {} = {}; ", f.ty, f.name));
        let typed: String = typed.collect();
        self.function(
            &format!("given: {path}"),
            &format!("let {path} {{ {names}{rest} }} = given; {typed}"),
        );
        let lent = fields
            .iter()
            .map(|f| format!("let _: &{} = &given.{}; ", f.ty, f.name));
        self.function(&format!("given: &{path}"), &lent.collect::<String>());
        self.function("", &format!("is_cloned::<{path}>(); is_shown::<{path}>();"));
        if !model.files && !matches!(model.kind, ModelKind::Row(_)) {
            self.function("", &format!("travels::<{path}>();"));
        }
    }

    /// By `new` or `Default`, and with any fields set before `..`.
    fn makes(&mut self, model: &Model, fields: &[Field]) {
        let path = &model.path;
        if let Some(taken) = model.constructor() {
            let owned = |ty: &str| ty.replace("impl Into<String>", "String");
            let types: Vec<String> = taken.iter().map(|(_, ty)| owned(ty)).collect();
            let (given, passed) = (parameters(&types), arguments(types.len()));
            self.function(&given, &format!("let _: {path} = {path}::new({passed});"));
            let lent: Vec<String> = types
                .iter()
                .map(|ty| ty.replace("String", "&str"))
                .collect();
            if types.iter().all(|ty| ty == "String") {
                let given = parameters(&lent);
                self.function(&given, &format!("let _: {path} = {path}::new({passed});"));
            }
        }
        if model.has_default() {
            self.function("", &format!("has_default::<{path}>();"));
        }
        if model.sent {
            let types = fields.iter().map(|f| format!("{}: {}", f.name, f.ty));
            let types: Vec<String> = types.collect();
            let names: String = fields.iter().map(|f| format!("{}, ", f.name)).collect();
            let given = ["rest__: ".to_owned() + path].into_iter().chain(types);
            self.function(
                &given.collect::<Vec<_>>().join(", "),
                &format!("let _ = {path} {{ {names}..rest__ }};"),
            );
        }
    }

    fn makes_row(&mut self, model: &Model, fields: &[Field]) {
        if !model.sent {
            return;
        }
        let types = fields.iter().map(|f| format!("{}: {}", f.name, f.ty));
        let given = types.collect::<Vec<_>>().join(", ");
        let names: Vec<&str> = fields.iter().map(|f| &*f.name).collect();
        let (path, names) = (&model.path, names.join(", "));
        self.function(&given, &format!("let _ = {path} {{ {names} }};"));
    }

    fn listed(&mut self, path: &str, base: Base, variants: &[Variant]) {
        let open = variants.last().is_some_and(|variant| variant.ty.is_some());
        self.matched(path, variants, open);
        let mut known: Vec<&str> = vec!["is_cloned", "is_shown", "is_compared", "travels"];
        if base != Base::Mixed {
            known.extend(["is_hashed", "is_printed"]);
        }
        if !open || base == Base::Integer {
            known.push("is_copied");
        }
        let known = known.iter().map(|what| format!("{what}::<{path}>(); "));
        self.function("", &known.collect::<String>());
        let (from, wire) = match base {
            Base::Text => ("&str", Some("as_str(); let _: &str")),
            Base::Integer => ("i64", Some("as_i64(); let _: i64")),
            Base::Mixed => ("rt::Value", None),
        };
        let text = wire.map(|wire| {
            let (method, ty) = wire.split_once("; let _: ").unwrap_or((wire, "_"));
            format!("let _: {ty} = given.{method};")
        });
        self.function(&format!("given: {path}"), &text.unwrap_or_default());
        let made = match open {
            true => format!("let _: {path} = wire.into(); let _ = {path}::from(again);"),
            false => format!(
                "let _: Result<{path}, rt::DecodeError> = wire.try_into(); \
                 let _: Result<_, rt::DecodeError> = {path}::try_from(again);"
            ),
        };
        self.function(&format!("wire: {from}, again: {from}"), &made);
    }

    /// Every variant, read and made; `open` where there may be others.
    fn matched(&mut self, path: &str, variants: &[Variant], open: bool) {
        let arms = variants.iter().map(|v| arm(path, &v.name, v.ty.as_deref()));
        let arms: String = arms.collect();
        let others = if open { "_ => {}" } else { "" };
        self.function(
            &format!("given: {path}"),
            &format!("match given {{ {arms}{others} }}"),
        );
        for variant in variants {
            let name = &variant.name;
            match &variant.ty {
                Some(ty) => self.function(
                    &format!("held: {ty}"),
                    &format!("let _: {path} = {path}::{name}(held);"),
                ),
                None => self.function("", &format!("let _: {path} = {path}::{name};")),
            }
        }
    }
}
