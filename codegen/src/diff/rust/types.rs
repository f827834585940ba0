//! Types as the compiler sees them: aliases looked through, and types of the base under the names
//! that they have in the revision.

use std::collections::HashMap;

use crate::surface::{ModelKind, Surface};

/// How many aliases lead from one to the next before none is looked through any more.
const ALIASES: usize = 64;

/// The types of one surface.
pub(super) struct Types<'a> {
    surface: &'a Surface,
    /// What stands for an alias, by its path.
    aliases: HashMap<&'a str, String>,
    /// The place of a model in the surface, by its path.
    places: HashMap<&'a str, usize>,
}

impl<'a> Types<'a> {
    pub(super) fn of(surface: &'a Surface) -> Self {
        let aliases = surface.models.iter().filter_map(|model| {
            let stands = match &model.kind {
                ModelKind::Alias(ty) => ty.clone(),
                ModelKind::Table(row) => format!("rt::Table<{row}>"),
                _ => return None,
            };
            Some((model.path.as_str(), stands))
        });
        let places = surface.models.iter().enumerate();
        Self {
            surface,
            aliases: aliases.collect(),
            places: places.map(|(i, model)| (&*model.path, i)).collect(),
        }
    }

    /// The surface that they are of.
    pub(super) fn surface(&self) -> &'a Surface {
        self.surface
    }

    /// The type with what its aliases stand for, and everything under its new name.
    pub(super) fn seen(&self, ty: &str, renames: &Renames) -> String {
        self.through(ty, renames, ALIASES)
    }

    fn through(&self, ty: &str, renames: &Renames, left: usize) -> String {
        replaced(ty, |path| match self.aliases.get(path) {
            Some(stands) if left > 0 => Some(self.through(stands, renames, left - 1)),
            _ => renames.get(path).cloned(),
        })
    }

    /// The places of the models that a type names.
    pub(super) fn models(&self, ty: &str) -> Vec<usize> {
        let mut found = Vec::new();
        replaced(ty, |path| {
            found.extend(self.places.get(path));
            None
        });
        found
    }
}

/// The path in the revision of what has another one in the base.
#[derive(Debug, Default)]
pub(super) struct Renames(HashMap<String, String>);

impl Renames {
    pub(super) fn add(&mut self, from: &str, to: &str) {
        if from != to {
            self.0.insert(from.to_owned(), to.to_owned());
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&String> {
        self.0.get(path)
    }

    /// The path under the names of the revision: of the thing itself, or of what it belongs to.
    pub(super) fn renamed(&self, path: &str) -> String {
        let mut end = path.len();
        loop {
            if let Some(to) = self.get(&path[..end]) {
                return format!("{to}{}", &path[end..]);
            }
            match path[..end].rfind("::") {
                Some(shorter) => end = shorter,
                None => return path.to_owned(),
            }
        }
    }

    /// A text with every path in it under the names of the revision.
    pub(super) fn applied(&self, text: &str) -> String {
        match self.0.is_empty() {
            true => text.to_owned(),
            false => replaced(text, |path| self.get(path).cloned()),
        }
    }
}

/// A text with other texts in the place of paths (`model::Team`).
fn replaced(text: &str, mut by: impl FnMut(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(is_word) {
        let (before, from) = rest.split_at(start);
        out.push_str(before);
        let end = path_end(from);
        let (path, after) = from.split_at(end);
        out.push_str(by(path).as_deref().unwrap_or(path));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Where the path ends that a text begins with.
fn path_end(text: &str) -> usize {
    let mut end = 0;
    loop {
        let word = &text[end..];
        end += word.find(|c| !is_word(c)).unwrap_or(word.len());
        match text[end..].strip_prefix("::") {
            Some(after) if after.starts_with(is_word) => end += 2,
            _ => return end,
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_whole_words() {
        let by = |path: &str| (path == "model::Id").then(|| "String".to_owned());
        let cases = [
            ("Vec<model::Id>", "Vec<String>"),
            ("&[model::Ids]", "&[model::Ids]"),
            (
                "impl Into<teams::AddBody<'_>>",
                "impl Into<teams::AddBody<'_>>",
            ),
            ("rt::Map<Box<model::Id>>", "rt::Map<Box<String>>"),
            ("&'a model::Id", "&'a String"),
        ];
        for (text, expected) in cases {
            assert_eq!(replaced(text, by), expected);
        }
    }

    #[test]
    fn what_belongs_to_something_renamed_moves_along() {
        let mut renames = Renames::default();
        renames.add("model::Team", "model::Squad");
        let cases = [
            ("model::Team", "model::Squad"),
            ("model::Team::name", "model::Squad::name"),
            ("model::Teams::name", "model::Teams::name"),
        ];
        for (path, expected) in cases {
            assert_eq!(renames.renamed(path), expected);
        }
    }
}
