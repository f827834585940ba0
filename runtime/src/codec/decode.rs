//! Reading the types of the standard library that models are made of.

use super::{Decode, Decoded, Shape, Source};
use crate::Patch;
use serde_json::Value;
use std::collections::BTreeMap;

macro_rules! scalars {
    ($($type:ty: $method:ident,)*) => {$(
        impl Decode for $type {
            #[inline]
            fn decode(source: &mut dyn Source) -> Decoded<Self> {
                source.$method()
            }
        }
    )*};
}

scalars! {
    bool: boolean,
    i32: i32,
    i64: i64,
    u32: u32,
    u64: u64,
    f32: f32,
    f64: f64,
    String: string,
    Value: json,
}

impl Decode for Box<str> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        source.string().map(Into::into)
    }
}

impl<T: Decode> Decode for Box<T> {
    #[inline]
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        T::decode(source).map(Self::new)
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        let mut read = None;
        source.option(&mut |source| {
            read = Some(T::decode(source)?);
            Ok(())
        })?;
        Ok(read)
    }
}

/// Null is [`Patch::Null`]; a value that is not there is never read, and so stays absent.
impl<T: Decode> Decode for Patch<T> {
    #[inline]
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        Option::decode(source).map(Self::from_nullable)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        let mut list = Self::new();
        source.list(&mut |source| {
            list.push(T::decode(source)?);
            Ok(())
        })?;
        Ok(list)
    }
}

/// A key that stands twice is an error.
impl<T: Decode> Decode for BTreeMap<String, T> {
    fn decode(source: &mut dyn Source) -> Decoded<Self> {
        let mut map = Self::new();
        source.object(&Shape::MAP, &mut |members| {
            while members.key().is_some() {
                members.rest(&mut map);
            }
            members.outcome(Some(()))
        })?;
        Ok(map)
    }
}
