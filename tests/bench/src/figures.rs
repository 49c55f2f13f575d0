//! The tables of the measurements.

use std::fmt::Write;

use serde::Deserialize;

use crate::apps::Started;

/// Milliseconds from a tap until the keys moved in the DOM, until the end of the frame that shows it, and until the dots count
/// the digit.
type Tap = (f64, f64, f64);

#[derive(Deserialize)]
pub struct Taken {
    plain: Vec<Tap>,
    react: Vec<Tap>,
    app: Vec<Tap>,
}

/// Median, 95th percentile, and the mean of the fastest 90 %, which leaves out what other work on the machine delayed.
struct Spread {
    median: f64,
    p95: f64,
    mean: f64,
}

impl Spread {
    fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = values.collect();
        assert!(!sorted.is_empty(), "something was measured");
        sorted.sort_by(f64::total_cmp);
        let at = |hundredths: usize| sorted[(sorted.len() * hundredths / 100).min(sorted.len() - 1)];
        let faster = &sorted[..(sorted.len() * 9).div_ceil(10)];
        #[expect(clippy::cast_precision_loss, reason = "a few hundred taps")]
        let mean = faster.iter().sum::<f64>() / faster.len() as f64;
        Self { median: at(50), p95: at(95), mean }
    }
}

#[must_use]
pub fn table(taken: &Taken) -> String {
    let mut table = format!(
        "| {} taps each, ms | to the DOM: p50 | p95 | to the frame's end: p50 | mean of 9/10 | p95 | mean, to plain | counted: p50 | p95 |\n\
         |---|---|---|---|---|---|---|---|---|\n",
        taken.app.len()
    );
    let plain = Spread::of(taken.plain.iter().map(|tap| tap.1)).mean;
    for (name, taps) in [("plain JavaScript", &taken.plain), ("React 19", &taken.react), ("the app", &taken.app)] {
        let dom = Spread::of(taps.iter().map(|tap| tap.0));
        let counted = Spread::of(taps.iter().map(|tap| tap.2));
        let end = Spread::of(taps.iter().map(|tap| tap.1));
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "| {name} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.2} | {:.1} | {:.1} |",
            dom.median,
            dom.p95,
            end.median,
            end.mean,
            end.p95,
            end.mean / plain,
            counted.median,
            counted.p95,
        );
    }
    table
}

/// Formats the medians of the starts as a Markdown table, with the ratio to the first app.
#[must_use]
pub fn start_table(apps: [(&str, &[Started]); 2]) -> String {
    let middle = |starts: &[Started], of: fn(&Started) -> f64| Spread::of(starts.iter().map(of)).median;
    let mut table = format!(
        "| {} starts each, medians | first paint, ms | to empty | first screen, ms | to empty | RSS there, MiB | to empty | PSS there, MiB | to empty |\n\
         |---|---|---|---|---|---|---|---|---|\n",
        apps[0].1.len()
    );
    let kinds: [fn(&Started) -> f64; 4] =
        [|started| started.paint, |started| started.screen, |started| started.resident, |started| started.proportional];
    for (name, starts) in apps {
        let cells = kinds.map(|of| {
            let value = middle(starts, of);
            format!("{value:.0} | {:.2}", value / middle(apps[0].1, of))
        });
        // Writing to a string cannot fail.
        let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
    }
    table
}
