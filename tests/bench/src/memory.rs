//! The resident memory of a process and its descendants, from Linux' `/proc`.

use std::fs;

/// Returns RSS and PSS in MiB: shared pages count in each process, or are divided among them.
#[must_use]
pub fn of_all(process: u32) -> (f64, f64) {
    let (mut resident, mut proportional) = of(process, ("Rss:", "Pss:"));
    for child in children(process) {
        let (more, share) = of_all(child);
        resident += more;
        proportional += share;
    }
    (resident, proportional)
}

fn of(process: u32, (resident, proportional): (&str, &str)) -> (f64, f64) {
    let told = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).unwrap_or_default();
    let mib = |name: &str| {
        let line = told.lines().find_map(|line| line.strip_prefix(name));
        line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or_default() / 1_024.0
    };
    (mib(resident), mib(proportional))
}

/// Each thread lists its own children.
fn children(process: u32) -> Vec<u32> {
    let threads = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let told = threads.filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    told.flat_map(|told| told.split_whitespace().filter_map(|id| id.parse().ok()).collect::<Vec<_>>()).collect()
}
