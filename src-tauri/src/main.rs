//! The desktop application. All of it is in the library, so that tests can reach it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    bureau_cii::run()
}
