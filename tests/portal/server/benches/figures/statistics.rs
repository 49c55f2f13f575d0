//! Quantiles, and the Mann–Whitney U test.

use std::time::Duration;

/// The value below which this part of the sample lies, in milliseconds.
pub fn quantile(sample: &mut [Duration], part: f64) -> f64 {
    sample.sort_unstable();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a length is an index")]
    let index = ((sample.len() - 1) as f64 * part).round() as usize;
    sample[index].as_secs_f64() * 1e3
}

/// The two-sided p of the Mann–Whitney U test, by the normal approximation: exact enough from twenty values on. Times in
/// nanoseconds hardly tie; those that do get their mean rank.
pub fn mann_whitney(one: &[Duration], other: &[Duration]) -> f64 {
    let mut all: Vec<(Duration, bool)> = one.iter().map(|value| (*value, true)).collect();
    all.extend(other.iter().map(|value| (*value, false)));
    all.sort_unstable();
    let mut rank_sum = 0.0;
    let mut begin = 0;
    while begin < all.len() {
        let end = begin + all[begin..].iter().take_while(|(value, _)| *value == all[begin].0).count();
        let mean_rank = (begin + end + 1) as f64 / 2.0;
        rank_sum += mean_rank * all[begin..end].iter().filter(|(_, first)| *first).count() as f64;
        begin = end;
    }
    let (n, m) = (one.len() as f64, other.len() as f64);
    let u = rank_sum - n * (n + 1.0) / 2.0;
    let z = (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt();
    erfc(z.abs() / core::f64::consts::SQRT_2)
}

/// The complementary error function (Abramowitz and Stegun 7.1.26: right to 1.5e-7).
fn erfc(x: f64) -> f64 {
    let t = 1.0 / 0.327_591_1f64.mul_add(x, 1.0);
    let terms = [1.061_405_429, -1.453_152_027, 1.421_413_741, -0.284_496_736, 0.254_829_592];
    terms.iter().fold(0.0, |sum: f64, term| (sum + term) * t) * (-x * x).exp()
}
