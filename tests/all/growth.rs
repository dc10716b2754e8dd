//! Whether work grows with its size or faster, told by the time that the thread has had a processor: what else runs on the
//! machine does not count, as it would by the wall clock.

use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// A measurement lasts so long at least: systems count the time of a thread in steps of some milliseconds.
const SHORTEST: Duration = Duration::from_millis(32);

/// Measurements before a growth is believed: a cache that others use costs time of the processor too.
const ROUNDS: usize = 5;

/// The time this thread has had a processor; by the wall clock where the system does not tell.
fn processor_time() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    // Some systems have the file and count nothing.
    static IS_COUNTED: LazyLock<bool> = LazyLock::new(|| {
        let begun = Instant::now();
        while counted().is_some() && begun.elapsed() < 8 * SHORTEST {
            if counted() > Some(0) {
                return true;
            }
        }
        false
    });
    let nanoseconds = if *IS_COUNTED { counted() } else { None };
    nanoseconds.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

/// What the system has counted of this thread, in nanoseconds.
fn counted() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_whitespace().next()?.parse().ok()
}

/// The time of work of one size, in seconds, done as often as it takes to be measured.
fn time(size: usize, work: &dyn Fn(usize)) -> f64 {
    let mut times = 1;
    loop {
        let begun = processor_time();
        (0..times).for_each(|_| work(black_box(size)));
        let taken = processor_time().saturating_sub(begun);
        if taken >= SHORTEST {
            return taken.as_secs_f64() / f64::from(times);
        }
        times *= if taken * 8 < SHORTEST { 8 } else { 2 };
    }
}

/// How many times the time of one size another takes: the least of some measurements, or the first below `enough`.
fn growth(small: usize, large: usize, enough: f64, work: &dyn Fn(usize)) -> f64 {
    work(small);
    let mut least = (f64::MAX, f64::MAX);
    for _ in 0..ROUNDS {
        // Each is set against the quickest of the other seen so far: one that was held up proves nothing.
        least = (time(small, work).min(least.0), time(large, work).min(least.1));
        if least.1 < least.0 * enough {
            break;
        }
    }
    least.1 / least.0
}

/// Holds that work on eight times as much takes less than 24 times as long; what grew by the square would take 64 times.
pub fn grows_with(what: &str, size: usize, work: impl Fn(usize)) {
    let grown = growth(size, size * 8, 24.0, &work);
    assert!(grown < 24.0, "{what}: {} take {grown:.1} times as long as {size}", size * 8);
}

/// Work whose steps are a power of its size.
fn steps(count: usize) {
    (0..count).fold(1_u64, |sum, step| black_box(sum.wrapping_mul(31).wrapping_add(step as u64)));
}

#[test]
fn what_grows_by_the_square_is_told_from_what_grows_with_the_size() {
    grows_with("a line", 20_000, steps);
    let square = growth(300, 2_400, 24.0, &|size| steps(size * size));
    assert!(square > 24.0, "{square}");
}
