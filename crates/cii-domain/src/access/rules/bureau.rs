//! What is open to the Bureau, to whoever is invited, to the Commission droit, and of the directory to everybody.

use super::{
    CHANGE, COMMISSION, CREATE, DESK, EDIT, EVERY, GUESTS, KEEP, OFFICER, Opens,
    Part::{self, All, Medical, NotMedical, OnAgenda, OwnSeat},
    READ, Rule, STAFF, THE_BUREAU,
};
use crate::access::{group::Group as G, link::Link, record::RecordKind as K};

const PERSON: &[Part] = &[
    All(G::PersonName),
    All(G::PersonContact),
    All(G::PersonStatistics),
    All(G::PersonMask),
    All(G::PersonLinks),
];
const SITUATION: &[Part] = &[
    All(G::CaseNumber),
    All(G::CaseRegion),
    All(G::CaseState),
    All(G::CaseWho),
    All(G::CaseCoordinator),
    All(G::CaseCourse),
    All(G::CaseFormer),
    All(G::CaseFollowUps),
    All(G::CaseTriage),
    All(G::Announcement),
    All(G::AnnouncementRights),
    All(G::Involved),
    All(G::InvolvedContact),
];
const PROCURATION: &[Part] = &[
    All(G::ProcurationHead),
    All(G::ProcurationText),
    All(G::ProcurationLine),
    All(G::ProcurationSigned),
    All(G::ProcurationRevoked),
    All(G::ProcurationReplaced),
    All(G::ProcurationPaper),
];
const SESSION: &[Part] = &[
    All(G::SessionCall),
    All(G::SessionSeat),
    All(G::SessionReply),
    NotMedical(G::BlockShell),
    NotMedical(G::BlockText),
    All(G::SessionDecision),
    All(G::SessionMinutes),
    All(G::SessionFile),
];
/// Of the block of a medical institution the Bureau sees that it is filled, because a session is not ready before; not
/// what it says.
const FILLED: &[Part] = &[All(G::BlockShell)];
pub(super) const CONTRACT: &[Part] = &[
    All(G::ContractHead),
    All(G::ContractPlan),
    All(G::ContractProgress),
    All(G::ContractMeasure),
    All(G::ContractDecision),
    All(G::ContractParty),
    All(G::ContractSignature),
    All(G::ContractEnd),
];
const NOTE: &[Part] = &[All(G::NoteText)];
const OVERRIDE: &[Part] = &[All(G::OverrideAct)];
const NUMBER: &[Part] = &[All(G::CaseNumber), All(G::CaseRegion)];
const REFERENCE: &[Part] = &[All(G::Reference)];

pub(super) const RULES: &[Rule] = &[
    Rule {
        who: THE_BUREAU,
        link: Link::Area,
        opens: &[
            Opens(EVERY, K::Person, PERSON),
            Opens(EVERY, K::Situation, SITUATION),
            Opens(EVERY, K::Procuration, PROCURATION),
            Opens(EVERY, K::Session, SESSION),
            Opens(READ, K::Session, FILLED),
            Opens(EVERY, K::Contract, CONTRACT),
            Opens(EVERY, K::Note, NOTE),
            Opens(READ, K::Override, OVERRIDE),
        ],
        source: "convention 3, cahiers des charges 4.1 to 4.4: the Bureau keeps the file",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::Newcomer,
        opens: &[Opens(CREATE, K::Person, PERSON)],
        source: "convention 3, cahiers des charges 4.1 to 4.4: the Bureau keeps the file",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::InCharge,
        opens: &[
            Opens(EDIT, K::Person, PERSON),
            Opens(EDIT, K::Situation, SITUATION),
            Opens(EVERY, K::Procuration, PROCURATION),
            Opens(EVERY, K::Session, SESSION),
            Opens(READ, K::Session, FILLED),
            Opens(EVERY, K::Contract, CONTRACT),
            Opens(EVERY, K::Note, NOTE),
            Opens(READ, K::Override, OVERRIDE),
        ],
        source: "cahiers des charges 4.3, 4.4: follows complex situations every three months",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::AtTable,
        opens: &[
            Opens(READ, K::Person, PERSON),
            Opens(READ, K::Situation, SITUATION),
            Opens(READ, K::Procuration, PROCURATION),
            Opens(READ, K::Session, SESSION),
            Opens(READ, K::Session, FILLED),
            Opens(READ, K::Contract, CONTRACT),
        ],
        source: "cahiers des charges 4.3, 4.4: takes part in assessments as expert, on demand",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::Leads,
        opens: &[Opens(CHANGE, K::Session, SESSION)],
        source: "cahiers des charges 4.3, 4.4: organises and leads the round tables",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::BureauMedical,
        opens: &[Opens(READ, K::Session, &[Medical(G::BlockText)])],
        source: "convention 5.12: medical data are closed unless the person ticked them",
    },
    Rule {
        who: GUESTS,
        link: Link::Invited,
        opens: &[
            Opens(
                READ,
                K::Session,
                &[
                    All(G::SessionCall),
                    OwnSeat(G::SessionSeat),
                    OwnSeat(G::SessionReply),
                ],
            ),
            Opens(READ, K::Situation, NUMBER),
        ],
        source: "cahiers des charges 4.2, 5, 6: invited with the case number, and without a name",
    },
    Rule {
        who: GUESTS,
        link: Link::Asked,
        opens: &[Opens(CHANGE, K::Session, &[OwnSeat(G::SessionReply)])],
        source: "cahiers des charges 5, 6: takes part on invitation",
    },
    Rule {
        who: &[OFFICER],
        link: Link::Giver,
        opens: &[Opens(
            &[
                super::Action::Read,
                super::Action::Change,
                super::Action::Create,
            ],
            K::Override,
            OVERRIDE,
        )],
        source: "convention 5.7, cahier des charges 4.1: answers for what departs from the rule",
    },
    Rule {
        who: &[COMMISSION],
        link: Link::Agenda,
        opens: &[
            Opens(
                READ,
                K::Contract,
                &[
                    All(G::ContractHead),
                    OnAgenda(G::ContractMeasure),
                    OnAgenda(G::ContractDecision),
                ],
            ),
            Opens(CHANGE, K::Contract, &[OnAgenda(G::ContractDecision)]),
            Opens(READ, K::Situation, NUMBER),
        ],
        source: "convention 7.3, 7.4, cahier des charges 3: decides who pays a measure",
    },
    Rule {
        who: STAFF,
        link: Link::Reference,
        opens: &[
            Opens(READ, K::Staff, &[All(G::StaffContact), All(G::StaffRights)]),
            Opens(READ, K::Institution, REFERENCE),
            Opens(READ, K::Room, REFERENCE),
            Opens(READ, K::CatalogueItem, REFERENCE),
            Opens(READ, K::Office, REFERENCE),
            Opens(READ, K::AdministrationYear, REFERENCE),
        ],
        source: "annual report 2025, 4: list of the staff with function and professional contact",
    },
    Rule {
        who: THE_BUREAU,
        link: Link::Reference,
        opens: &[Opens(READ, K::Staff, &[All(G::StaffCalendar)])],
        source: "cahiers des charges 4.2, 4.3: organises the sessions",
    },
    Rule {
        who: DESK,
        link: Link::Reference,
        opens: &[
            Opens(
                &[super::Action::Change, super::Action::Create],
                K::Staff,
                &[
                    All(G::StaffContact),
                    All(G::StaffRights),
                    All(G::StaffCalendar),
                ],
            ),
            Opens(KEEP, K::Institution, REFERENCE),
            Opens(KEEP, K::Room, REFERENCE),
            Opens(KEEP, K::CatalogueItem, REFERENCE),
            Opens(KEEP, K::Office, REFERENCE),
            Opens(KEEP, K::AdministrationYear, REFERENCE),
        ],
        source: "cahiers des charges 4.1, 4.2: answers for the tool, keeps the working documents",
    },
];
