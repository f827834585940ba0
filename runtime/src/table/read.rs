//! Tables on their way in: the columns in any order, and the rows by them.

use super::{Row, Table};
use crate::codec::{Buffered, Decode, DecodeError, Decoded, Shape, Source, buffer};

/// What is known of the columns of a table: their names, as they stand in it.
type Order = Vec<&'static str>;

impl<R: Row> Decode for Table<R> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        let shape = Shape {
            name: "Table",
            fields: &[R::COLUMNS_MEMBER, R::ROWS_MEMBER],
            rest: false,
        };
        let (mut order, mut rows, mut early) = (None, None, None);
        source.object(&shape, &mut |members| {
            while let Some(member) = members.key() {
                match member {
                    0 => members.value(&mut |source| {
                        order = Some(columns(R::COLUMNS, source)?);
                        Ok(())
                    }),
                    1 => members.value(&mut |source| {
                        match &order {
                            Some(order) => rows = Some(read::<R>(source, order)?),
                            // They mean nothing before the columns are known.
                            None => early = Some(buffer(source)?),
                        }
                        Ok(())
                    }),
                    _ => members.skip(),
                }
            }
            let both = order.is_some() && (rows.is_some() || early.is_some());
            members.outcome(both.then_some(()))
        })?;
        if let (Some(order), Some(early)) = (&order, &early) {
            let read = read_early::<R>(early, order);
            return read.map_err(|error| error.in_member(R::ROWS_MEMBER));
        }
        rows.ok_or_else(|| DecodeError::new("the format gave no value"))
    }
}

/// Reads rows that came before their columns.
fn read_early<R: Row>(rows: &Buffered, order: &Order) -> Decoded<Table<R>> {
    let mut table = Table::default();
    rows.read(&mut |source| {
        table = read(source, order)?;
        Ok(())
    })?;
    Ok(table)
}

fn read<R: Row>(source: &mut dyn Source, order: &Order) -> Decoded<Table<R>> {
    let mut rows = Vec::new();
    source.list(&mut |source| {
        rows.push(R::read(source, order)?);
        Ok(())
    })?;
    Ok(Table(rows))
}

/// The order of the columns; each of them has to be there once.
fn columns(known: &[&'static str], source: &mut dyn Source) -> Decoded<Order> {
    let mut order = Order::with_capacity(known.len());
    source.list(&mut |source| {
        let name = source.string()?;
        let Some(column) = known.iter().find(|column| **column == name) else {
            let why = format_args!("`{name}` is not a column of this table");
            return Err(DecodeError::new(why));
        };
        if order.contains(column) {
            return Err(DecodeError::new(format_args!("column `{column}` twice")));
        }
        order.push(column);
        Ok(())
    })?;
    match known.iter().find(|column| !order.contains(column)) {
        Some(column) => Err(DecodeError::new(format_args!("missing column `{column}`"))),
        None => Ok(order),
    }
}

/// Reads the cells of one row: as many as there are columns, each told the name of its own.
pub fn cells(
    source: &mut dyn Source,
    order: &[&'static str],
    read: &mut dyn FnMut(&'static str, &mut dyn Source) -> Decoded<()>,
) -> Decoded<()> {
    let mut columns = order.iter();
    source.list(&mut |source| match columns.next() {
        Some(column) => read(column, source),
        None => Err(DecodeError::new("more cells than columns")),
    })?;
    match columns.next() {
        Some(column) => Err(DecodeError::new(format_args!("no cell for `{column}`"))),
        None => Ok(()),
    }
}

/// The error for a row that lacks a cell, where [`cells`] has not told it before.
#[cold]
pub fn row_is_short() -> DecodeError {
    DecodeError::new("a cell is missing")
}
