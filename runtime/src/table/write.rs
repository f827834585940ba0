//! Tables on their way out: names, then rows, with a watch over the values that must not repeat.

use std::{
    collections::{HashMap, hash_map::Entry},
    ops::ControlFlow,
};

use super::{Row, Table};
use crate::codec::{Encode, EncodeList, EncodeObject, View, Writer, to_json};

/// Borrowed rows, written as a [`Table`].
pub struct Rows<'a, R>(pub &'a [R]);

impl<R: Row> Encode for Table<R> {
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<R: Row> EncodeObject for Table<R> {
    fn write(&self, writer: &mut Writer<'_>) {
        Rows(&self.0).write(writer);
    }
}

impl<R: Row> Encode for Rows<'_, R> {
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl<R: Row> EncodeObject for Rows<'_, R> {
    fn write(&self, writer: &mut Writer<'_>) {
        writer.put(R::COLUMNS_MEMBER, &R::COLUMNS);
        writer.put(R::ROWS_MEMBER, &Grid(self.0));
    }
}

/// The list of rows.
struct Grid<'a, R>(&'a [R]);

impl<R: Row> Encode for Grid<'_, R> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<R: Row> EncodeList for Grid<'_, R> {
    fn len(&self) -> usize {
        self.0.len()
    }

    /// In place of a row that repeats a value comes the reason why nothing may be sent.
    fn each(&self, visit: &mut dyn FnMut(&dyn Encode) -> ControlFlow<()>) -> ControlFlow<()> {
        let mut watches: Vec<Watch> = R::UNIQUE.iter().map(|name| Watch::over(name)).collect();
        self.0.iter().enumerate().try_for_each(|(place, row)| {
            let cell = |watch: &Watch| row.cell(watch.column);
            match watches
                .iter_mut()
                .find_map(|watch| watch.repeated(place, cell(watch)?))
            {
                Some(why) => visit(&Refused(&why)),
                None => visit(&Cells(row)),
            }
        })
    }
}

/// The values that one column has had so far, each with the place of its row.
struct Watch {
    column: &'static str,
    seen: HashMap<Vec<u8>, usize>,
}

impl Watch {
    fn over(column: &'static str) -> Self {
        let seen = HashMap::new();
        Self { column, seen }
    }

    /// Why the value may not stand in this row; it is not shown itself.
    fn repeated(&mut self, place: usize, cell: &dyn Encode) -> Option<String> {
        if matches!(cell.view(), View::Null) {
            return None;
        }
        // What cannot be written is told when it is.
        match self.seen.entry(to_json(cell).ok()?) {
            Entry::Vacant(free) => {
                free.insert(place);
                None
            }
            Entry::Occupied(first) => Some(format!(
                "row {} repeats the `{}` of row {}",
                place + 1,
                self.column,
                first.get() + 1,
            )),
        }
    }
}

struct Refused<'a>(&'a str);

impl Encode for Refused<'_> {
    fn view(&self) -> View<'_> {
        View::Refused(self.0)
    }
}

/// The cells of one row.
struct Cells<'a, R>(&'a R);

impl<R: Row> Encode for Cells<'_, R> {
    fn view(&self) -> View<'_> {
        View::List(self)
    }
}

impl<R: Row> EncodeList for Cells<'_, R> {
    fn len(&self) -> usize {
        R::COLUMNS.len()
    }

    fn each(&self, visit: &mut dyn FnMut(&dyn Encode) -> ControlFlow<()>) -> ControlFlow<()> {
        let nothing: Option<bool> = None;
        let mut columns = R::COLUMNS.iter();
        columns.try_for_each(|column| visit(self.0.cell(column).unwrap_or(&nothing)))
    }
}

/// An object with one member: what is left of a body when its only member is the argument.
pub struct Member<'a>(pub &'static str, pub &'a dyn Encode);

impl Encode for Member<'_> {
    fn view(&self) -> View<'_> {
        View::Object(self)
    }
}

impl EncodeObject for Member<'_> {
    fn write(&self, writer: &mut Writer<'_>) {
        writer.put(self.0, self.1);
    }
}
