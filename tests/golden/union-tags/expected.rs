// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Box`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct BoxModel {
    /// The member `box`.
    pub box_: i64,
    /// The member `kind`.
    pub kind: String,
}

impl rt::DecodeObject for BoxModel {
    const FIELDS: &'static [&'static str] = &["box", "kind"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self { box_: f0, kind: f1 })
    }
}

impl rt::EncodeObject for BoxModel {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("box", &self.box_);
        w.put("kind", &self.kind);
    }
}

/// The alternatives of `Contact`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Contact {
    /// Holds `Email`.
    Email(Email),
    /// Holds `Phone landline`.
    PhoneLandline(Phone),
    /// Holds `Phone mobile`.
    PhoneMobile(Phone),
    /// Holds `Post`.
    Post(Post),
    /// Holds `object`.
    Object(ContactObject),
    /// Holds `object`.
    Object2(ContactObjectModel),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Contact by "kind" or Unknown {
        Email "email" "mail",
        PhoneLandline "landline",
        PhoneMobile "mobile",
        Post "Box" "Street",
        Object "none",
        Object2 [rt::Form::of::<ContactObjectModel>(&["url"])],
    }
}

/// The object `Contact object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct ContactObject {
    /// The member `kind`.
    pub kind: ContactObjectKind,
}

impl rt::DecodeObject for ContactObject {
    const FIELDS: &'static [&'static str] = &["kind"];
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
        Some(Self { kind: f0 })
    }
}

impl rt::EncodeObject for ContactObject {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("kind", &self.kind);
    }
}

rt::string_enum! {
    /// The values of `Contact object kind`.
    pub enum ContactObjectKind {
        None = "none",
    } else Unknown
}

/// The object `Contact object`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct ContactObjectModel {
    /// The member `url`.
    pub url: String,
}

impl rt::DecodeObject for ContactObjectModel {
    const FIELDS: &'static [&'static str] = &["url"];
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
        Some(Self { url: f0 })
    }
}

impl rt::EncodeObject for ContactObjectModel {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("url", &self.url);
    }
}

/// The object `Email`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Email {
    /// The member `address`.
    pub address: Option<String>,
    /// The member `kind`.
    pub kind: EmailKind,
}

impl rt::DecodeObject for Email {
    const FIELDS: &'static [&'static str] = &["kind", "address"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self { kind: f0, address: f1 })
    }
}

impl rt::EncodeObject for Email {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("address", &self.address);
        w.put("kind", &self.kind);
    }
}

rt::string_enum! {
    /// The values of `Email kind`.
    pub enum EmailKind {
        Email = "email", Mail = "mail",
    } else Unknown
}

/// The object `Phone`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Phone {
    /// The member `number`.
    pub number: String,
}

impl rt::DecodeObject for Phone {
    const FIELDS: &'static [&'static str] = &["number"];
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
        Some(Self { number: f0 })
    }
}

impl rt::EncodeObject for Phone {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("number", &self.number);
    }
}

/// The alternatives of `Post`.
///
/// The member `kind` tells which it is.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Post {
    /// Holds `Box`.
    Box(BoxModel),
    /// Holds `Street`.
    Street(Street),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Post by "kind" or Unknown {
        Box "Box",
        Street "Street",
    }
}

/// The object `Street`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Street {
    /// The member `street`.
    pub street: String,
}

impl rt::DecodeObject for Street {
    const FIELDS: &'static [&'static str] = &["street"];
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
        Some(Self { street: f0 })
    }
}

impl rt::EncodeObject for Street {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("street", &self.street);
    }
}

rt::objects! { BoxModel ContactObject ContactObjectModel Email Phone Street }
