//! Who may see and write what.
//!
//! The one place of the code base that answers this question, for the shared server and for everything that shows a
//! record. Pure: no clock, no database; the day is an argument, and what the rules must know of a person comes as facts
//! ([`PersonFile`]). [`decide`] answers for one record; [`grants_for`] lays down everything that is open to somebody as
//! a [`GrantSet`]; [`authorise_write`] judges a change before and after; [`show`] and [`put`] carry a mask out on a
//! stored record. The rules themselves are two tables that can be read without reading code: [`rules`] (who, standing
//! how to the record, may do what with which fields, and where that is written) and the table of fields (which field
//! belongs to which [`Group`]). A snapshot in `access/tests/snapshots` lays out what they amount to.
//!
//! # Serving and taking
//!
//! What goes out is `show(kind, stored, profile.visible)`. What comes back was written on what had been shown, so it is
//! first made whole: `revised` is the shown body with the change applied; `changed_paths(kind, shown, revised)` is what
//! [`authorise_write`] judges with the facts before and after; and `put(kind, stored, revised, profile.visible)` is what is
//! stored. A list of which somebody saw one element so never loses the others, and a change of a field that somebody
//! did not see is refused and not overlooked.
//!
//! Grant sets are made anew in the transaction that changes a file, and every day, because some grants begin and end by
//! themselves.
//!
//! # The rules
//!
//! Sources: the convention of 2022, the cahiers des charges, the annual reports of 2012 and 2025. **(ours)** marks what
//! the texts leave open and what was settled here; the closed answer was taken wherever one was possible.
//!
//! ## Always
//! 1. Nothing is open unless a rule opens it. A field that the table does not know is closed to everybody, and a record
//!    that is closed answers like one that does not exist.
//! 2. Whoever is not in office on the day sees and does nothing («leavers end by date», annual report 2025, 4). Rights of
//!    several functions add up.
//! 3. A restricted person exists only for the staff named in the mask, who then may what their functions allow. Being
//!    named opens nothing by itself. No function stands above the mask (ours).
//! 4. The cantonal officer can override (cahier des charges 4.1): lift the mask in one situation for one member of staff,
//!    or open categories to an institution. An override is a record with a giver, a reason, a first and a last day, thirty
//!    days apart at most (ours); there is no other way around a rule. It is given from the day on which it is written, and
//!    can be shortened, never prolonged. A revocation ends the openings given before it: revocation always wins.
//!
//! ## The Bureau
//! 5. Secretariat and cantonal officer see and write every situation (cahiers des charges 4.1, 4.2); a regional coordinator
//!    those of the own region (4.3), a thematic coordinator those of young people: the register T1, and youth at the
//!    Bureau (4.4) (ours). The Bureau keeps the file and needs no procuration of its own. A regional coordinator without a
//!    region in the directory has no area (ours).
//! 6. Outside their area coordinators see and write the situations that they lead as coordinator in charge or as case
//!    manager; they see those at whose table they sit or which they lead, but for notes and overrides, and write the
//!    sessions that they lead (4.3, 4.4: «expert, sur demande»). The same holds for everybody of the Bureau.
//! 7. What a medical institution brings to the table is closed to the Bureau too, which sees only that it is filled, unless
//!    the person ticked medical data for the Bureau itself: then it is read by those who lead the situation or the session
//!    or sit at it (convention 5.12; «medical is off unless ticked»). Nobody at the Bureau writes it. What an institution of
//!    the open list brings the Bureau sees and writes, since such a one has nobody who could (ours).
//!
//! ## The institutions
//! 8. Respondents and contact persons reach the situations of their region, all if they have none, and those to which they
//!    are named: as announcing worker or respondent, contact, case manager, or with a seat (ours). Adults and youth are not
//!    told apart, because one respondent stands in for the other (ours). A worker in the field reaches the own
//!    announcements only (cahier des charges 6).
//! 9. The announcing institution sees what it announced, the state, the coordinator and the answer of the triage (annual
//!    report 2012, 6), the person's name, birth date and language, and the procurations of the situation: with or without
//!    a procuration, because this is what it told itself. Until the triage begins it can change the announcement and, if
//!    the person has no other situation and has revoked nothing, name and contact (ours). It is the institution that really announced which counts, not
//!    the one under which the announcement is counted.
//! 10. It draws up procurations, files the scan of the signed paper, and records a revocation; it never records a signature,
//!     which would open data to itself (ours).
//! 11. An active procuration that names the institution opens the course of the situation, its sessions with the own block
//!     and the decision, the own line of the procuration, and which institutions the same procuration names. The scan of the
//!     paper shows every line, so it stays closed (ours). Being involved opens nothing by itself (convention 5.12).
//! 12. By category: *identity* opens the person's name and contact; *employment* the end of the LACI rights; the category of
//!     the announcing institution opens what was announced; the category of an institution opens its block. *Medical* is
//!     needed for the block of a medical institution or of one that the table does not know. *Debt* and *penal* open no field
//!     of their own: no record has one, beside the blocks of the penal institutions.
//! 13. Minutes are free text: an institution reads them if it sat at the table and is named, and, where a physician sat there,
//!     if medical data are open to it (ours). What is attached to the minutes is read with them.
//! 14. A contract is read by the institutions that it binds (convention 5.7), if identity data are open to them: it bears
//!     the person's name among the signatures (5.12).
//! 15. Whoever is invited sees the invitation, the own seat, and the case number with its region: what a calendar entry
//!     carries, and no name. Until the session is held they answer for themselves. Respondents and workers see the own
//!     institution's block. A contact person of the second circle sees even this only by a procuration.
//! 16. Respondents and contact persons write the own block before the session is held, and who is the own contact, if an
//!     active procuration names the institution (cahier des charges 5, convention 5.12).
//! 17. A respondent who is case manager reads follow-ups and contracts and writes how far the goals are, if identity data
//!     are open to the own institution (cahier des charges 5).
//! 18. A physician sees of an assessment to which he or she is expected the invitation and the block of the own medical
//!     institution, writes it if named, and sees the blocks of other medical institutions and the person's name only by
//!     their categories (annual report 2012, 6).
//! 19. A contact person sees what a procuration opens, and nothing else.
//!
//! ## Others
//! 20. The Commission droit sees of a contract the measures about which it was asked, with the case number, and writes the
//!     decision on them (convention 7.3, 7.4, cahier des charges 3). The person stays unknown to it. Nobody else decides;
//!     the cantonal officer may record what was decided.
//! 21. Readers of figures see figures and no record, auditors the log and no record. The log names who acted, which is
//!     what it is read for, and nobody else (ours).
//! 22. Everybody with a function sees the directory, the catalogue and the office; half days and absences the Bureau alone.
//!     Secretariat and cantonal officer write them. Nobody changes the own functions, region, institution or dates; those
//!     of the Bureau and of the Commission are given by the cantonal officer (ours).
//!
//! ## Sealed
//! 23. Whoever they are: identities never change, nor does a record move to another person or situation. A signed
//!     procuration can only be revoked or replaced, a revoked one only replaced; its scans may be filed later. From the first signature on, and outside
//!     writing and checking, of a contract only the remaining signatures, the progress of the goals, state and end. Approved
//!     minutes are final with their session. Notes belong to their author. Only what nobody has relied on yet can be
//!     removed: a situation before triage, an unsigned procuration, a planned session, an unsigned contract being written,
//!     an own note, a person without situations.
//!
//! ## Accounts
//! 24. The cantonal officer alone administers the accounts of others at the shared server: makes them, ends them, takes
//!     password and authenticator from them, revokes their devices (cahier des charges 4.1: warrants that the tool works).
//!     Everybody revokes and names the own devices. Nobody shuts out the own account, nor the last one by which this could
//!     be undone (ours). An account opens nothing by itself: functions and institution are those of the directory.
//!
//! ## The right of access
//! 25. A copy of everything that is held on a person is made by whoever reads the whole file and would read every other
//!     situation of that person too: secretariat and cantonal officer, behind a mask those of them who are named (ours).
//!     What is closed to them of the blocks of medical institutions is not in the copy, which says so.

mod accounts;
mod body;
mod category;
mod decide;
mod denied;
mod exception;
mod facts;
mod fields;
mod grants;
mod group;
mod link;
mod mask;
mod path;
mod place;
mod record;
mod right;
mod rules;
mod seal;
mod stand;
mod subject;
mod whole;
mod write;

pub use accounts::{
    ACCOUNT_NAME_LIMIT, AccountRefusal, AccountStanding, may_administer_accounts, may_shut_out,
    propose_account_name,
};
pub use body::{Body, changed_paths, filled_paths, put, show};
pub use category::category_of;
pub use decide::{Access, Profile, decide, profile_of};
pub use denied::{Denied, functions_for};
pub use exception::{LONGEST_OVERRIDE_DAYS, Opening, Override};
pub use facts::{CaseFacts, ContractFacts, PersonFile, Seat, SessionFacts};
pub use fields::{fields_of, groups_held_back, groups_of, is_held_back};
pub use grants::{GrantKey, GrantSet, grants_around, grants_for};
pub use group::Group;
pub use link::Link;
pub use mask::Mask;
pub use path::{Element, NotAPath, Path};
pub use place::{Area, CaseRecord, NotAPlace, Place, Resource};
pub use record::{Compartment, RecordKind};
pub use right::{Rights, kinds_made_by, may_make};
pub use rules::{Action, Opens, Part, Rule, rules};
pub use subject::{BUREAU, Role, Subject, may_read_figures, may_read_log, may_see_records};
pub use whole::{reads_whole_file, whole_record};
pub use write::{Refusal, authorise_write};

#[cfg(test)]
mod tests;
