//! The person whom the institutions help.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{Language, PersonId, StaffId, avs::Avs, code::codes, dates::majority_on};

codes! {
    /// How a person is addressed in a letter.
    pub enum Form {
        /// Madame / Frau.
        Madam = "madam",
        /// Monsieur / Herr.
        Sir = "sir",
        /// Name and first name, without a form.
        Neutral = "neutral",
    }
}

codes! {
    /// Sex, for statistics only; optional in the forms.
    pub enum Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Other, or not to be said.
        Other = "other",
    }
}

/// A postal address in Switzerland or abroad, structured as payment slips and windows want it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Line above the street, such as `c/o`. May be empty.
    pub supplement: String,
    /// Street without number.
    pub street: String,
    /// House number.
    pub number: String,
    /// Postal box. May be empty.
    pub postal_box: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Country, empty for Switzerland.
    pub country: String,
}

impl Address {
    /// Whether a letter would arrive: postcode, town, and a street or a postal box.
    pub fn is_complete(&self) -> bool {
        let reachable = !self.street.is_empty() || !self.postal_box.is_empty();
        reachable && !self.postcode.is_empty() && !self.town.is_empty()
    }

    /// The address as at most four lines, without the name.
    pub fn lines(&self) -> Vec<String> {
        let join = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
        [
            self.supplement.clone(),
            join(&self.street, &self.number),
            self.postal_box.clone(),
            join(&self.postcode, &self.town),
            self.country.clone(),
        ]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
    }
}

codes! {
    /// Who signs for a person who cannot sign alone.
    pub enum RepresentativeKind {
        /// Holder of parental authority over a minor.
        Parent = "parent",
        /// Guardian or curator (APEA / KESB).
        Curator = "curator",
    }
}

/// Someone who represents the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Representative {
    /// In which capacity.
    pub kind: RepresentativeKind,
    /// Full name.
    pub name: String,
    /// Telephone. May be empty.
    pub phone: String,
}

/// The mask over a person whom only named staff may find: a colleague, a public figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restriction {
    /// The staff for whom the mask is lifted.
    pub allowed: Vec<StaffId>,
    /// Why.
    pub reason: String,
}

/// A person. Persons are linked, never merged; a refused link is remembered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identity of the record.
    pub id: PersonId,
    /// Family name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// How letters address the person.
    pub form: Form,
    /// For statistics. None: not recorded.
    pub sex: Option<Sex>,
    /// Date of birth. None: unknown.
    pub birth_date: Option<NaiveDate>,
    /// AVS number; always optional.
    pub avs: Option<Avs>,
    /// Language of letters to this person, whatever the language of the interface.
    pub language: Language,
    /// Address for letters.
    pub address: Address,
    /// Telephone. May be empty.
    pub phone: String,
    /// E-mail. May be empty.
    pub email: String,
    /// Who signs for the person, if anybody.
    pub representative: Option<Representative>,
    /// The mask, if the person is restricted.
    pub restriction: Option<Restriction>,
    /// Last time the identity data were confirmed with the person, and by whom.
    pub identity_confirmed: Option<Confirmation>,
    /// Persons found similar and found to be someone else.
    pub not_same_as: Vec<PersonId>,
}

/// Somebody stood for something at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// Day.
    pub on: NaiveDate,
    /// Moment, for display.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: StaffId,
}

impl Person {
    /// First name and name, as headings show them.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.name)
            .trim()
            .to_owned()
    }

    /// Who acts for a minor on `day`. None: of age, of unknown age, or nobody is entered.
    pub fn find_acting_representative(&self, day: NaiveDate) -> Option<&Representative> {
        let is_minor = self.birth_date.is_some_and(|born| day < majority_on(born));
        self.representative.as_ref().filter(|_| is_minor)
    }

    /// Whether `viewer` may see who this is.
    pub fn is_visible_to(&self, viewer: StaffId) -> bool {
        self.restriction
            .as_ref()
            .is_none_or(|mask| mask.allowed.contains(&viewer))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixtures::{date, person};

    #[test]
    fn a_representative_acts_until_the_majority() {
        let mut minor = person();
        minor.birth_date = Some(date("2008-05-20"));
        assert_eq!(minor.find_acting_representative(date("2026-05-19")), None);
        minor.representative = Some(Representative {
            kind: RepresentativeKind::Parent,
            name: "Lise Roncevent".to_owned(),
            phone: String::new(),
        });
        for (born, day, expected) in [
            (Some("2008-05-20"), "2026-05-19", true),
            (Some("2008-05-20"), "2026-05-20", false),
            (None, "2026-05-19", false),
        ] {
            minor.birth_date = born.map(date);
            let found = minor.find_acting_representative(date(day));
            assert_eq!(found.is_some(), expected, "{born:?} {day}");
        }
    }
}
