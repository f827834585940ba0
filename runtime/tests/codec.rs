//! What the codec promises beyond serde: paths, limits, and names that clash with nothing.

use specwright_runtime::{Patch, Value, glue as rt};
use std::{collections::BTreeMap, ops::ControlFlow};

/// A list that can hold itself.
#[derive(Debug)]
struct Tree {
    name: String,
    items: Vec<Tree>,
    next: Option<Box<Tree>>,
    prices: BTreeMap<String, i32>,
    detail: Option<Detail>,
}

impl rt::DecodeObject for Tree {
    const FIELDS: &'static [&'static str] = &["name", "items", "next", "a price", "detail"];

    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3, mut f4) = (None, None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.opt(&mut f1),
                2 => m.opt(&mut f2),
                3 => m.opt(&mut f3),
                4 => m.opt(&mut f4),
                _ => m.skip(),
            }
        }
        let f0 = f0?;
        Some(Self {
            name: f0,
            items: f1.unwrap_or_default(),
            next: f2,
            prices: f3.unwrap_or_default(),
            detail: f4,
        })
    }
}

impl rt::EncodeObject for Tree {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("name", &self.name);
        w.put("items", &self.items);
        w.opt("next", &self.next);
        w.put("a price", &self.prices);
        w.opt("detail", &self.detail);
    }
}

/// A union by the member `kind`.
#[derive(Debug)]
enum Detail {
    Tree(Box<Tree>),
    Open(Open),
    Unknown(Value),
}

/// Keeps what it does not know.
#[derive(Debug)]
struct Open {
    id: Patch<f64>,
    more: BTreeMap<String, Value>,
}

impl rt::DecodeObject for Open {
    const FIELDS: &'static [&'static str] = &["id"];
    const REST: bool = true;

    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut id, mut more) = (Patch::Absent, BTreeMap::new());
        while let Some(i) = m.key() {
            match i {
                0 => m.patch(&mut id),
                _ => m.rest(&mut more),
            }
        }
        Some(Self { id, more })
    }
}

impl rt::EncodeObject for Open {
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("id", &self.id);
        w.rest(&self.more);
    }
}

rt::objects! { Tree Open }
rt::unions! {
    Detail by "kind" or Unknown {
        Tree "tree",
        Open "open",
    }
}

fn error<T: rt::Decode>(text: &str) -> (String, String) {
    match rt::from_json::<T>(text.as_bytes()) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => (error.path(), error.message().to_owned()),
    }
}

#[test]
fn an_error_says_where_and_what() {
    for (text, path, message) in [
        ("{}", "", "missing field `name` at line 1 column 2"),
        (
            r#"{"name": "a", "items": [{"name": "b"}, {"name": 1}]}"#,
            "items[1].name",
            "invalid type: integer `1`, expected a string at line 1 column 49",
        ),
        (
            r#"{"name": "a", "items": [{"name": "b"}, {"items": []}]}"#,
            "items[1]",
            "missing field `name` at line 1 column 52",
        ),
        (
            r#"{"name": "a", "next": {"name": "b", "next": {"name": "c", "name": "d"}}}"#,
            "next.next",
            "duplicate field `name` at line 1 column 64",
        ),
        (
            r#"{"name": "a", "a price": {"x y": 3000000000}}"#,
            r#"["a price"]["x y"]"#,
            "invalid value: integer `3000000000`, expected i32 at line 1 column 43",
        ),
        (
            r#"{"name": "a", "a price": {"x": 1, "x": 2}}"#,
            r#"["a price"]"#,
            "duplicate field `x` at line 1 column 37",
        ),
        (
            r#"{"name": "a", "detail": {"kind": "tree", "name": "b", "items": [7]}}"#,
            "detail.items[0]",
            "invalid type: integer `7`, expected struct Tree at line 1 column 68",
        ),
        (
            "{\"name\": \"a\",\n\"next\": {\"name\": tru}}",
            "next.name",
            "expected ident at line 2 column 21",
        ),
        (
            r#"{"name": "a"} x"#,
            "",
            "trailing characters at line 1 column 15",
        ),
        ("", "", "EOF while parsing a value at line 1 column 0"),
    ] {
        assert_eq!(
            error::<Tree>(text),
            (path.to_owned(), message.to_owned()),
            "{text}"
        );
    }
}

#[test]
fn a_text_that_is_no_utf8_is_refused() {
    let error = rt::from_json::<String>(b"\"a\xff\"").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid utf-8 sequence of 1 bytes from index 2"
    );
}

#[test]
fn nesting_ends_at_the_limit_of_the_format() {
    const DEEP: usize = 100_000;
    let limit = "recursion limit exceeded";
    let lists = "[".repeat(DEEP);
    let objects = r#"{"name":"a","next":"#.repeat(DEEP);
    let unions = r#"{"name":"a","detail":{"kind":"tree","next":"#.repeat(DEEP);
    let maps = r#"{"x":"#.repeat(DEEP);
    assert!(error::<Value>(&lists).1.starts_with(limit));
    assert!(error::<Value>(&maps).1.starts_with(limit));
    assert!(error::<Tree>(&objects).1.starts_with(limit));
    assert!(error::<Tree>(&unions).1.starts_with(limit));
    assert!(error::<Open>(&maps).1.starts_with(limit));
    // What is skipped takes no stack.
    let unknown = format!(r#"{{"unknown":{lists}{}}}"#, "]".repeat(DEEP));
    assert!(
        error::<Tree>(&unknown)
            .1
            .starts_with("missing field `name`")
    );
}

#[test]
fn every_format_has_a_limit() {
    for depth in [60, 20_000] {
        let mut list = vec![0x91; depth];
        list.push(0xc0);
        assert_eq!(
            rmp_serde::from_slice::<Detail>(&list).is_ok(),
            depth == 60,
            "{depth}"
        );
        let mut map = Vec::new();
        for _ in 0..depth {
            map.extend(b"\x82\xa4name\xa1a\xa4next");
        }
        map.push(0xc0);
        assert_eq!(
            rmp_serde::from_slice::<Tree>(&map).is_ok(),
            depth == 60,
            "{depth}"
        );
    }
}

#[test]
fn a_tag_is_not_kept_twice() {
    let text = r#"{"name":"a","items":[],"a price":{},"detail":{"kind":"open","id":null,"x":[1]}}"#;
    let tree: Tree = rt::from_json(text.as_bytes()).unwrap();
    let Some(Detail::Open(open)) = &tree.detail else {
        panic!("{tree:?}");
    };
    assert_eq!(open.more.keys().collect::<Vec<_>>(), ["x"]);
    assert_eq!(
        String::from_utf8(rt::to_json(&tree).unwrap()).unwrap(),
        text
    );
}

#[test]
fn a_declared_member_stands_before_a_further_one_of_its_name() {
    let open = |id| Open {
        id,
        more: BTreeMap::from([("id".to_owned(), 1.into()), ("x".to_owned(), 2.into())]),
    };
    let json = |open: &Open| String::from_utf8(rt::to_json(open).unwrap()).unwrap();
    assert_eq!(json(&open(Patch::Value(0.5))), r#"{"id":0.5,"x":2}"#);
    assert_eq!(json(&open(Patch::Null)), r#"{"id":null,"x":2}"#);
    assert_eq!(json(&open(Patch::Absent)), r#"{"x":2}"#);
}

#[test]
fn numbers_that_are_not_finite_are_no_json() {
    let open = Open {
        id: Patch::Value(f64::NAN),
        more: BTreeMap::new(),
    };
    assert!(rt::to_json(&open).is_err());
    assert!(rt::to_json(&vec![f32::INFINITY]).is_err());
    assert_eq!(serde_json::to_string(&open).unwrap(), r#"{"id":null}"#);
}

#[test]
fn what_is_borrowed_is_written_like_what_is_owned() {
    let numbers: &[u32] = &[1, 4_294_967_295];
    let texts = ["a", "é"].as_slice();
    let values: [(&dyn rt::Encode, &str); 7] = [
        (&numbers, "[1,4294967295]"),
        (&texts, r#"["a","é"]"#),
        (&"a\"", r#""a\"""#),
        (&Box::<str>::from("b"), r#""b""#),
        (&Some(&numbers), "[1,4294967295]"),
        (&None::<&str>, "null"),
        (&Box::new(1.5_f32), "1.5"),
    ];
    for (value, text) in values {
        assert_eq!(
            String::from_utf8(rt::to_json(value).unwrap()).unwrap(),
            text
        );
    }
}

#[test]
fn only_an_object_can_be_tagged() {
    struct Tagged(i64);
    impl rt::Encode for Tagged {
        fn view(&self) -> rt::View<'_> {
            rt::View::Tagged("kind", "number", &self.0)
        }
    }
    let error = rt::to_json(&Tagged(1)).unwrap_err();
    assert_eq!(error.to_string(), "a tagged variant has to be an object");
}

#[test]
fn what_is_visited_can_be_left_early() {
    let open = Open {
        id: Patch::Value(1.0),
        more: BTreeMap::from([("x".to_owned(), 2.into()), ("y".to_owned(), 3.into())]),
    };
    let mut names = Vec::new();
    let ended = rt::Writer::visit(&open, &mut |name, _| {
        names.push(name.to_owned());
        if name == "x" {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert!(ended.is_break());
    assert_eq!(names, ["id", "x"]);
}

#[test]
fn fields_beyond_the_mask_are_counted_too() {
    struct Wide;
    impl rt::DecodeObject for Wide {
        const FIELDS: &'static [&'static str] = &{
            let mut fields = ["x"; 130];
            fields[0] = "first";
            fields[129] = "last";
            fields
        };

        fn read(m: &mut rt::Members<'_>) -> Option<Self> {
            while m.key().is_some() {
                m.skip();
            }
            Some(Self)
        }
    }
    impl rt::EncodeObject for Wide {
        fn write(&self, _: &mut rt::Writer<'_>) {}
    }
    rt::objects! { Wide }
    assert!(rt::from_json::<Wide>(br#"{"last": 1, "first": 2, "other": 3, "other": 4}"#).is_ok());
    for twice in ["first", "last"] {
        let (_, message) = error::<Wide>(&format!(r#"{{"{twice}": 1, "{twice}": 2}}"#));
        assert!(
            message.starts_with(&format!("duplicate field `{twice}`")),
            "{message}"
        );
    }
}

/// The macros in a crate whose models have the prelude's names.
mod clashing {
    #![allow(dead_code, non_camel_case_types)]

    use specwright_runtime::glue as rt;

    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct Vec;
    pub(crate) struct Box;
    pub(crate) struct Some;
    pub(crate) struct Ok;
    pub(crate) struct str;
    trait From {}
    trait Into {}
    trait Display {}
    trait Decode {}
    mod core {}
    mod std {}
    mod serde {}

    macro_rules! empty {
        ($($model:ident)*) => {$(
            impl rt::DecodeObject for $model {
                const FIELDS: &'static [&'static ::core::primitive::str] = &[];
                fn read(m: &mut rt::Members<'_>) -> ::core::option::Option<Self> {
                    while let ::core::option::Option::Some(_) = m.key() {
                        m.skip();
                    }
                    ::core::option::Option::Some(Self)
                }
            }
            impl rt::EncodeObject for $model {
                fn write(&self, _: &mut rt::Writer<'_>) {}
            }
        )*};
    }

    empty! { Option Result Vec Box Some Ok }
    rt::objects! { Option Result Vec Box Some Ok }

    rt::string_enum! { pub enum String { Known = "known" } else Other }
    rt::string_enum! { pub enum Result2 { Known = "known" } }
    rt::integer_enum! { pub enum Box2 { N1 = 1, Minus1 = -1 } else Other }
    rt::integer_enum! { pub enum Box3 { N1 = 1, Minus1 = -1 } }
    rt::scalar_enum! { pub enum Some2 { N1 = Int(1), Auto = Text("auto"), No = Null } else Other }
    rt::scalar_enum! { pub enum Some3 { N1 = Int(1), Auto = Text("auto"), No = Null } }
    pub(crate) enum Vec2 {
        Box(Box),
        Some(i64),
        Other(rt::Value),
    }
    rt::unions! { Vec2 or Other { Box [rt::Form::OBJECT], Some [rt::Form::INTEGER], } }
}

#[test]
fn models_may_have_the_names_of_the_prelude() {
    assert!(serde_json::from_str::<clashing::Option>("{}").is_ok());
    let known = clashing::String::from("known");
    assert_eq!(format!("{known:>6}"), " known");
    assert_eq!(serde_json::to_string(&known).unwrap(), r#""known""#);
}

#[test]
fn a_patch_tells_absent_from_null() {
    #[derive(serde::Deserialize, serde::Serialize, Debug, PartialEq)]
    struct Mine {
        #[serde(default, skip_serializing_if = "Patch::is_absent")]
        patch: Patch<i64>,
    }
    for (text, patch) in [
        ("{}", Patch::Absent),
        (r#"{"patch":null}"#, Patch::Null),
        (r#"{"patch":5}"#, Patch::from(5)),
    ] {
        assert_eq!(serde_json::from_str::<Mine>(text).unwrap(), Mine { patch });
        assert_eq!(serde_json::to_string(&Mine { patch }).unwrap(), text);
    }
    assert_eq!(Patch::from_nullable(None::<i64>), Patch::Null);
    assert_eq!(Patch::from_optional(None::<i64>), Patch::Absent);
    assert_eq!(Patch::<i64>::from(None::<i64>), Patch::Absent);
    assert_eq!(Patch::<i64>::from(Some(1)), Patch::Value(1));
    assert_eq!(Option::<i64>::from(Patch::Value(1)), Some(1));
    let mut text: Patch<String> = "snow".into();
    assert_eq!(
        (text.as_deref(), text.value().map(String::len)),
        (Some("snow"), Some(4))
    );
    assert_eq!(text.take().into_value().as_deref(), Some("snow"));
    assert!(text.is_absent());
}
