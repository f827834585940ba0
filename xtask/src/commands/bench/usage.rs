//! What work costs: CPU seconds and peak memory, as Linux counts them under `/proc`.
//!
//! Invariant: a number that the system does not give is `None`, never a zero.

use std::fs;

/// Clock ticks a second, in which `/proc/self/stat` counts: 100 on every Linux that Rust builds for.
const TICKS: f64 = 100.0;

/// CPU seconds (user and system) of this thread so far, in nanosecond steps.
pub(super) fn thread_cpu() -> Option<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(number(text.split(' ').next()?)? / 1e9)
}

/// CPU seconds (user and system) of all child processes that have ended, their own children
/// included, in steps of 10 ms.
pub(super) fn children_cpu() -> Option<f64> {
    ticks(&fs::read_to_string("/proc/self/stat").ok()?)
}

/// The most memory that this process has held at once, in MiB.
pub(super) fn peak_memory() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(number(line.trim().strip_suffix(" kB")?)? / 1024.0)
}

/// CPU seconds that `clock` counts while `work` runs, and what the work gives.
pub(super) fn timed<T>(
    clock: impl Fn() -> Option<f64>,
    work: impl FnOnce() -> T,
) -> (Option<f64>, T) {
    let before = clock();
    let done = work();
    (
        clock().zip(before).map(|(after, before)| after - before),
        done,
    )
}

/// The middle one of the values; `None` of none.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// User and system time of the children, the fields 16 and 17 of `/proc/self/stat`.
fn ticks(stat: &str) -> Option<f64> {
    // The second field is the name of the program, in parentheses; it may hold blanks.
    let (_, fields) = stat.rsplit_once(") ")?;
    let mut times = fields.split(' ').skip(13);
    Some((number(times.next()?)? + number(times.next()?)?) / TICKS)
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_children_are_found_behind_any_program_name() {
        let stat = "7 (a) b) R 1 1 1 0 -1 4194304 98 0 0 0 11 12 150 50 20 0 1";
        assert_eq!(ticks(stat), Some(2.0));
        assert_eq!(ticks("7 (a)"), None);
    }

    #[test]
    fn the_median_is_no_mean() {
        assert_eq!(median(vec![9.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(Vec::new()), None);
    }
}
