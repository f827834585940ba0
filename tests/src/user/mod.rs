//! A program that uses all of a generated crate in the ways that `docs/diff.md` promises to keep:
//! it names every type, makes every value, reads every field, matches every enum and makes every
//! call. It is compiled and never run.
//!
//! A function to a use: what a use needs is its parameters, so nothing has to be made up.

mod calls;
mod client;
mod models;

use specwright::surface::Surface;

/// What the program begins with; `api` is the module of the API.
const HEAD: &str = "\
use specwright_runtime::glue as rt;
use api::{Client, ClientBuilder, Credentials, errors, model};

fn has_default<T: Default>() {}
fn is_cloned<T: Clone>() {}
fn is_copied<T: Copy>() {}
fn is_shown<T: std::fmt::Debug>() {}
fn is_compared<T: PartialEq>() {}
fn is_hashed<T: Eq + std::hash::Hash>() {}
fn is_printed<T: std::fmt::Display>() {}
fn travels<T: rt::serde::Serialize + for<'a> rt::serde::Deserialize<'a>>() {}
";

/// The program; `module` is the path to the API in the crates that it is compiled with.
pub fn program(surface: &Surface, module: &str) -> String {
    let mut program = Program {
        text: format!("#![allow(unused, deprecated)]\n\nuse {module} as api;\n{HEAD}\n"),
        functions: 0,
    };
    program.models(surface);
    program.client(surface);
    program.calls(surface);
    program.text
}

/// A program that is being written.
struct Program {
    text: String,
    functions: usize,
}

impl Program {
    /// A function with these parameters.
    fn function(&mut self, parameters: &str, body: &str) {
        self.borrowing("", parameters, body);
    }

    /// A function with a lifetime.
    fn borrowing(&mut self, lifetime: &str, parameters: &str, body: &str) {
        let n = self.functions;
        self.functions += 1;
        let text = format!("fn f{n}{lifetime}({parameters}) {{ {body} }}\n");
        self.text.push_str(&text);
    }

    /// Names a type, with its lifetimes.
    fn named(&mut self, ty: &str) {
        let n = self.functions;
        self.functions += 1;
        self.text.push_str(&format!("type T{n} = {ty};\n"));
    }
}

/// `p0: A, p1: B`.
fn parameters(types: &[String]) -> String {
    let all = types.iter().enumerate();
    let all: Vec<String> = all.map(|(i, ty)| format!("p{i}: {ty}")).collect();
    all.join(", ")
}

/// `p0, p1`.
fn arguments(count: usize) -> String {
    let all: Vec<String> = (0..count).map(|i| format!("p{i}")).collect();
    all.join(", ")
}

/// An arm of a match that has the value in the type that it is of.
fn arm(path: &str, variant: &str, held: Option<&str>) -> String {
    match held {
        Some(ty) => format!("{path}::{variant}(v) => {{ let v: {ty} = v; }} "),
        None => format!("{path}::{variant} => {{}} "),
    }
}
