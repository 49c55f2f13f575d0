//! Quantiles, and the Mann–Whitney U test.

use std::time::Duration;

use statrs::stats_tests::Alternative;
use statrs::stats_tests::mannwhitneyu::{MannWhitneyUMethod, mannwhitneyu};

/// The value below which this part of the sample lies, in milliseconds.
pub fn quantile(sample: &mut [Duration], part: f64) -> f64 {
    sample.sort_unstable();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a length is an index")]
    let index = ((sample.len() - 1) as f64 * part).round() as usize;
    sample[index].as_secs_f64() * 1e3
}

/// The two-sided p of the Mann–Whitney U test.
pub fn mann_whitney(one: &[Duration], other: &[Duration]) -> f64 {
    let seconds = |times: &[Duration]| times.iter().map(Duration::as_secs_f64).collect::<Vec<_>>();
    let method = MannWhitneyUMethod::AsymptoticInclContinuityCorrection;
    let test = mannwhitneyu(&seconds(one), &seconds(other), method, Alternative::TwoSided);
    test.expect("both samples have values").1
}
