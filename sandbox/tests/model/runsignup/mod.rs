//! RunSignup.

mod links;
mod teams;
