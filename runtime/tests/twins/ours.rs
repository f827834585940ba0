//! Models as the generator writes them.

use specwright_runtime::glue as rt;
use std::collections::BTreeMap;

/// Every kind of member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Thing {
    pub name: Option<String>,
    pub id: String,
    pub owner: Option<String>,
    pub country: rt::Patch<String>,
    pub small: Option<i32>,
    pub big: Option<i64>,
    pub word: Option<u32>,
    pub huge: Option<u64>,
    pub ratio: Option<f64>,
    pub single: Option<f32>,
    pub flag: Option<bool>,
    pub grid: Option<Vec<Vec<i64>>>,
    pub prices: Option<BTreeMap<String, f64>>,
    pub any: Option<rt::Value>,
    pub status: Option<Status>,
    pub boxed: Option<Box<str>>,
}

impl rt::DecodeObject for Thing {
    const FIELDS: &'static [&'static str] = &[
        "id", "owner", "name", "country", "small", "big", "word", "huge", "ratio", "single",
        "flag", "grid", "prices", "any", "status", "boxed",
    ];

    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, rt::Patch::Absent);
        let (mut f4, mut f5, mut f6, mut f7, mut f8, mut f9) = (None, None, None, None, None, None);
        let (mut f10, mut f11, mut f12, mut f13) = (None, None, None, None);
        let (mut f14, mut f15) = (None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.patch(&mut f3),
                4 => m.opt(&mut f4),
                5 => m.opt(&mut f5),
                6 => m.opt(&mut f6),
                7 => m.opt(&mut f7),
                8 => m.opt(&mut f8),
                9 => m.opt(&mut f9),
                10 => m.opt(&mut f10),
                11 => m.opt(&mut f11),
                12 => m.opt(&mut f12),
                13 => m.opt(&mut f13),
                14 => m.opt(&mut f14),
                15 => m.opt(&mut f15),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1)) = (f0, f1) else {
            return None;
        };
        Some(Self {
            id: f0,
            owner: f1,
            name: f2,
            country: f3,
            small: f4,
            big: f5,
            word: f6,
            huge: f7,
            ratio: f8,
            single: f9,
            flag: f10,
            grid: f11,
            prices: f12,
            any: f13,
            status: f14,
            boxed: f15,
        })
    }
}

impl rt::EncodeObject for Thing {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("name", &self.name);
        w.put("id", &self.id);
        w.put("owner", &self.owner);
        w.opt("country", &self.country);
        w.opt("small", &self.small);
        w.opt("big", &self.big);
        w.opt("word", &self.word);
        w.opt("huge", &self.huge);
        w.opt("ratio", &self.ratio);
        w.opt("single", &self.single);
        w.opt("flag", &self.flag);
        w.opt("grid", &self.grid);
        w.opt("prices", &self.prices);
        w.opt("any", &self.any);
        w.opt("status", &self.status);
        w.opt("boxed", &self.boxed);
    }
}

/// An object of one required member and, where asked for, the rest.
macro_rules! model {
    ($name:ident, $wire:literal: $field:ident $type:ty $(, rest: $rest:ty)?) => {
        #[derive(Clone, Debug, PartialEq)]
        pub(crate) struct $name {
            pub $field: $type,
            $(pub more: BTreeMap<String, $rest>,)?
        }

        impl rt::DecodeObject for $name {
            const FIELDS: &'static [&'static str] = &[$wire];
            $(const REST: bool = { let _: Option<$rest> = None; true };)?

            fn read(m: &mut rt::Members<'_>) -> Option<Self> {
                let mut f0 = None;
                $(let mut more = BTreeMap::<String, $rest>::new();)?
                while let Some(i) = m.key() {
                    match i {
                        0 => m.get(&mut f0),
                        $(_ => m.rest::<$rest>(&mut more),)?
                        #[allow(unreachable_patterns)]
                        _ => m.skip(),
                    }
                }
                let f0 = f0?;
                Some(model!(@build f0, $field $(, more, $rest)?))
            }
        }

        impl rt::EncodeObject for $name {
            fn write(&self, w: &mut rt::Writer<'_>) {
                w.put($wire, &self.$field);
                $(w.rest::<>(&self.more as &BTreeMap<String, $rest>);)?
            }
        }
    };
    (@build $value:ident, $field:ident) => { Self { $field: $value } };
    (@build $value:ident, $field:ident, $more:ident, $rest:ty) => {
        Self { $field: $value, $more }
    };
}

model!(Typed, "id": id String, rest: i64);
model!(Open, "id": id String, rest: rt::Value);
model!(Email, "email": email String);
model!(Phone, "phone": phone i64, rest: rt::Value);
model!(Info, "info": info Box<Detail>);

/// Holds itself in two ways.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    pub value: i64,
    pub children: Option<Vec<Tree>>,
    pub next: Option<Box<Tree>>,
}

impl rt::DecodeObject for Tree {
    const FIELDS: &'static [&'static str] = &["value", "children", "next"];

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
            value: f0,
            children: f1,
            next: f2,
        })
    }
}

impl rt::EncodeObject for Tree {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("value", &self.value);
        w.opt("children", &self.children);
        w.opt("next", &self.next);
    }
}

rt::objects! { Thing Typed Open Email Phone Info Tree }

rt::string_enum! {
    /// An open enumeration.
    pub enum Status {
        Pending = "pending", CheckedIn = "checked-in",
    } else Unknown
}

/// Told apart by a member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Contact {
    Email(Email),
    Phone(Phone),
    Unknown(rt::Value),
}

/// Told apart by what it looks like.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Detail {
    Number(i64),
    Text(String),
    Info(Info),
    Things(Vec<Email>),
    Unknown(rt::Value),
}

rt::unions! {
    Contact by "type" or Unknown {
        Email "email",
        Phone "phone",
    }
    Detail or Unknown {
        Number [rt::Form::INTEGER],
        Text [rt::Form::TEXT],
        Info [rt::Form {
            required: &["info"],
            known: <Info as rt::DecodeObject>::FIELDS,
            ..rt::Form::OBJECT
        }],
        Things [rt::Form { items: &[rt::Form::OBJECT], ..rt::Form::LIST }],
    }
}
