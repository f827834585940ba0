use specwright_fidelity::{document::*, instances::Maker, schemas::Schemas};
fn main() {
    for f in std::env::args().skip(1) {
        let start = std::time::Instant::now();
        let d = Document::new(serde_json::from_str(&std::fs::read_to_string(&f).unwrap()).unwrap());
        let s = Schemas::new(&d);
        let m = Maker::new(&s, 0);
        let (mut n, mut ok, mut inst, mut bad, mut bytes) = (0, 0, 0, 0, 0);
        let mut none = vec![];
        let mut list: Vec<(String, &serde_json::Value)> = d.component_schemas().map(|(n, v)| (n.clone(), v)).collect();
        for op in d.operations() {
            for p in &op.parameters { if let Some(s) = p.schema { list.push((format!("{} {}", op.id, p.name), s)); } }
            for b in &op.body { for c in &b.content { if let Some(s) = c.schema { list.push((format!("{} body", op.id), s)); } } }
            for b in &op.responses { for c in &b.content { if let Some(s) = c.schema { list.push((format!("{} {}", op.id, b.status), s)); } } }
        }
        for (name, schema) in list {
            for dir in [Direction::Sent, Direction::Received] {
                n += 1;
                let i = m.instances(schema, dir, 20);
                inst += i.values.len();
                bad += i.invalid_examples.len();
                bytes += i.values.iter().map(|v| v.to_string().len()).sum::<usize>();
                if i.values.is_empty() { none.push(format!("{name} {dir:?}")); } else { ok += 1; }
                if std::env::var("SHOW").is_ok_and(|w| w == name) { for v in &i.values { println!("  {v}"); } for (v, w) in &i.invalid_examples { println!("  BAD {w} {v}"); } }
            }
        }
        println!("{:40} {ok}/{n} instances {inst} bytes {bytes} invalid examples {bad} {:?} none: {:?}", f.rsplit('/').next().unwrap(), start.elapsed(), none.iter().take(8).collect::<Vec<_>>());
    }
}
