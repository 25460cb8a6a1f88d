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
    /// Address for letters. Empty: that of the person, as in records from before this field.
    #[serde(default)]
    pub address: Address,
    /// Language of letters. None: that of the person, as in records from before this field.
    #[serde(default)]
    pub language: Option<Language>,
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
    /// A person of whom nothing is known but that there is one: stands in where who it is is not open to a user.
    pub fn unknown(id: PersonId) -> Self {
        Self {
            id,
            name: String::new(),
            first_name: String::new(),
            form: Form::Neutral,
            sex: None,
            birth_date: None,
            avs: None,
            language: Language::Fr,
            address: Address::default(),
            phone: String::new(),
            email: String::new(),
            representative: None,
            restriction: None,
            identity_confirmed: None,
            not_same_as: Vec::new(),
        }
    }

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

    /// Name of whoever signs for a minor beside them on `day`: of several who may the one who was `named`, else the
    /// representative who is entered. Empty: nobody has to.
    pub fn signer_beside(&self, named: &str, day: NaiveDate) -> String {
        match self.find_acting_representative(day) {
            Some(acting) if named.is_empty() => acting.name.clone(),
            Some(_) => named.to_owned(),
            None => String::new(),
        }
    }

    /// Where a letter to the person goes on `day`: for a minor to whoever acts for them, if those live elsewhere.
    pub fn letter_address(&self, day: NaiveDate) -> &Address {
        self.find_acting_representative(day)
            .map(|acting| &acting.address)
            .filter(|address| **address != Address::default())
            .unwrap_or(&self.address)
    }

    /// The language of a letter to the person on `day`: for a minor that of whoever acts for them.
    pub fn letter_language(&self, day: NaiveDate) -> Language {
        self.find_acting_representative(day)
            .and_then(|acting| acting.language)
            .unwrap_or(self.language)
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
    fn a_letter_follows_the_representative_until_the_majority() {
        let mut minor = person();
        minor.birth_date = Some(date("2008-05-20"));
        minor.language = Language::Fr;
        let own = minor.address.clone();
        let elsewhere = Address {
            town: "Brig".to_owned(),
            ..Address::default()
        };
        // As it was written before there was an address of its own.
        let former = r#"{"kind": "parent", "name": "Lise Roncevent", "phone": ""}"#;
        let mut acting: Representative = serde_json::from_str(former).unwrap();
        let (eve, majority) = (date("2026-05-19"), date("2026-05-20"));
        for (address, language, day, town, spoken) in [
            (Address::default(), None, eve, &own.town, Language::Fr),
            (elsewhere.clone(), None, eve, &elsewhere.town, Language::Fr),
            (
                elsewhere.clone(),
                Some(Language::De),
                eve,
                &elsewhere.town,
                Language::De,
            ),
            (
                elsewhere.clone(),
                Some(Language::De),
                majority,
                &own.town,
                Language::Fr,
            ),
        ] {
            acting.address = address;
            acting.language = language;
            minor.representative = Some(acting.clone());
            assert_eq!(&minor.letter_address(day).town, town, "{day}");
            assert_eq!(minor.letter_language(day), spoken, "{day}");
        }
    }

    #[test]
    fn beside_a_minor_signs_whoever_was_named_or_is_entered() {
        let minor = |represented: bool| Person {
            birth_date: Some(date("2008-05-20")),
            representative: represented.then(|| Representative {
                kind: RepresentativeKind::Parent,
                name: "Lise Roncevent".to_owned(),
                phone: String::new(),
                address: Address::default(),
                language: None,
            }),
            ..person()
        };
        for (represented, named, day, expected) in [
            (true, "", "2026-05-19", "Lise Roncevent"),
            (true, "Armand Roncevent", "2026-05-19", "Armand Roncevent"),
            // Of age on the day of the signature, whenever it is recorded.
            (true, "Armand Roncevent", "2026-05-20", ""),
            (false, "Armand Roncevent", "2026-05-19", ""),
        ] {
            let found = minor(represented).signer_beside(named, date(day));
            assert_eq!(found, expected, "{named} {day}");
        }
    }

    #[test]
    fn a_representative_acts_until_the_majority() {
        let mut minor = person();
        minor.birth_date = Some(date("2008-05-20"));
        assert_eq!(minor.find_acting_representative(date("2026-05-19")), None);
        minor.representative = Some(Representative {
            kind: RepresentativeKind::Parent,
            name: "Lise Roncevent".to_owned(),
            phone: String::new(),
            address: Address::default(),
            language: None,
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
