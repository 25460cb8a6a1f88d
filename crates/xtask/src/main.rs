//! The automation of this repository: run, test, bench, dist.
fn main() {}
