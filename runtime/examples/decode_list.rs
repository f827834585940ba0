//! Prints how long a list of 1,000 objects takes to read and to write, beside serde's derive.
//!
//! `cargo run --release -p specwright-runtime --example decode_list`

use specwright_runtime::glue as rt;
use std::{collections::BTreeMap, hint::black_box, time::Instant};

const ITEMS: usize = 1_000;
const ROUNDS: u32 = 200;

#[derive(serde::Deserialize, serde::Serialize)]
struct Derived {
    id: String,
    name: String,
    number: i64,
    email: Option<String>,
    checked_in: bool,
    tags: Vec<String>,
    fields: BTreeMap<String, String>,
}

struct Model {
    id: String,
    name: String,
    number: i64,
    email: Option<String>,
    checked_in: bool,
    tags: Vec<String>,
    fields: BTreeMap<String, String>,
}

impl rt::DecodeObject for Model {
    const FIELDS: &'static [&'static str] = &[
        "id",
        "name",
        "number",
        "checked_in",
        "tags",
        "fields",
        "email",
    ];

    #[inline]
    fn read(m: &mut rt::Members<'_>) -> Option<Self> {
        let (mut f0, mut f1, mut f2, mut f3, mut f4, mut f5, mut f6) =
            (None, None, None, None, None, None, None);
        while let Some(i) = m.key() {
            match i {
                0 => m.get(&mut f0),
                1 => m.get(&mut f1),
                2 => m.get(&mut f2),
                3 => m.get(&mut f3),
                4 => m.get(&mut f4),
                5 => m.get(&mut f5),
                6 => m.opt(&mut f6),
                _ => m.skip(),
            }
        }
        let (Some(f0), Some(f1), Some(f2), Some(f3), Some(f4), Some(f5)) = (f0, f1, f2, f3, f4, f5)
        else {
            return None;
        };
        Some(Self {
            id: f0,
            name: f1,
            number: f2,
            checked_in: f3,
            tags: f4,
            fields: f5,
            email: f6,
        })
    }
}

impl rt::EncodeObject for Model {
    #[inline]
    fn write(&self, w: &mut rt::Writer<'_>) {
        w.put("id", &self.id);
        w.put("name", &self.name);
        w.put("number", &self.number);
        w.opt("email", &self.email);
        w.put("checked_in", &self.checked_in);
        w.put("tags", &self.tags);
        w.put("fields", &self.fields);
    }
}

rt::objects! { Model }

fn text() -> String {
    let items: Vec<_> = (0..ITEMS)
        .map(|n| {
            format!(
                r#"{{"id":"{n:020}","name":"Runner \u00e9 {n}","number":{n},"email":"runner{n}@example.org","checked_in":true,"unknown":[1,{{}}],"tags":["a","b"],"fields":{{"size":"M","club":"none"}}}}"#
            )
        })
        .collect();
    format!("[{}]", items.join(","))
}

/// The best time of many, in microseconds: other work on the machine only adds.
fn best<T>(mut run: impl FnMut() -> T) -> f64 {
    let times = (0..ROUNDS).map(|_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64() * 1e6
    });
    times.fold(f64::INFINITY, f64::min)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let text = text();
    let bytes = text.as_bytes();
    let derived: Vec<Derived> = serde_json::from_slice(bytes)?;
    let models: Vec<Model> = rt::from_json(bytes)?;
    for (what, ours, twin) in [
        (
            "read",
            best(|| rt::from_json::<Vec<Model>>(bytes).is_ok()),
            best(|| serde_json::from_slice::<Vec<Derived>>(bytes).is_ok()),
        ),
        (
            "read str",
            best(|| serde_json::from_str::<Vec<Model>>(&text).is_ok()),
            best(|| serde_json::from_str::<Vec<Derived>>(&text).is_ok()),
        ),
        (
            "write",
            best(|| rt::to_json(&models).is_ok()),
            best(|| serde_json::to_vec(&derived).is_ok()),
        ),
    ] {
        println!(
            "{what:>8}: {ours:6.0} us, derive {twin:6.0} us, ratio {:.2}",
            ours / twin
        );
    }
    Ok(())
}
