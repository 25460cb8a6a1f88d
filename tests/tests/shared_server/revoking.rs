//! A procuration that is signed opens a file to an institution; revoked, it takes everything away again.

use bureau_cii_tests::office::PASSWORD;

use super::*;

/// What nobody writes by chance: in the file, in its notes, in its address.
const CANARIES: [&str; 3] = ["Canaripass", "Rossignolstr", "079 135 79 13"];

fn canaries_in(office: &Office) -> Vec<&'static str> {
    pages::holding(office, &CANARIES).unwrap()
}

/// An institution to which a file of the Bureau was opened by a procuration.
struct Opened {
    server: SharedServer,
    bureau: Office,
    institution: Office,
    situation: String,
}

impl Opened {
    fn begin(place: &Place) -> Self {
        let server = SharedServer::begin(place.database().as_deref());
        let bureau = Office::open();
        server.bind(&bureau, "clara.exemple", &server.code);
        in_step(&bureau);
        let mut draft = bureau.draft();
        draft["name"] = json!("Canaripass");
        draft["address"]["street"] = json!("Rossignolstr");
        draft["phone"] = json!("079 135 79 13");
        let situation = bureau.complex_from(&draft);
        in_step(&bureau);

        let oai = bureau.people().oai;
        let code = server.add_user("beat.exemple", &["--staff", &oai]);
        let institution = server.join("beat.exemple", &code);
        until("the institution's office is open", || {
            institution.state() == "open"
        });
        in_step(&institution);
        assert!(
            canaries_in(&institution).is_empty(),
            "nothing before the procuration"
        );

        bureau.ok("save_procuration", lasting_procuration_request(&situation));
        until("the institution sees the file", || {
            file(&institution, &situation).is_some()
        });
        assert_eq!(phone_of(&institution, &situation), "079 135 79 13");
        assert!(
            !canaries_in(&institution).is_empty(),
            "the search finds what is there"
        );
        Self {
            server,
            bureau,
            institution,
            situation,
        }
    }

    fn revoke(&self) {
        let file_of_bureau = file(&self.bureau, &self.situation).unwrap();
        let procuration = &file_of_bureau["content"]["procurations"][0];
        self.bureau.ok(
            "revoke_procuration",
            json!({"procuration": procuration["id"], "on": "8.6.2026", "reason": "Widerrufen."}),
        );
        until("the institution sees it no more", || {
            file(&self.institution, &self.situation).is_none()
        });
        in_step(&self.institution);
    }
}

pub(super) fn a_revoked_procuration_empties_the_window_and_the_database_of_the_institution(
    place: &Place,
) {
    let opened = Opened::begin(place);
    let institution = &opened.institution;
    // What lies in the data folder under the same key: a person's own copies, one from before an update, a damaged one.
    institution.ok("backup", json!({"folder": ""}));
    let data = institution.data();
    let made = std::fs::read_dir(data.join("backups")).unwrap().next();
    let made = made.unwrap().unwrap().path();
    std::fs::copy(made, data.join("backups/schema-4.backup")).unwrap();
    let aside = data.join("damaged-20260608080000");
    std::fs::create_dir(&aside).unwrap();
    std::fs::copy(institution.database(), aside.join("bureau-cii.db")).unwrap();

    opened.revoke();
    let found = institution.ok("search_everywhere", json!({"query": "Canaripass"}));
    assert_eq!(found["found"], json!([]));
    assert_eq!(canaries_in(institution), Vec::<&str>::new(), "in no page");
    let copies: Vec<_> = std::fs::read_dir(data)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("backup") || name.contains("damaged"))
        .collect();
    assert_eq!(copies, Vec::<String>::new(), "nor in any copy");
}

/// What is put in the place of a database must not take with it what nobody else has.
pub(super) fn no_backup_is_put_over_what_the_server_does_not_have(place: &Place) {
    let mut two = Two::begin(place);
    let situation = two.first.announce(&two.first.draft());
    in_step(&two.first);
    let folder = two.first.beside("stick").display().to_string();
    let made = two.first.ok("backup", json!({"folder": folder}));
    let restore = json!({"path": made["path"], "secret": PASSWORD});
    two.server.kill();
    two.first.ok(
        "save_person",
        with_phone(&two.first, &situation, "079 000 00 33"),
    );
    assert_eq!(
        two.first.refused("restore_backup", restore.clone()),
        "restore_unsent"
    );
    assert_eq!(two.first.state(), "open", "nothing was closed");
    two.first.ok("lock", json!({}));
    assert_eq!(
        two.first.refused("restore_backup", restore.clone()),
        "restore_unsent"
    );
    two.first.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(phone_of(&two.first, &situation), "079 000 00 33");
    two.server.start();
    two.first.ok("synchronise", json!({}));
    in_step(&two.first);
    two.first.ok("restore_backup", restore);
    until("it is open", || two.first.state() == "open");
    in_step(&two.first);
    assert_eq!(phone_of(&two.first, &situation), "079 000 00 33");
}

pub(super) fn a_backup_from_before_a_revocation_shows_nothing_of_the_file(place: &Place) {
    let mut opened = Opened::begin(place);
    let stick = opened.institution.beside("stick");
    let folder = stick.display().to_string();
    let made = opened.institution.ok("backup", json!({"folder": folder}));
    opened.revoke();
    opened.server.kill();
    let (institution, situation) = (&opened.institution, &opened.situation);
    institution.ok(
        "restore_backup",
        json!({"path": made["path"], "secret": PASSWORD}),
    );
    assert_eq!(institution.state(), "filling", "the server is heard first");
    let refused = institution.refused("get_file", json!({"situation": situation}));
    assert_eq!(refused, "locked");
    institution.ok("lock", json!({}));
    institution.ok("unlock", json!({"password": PASSWORD}));
    assert_eq!(institution.state(), "filling", "at the next start too");

    opened.server.start();
    institution.ok("synchronise", json!({}));
    until("it is open", || institution.state() == "open");
    assert!(file(institution, situation).is_none());
    assert_eq!(canaries_in(institution), Vec::<&str>::new());
    assert!(!institution.data().join("backups").exists());
    let asked =
        json!({"kind": "restore", "by": null, "from": "", "to": "", "before": null, "limit": 50});
    let entered = institution.ok("list_accesses", asked);
    assert_eq!(entered["total"], 1, "{entered}");
}
