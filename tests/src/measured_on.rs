//! The machine, as far as a reader of the table must know it.

use std::fs;

/// Processor, cores, memory and system; no names and no paths.
pub fn description() -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let cpu =
        field("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let memory = field("/proc/meminfo", "MemTotal")
        .and_then(|kib| kib.trim_end_matches(" kB").trim().parse::<u64>().ok())
        .map_or(0, |kib| kib / 1_048_576);
    let system = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let system = system
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="));
    let system = system
        .unwrap_or(std::env::consts::OS)
        .trim_matches('"')
        .to_owned();
    format!("{cpu}, {cores} cores, {memory} GB, {system}")
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
