//! The partner institutions and their services (dispositifs).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Bilingual, code::codes};

/// The stable key of an institution or service, such as `orp` or `cms`: the same in both languages and for ever.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct InstitutionKey(pub String);

impl InstitutionKey {
    /// The key written `key`.
    pub fn new(key: impl Into<String>) -> Self {
        Self(key.into())
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

codes! {
    /// How close a partner stands to the collaboration (annual report 2025, chapters 1 and 10).
    pub enum Circle {
        /// Contracting partners and their services.
        First = "first",
        /// Partners with a designated contact person.
        Second = "second",
        /// Any other partner; an open list (convention 2022, 2).
        Third = "third",
    }
}

/// An institution or one of its services. It exists whether or not anybody there has an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// Its stable key.
    pub key: InstitutionKey,
    /// The short name shown in a code tile: ORP / RAV.
    pub code: Bilingual,
    /// The full name.
    pub name: Bilingual,
    /// Whether the German short and full name were confirmed by the institution. Proposals are marked on screen.
    pub german_validated: bool,
    /// The circle of membership.
    pub circle: Circle,
    /// The institution it belongs to: ORP belongs to SICT.
    pub parent: Option<InstitutionKey>,
    /// Membership of the circle begins on this day. None: from the beginning.
    pub valid_from: Option<NaiveDate>,
    /// Last day of membership. None: open.
    pub valid_to: Option<NaiveDate>,
    /// The row of the annual report under which its announcements are counted. None: not counted in the first circle.
    pub report_row: Option<ReportRow>,
}

impl Institution {
    /// Whether it is a member of its circle on `day`.
    pub fn is_member_on(&self, day: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

codes! {
    /// A row of the table «complex situations, service × region» (annual report 2025, chapter 8). The report's other
    /// table splits and names some of them differently; both are views of this one list.
    pub enum ReportRow {
        /// ORP.
        Orp = "orp",
        /// CMS.
        Cms = "cms",
        /// BIP and OASI.
        BipOasi = "bip_oasi",
        /// OAI.
        Oai = "oai",
        /// OSP and SHE, with the CIO.
        OspShe = "osp_she",
        /// Plateforme T1 and SFOP.
        T1Sfop = "t1_sfop",
    }
}
