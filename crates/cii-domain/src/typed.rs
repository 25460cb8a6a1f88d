//! What stands in a field of a draft that is read as something: a date, an amount.

use serde::{Deserialize, Serialize};

/// Nothing yet, what could be read, or what could not. A draft keeps what could not be read exactly as it was typed, so
/// that it comes back with what is wrong with it; nothing that binds anybody may still hold such a field.
///
/// Stored as null, as the value itself, or as `{"typed": …}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Typed<T> {
    /// Nothing was typed.
    #[default]
    Empty,
    /// What was typed is this.
    Read(T),
    /// What was typed is nothing of the kind.
    Unread {
        /// As it was typed.
        typed: String,
    },
}

impl<T: Copy> Typed<T> {
    /// The value, if there is one.
    pub fn value(&self) -> Option<T> {
        match self {
            Self::Read(value) => Some(*value),
            Self::Empty | Self::Unread { .. } => None,
        }
    }
}

impl<T> From<Option<T>> for Typed<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::Read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_field_is_stored_as_it_stands_and_comes_back_so() {
        let day = NaiveDate::from_ymd_opt(2026, 8, 31);
        for (field, stored) in [
            (Typed::Empty, "null"),
            (day.into(), "\"2026-08-31\""),
            (
                Typed::Unread {
                    typed: "31.13.26".to_owned(),
                },
                "{\"typed\":\"31.13.26\"}",
            ),
        ] {
            assert_eq!(serde_json::to_string(&field).unwrap(), stored);
            let back: Typed<NaiveDate> = serde_json::from_str(stored).unwrap();
            assert_eq!(back, field);
        }
    }
}
