//! Times and durations in words.

use core::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::t;

/// The time of day: `10:02 a. m.`
#[must_use]
pub fn clock(at: Timestamp) -> String {
    let at = at.to_zoned(TimeZone::system());
    let half = if at.hour() < 12 { t!("common-am") } else { t!("common-pm") };
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    // No line break between the time and "a. m.".
    format!("{hour}:{:02}\u{a0}{}", at.minute(), half.replace(' ', "\u{a0}"))
}

/// The time of day with its article: `las 10:02 a. m.`, `la 1:05 p. m.`
#[must_use]
pub fn time_of_day(at: Timestamp) -> String {
    let hour = i64::from(at.to_zoned(TimeZone::system()).hour() % 12);
    t!("common-time-of-day", hour: hour, time: clock(at))
}

/// Date and time: `20 de noviembre de 2026, 4:05 p. m.`
#[must_use]
pub fn date(at: Timestamp) -> String {
    let day = at.to_zoned(TimeZone::system());
    let months = t!("common-months");
    let route = usize::try_from(day.month() - 1).unwrap_or_default();
    let month = months.split_whitespace().nth(route).unwrap_or_default();
    t!("common-date", day: day.day().to_string(), month: month, year: day.year().to_string(), time: clock(at))
}

/// The time left, rounded up to a second: `4:31`.
#[must_use]
pub fn left(left: Duration) -> String {
    let seconds = left.as_millis().div_ceil(1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// A waiting time, rounded up so that no retry is early: `2 minutos`, `3 horas`.
#[must_use]
pub fn wait(wait: Duration) -> String {
    let seconds = u64::try_from(wait.as_millis().div_ceil(1_000)).unwrap_or(u64::MAX).max(1);
    match seconds {
        ..60 => t!("common-seconds", n: seconds),
        60..7_200 => t!("common-minutes", n: seconds.div_ceil(60)),
        _ => t!("common-hours", n: seconds.div_ceil(3_600)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_counts_the_second_that_runs() {
        assert_eq!(left(Duration::from_millis(270_001)), "4:31");
        assert_eq!(left(Duration::from_secs(271)), "4:31");
        assert_eq!(left(Duration::from_millis(1)), "0:01");
        assert_eq!(left(Duration::ZERO), "0:00");
        assert_eq!(left(Duration::from_hours(1)), "1:00:00");
    }
}
