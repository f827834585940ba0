use specwright_fidelity::{document::*, instances::Maker, plan::Planner, schemas::Schemas};
fn main() {
    for f in std::env::args().skip(1) {
        let start = std::time::Instant::now();
        let d = Document::new(serde_json::from_str(&std::fs::read_to_string(&f).unwrap()).unwrap());
        let s = Schemas::new(&d);
        let m = Maker::new(&s, 0);
        let p = Planner::new(&s, &m);
        let ops = d.operations();
        let (mut n, mut bad) = (0, vec![]);
        for op in &ops { match p.calls(op) { Ok(c) => { n += c.len(); if std::env::var("SHOW").is_ok_and(|w| w == op.id) { for c in c { println!("{:?}\n   {:?} {:?}\n   {:?}", c.order, c.answer, String::from_utf8_lossy(&c.answer.body), c.expected); } } } Err(e) => bad.push(format!("{}: {e}", op.id)) } }
        println!("{:40} operations {} calls {n} {:?} not: {bad:?}", f.rsplit('/').next().unwrap(), ops.len(), start.elapsed());
    }
}
