//! Names of fields, down to the part of an element: `name`, `announcement.reason`, `blocks[orp].status`.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::category::category_of;
use crate::InstitutionKey;

/// Which elements of a list are meant. Elements are known by what they are about: a block by its institution, a seat by
/// its id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// Every element. Written `[*]`.
    Any,
    /// The elements of institutions that the table of categories does not know. Written `[?]`.
    Unlisted,
    /// The element of this institution, or with this id. Written `[orp]`.
    Key(String),
}

/// A field, all fields of a kind of element, or one part of one element. A shorter path means everything under it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path {
    /// The top-level field, as the record writes it.
    pub field: Cow<'static, str>,
    /// Which elements, if the field is a list whose elements are told apart.
    pub element: Option<Element>,
    /// Which part of the object or of the element.
    pub part: Option<Cow<'static, str>>,
}

impl Path {
    /// A whole field.
    pub fn field(field: impl Into<Cow<'static, str>>) -> Self {
        Self {
            field: field.into(),
            element: None,
            part: None,
        }
    }

    /// The paths that mean more than this one.
    pub(super) fn wider(&self) -> impl Iterator<Item = Self> + '_ {
        let with = |element: Option<Element>, part: Option<Cow<'static, str>>| Self {
            field: self.field.clone(),
            element,
            part,
        };
        let whole = (self.part.is_some()).then(|| with(self.element.clone(), None));
        let is_unlisted = match &self.element {
            Some(Element::Key(key)) => category_of(&InstitutionKey::new(key.as_str())).is_none(),
            _ => false,
        };
        let unlisted = is_unlisted.then_some(Some(Element::Unlisted));
        let any = match &self.element {
            Some(Element::Key(_) | Element::Unlisted) => Some(Some(Element::Any)),
            Some(Element::Any) | None => None,
        };
        let field = self.element.is_some().then_some(None);
        let elements = unlisted.into_iter().chain(any).chain(field);
        whole.into_iter().chain(elements.flat_map(move |element| {
            let part = self
                .part
                .clone()
                .map(|part| with(element.clone(), Some(part)));
            part.into_iter().chain([with(element, None)])
        }))
    }

    /// What this path and `other` both mean. None: nothing.
    pub(super) fn meet(&self, other: &Self) -> Option<Self> {
        let is_unlisted = |key: &String| category_of(&InstitutionKey::new(key.as_str())).is_none();
        let element = match (&self.element, &other.element) {
            (None | Some(Element::Any), narrower @ Some(_))
            | (narrower, None | Some(Element::Any)) => narrower,
            (one, two) if one == two => one,
            (Some(Element::Unlisted), key @ Some(Element::Key(of)))
            | (key @ Some(Element::Key(of)), Some(Element::Unlisted))
                if is_unlisted(of) =>
            {
                key
            }
            _ => return None,
        };
        let part = match (&self.part, &other.part) {
            (None, part) | (part, None) => part,
            (one, two) if one == two => one,
            _ => return None,
        };
        (self.field == other.field).then(|| Self {
            field: self.field.clone(),
            element: element.clone(),
            part: part.clone(),
        })
    }

    /// Whether whoever has this path has `other` too.
    pub fn covers(&self, other: &Self) -> bool {
        self == other || (self.field == other.field && other.wider().any(|wider| wider == *self))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.field)?;
        match &self.element {
            None => {}
            Some(Element::Any) => f.write_str("[*]")?,
            Some(Element::Unlisted) => f.write_str("[?]")?,
            // A key is written by people: none may read as one of the signs above.
            Some(Element::Key(key)) if key.is_empty() || key.starts_with(['*', '?', '\\']) => {
                write!(f, "[\\{key}]")?;
            }
            Some(Element::Key(key)) => write!(f, "[{key}]")?,
        }
        match &self.part {
            None => Ok(()),
            Some(part) => write!(f, ".{part}"),
        }
    }
}

/// The text is not a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a path")]
pub struct NotAPath;

impl FromStr for Path {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let owned = |text: &str| Cow::Owned(text.to_owned());
        let (field, element, part) = match text.split_once('[') {
            Some((field, rest)) => {
                let (element, part) = rest.rsplit_once(']').ok_or(NotAPath)?;
                let element = match element {
                    "*" => Element::Any,
                    "?" => Element::Unlisted,
                    key => Element::Key(key.strip_prefix('\\').unwrap_or(key).to_owned()),
                };
                let part = match part {
                    "" => None,
                    part => Some(part.strip_prefix('.').ok_or(NotAPath)?),
                };
                (field, Some(element), part)
            }
            None => match text.split_once('.') {
                Some((field, part)) => (field, None, Some(part)),
                None => (text, None, None),
            },
        };
        let plain = |name: &str| !name.is_empty() && !name.contains(['[', ']', '.']);
        if !plain(field) || !part.is_none_or(plain) {
            return Err(NotAPath);
        }
        Ok(Self {
            field: owned(field),
            element,
            part: part.map(owned),
        })
    }
}

impl Serialize for Path {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Path {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
