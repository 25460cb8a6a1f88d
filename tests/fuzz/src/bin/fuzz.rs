//! One target, searched by libFuzzer: which one, `BUREAU_CII_FUZZ` says.
#![no_main]

use std::sync::OnceLock;

use bureau_cii_fuzz::{TARGETS, Target};

fn chosen() -> &'static Target {
    static CHOSEN: OnceLock<&Target> = OnceLock::new();
    CHOSEN.get_or_init(|| {
        let name = std::env::var("BUREAU_CII_FUZZ").unwrap_or_default();
        let found = TARGETS.iter().find(|target| target.name == name);
        found.unwrap_or_else(|| panic!("no target {name:?}"))
    })
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (chosen().read)(bytes));
