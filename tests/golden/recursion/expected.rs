// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// The object `Edge`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Edge {
    /// The member `to`.
    pub to: Target,
}

impl rt::DecodeObject for Edge {
    const FIELDS: &'static [&'static str] = &["to"];
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
        Some(Self { to: f0 })
    }
}

impl rt::EncodeObject for Edge {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("to", &self.to);
    }
}

/// The alternatives of `Leaf`.
///
/// A value becomes the variant that fits it best.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub enum Leaf {
    /// Holds `text`.
    Text(String),
    /// Holds `Node`.
    Node(Box<Node>),
    /// A value of a form that the document does not list.
    Unknown(rt::Value),
}

rt::unions! {
    Leaf or Unknown {
        Text [rt::Form::TEXT],
        Node [rt::Form::of::<Node>(&["children"])],
    }
}

/// The object `Node`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Node {
    /// The member `children`.
    pub children: Vec<Node>,
    /// The member `edge`.
    pub edge: Option<Box<Edge>>,
    /// The member `leaf`.
    pub leaf: Option<Leaf>,
    /// The member `named`.
    pub named: Option<rt::Map<Node>>,
    /// The member `parent`.
    pub parent: Option<Box<Node>>,
}

impl rt::DecodeObject for Node {
    const FIELDS: &'static [&'static str] = &[
        "children",
        "edge",
        "leaf",
        "named",
        "parent",
    ];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3) = (None, None, None, None);
        let mut f4 = None;
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
            children: f0,
            edge: f1,
            leaf: f2,
            named: f3,
            parent: f4,
        })
    }
}

impl rt::EncodeObject for Node {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("children", &self.children);
        w.opt("edge", &self.edge);
        w.opt("leaf", &self.leaf);
        w.opt("named", &self.named);
        w.opt("parent", &self.parent);
    }
}

/// Another name: `Target`.
pub type Target = Node;

rt::objects! { Edge Node }
