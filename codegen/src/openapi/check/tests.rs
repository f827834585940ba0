use std::collections::BTreeMap;

use super::check;
use crate::{diagnostics::Findings, testing};

#[test]
fn real_documents_are_generated() {
    let mut counts: BTreeMap<_, (usize, Vec<String>)> = BTreeMap::new();
    for (name, tree) in testing::corpus() {
        let mut findings = Findings::new();
        check(&tree, &mut findings);
        for (finding, line) in findings.iter().zip(testing::lines(&findings)) {
            let row = counts
                .entry((finding.code.severity, finding.code.id))
                .or_default();
            row.0 += 1;
            row.1.push(format!("{name} {line}"));
        }
    }
    for ((severity, id), (count, lines)) in counts {
        println!("{severity:?} {id} {count}");
        for line in lines.iter().step_by(1 + lines.len() / 12) {
            println!("   {line}");
        }
    }
}
