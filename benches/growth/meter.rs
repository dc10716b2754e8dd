//! Time of the processor and peak of memory of this program, from `/proc`: on Linux only.

use std::fs;
use std::time::Duration;

/// The time that all threads of this program have had a processor. Other programs on the machine do not count.
pub fn processor_time() -> Option<Duration> {
    let mut nanoseconds = 0;
    for task in fs::read_dir("/proc/self/task").ok()?.flatten() {
        // A thread may end while it is looked at; its time is then lost.
        let Ok(line) = fs::read_to_string(task.path().join("schedstat")) else { continue };
        nanoseconds += line.split_whitespace().next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(nanoseconds))
}

/// Begins the peak of memory again, where the system can.
pub fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

/// The highest memory of this program since then, in kB.
pub fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}

/// The bytes that programs may still take: what the system has to give, and no more than the group of this program may.
#[allow(dead_code)]
pub fn available() -> Option<u64> {
    let all = fs::read_to_string("/proc/meminfo").ok()?;
    let line = all.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let free = line.trim().trim_end_matches(" kB").parse::<u64>().ok()? * 1024;
    let limit = fs::read_to_string("/sys/fs/cgroup/memory.max").ok().and_then(|limit| limit.trim().parse().ok());
    Some(free.min(limit.unwrap_or(u64::MAX)))
}
