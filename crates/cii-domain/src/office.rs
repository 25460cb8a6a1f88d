//! The office itself: what its letters say, the days it is closed.

use serde::{Deserialize, Serialize};

use crate::{Bilingual, calendar::AdministrationDay, code::codes, person::Address};

codes! {
    /// On which side the window of the office's envelopes is.
    pub enum WindowSide {
        /// Right, as usual in Switzerland.
        Right = "right",
        /// Left.
        Left = "left",
    }
}

/// The sender of every letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Name: Bureau CII / IIZ-Büro.
    pub name: Bilingual,
    /// Line below the name.
    pub tagline: Bilingual,
    /// Place in the date line: Sion / Sitten.
    pub place: Bilingual,
    /// Address.
    pub address: Address,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Window side of the envelopes.
    pub window: WindowSide,
    /// The image in the head of the letters, if there is one.
    pub image: Option<LetterheadImage>,
}

/// An image on the letters, with what it says to whoever does not see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterheadImage {
    /// A PNG file as the documents take it, in base 64.
    pub png: String,
    /// Its alternative text, in the language of the letter.
    pub alternative: Bilingual,
}

/// Days on which the administration is closed in a year, beside Sundays and public holidays. They are decided anew each
/// year, so they are data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdministrationYear {
    /// Year.
    pub year: u16,
    /// The days.
    pub days: Vec<AdministrationDay>,
}
