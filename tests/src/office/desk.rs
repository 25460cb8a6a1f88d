//! The directory of the test office, and the requests that many tests begin with.

use serde_json::{Value, json};

use super::Office;

/// Identities of the staff that [`super::Office`] is furnished with.
#[derive(Debug, Clone)]
pub struct People {
    /// The user: regional coordinator, Sierre, French.
    pub user: String,
    /// Worker in the field at the ORP, Sierre, French.
    pub worker: String,
    /// Respondent of the ORP, Sierre, French.
    pub orp: String,
    /// Respondent of the CMS, Sierre, French.
    pub cms: String,
    /// Respondent of the OAI, Haut-Valais, German.
    pub oai: String,
    /// Physician of the SMR, whole canton, German.
    pub physician: String,
    /// A second respondent of the CMS, Haut-Valais, German.
    pub cms_haut: String,
    /// Secretary of the Bureau, without a mail address or an office address.
    pub unreachable: String,
}

/// Identities of the rooms.
#[derive(Debug, Clone)]
pub struct Rooms {
    /// Twelve seats, Sierre.
    pub sierre: String,
    /// Eight seats, Haut-Valais.
    pub haut: String,
}

fn address(street: &str, number: &str, postcode: &str, town: &str) -> Value {
    json!({
        "supplement": "", "street": street, "number": number, "postal_box": "",
        "postcode": postcode, "town": town, "country": "",
    })
}

/// (first name, name, institution, region, function, language, form, mail)
type Line = (
    &'static str,
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const STAFF: [Line; 7] = [
    (
        "Luc",
        "Antille-Test",
        "orp",
        Some("sierre"),
        "field_worker",
        "fr",
        "sir",
        "luc@example.ch",
    ),
    (
        "Anne",
        "Berclaz-Test",
        "orp",
        Some("sierre"),
        "respondent_adults",
        "fr",
        "madam",
        "anne@example.ch",
    ),
    (
        "Marie",
        "Caloz-Test",
        "cms",
        Some("sierre"),
        "respondent_adults",
        "fr",
        "madam",
        "marie@example.ch",
    ),
    (
        "Beat",
        "Imhof-Test",
        "oai",
        Some("haut_valais"),
        "respondent_adults",
        "de",
        "sir",
        "beat@example.ch",
    ),
    (
        "Ruth",
        "Schmid-Test",
        "smr",
        None,
        "smr_physician",
        "de",
        "madam",
        "ruth@example.ch",
    ),
    (
        "Urs",
        "Jossen-Test",
        "cms",
        Some("haut_valais"),
        "respondent_adults",
        "de",
        "sir",
        "urs@example.ch",
    ),
    (
        "Nadia",
        "Perren-Test",
        "bureau",
        Some("haut_valais"),
        "secretariat",
        "de",
        "madam",
        "",
    ),
];

/// Writes the directory: staff and rooms in Sierre and Haut-Valais.
pub(super) fn furnish(office: &Office) {
    for (first_name, name, institution, region, function, language, form, email) in STAFF {
        let address = if email.is_empty() {
            address("", "", "", "")
        } else {
            address("Avenue des Essais", "1", "3960", "Sierre")
        };
        office.ok(
            "save_staff",
            json!({
                "id": null, "name": name, "first_name": first_name, "title": "", "form": form,
                "institution": institution, "region": region, "functions": [function],
                "language": language, "phone": "027 000 00 01", "email": email, "address": address,
                "working_week": {"mornings": [true, true, true, true, true], "afternoons": [true, true, true, true, true]},
                "absences": [], "from": "", "to": "",
            }),
        );
    }
    complete_user(office);
    for (name, region, seats, town) in [
        ("3.12", "sierre", 12, "Sierre"),
        ("B4", "haut_valais", 8, "Visp"),
    ] {
        office.ok(
            "save_room",
            json!({
                "id": null, "name": name, "region": region,
                "building": {"fr": "Maison des essais", "de": "Haus der Versuche"},
                "address": address("Place du Test", "2", "3960", town), "seats": seats,
                "access": {"fr": "3e étage, ascenseur", "de": "3. Stock, Lift"}, "in_use": true,
            }),
        );
    }
}

/// Gives the user the mail and office address that the first start does not ask for.
fn complete_user(office: &Office) {
    office.ok(
        "save_staff",
        json!({
            "id": office.people().user, "name": "Zenruffinen", "first_name": "Clara", "title": "",
            "form": "madam", "institution": "bureau", "region": "sierre",
            "functions": ["regional_coordinator"], "language": "fr", "phone": "027 000 00 03",
            "email": "clara@example.ch", "address": address("Avenue des Essais", "1", "3960", "Sierre"),
            "working_week": {"mornings": [true, true, true, true, true], "afternoons": [true, true, true, true, true]},
            "absences": [], "from": "", "to": "",
        }),
    );
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

impl Office {
    /// Who is in the directory.
    ///
    /// # Panics
    /// If somebody is missing.
    pub fn people(&self) -> People {
        let directory = self.ok("get_directory", json!({}));
        let find = |first_name: &str| {
            directory["staff"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|staff| staff["first_name"] == first_name)
                .map_or_else(
                    || panic!("{first_name} is not in the directory"),
                    |staff| text(&staff["id"]),
                )
        };
        People {
            user: find("Clara"),
            worker: find("Luc"),
            orp: find("Anne"),
            cms: find("Marie"),
            oai: find("Beat"),
            physician: find("Ruth"),
            cms_haut: find("Urs"),
            unreachable: find("Nadia"),
        }
    }

    /// The rooms in the directory.
    ///
    /// # Panics
    /// If one is missing.
    pub fn rooms(&self) -> Rooms {
        let directory = self.ok("get_directory", json!({}));
        let find = |region: &str| {
            directory["rooms"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|room| room["region"] == region)
                .map_or_else(|| panic!("no room in {region}"), |room| text(&room["id"]))
        };
        Rooms {
            sierre: find("sierre"),
            haut: find("haut_valais"),
        }
    }

    /// An announcement that is complete: announced by the ORP of Sierre, with CMS and OAI involved.
    pub fn draft(&self) -> Value {
        let people = self.people();
        json!({
            "person": null, "former": null, "not_same_as": [],
            "name": "Müller-Essai", "first_name": "Élodie", "form": "madam", "sex": "female",
            "birth_date": "17.4.1988", "avs": "756.9217.0769.85", "language": "de",
            "address": address("Rue de l’Essai", "12", "3960", "Sierre"),
            "phone": "079 000 00 02", "email": "",
            "representative_kind": null, "representative_name": "", "representative_phone": "",
            "representative_address": address("", "", "", ""), "representative_language": null,
            "region": "sierre", "register": "bureau", "service": "orp", "counted_under": null,
            "worker": people.worker, "respondent": people.orp,
            "received_on": "5.6.2026", "follow_up_started_on": "24.12.2025",
            "age_group": "adult", "provenance": "institution", "service_asked": "assessment",
            "criteria": ["several_services"], "laci_rights_end_on": "",
            "other_services": [
                {"institution": "cms", "contact": people.cms, "imminent": false},
                {"institution": "oai", "contact": people.oai, "imminent": false},
            ],
            "reason": "Plusieurs services sans plan commun.",
        })
    }

    /// Announces `draft` and gives the situation.
    pub fn announce(&self, draft: &Value) -> String {
        text(&self.ok("announce", json!({"draft": draft}))["id"])
    }

    /// A situation that was announced and found complex, coordinated by the user.
    pub fn complex(&self) -> String {
        self.complex_from(&self.draft())
    }

    /// The same, from another draft.
    pub fn complex_from(&self, draft: &Value) -> String {
        let situation = self.announce(draft);
        self.ok(
            "decide_triage",
            json!({"situation": situation, "outcome": "complex", "text": "", "coordinator": self.people().user}),
        );
        situation
    }

    /// The person of a situation.
    pub fn person_of(&self, situation: &str) -> Value {
        self.ok("get_file", json!({"situation": situation}))["content"]["person"].clone()
    }

    /// Has the person sign a procuration for every institution of an assessment.
    pub fn sign_procuration(&self, situation: &str) {
        self.ok("save_procuration", procuration_request(situation));
    }

    /// Plans a session and gives its view.
    pub fn plan(&self, situation: &str, kind: &str) -> Value {
        self.ok(
            "plan_session",
            json!({"situation": situation, "kind": kind}),
        )
    }

    /// An assessment with a date and a room: Tuesday 23 June 2026, 9:00. Gives its id.
    pub fn dated_session(&self, situation: &str) -> String {
        let session = text(&self.plan(situation, "assessment")["row"]["id"]);
        self.ok(
            "set_session_date",
            json!({
                "session": session, "date": "23.6.2026", "time": "9:00", "minutes": 120,
                "place": {"kind": "room", "value": self.rooms().sierre},
            }),
        );
        session
    }

    /// The ids of all invitees of a session.
    pub fn invitees(&self, session: &str) -> Vec<String> {
        let view = self.ok("get_session", json!({"session": session}));
        view["invitees"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|invitee| text(&invitee["id"]))
            .collect()
    }

    /// Everything the office has on a situation, for «nothing changed».
    pub fn snapshot(&self, situation: &str) -> Value {
        let list = json!({
            "query": "", "regions": [], "states": [], "registers": [], "services": [],
            "coordinator": null, "procuration": null, "open_only": false, "sort": "recent",
            "offset": 0, "limit": 100,
        });
        json!({
            "file": self.ok("get_file", json!({"situation": situation})),
            "history": self.ok("get_history", json!({"situation": situation})),
            "list": self.ok("list_situations", list),
            "sessions": self.ok("list_sessions", json!({"region": null, "past": true})),
            "directory": self.ok("get_directory", json!({})),
            "letterhead": self.ok("get_letterhead", json!({})),
            "outbox": self.ok("get_status", json!({}))["outbox"],
        })
    }
}

/// The same until far ahead: a server of a test has the real day, on which it must be in force.
pub fn lasting_procuration_request(situation: &str) -> Value {
    let mut request = procuration_request(situation);
    request["ends_on"] = json!("7.6.2062");
    request
}

/// A procuration signed today for ORP, CMS, OAI and, with medical data, the SMR.
pub fn procuration_request(situation: &str) -> Value {
    let all = json!([
        "identity",
        "employment",
        "social_aid",
        "disability_insurance",
        "training"
    ]);
    json!({
        "situation": situation, "procuration": null, "starts_on": "8.6.2026", "ends_on": "7.6.2027",
        "signed_on": "8.6.2026", "signed_by_representative": false,
        "grants": [
            {"institution": "orp", "categories": all}, {"institution": "cms", "categories": all},
            {"institution": "oai", "categories": all},
            {"institution": "smr", "categories": ["identity", "medical", "disability_insurance"]},
        ],
    })
}
