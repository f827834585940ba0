//! What users of a crate can name or depend on, one item each.

use std::collections::BTreeSet;

use super::{
    same::Same,
    types::{Renames, Types},
    uses::Uses,
};
use crate::{pointer::Pointer, surface::Surface};

/// Something that users can name.
#[derive(Clone, Debug)]
pub(super) struct Item {
    /// Its path: `model::Participant::name`; with `()` where a field may have the same.
    pub(super) path: String,
    /// The item with which it comes and goes.
    pub(super) owner: Option<String>,
    /// As people read it.
    pub(super) text: String,
    /// What it is to the compiler.
    pub(super) form: Form,
    /// What it is in the document, so that it is known under another name.
    pub(super) origin: String,
    /// What its owner must be for users to break when it is added.
    pub(super) intrudes: Option<Ability>,
    /// The places of the document that it comes from.
    pub(super) pointers: BTreeSet<Pointer>,
}

/// What an item is to the compiler.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Form {
    /// What breaks users whenever it changes.
    pub(super) seen: String,
    /// What users may do with it; they break when they may not any more.
    pub(super) abilities: BTreeSet<Ability>,
    /// What it takes, in order.
    pub(super) taken: Vec<Taken>,
    /// Whether its use is warned of.
    pub(super) deprecated: bool,
}

/// What users may do with an item.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ability {
    /// To list all that is in it: to match it without a wildcard, to write it as a literal.
    Exhaust,
    /// To have it from a trait or by a function that others may lack.
    Have(String),
}

/// What a function takes at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Taken {
    /// The type, as the compiler sees it.
    pub(super) ty: String,
    /// A type of which it takes values too, by `impl Into`.
    pub(super) also: Option<String>,
    /// Its name.
    pub(super) name: String,
    /// Its name in the document.
    pub(super) wire: String,
    /// Whether its place says that rather than its name: in paths.
    pub(super) by_place: bool,
}

/// The items of a surface.
pub(super) struct Items<'a> {
    pub(super) types: &'a Types<'a>,
    pub(super) renames: &'a Renames,
    pub(super) same: &'a Same<'a>,
    pub(super) uses: Uses,
    pub(super) all: Vec<Item>,
}

/// All items of the surface behind `types`, but for what is the same on both sides.
pub(super) fn items(types: &Types<'_>, renames: &Renames, same: &Same<'_>) -> Vec<Item> {
    let mut items = Items {
        types,
        renames,
        same,
        uses: Uses::of_models(types),
        all: Vec::new(),
    };
    let surface = items.surface();
    items.client(surface);
    items.models(surface);
    items.operations(surface);
    items.all
}

impl<'a> Items<'a> {
    pub(super) fn surface(&self) -> &'a Surface {
        self.types.surface()
    }

    /// A type as the compiler sees it.
    pub(super) fn seen(&self, ty: &str) -> String {
        self.types.seen(ty, self.renames)
    }

    /// Adds an item, with the places of the models that its types name.
    pub(super) fn add(&mut self, item: Item, types: &[&str]) {
        let mut item = item;
        let surface = self.surface();
        let named = types.iter().flat_map(|ty| self.types.models(ty));
        let places = named.map(|model| surface.models[model].pointer.clone());
        item.pointers.extend(places);
        item.text = shown(&item.text);
        self.all.push(item);
    }
}

impl Taken {
    /// Whether both are the same to users: under one name, here or in the document.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.name == other.name || self.wire == other.wire
    }
}

impl Item {
    /// An item of its own.
    pub(super) fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            owner: None,
            text: text.into(),
            form: Form::default(),
            origin: String::new(),
            intrudes: None,
            pointers: BTreeSet::new(),
        }
    }

    pub(super) fn owned_by(mut self, owner: impl Into<String>) -> Self {
        self.owner = Some(owner.into());
        self
    }

    pub(super) fn origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = origin.into();
        self
    }

    pub(super) fn seen(mut self, seen: impl Into<String>) -> Self {
        self.form.seen = seen.into();
        self
    }

    pub(super) fn able(mut self, ability: Ability, is: bool) -> Self {
        if is {
            self.form.abilities.insert(ability);
        }
        self
    }

    /// It has something that others may lack.
    pub(super) fn having(self, what: impl Into<String>, is: bool) -> Self {
        self.able(Ability::Have(what.into()), is)
    }

    pub(super) fn intruding(mut self, into: Option<Ability>) -> Self {
        self.intrudes = into;
        self
    }

    pub(super) fn taking(mut self, taken: Vec<Taken>) -> Self {
        self.form.taken = taken;
        self
    }

    pub(super) fn at(mut self, pointers: impl IntoIterator<Item = Pointer>) -> Self {
        self.pointers.extend(pointers);
        self
    }

    /// Its path, as users know it.
    pub(super) fn known_as(&self) -> String {
        self.path.trim_end_matches("()").to_owned()
    }
}

/// The last word of a path.
pub(super) fn name(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path)
}

/// A text as users would write it, who do not know of `rt`.
fn shown(text: &str) -> String {
    let text = text.replace("rt::Map<", "BTreeMap<String, ");
    text.replace("rt::", "")
}
