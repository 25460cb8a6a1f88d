//! What comes out of a session: the decision, and the minutes with their approval.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{Language, StaffId, code::codes};

codes! {
    /// What a session decides.
    pub enum Decision {
        /// Network care.
        Network = "network",
        /// An assessment.
        Assessment = "assessment",
        /// Coaching ORP-CMS.
        Coaching = "coaching",
        /// Case management CII.
        CaseManagement = "case_management",
        /// Medical mandate.
        MedicalMandate = "medical_mandate",
        /// Follow-up by one institution alone.
        SingleInstitution = "single_institution",
        /// Outside the CII.
        OutsideCii = "outside_cii",
        /// Pending.
        Pending = "pending",
        /// An objective contract, the result of an assessment.
        ObjectiveContract = "objective_contract",
    }
}

/// What came out of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The decision.
    pub decision: Decision,
    /// Minutes; empty: to be written.
    pub minutes: String,
    /// The language in which the minutes were written. None: there are none.
    pub language: Option<Language>,
    /// Who approved the minutes. None: not approved, and still open to changes.
    pub approval: Option<Approval>,
}

/// The approval of minutes. From then on neither they nor the decision change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approval {
    /// Day.
    pub on: NaiveDate,
    /// By whom.
    pub by: StaffId,
}
