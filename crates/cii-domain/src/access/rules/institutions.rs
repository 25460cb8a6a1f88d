//! What is open to the institutions: to respondents, workers in the field, contact persons and physicians.

use super::{
    ANNOUNCERS, CHANGE, CONTACT, EDIT, KEEP, MAKE, Opens, PARTNERS,
    Part::{self, All, Fellows, Medical, Opened, Own, OwnSeat},
    READ, RESPONDENTS, Rule, SMR, SPOKESPERSONS,
    bureau::CONTRACT,
};
use crate::access::{group::Group as G, link::Link, record::RecordKind as K};

const OWN_BLOCK: &[Part] = &[Own(G::BlockShell), Own(G::BlockText)];

pub(super) const RULES: &[Rule] = &[
    // The own announcement: what the institution told, and the answer to it. The name by which it knows the person; where
    // the person lives now is for a procuration to say.
    Rule {
        who: ANNOUNCERS,
        link: Link::Announced,
        opens: &[
            Opens(READ, K::Person, &[All(G::PersonName)]),
            Opens(
                READ,
                K::Situation,
                &[
                    All(G::CaseNumber),
                    All(G::CaseRegion),
                    All(G::CaseState),
                    All(G::CaseWho),
                    All(G::CaseCoordinator),
                    All(G::CaseTriage),
                    All(G::Announcement),
                    All(G::AnnouncementRights),
                    Own(G::Involved),
                    Own(G::InvolvedContact),
                ],
            ),
        ],
        source: "cahiers des charges 5, 6: announces; annual report 2012, 6: gets suggestions back",
    },
    // Drawn up by whoever announces, set in force by the Bureau, so that nobody opens anything to the own institution;
    // closed again by whoever hears of it.
    Rule {
        who: ANNOUNCERS,
        link: Link::Announced,
        opens: &[
            Opens(
                READ,
                K::Procuration,
                &[
                    All(G::ProcurationHead),
                    All(G::ProcurationText),
                    All(G::ProcurationLine),
                    All(G::ProcurationSigned),
                    All(G::ProcurationRevoked),
                    All(G::ProcurationReplaced),
                    All(G::ProcurationPaper),
                ],
            ),
            Opens(
                KEEP,
                K::Procuration,
                &[
                    All(G::ProcurationHead),
                    All(G::ProcurationText),
                    All(G::ProcurationLine),
                    All(G::ProcurationPaper),
                ],
            ),
            Opens(CHANGE, K::Procuration, &[All(G::ProcurationRevoked)]),
        ],
        source: "convention 5.12: the procuration signed by the person",
    },
    Rule {
        who: ANNOUNCERS,
        link: Link::Fresh,
        opens: &[
            Opens(
                EDIT,
                K::Person,
                &[All(G::PersonName), All(G::PersonContact)],
            ),
            Opens(
                EDIT,
                K::Situation,
                &[
                    All(G::CaseRegion),
                    All(G::CaseState),
                    All(G::Announcement),
                    All(G::AnnouncementRights),
                    All(G::Involved),
                    All(G::InvolvedContact),
                ],
            ),
            Opens(
                MAKE,
                K::Situation,
                &[
                    All(G::CaseNumber),
                    All(G::CaseRegion),
                    All(G::CaseState),
                    All(G::CaseWho),
                    All(G::CaseFormer),
                    All(G::Announcement),
                    All(G::AnnouncementRights),
                    All(G::Involved),
                    All(G::InvolvedContact),
                ],
            ),
        ],
        source: "cahiers des charges 5, 6: collects the data, records them, announces",
    },
    Rule {
        who: ANNOUNCERS,
        link: Link::Newcomer,
        opens: &[Opens(
            MAKE,
            K::Person,
            &[
                All(G::PersonName),
                All(G::PersonContact),
                All(G::PersonStatistics),
                All(G::PersonLinks),
            ],
        )],
        source: "cahiers des charges 5, 6: collects the data, records them, announces",
    },
    // What an active procuration opens.
    Rule {
        who: PARTNERS,
        link: Link::Named,
        opens: &[
            Opens(
                READ,
                K::Situation,
                &[
                    All(G::CaseNumber),
                    All(G::CaseRegion),
                    All(G::CaseState),
                    All(G::CaseWho),
                    All(G::CaseCoordinator),
                    All(G::CaseCourse),
                    Own(G::Involved),
                    Own(G::InvolvedContact),
                    Fellows(G::Involved),
                    Fellows(G::InvolvedContact),
                ],
            ),
            Opens(
                READ,
                K::Session,
                &[
                    All(G::SessionCall),
                    All(G::SessionSeat),
                    All(G::SessionReply),
                    All(G::SessionDecision),
                    Own(G::BlockShell),
                    Own(G::BlockText),
                    Opened(G::BlockShell),
                    Opened(G::BlockText),
                ],
            ),
        ],
        source: "convention 5.12: only what is necessary, by virtue of the procuration",
    },
    Rule {
        who: PARTNERS,
        link: Link::NamedIn,
        opens: &[Opens(
            READ,
            K::Procuration,
            &[
                All(G::ProcurationHead),
                All(G::ProcurationText),
                Own(G::ProcurationLine),
                All(G::ProcurationSigned),
            ],
        )],
        source: "convention 5.12: only what is necessary, by virtue of the procuration",
    },
    Rule {
        who: PARTNERS,
        link: Link::Identity,
        opens: &[Opens(
            READ,
            K::Person,
            &[All(G::PersonName), All(G::PersonContact)],
        )],
        source: "convention 5.12: category «identity»",
    },
    Rule {
        who: PARTNERS,
        link: Link::AnnouncersCategory,
        opens: &[Opens(READ, K::Situation, &[All(G::Announcement)])],
        source: "convention 5.12: category of the announcing institution",
    },
    Rule {
        who: PARTNERS,
        link: Link::Employment,
        opens: &[Opens(READ, K::Situation, &[All(G::AnnouncementRights)])],
        source: "convention 5.12: category «employment»",
    },
    Rule {
        who: PARTNERS,
        link: Link::Sat,
        opens: &[Opens(READ, K::Session, &[All(G::SessionMinutes)])],
        source: "convention 5.12: minutes are free text, for those who heard what they say",
    },
    Rule {
        who: PARTNERS,
        link: Link::Bound,
        opens: &[Opens(READ, K::Contract, CONTRACT)],
        source: "convention 5.7: plans bind the partners; 5.12: category «identity»",
    },
    // What the institution brings itself.
    Rule {
        who: ANNOUNCERS,
        link: Link::Invited,
        opens: &[Opens(READ, K::Session, OWN_BLOCK)],
        source: "cahier des charges 5: the data of the own institution",
    },
    Rule {
        who: SPOKESPERSONS,
        link: Link::Brings,
        opens: &[Opens(CHANGE, K::Session, OWN_BLOCK)],
        source: "cahier des charges 5: records the data of the own institution; convention 5.12",
    },
    Rule {
        who: SPOKESPERSONS,
        link: Link::Named,
        opens: &[Opens(CHANGE, K::Situation, &[Own(G::InvolvedContact)])],
        source: "cahier des charges 5: answers for requests for collaboration",
    },
    Rule {
        who: &[CONTACT],
        link: Link::AskedAndNamed,
        opens: &[Opens(CHANGE, K::Session, &[OwnSeat(G::SessionReply)])],
        source: "annual report 2025, 4: contact persons of the second circle; convention 5.12",
    },
    Rule {
        who: RESPONDENTS,
        link: Link::Manages,
        opens: &[
            Opens(READ, K::Situation, &[All(G::CaseFollowUps)]),
            Opens(READ, K::Contract, CONTRACT),
            Opens(CHANGE, K::Contract, &[All(G::ContractProgress)]),
        ],
        source: "cahier des charges 5: case management; mandates the partners",
    },
    // The physician.
    Rule {
        who: &[SMR],
        link: Link::Physician,
        opens: &[Opens(READ, K::Session, OWN_BLOCK)],
        source: "annual report 2012, 6: the physician delegated by the SMR assesses the medical part",
    },
    Rule {
        who: &[SMR],
        link: Link::PhysicianNamed,
        opens: &[Opens(CHANGE, K::Session, OWN_BLOCK)],
        source: "annual report 2012, 6: the physician delegated by the SMR assesses the medical part",
    },
    Rule {
        who: &[SMR],
        link: Link::PhysicianMedical,
        opens: &[Opens(
            READ,
            K::Session,
            &[Medical(G::BlockShell), Medical(G::BlockText)],
        )],
        source: "convention 5.12: category «medical»",
    },
    Rule {
        who: &[SMR],
        link: Link::PhysicianIdentity,
        opens: &[
            Opens(READ, K::Person, &[All(G::PersonName)]),
            Opens(READ, K::Situation, &[All(G::CaseWho)]),
        ],
        source: "convention 5.12: category «identity»",
    },
];
