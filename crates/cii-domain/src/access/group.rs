//! The groups of fields that are opened or closed together.

use crate::code::codes;

codes! {
    /// Fields that are opened or closed together.
    pub enum Group {
        /// By what an institution recognises a person it follows.
        PersonName = "person_name",
        /// Where and through whom the person is reached.
        PersonContact = "person_contact",
        /// For statistics only.
        PersonStatistics = "person_statistics",
        /// The mask over the person, and why.
        PersonMask = "person_mask",
        /// Other persons who look alike.
        PersonLinks = "person_links",
        /// The number by which everybody speaks of the situation; all that a calendar entry carries.
        CaseNumber = "case_number",
        /// The region that coordinates.
        CaseRegion = "case_region",
        /// Register and state.
        CaseState = "case_state",
        /// Whose situation it is.
        CaseWho = "case_who",
        /// The coordinator in charge.
        CaseCoordinator = "case_coordinator",
        /// Case manager, services, closing.
        CaseCourse = "case_course",
        /// The situation that this one reopens.
        CaseFormer = "case_former",
        /// Quarterly follow-ups.
        CaseFollowUps = "case_follow_ups",
        /// The answer of the triage with its suggestions.
        CaseTriage = "case_triage",
        /// What the announcing institution told.
        Announcement = "announcement",
        /// End of the LACI rights, which is employment data whoever tells it.
        AnnouncementRights = "announcement_rights",
        /// That an institution is around the person.
        Involved = "involved",
        /// Who at an institution is the contact.
        InvolvedContact = "involved_contact",
        /// Dates and state of a procuration.
        ProcurationHead = "procuration_head",
        /// What is drawn up before the person signs.
        ProcurationText = "procuration_text",
        /// The line of an institution: what it may learn.
        ProcurationLine = "procuration_line",
        /// That the person signed.
        ProcurationSigned = "procuration_signed",
        /// That the person revoked, and why.
        ProcurationRevoked = "procuration_revoked",
        /// That another one took its place.
        ProcurationReplaced = "procuration_replaced",
        /// The scans of the signed paper, which shows every line to whoever sees it.
        ProcurationPaper = "procuration_paper",
        /// When, where, under whose lead: what an invitation says.
        SessionCall = "session_call",
        /// Places at the table.
        SessionSeat = "session_seat",
        /// Answers to the invitation.
        SessionReply = "session_reply",
        /// Whether the block of an institution is filled.
        BlockShell = "block_shell",
        /// What an institution brings to the table.
        BlockText = "block_text",
        /// What was decided.
        SessionDecision = "session_decision",
        /// The minutes, and what belongs to them.
        SessionMinutes = "session_minutes",
        /// What the Bureau keeps for itself: waivers, reasons.
        SessionFile = "session_file",
        /// Which contract it is and how it stands.
        ContractHead = "contract_head",
        /// The plan: aim, goals, duties, reviews.
        ContractPlan = "contract_plan",
        /// How far the goals are.
        ContractProgress = "contract_progress",
        /// Measures with provider, payer and cost.
        ContractMeasure = "contract_measure",
        /// What the Commission droit said of a measure.
        ContractDecision = "contract_decision",
        /// Who signs.
        ContractParty = "contract_party",
        /// Who signed or refused.
        ContractSignature = "contract_signature",
        /// How it ended.
        ContractEnd = "contract_end",
        /// A note.
        NoteText = "note_text",
        /// An override.
        OverrideAct = "override_act",
        /// The professional contact of a member of staff.
        StaffContact = "staff_contact",
        /// What a member of staff may do, and until when.
        StaffRights = "staff_rights",
        /// Half days and absences.
        StaffCalendar = "staff_calendar",
        /// Rooms, institutions, catalogue, office.
        Reference = "reference",
    }
}
