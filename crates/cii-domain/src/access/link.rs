//! How somebody stands to a record: the conditions that the rules name.

use crate::code::codes;

codes! {
    /// How somebody stands to a record. Every link but `reference` and `newcomer` needs the mask over a restricted person
    /// to be lifted, and every link that speaks of an institution needs that the situation is within reach: for a
    /// respondent or a contact person one of the own region or one to which they are named; for a worker in the field the
    /// own announcements.
    pub enum Link {
        /// The record is about nobody.
        Reference = "reference",
        /// The situation lies in the area of the role: the canton for secretariat and cantonal officer, the own region
        /// for a regional coordinator, youth for a thematic one.
        Area = "area",
        /// The situation is led by oneself: coordinator in charge or case manager.
        InCharge = "in_charge",
        /// One sits at, or leads, a session of the situation.
        AtTable = "at_table",
        /// One leads the session.
        Leads = "leads",
        /// One leads the situation or the session, or sits at it, and an active procuration opens medical data to the
        /// Bureau.
        BureauMedical = "bureau_medical",
        /// The person has no situation yet.
        Newcomer = "newcomer",
        /// The own institution announced the situation.
        Announced = "announced",
        /// The own institution announced it and nobody at the Bureau has begun the triage; for the person: it is the only
        /// situation, and no procuration was revoked.
        Fresh = "fresh",
        /// One is invited to the session, whatever the answer.
        Invited = "invited",
        /// One is invited to the session, and it has not been held yet.
        Asked = "asked",
        /// As `asked`, and an active procuration names the own institution.
        AskedAndNamed = "asked_and_named",
        /// An active procuration names the own institution.
        Named = "named",
        /// It opens identity data to the own institution.
        Identity = "identity",
        /// It opens to the own institution what the announcing institution knows.
        AnnouncersCategory = "announcers_category",
        /// It opens employment data to the own institution.
        Employment = "employment",
        /// As `named`, and the session has not been held yet.
        Brings = "brings",
        /// This procuration is active and names the own institution.
        NamedIn = "named_in",
        /// The own institution sits at the session and is named; where a physician sits there too, medical data are
        /// opened to it.
        Sat = "sat",
        /// The contract binds the own institution, and identity data are open to it: a contract bears the person's name.
        Bound = "bound",
        /// One is the case manager, and identity data are open to the own institution.
        Manages = "manages",
        /// One is the physician expected at the assessment, for a medical institution.
        Physician = "physician",
        /// As `physician`, and an active procuration names the own institution.
        PhysicianNamed = "physician_named",
        /// As `physician`, and it opens medical data to the own institution.
        PhysicianMedical = "physician_medical",
        /// As `physician`, and it opens identity data to the own institution.
        PhysicianIdentity = "physician_identity",
        /// The Commission droit was asked about a measure of the contract.
        Agenda = "agenda",
        /// One gave the override.
        Giver = "giver",
    }
}
