//! Journeys through the real window: the application as it is shipped, in WebKitGTK, driven by WebDriver.
//!
//! `cargo xtask test` builds the application, starts a display and runs them one after the other. By hand:
//!
//! ```sh
//! cargo build -p bureau-cii
//! xvfb-run -a -s "-screen 0 1440x900x24" \
//!     cargo test -p bureau-cii-tests --features window --test window -- --test-threads=1
//! ```

mod closing;
mod contract;
mod first_look;
mod hands;
mod invitations;
mod joining;
mod languages;
#[path = "../tests/shared_server/pages.rs"]
mod pages;
mod papers;
mod revival;
mod settings;
mod shared_server;
