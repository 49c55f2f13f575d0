//! What every [`Random`] promises: bytes that fill, differ and lean to no side. That nobody can guess them is the operating
//! system's promise, and a double's is not.

use std::collections::HashSet;

use crate::device::Random;

/// The tests of chance, over a new one each.
#[macro_export]
macro_rules! random_suite {
    ($random:expr) => {
        $crate::rules!(
            random,
            $random,
            every_byte_is_filled_whatever_the_length,
            no_sixteen_bytes_come_twice,
            threads_that_draw_together_draw_apart,
            every_value_comes_about_as_often,
        );
    };
}

pub async fn every_byte_is_filled_whatever_the_length(random: &impl Random) {
    for length in [0, 1, 3, 16, 511, 512, 513, 2_000] {
        // A byte that stays zero in 64 fillings was left out: chance leaves one so once in 2^512.
        let mut ever = vec![0; length];
        for _ in 0..64 {
            let mut bytes = vec![0; length];
            random.fill(&mut bytes);
            for (ever, byte) in ever.iter_mut().zip(&bytes) {
                *ever |= byte;
            }
        }
        assert!(ever.iter().all(|byte| *byte != 0), "{length}");
    }
}

fn drawn(random: &impl Random) -> Vec<[u8; 16]> {
    let draw = |_| {
        let mut bytes = [0; 16];
        random.fill(&mut bytes);
        bytes
    };
    (0..1_000).map(draw).collect()
}

pub async fn no_sixteen_bytes_come_twice(random: &impl Random) {
    assert_eq!(drawn(random).into_iter().collect::<HashSet<_>>().len(), 1_000);
}

pub async fn threads_that_draw_together_draw_apart(random: &impl Random) {
    let seen = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| drawn(random))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<HashSet<_>>()
    });
    assert_eq!(seen.len(), 4_000);
}

pub async fn every_value_comes_about_as_often(random: &impl Random) {
    const EACH: u32 = 1_000;
    let mut bytes = vec![0; 256 * EACH as usize];
    random.fill(&mut bytes);
    let mut counts = [0_u32; 256];
    for byte in bytes {
        counts[usize::from(byte)] += 1;
    }
    // Chi-square with 255 degrees of freedom: 400 is passed by chance less than once in ten million times.
    let chi: f64 = counts.iter().map(|count| (f64::from(*count) - f64::from(EACH)).powi(2) / f64::from(EACH)).sum();
    assert!(chi < 400.0, "{chi}");
}
