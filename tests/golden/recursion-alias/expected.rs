// ---- src/model/shared.rs ----

use specwright_runtime::glue as rt;

/// The object `Heat`.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Heat {
    /// The member `next`.
    pub next: Option<Box<Later>>,
}

impl rt::DecodeObject for Heat {
    const FIELDS: &'static [&'static str] = &["next"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let mut f0 = None;
        while let Some(i) = m.key() {
            match i {
                0 => m.opt(&mut f0),
                _ => m.skip(),
            }
        }
        Some(Self { next: f0 })
    }
}

impl rt::EncodeObject for Heat {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.opt("next", &self.next);
    }
}

/// Another name: `Later`.
pub type Later = Heat;

rt::objects! { Heat }
