//! From values that are owned to what a call takes, by type: the compiler knows what a method
//! asks for, so nobody has to write it down a second time.

use specwright_runtime::Table;

/// Can be given where a call takes an `A`.
pub trait Lend<'a, A> {
    /// What the call takes.
    fn lent(&'a self) -> A;
}

/// Gives a value as whatever the call takes.
pub fn lend<'a, A, T: Lend<'a, A> + ?Sized>(value: &'a T) -> A {
    value.lent()
}

impl<'a, T: Clone> Lend<'a, T> for T {
    fn lent(&'a self) -> T {
        self.clone()
    }
}

impl<'a, T> Lend<'a, &'a T> for T {
    fn lent(&'a self) -> &'a T {
        self
    }
}

impl<'a> Lend<'a, &'a str> for String {
    fn lent(&'a self) -> &'a str {
        self
    }
}

impl<'a, T> Lend<'a, &'a [T]> for Vec<T> {
    fn lent(&'a self) -> &'a [T] {
        self
    }
}

impl<'a, T> Lend<'a, &'a [T]> for Table<T> {
    fn lent(&'a self) -> &'a [T] {
        self
    }
}

impl<'a> Lend<'a, &'a [&'a str]> for Vec<String> {
    fn lent(&'a self) -> &'a [&'a str] {
        // A program that runs for minutes may forget a few texts.
        let texts: Vec<&str> = self.iter().map(String::as_str).collect();
        Vec::leak(texts)
    }
}
