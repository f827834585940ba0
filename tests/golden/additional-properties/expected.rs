// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Answer`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Answer {
    /// The member `any`.
    pub any: Option<AnyRest>,
    /// The member `closed`.
    pub closed: Option<Closed>,
    /// The member `empty`.
    pub empty: Option<Empty>,
    /// The member `typed`.
    pub typed: Option<TypedRest>,
}

impl rt::DecodeObject for Answer {
    const FIELDS: &'static [&'static str] = &["any", "closed", "empty", "typed"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                _ => m.skip(),
            }
        }
        Some(Self {
            any: f0,
            closed: f1,
            empty: f2,
            typed: f3,
        })
    }
}

impl rt::EncodeObject for Answer {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("any", &self.any);
        w.opt("closed", &self.closed);
        w.opt("empty", &self.empty);
        w.opt("typed", &self.typed);
    }
}

/// The object `AnyRest`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct AnyRest {
    /// The member `id`.
    pub id: String,
    /// Members that the document does not name.
    pub additional_properties: rt::Map<rt::Value>,
}

impl rt::DecodeObject for AnyRest {
    const FIELDS: &'static [&'static str] = &["id"];
    const REST: bool = true;
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        let mut rest = rt::Map::new();
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.rest(&mut rest),
            }
        }
        let f0 = f0?;
        Some(Self {
            id: f0,
            additional_properties: rest,
        })
    }
}

impl rt::EncodeObject for AnyRest {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("id", &self.id);
        w.rest(&self.additional_properties);
    }
}

/// The object `Closed`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Closed {
    /// The member `id`.
    pub id: Option<String>,
}

impl rt::DecodeObject for Closed {
    const FIELDS: &'static [&'static str] = &["id"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { id: f0 })
    }
}

impl rt::EncodeObject for Closed {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
    }
}

/// The object `Empty`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Empty {}

impl rt::DecodeObject for Empty {
    const FIELDS: &'static [&'static str] = &[];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        while m.key().is_some() {
            m.skip();
        }
        Some(Self {})
    }
}

impl rt::EncodeObject for Empty {
    #[inline]
    fn write(&self, _: &mut rt::Writer<'_>) {}
}

/// The object `TypedRest`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct TypedRest {
    /// The member `additional_properties`.
    pub additional_properties: Option<String>,
    /// The member `id`.
    pub id: Option<String>,
    /// Members that the document does not name.
    pub further_properties: rt::Map<i64>,
}

impl rt::DecodeObject for TypedRest {
    const FIELDS: &'static [&'static str] = &["additional_properties", "id"];
    const REST: bool = true;
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        let mut rest = rt::Map::new();
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.rest(&mut rest),
            }
        }
        Some(Self {
            additional_properties: f0,
            id: f1,
            further_properties: rest,
        })
    }
}

impl rt::EncodeObject for TypedRest {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("additional_properties", &self.additional_properties);
        w.opt("id", &self.id);
        w.rest(&self.further_properties);
    }
}

rt::objects! { Answer AnyRest Closed Empty TypedRest }
