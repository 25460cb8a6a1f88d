//! What somebody who looks for a person types before an announcement: a name, an AVS number, a birth date.

use chrono::NaiveDate;

use crate::{
    StaffId,
    avs::Avs,
    dates::{Expectation, parse_typed_date},
    person::Person,
};

/// Fewer digits are no whole birth date but part of a number.
const BIRTH_DATE_DIGITS: usize = 6;

/// What was typed, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// A whole and correct AVS number, in any usual writing. Whoever has one needs nothing else.
    pub avs: Option<Avs>,
    /// A whole birth date, with its year of four digits.
    pub birth_date: Option<NaiveDate>,
    /// Everything else: words of names, a case number.
    pub words: String,
}

impl Sought {
    /// Reads what was typed on `today`.
    pub fn read(typed: &str, today: NaiveDate) -> Self {
        let mut sought = Self::default();
        // Both are also written with blanks, so all of it is looked at before its words.
        if sought.take(typed, today) {
            return sought;
        }
        for word in typed.split_whitespace() {
            if !sought.take(word, today) {
                if !sought.words.is_empty() {
                    sought.words.push(' ');
                }
                sought.words.push_str(word);
            }
        }
        sought
    }

    /// Whether `text` is an AVS number or a birth date, which is then sought.
    fn take(&mut self, text: &str, today: NaiveDate) -> bool {
        if let Ok(avs) = Avs::parse(text) {
            self.avs = Some(avs);
            return true;
        }
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if digits >= BIRTH_DATE_DIGITS
            && let Ok(date) = parse_typed_date(text, today, Expectation::Birth)
        {
            self.birth_date = Some(date);
            return true;
        }
        false
    }

    /// Whether number or date are those of `person`, for `viewer`. A restricted person answers to the AVS number alone,
    /// which only who knows the person has: a date would tell everybody on which day somebody under the mask was born.
    pub fn fits(&self, person: &Person, viewer: StaffId) -> bool {
        match (&self.avs, self.birth_date) {
            (Some(avs), _) => person.avs.as_ref() == Some(avs),
            (None, Some(date)) => person.is_visible_to(viewer) && person.birth_date == Some(date),
            (None, None) => false,
        }
    }
}
