//! The five regions of the canton.

use crate::{Language, code::codes};

codes! {
    /// A region of the Bureau CII, in the order of the annual report (2025, chapter 8).
    pub enum Region {
        /// Haut-Valais / Oberwallis; works in German.
        HautValais = "haut_valais",
        /// Sierre / Siders.
        Sierre = "sierre",
        /// Sion / Sitten.
        Sion = "sion",
        /// Martigny / Martinach.
        Martigny = "martigny",
        /// Monthey.
        Monthey = "monthey",
    }
}

impl Region {
    /// The language in which the institutions of the region work.
    pub const fn language(self) -> Language {
        match self {
            Self::HautValais => Language::De,
            Self::Sierre | Self::Sion | Self::Martigny | Self::Monthey => Language::Fr,
        }
    }
}
