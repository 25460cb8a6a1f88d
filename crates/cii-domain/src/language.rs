//! The two languages of the canton.

use serde::{Deserialize, Serialize};

use crate::code::codes;

codes! {
    /// French or German. Where versions contradict, French prevails (convention 2022, remarks).
    pub enum Language {
        /// French.
        Fr = "fr",
        /// German, in Swiss spelling.
        De = "de",
    }
}

impl Language {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Fr => Self::De,
            Self::De => Self::Fr,
        }
    }
}

/// One text in both languages. Reference data are only complete with both.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Bilingual {
    /// The French text.
    pub fr: String,
    /// The German text.
    pub de: String,
}

impl Bilingual {
    /// Both texts.
    pub fn new(fr: impl Into<String>, de: impl Into<String>) -> Self {
        Self {
            fr: fr.into(),
            de: de.into(),
        }
    }

    /// The text in `language`.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Fr => &self.fr,
            Language::De => &self.de,
        }
    }
}
