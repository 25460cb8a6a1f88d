//! The compiled-in texts. The macro writes public items and a fallback of its own; both stay behind
//! this module.
#![allow(
    unreachable_pub,
    unused,
    clippy::all,
    clippy::pedantic,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "written by the i18n! macro"
)]

rust_i18n::i18n!("../../locales", fallback = "fr");

/// The table of both languages.
pub(crate) fn backend() -> &'static dyn rust_i18n::Backend {
    _rust_i18n_backend()
}
