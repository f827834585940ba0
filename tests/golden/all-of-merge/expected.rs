// ---- src/model/untagged.rs ----

use specwright_runtime::glue as rt;

/// Somebody who runs.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "partial-eq", derive(PartialEq))]
#[non_exhaustive]
pub struct Runner {
    /// The member `bib`.
    pub bib: i64,
    /// The member `name`.
    ///
    /// At least 1 character.
    pub name: String,
    /// The member `seconds`.
    pub seconds: f64,
}

impl rt::DecodeObject for Runner {
    const FIELDS: &'static [&'static str] = &["bib", "name", "seconds"];
    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2) = (None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1), Some(f2)) = (f0, f1, f2) else {
            return None;
        };
        Some(Self {
            bib: f0,
            name: f1,
            seconds: f2,
        })
    }
}

impl rt::EncodeObject for Runner {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("bib", &self.bib);
        w.put("name", &self.name);
        w.put("seconds", &self.seconds);
    }
}

rt::objects! { Runner }
