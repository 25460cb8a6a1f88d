//! When two files may be about the same person.
//!
//! One thing may differ in a way that typing and registers explain: the spelling of a name, a
//! part of a double name, the order of name and first name, the order of day and month. Two such
//! differences at once, another first name (a twin) or another birth date (a namesake) are no hint.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::fold;
use crate::{avs::Avs, code::codes};

codes! {
    /// Why two files may be about the same person, the strongest reason first.
    pub enum DuplicateReason {
        /// The same AVS number.
        SameAvs = "same_avs",
        /// The same name and first name, accents and umlauts aside, and the same birth date.
        SameNameAndBirthDate = "same_name_and_birth_date",
        /// The same birth date; name and first name stand in each other's place.
        SwappedNames = "swapped_names",
        /// The same birth date; one of the names is a part of the other, as after a marriage.
        DoubleName = "double_name",
        /// The same name; day and month of the birth date are swapped.
        SwappedDayAndMonth = "swapped_day_and_month",
        /// The same birth date; one letter of one name differs as in a typing error.
        TypingError = "typing_error",
    }
}

/// What is known of a person when looking for duplicates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// AVS number, if known.
    pub avs: Option<Avs>,
    /// Family name.
    pub name: String,
    /// First name.
    pub first_name: String,
    /// Birth date, if known.
    pub birth_date: Option<NaiveDate>,
}

/// Whether `a` and `b` may be the same person, and why. Symmetric.
///
/// Two different AVS numbers speak against any weaker reason than the same name and birth date.
pub fn duplicate_hint(a: &Candidate, b: &Candidate) -> Option<DuplicateReason> {
    let differing_avs = match (&a.avs, &b.avs) {
        (Some(a), Some(b)) if a == b => return Some(DuplicateReason::SameAvs),
        (Some(_), Some(_)) => true,
        _ => false,
    };
    let (birth_a, birth_b) = (a.birth_date?, b.birth_date?);
    let (name_a, first_a) = (Folded::new(&a.name), Folded::new(&a.first_name));
    let (name_b, first_b) = (Folded::new(&b.name), Folded::new(&b.first_name));
    if [&name_a, &first_a, &name_b, &first_b]
        .iter()
        .any(|name| name.joined.is_empty())
    {
        return None;
    }
    let same_names = name_a.is_same(&name_b) && first_a.is_same(&first_b);
    if birth_a != birth_b {
        let swapped = same_names && !differing_avs && is_day_and_month_swapped(birth_a, birth_b);
        return swapped.then_some(DuplicateReason::SwappedDayAndMonth);
    }
    if same_names {
        return Some(DuplicateReason::SameNameAndBirthDate);
    }
    if differing_avs {
        return None;
    }
    if name_a.is_same(&first_b) && first_a.is_same(&name_b) {
        return Some(DuplicateReason::SwappedNames);
    }
    let part = |a: &Folded, b: &Folded| a.is_same(b) || a.is_part_of(b) || b.is_part_of(a);
    if part(&name_a, &name_b) && part(&first_a, &first_b) {
        return Some(DuplicateReason::DoubleName);
    }
    let typing_error = (first_a.is_same(&first_b) && is_name_typing_error(&name_a, &name_b))
        || (name_a.is_same(&name_b) && is_first_name_typing_error(&first_a, &first_b));
    typing_error.then_some(DuplicateReason::TypingError)
}

/// A folded name, as words and run together.
struct Folded {
    words: Vec<String>,
    joined: String,
}

/// Words that stand before many names and say nothing alone.
const PARTICLES: &[&str] = &[
    "d", "da", "dal", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el",
    "l", "la", "le", "van", "vom", "von", "y", "zu", "zum", "zur",
];

impl Folded {
    fn new(name: &str) -> Self {
        let folded = fold(name);
        let words: Vec<String> = folded.split(' ').map(str::to_owned).collect();
        let joined = words.concat();
        Self { words, joined }
    }

    /// The same letters (`Jean-Pierre` and `Jeanpierre`), or the same words in another order.
    fn is_same(&self, other: &Self) -> bool {
        if self.joined == other.joined {
            return true;
        }
        let sorted = |words: &[String]| {
            let mut words = words.to_vec();
            words.sort();
            words
        };
        self.words.len() > 1 && sorted(&self.words) == sorted(&other.words)
    }

    /// Whether every word of this name, at least one of them telling, is a word of the longer one.
    fn is_part_of(&self, longer: &Self) -> bool {
        self.words.len() < longer.words.len()
            && self.words.iter().all(|word| longer.words.contains(word))
            && self
                .words
                .iter()
                .any(|word| !PARTICLES.contains(&word.as_str()))
    }
}

fn is_day_and_month_swapped(a: NaiveDate, b: NaiveDate) -> bool {
    a.year() == b.year() && a.month() == b.day() && a.day() == b.month()
}

/// How one word became another by one stroke.
enum Edit {
    /// A letter stands for another at this place.
    Replaced { at: usize, from: char, to: char },
    /// A letter too many, or missing, at this place of the longer word.
    Inserted { at: usize, longer: usize },
    /// Two neighbours changed places.
    Transposed,
}

fn find_edit(a: &str, b: &str) -> Option<Edit> {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let at = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    match long.len() - short.len() {
        0 => {
            let (rest_a, rest_b) = (short.get(at..)?, long.get(at..)?);
            match (rest_a, rest_b) {
                ([from, tail_a @ ..], [to, tail_b @ ..]) if tail_a == tail_b => {
                    Some(Edit::Replaced {
                        at,
                        from: *from,
                        to: *to,
                    })
                }
                ([a1, a2, tail_a @ ..], [b1, b2, tail_b @ ..])
                    if a1 == b2 && a2 == b1 && tail_a == tail_b =>
                {
                    Some(Edit::Transposed)
                }
                _ => None,
            }
        }
        1 if short.get(at..)? == long.get(at + 1..)? => Some(Edit::Inserted {
            at,
            longer: long.len(),
        }),
        _ => None,
    }
}

/// Family names shorter than this differ by a letter because they are different names.
const SHORTEST_NAME: usize = 4;
/// First names shorter than this differ by a letter because they are different names.
const SHORTEST_FIRST_NAME: usize = 5;

fn is_name_typing_error(a: &Folded, b: &Folded) -> bool {
    a.joined.chars().count().min(b.joined.chars().count()) >= SHORTEST_NAME
        && find_edit(&a.joined, &b.joined).is_some()
}

/// Stricter than for family names, because twins have first names that are made alike (Luca and
/// Luka, Daniel and Daniela, Elena and Elina): neither the first nor the last letter may differ,
/// and a letter may only stand for its neighbour on the keyboard.
fn is_first_name_typing_error(a: &Folded, b: &Folded) -> bool {
    let length = a.joined.chars().count().min(b.joined.chars().count());
    if length < SHORTEST_FIRST_NAME {
        return false;
    }
    match find_edit(&a.joined, &b.joined) {
        Some(Edit::Transposed) => true,
        Some(Edit::Replaced { at, from, to }) => {
            at > 0 && at + 1 < length && are_keyboard_neighbours(from, to)
        }
        Some(Edit::Inserted { at, longer }) => at > 0 && at + 1 < longer,
        None => false,
    }
}

/// Rows of the Swiss keyboard.
const KEYBOARD: [&str; 3] = ["qwertzuiop", "asdfghjkl", "yxcvbnm"];

fn are_keyboard_neighbours(a: char, b: char) -> bool {
    let place = |letter: char| {
        KEYBOARD.iter().enumerate().find_map(|(row, letters)| {
            letters
                .chars()
                .position(|other| other == letter)
                .map(|column| (row, column))
        })
    };
    match (place(a), place(b)) {
        (Some((row_a, column_a)), Some((row_b, column_b))) => {
            row_a.abs_diff(row_b) <= 1 && column_a.abs_diff(column_b) <= 1
        }
        _ => false,
    }
}
