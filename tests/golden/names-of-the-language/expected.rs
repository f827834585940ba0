// ---- src/model/self_.rs ----

use specwright_runtime::glue as rt;

/// The object `Box`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct BoxModel {
    /// The member `value`.
    pub value: Value,
}

impl rt::DecodeObject for BoxModel {
    const FIELDS: &'static [&'static str] = &["value"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { value: f0 })
    }
}

impl rt::EncodeObject for BoxModel {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("value", &self.value);
    }
}

/// The object `Debug`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct DebugModel {
    /// The member `bool`.
    pub bool: Option<bool>,
    /// The member `clone`.
    pub clone: Option<String>,
}

impl rt::DecodeObject for DebugModel {
    const FIELDS: &'static [&'static str] = &["bool", "clone"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        Some(Self { bool: f0, clone: f1 })
    }
}

impl rt::EncodeObject for DebugModel {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("bool", &self.bool);
        w.opt("clone", &self.clone);
    }
}

/// The object `Error`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Error {
    /// The member `debug`.
    pub debug: Option<DebugModel>,
}

impl rt::DecodeObject for Error {
    const FIELDS: &'static [&'static str] = &["debug"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { debug: f0 })
    }
}

impl rt::EncodeObject for Error {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("debug", &self.debug);
    }
}

/// The object `Option`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct OptionModel {
    /// The member `self`.
    pub self_: Option<SelfValue>,
    /// The member `text`.
    pub text: Option<StringModel>,
    /// The member `vec`.
    pub vec: VecModel,
}

impl rt::DecodeObject for OptionModel {
    const FIELDS: &'static [&'static str] = &["vec", "self", "text"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            vec: f0,
            self_: f1,
            text: f2,
        })
    }
}

impl rt::EncodeObject for OptionModel {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("self", &self.self_);
        w.opt("text", &self.text);
        w.put("vec", &self.vec);
    }
}

/// The object `Patch`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Patch {
    /// The member `result`.
    pub result: Option<ResultModel>,
}

impl rt::DecodeObject for Patch {
    const FIELDS: &'static [&'static str] = &["result"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { result: f0 })
    }
}

impl rt::EncodeObject for Patch {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("result", &self.result);
    }
}

/// The alternatives of `Result`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum ResultModel {
    /// Holds `Box`.
    Box(BoxModel),
    /// Holds `text`.
    Text(String),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    ResultModel or Unknown {
        Box [rt::Form::of::<BoxModel>(&["value"])],
        Text [rt::Form::TEXT],
    }
}

/// The object `Self`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct SelfValue {
    /// The member `box`.
    pub box_: Option<BoxModel>,
    /// The member `patch`.
    pub patch: Option<Patch>,
}

impl rt::DecodeObject for SelfValue {
    const FIELDS: &'static [&'static str] = &["box", "patch"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        Some(Self { box_: f0, patch: f1 })
    }
}

impl rt::EncodeObject for SelfValue {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("box", &self.box_);
        w.opt("patch", &self.patch);
    }
}

rt::string_enum! {
    /// The values of `String`.
    pub enum StringModel {
        Some = "Some", None = "None", Ok = "Ok", Err = "Err", SelfValue = "Self", String = "String",
    } else Unknown
}

/// The object `Value`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Value {
    /// The member `default`.
    pub default: Option<String>,
    /// Members that the document does not name.
    pub additional_properties: rt::Map<rt::Value>,
}

impl rt::DecodeObject for Value {
    const FIELDS: &'static [&'static str] = &["default"];
    const REST: bool = true;
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        let mut rest = rt::Map::new();
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.rest(&mut rest),
            }
        }
        Some(Self {
            default: f0,
            additional_properties: rest,
        })
    }
}

impl rt::EncodeObject for Value {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("default", &self.default);
        w.rest(&self.additional_properties);
    }
}

/// Another name: `Vec`.
pub type VecModel = Vec<ResultModel>;

rt::objects! { BoxModel DebugModel Error OptionModel Patch SelfValue Value }

// ---- src/self_.rs ----

//! The operations of `Self`.

use specwright_runtime::glue as rt;
use super::{auth, errors, model};

/// The operations of `Self`.
#[derive(Clone, Copy, Debug)]
pub struct SelfValue<'c>(pub(super) &'c rt::Client);

impl SelfValue<'_> {
    /// Calls `getAll`.
    ///
    /// `GET /all`
    ///
    /// # Errors
    /// Declared errors: 400, as [`Error400`](errors::Error400).
    ///
    /// # Example
    /// ```
    /// # async fn example(client: &golden::Client) -> Result<(), golden::Error> {
    /// let answer = client.self_().get_all().await?;
    /// # let _ = answer.status(); Ok(()) }
    /// ```
    #[inline]
    pub fn get_all(&self) -> GetAll {
        let call = rt::call(self.0, "GET /all", &[], auth::NO_CREDENTIALS);
        GetAll(call)
    }
}

rt::operations! {
    /// The request of [`SelfValue::get_all`].
    GetAll -> model::OptionModel, rt::json, errors::Error400;
}
