//! What the lists show to each function: what is open to it, nothing that is only blank, and nobody else's work.

use super::*;

/// Of the person whose situation the stories are about.
const NAMES: [&str; 2] = ["Müller-Essai", "Élodie"];

fn written(text: &str) -> Value {
    json!({"text": text, "translation": ""})
}

/// A contract with one measure in a catalogue and two about which the Commission droit was asked.
fn contract_on_agenda(office: &Office, situation: &str) -> String {
    let begun = office.ok("start_contract", json!({"situation": situation}));
    let contract = begun["contract"].as_str().unwrap().to_owned();
    let view = office.ok("get_contract", json!({"contract": contract}));
    let mut draft = view["draft"].clone();
    draft["aim"] = written("Retrouver un emploi stable");
    let measure = |title: &str, commission: &str| {
        json!({
            "id": null, "catalogue_item": null, "title": written(title), "provider": "Atelier d’essai",
            "payer": {"kind": "institution", "institution": "orp"}, "legal_basis": "laci",
            "from": "15.6.2026", "to": "15.7.2026", "cost": "1'200.00", "commission": commission,
        })
    };
    draft["measures"] = json!([
        measure("Bilan de compétences", "not_needed"),
        measure("Atelier de menuiserie", "requested"),
        measure("Cours de conduite", "requested"),
    ]);
    office.ok(
        "save_contract",
        json!({"contract": contract, "draft": draft}),
    );
    contract
}

/// A complex situation with a signed procuration that opens the identity to ORP and CMS, but not to OAI and SMR.
fn shared_case(bureau: &Office) -> String {
    let situation = bureau.complex();
    let mut procuration = lasting_procuration_request(&situation);
    procuration["grants"][2]["categories"] = json!(["disability_insurance"]);
    procuration["grants"][3]["categories"] = json!(["medical"]);
    bureau.ok("save_procuration", procuration);
    situation
}

fn list_situations(office: &Office, change: &Value) -> Value {
    let mut request = json!({
        "query": "", "regions": [], "states": [], "registers": [], "services": [], "coordinator": null,
        "procuration": null, "open_only": true, "sort": "announced", "offset": 0, "limit": 100,
    });
    let change = change.as_object().unwrap().clone();
    request.as_object_mut().unwrap().extend(change);
    office.ok("list_situations", request)
}

/// Everything that the lists say to the user of `office`, looking for a `number` and for a name.
fn read_lists(office: &Office, number: &str) -> Value {
    let search = |query: &str| office.ok("search_everywhere", json!({"query": query}));
    json!({
        "status": office.ok("get_status", json!({})),
        "today": office.ok("get_today", json!({})),
        "situations": list_situations(office, &json!({})),
        "by_name": list_situations(office, &json!({"sort": "name", "open_only": false})),
        "sessions": office.ok("list_sessions", json!({"region": null, "past": true})),
        "contracts": office.ok("list_contracts", json!({"region": null, "states": [], "query": ""})),
        "by_number": search(number),
        "by_word": search("Müller"),
        "persons": office.ok("search_persons", json!({"query": number})),
        "directory": office.ok("get_directory", json!({})),
        "days": office.ok("get_closed_days", json!({"year": 2026})),
        "catalogue": office.ok("get_catalogue", json!({})),
        "letterhead": office.ok("get_letterhead", json!({})),
        "conflicts": office.ok("list_conflicts", json!({})),
    })
}

fn assert_no_blank(name: &str, lists: &Value) {
    for (list, view) in lists.as_object().unwrap() {
        let told = view.to_string();
        assert!(!told.contains("1970-"), "{name}: {list} {told}");
    }
}

/// Situations, sessions, contracts, points that wait.
type Counts = (u64, usize, usize, u64);

pub(super) fn every_role_reads_its_lists(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let situation = shared_case(&bureau);
    let session = bureau.dated_session(&situation);
    let invitees = bureau.invitees(&session);
    bureau.ok(
        "mark_invitations_sent",
        json!({"session": session, "invitees": invitees}),
    );
    contract_on_agenda(&bureau, &situation);
    let mut waiting = bureau.draft();
    waiting["name"] = json!("Attente-Essai");
    waiting["avs"] = json!("");
    bureau.announce(&waiting);
    in_step(&bureau);
    let people = bureau.people();
    let file = bureau.ok("get_file", json!({"situation": situation}));
    let number = file["header"]["number"].as_str().unwrap().to_owned();

    let today = bureau.ok("get_today", json!({}));
    assert_eq!(today["own"], false);
    assert_eq!(today["announcements"].as_array().unwrap().len(), 1);

    let commission = ["--institution", "oai", "--function", "legal_commission"];
    let contact = ["--institution", "sapem", "--function", "contact_person"];
    let (orp, oai) = (["--staff", &people.orp], ["--staff", &people.oai]);
    let (worker, physician) = (["--staff", &people.worker], ["--staff", &people.physician]);
    // Account, who, whether the name is open; what is counted.
    let desks: [(&str, &[&str], bool, Counts); 6] = [
        ("anne.exemple", &orp, true, (2, 1, 1, 1)),
        ("beat.exemple", &oai, false, (1, 1, 0, 2)),
        ("luc.exemple", &worker, true, (2, 1, 1, 1)),
        ("ruth.exemple", &physician, false, (1, 1, 0, 1)),
        ("paul.exemple", &commission, false, (1, 0, 1, 2)),
        ("max.exemple", &contact, false, (0, 0, 0, 0)),
    ];
    for (name, words, is_named, (situations, sessions, contracts, due)) in desks {
        let office = server.join(name, &server.add_user(name, words));
        until("the office is open", || office.state() == "open");
        in_step(&office);
        let lists = read_lists(&office, &number);
        assert_no_blank(name, &lists);
        let told = lists.to_string();
        for word in NAMES {
            assert_eq!(told.contains(word), is_named, "{name}: {word}");
        }
        let count = |list: &Value| list.as_array().unwrap().len();
        assert_eq!(lists["situations"]["total"], situations, "{name}");
        assert_eq!(count(&lists["sessions"]["sessions"]), sessions, "{name}");
        assert_eq!(count(&lists["contracts"]["contracts"]), contracts, "{name}");

        // Of the Bureau's work there is nothing, and nothing is late.
        let today = &lists["today"];
        assert_eq!(today["own"], true, "{name}");
        assert_eq!(
            (&today["due"], &today["late"]),
            (&json!(due), &json!(0)),
            "{name}: {today}"
        );
        assert_eq!(lists["status"]["counts"]["today"], due, "{name}");
        for work in [
            "sessions",
            "replies",
            "follow_ups",
            "procurations",
            "contracts",
        ] {
            assert_eq!(today[work], json!([]), "{name}: {work}");
        }
        for status in told.split("\"tone\":").skip(1) {
            assert!(
                !status.starts_with("\"late") && !status.starts_with("\"blocked"),
                "{name}: {status}"
            );
        }
    }
}

pub(super) fn what_is_hidden_answers_to_no_filter(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let situation = shared_case(&bureau);
    bureau.dated_session(&situation);
    let mut another = bureau.draft();
    another["name"] = json!("Autre-Essai");
    another["avs"] = json!("");
    another["region"] = json!("haut_valais");
    let other = bureau.complex_from(&another);
    bureau.plan(&other, "assessment");
    in_step(&bureau);
    let words = ["--staff", &bureau.people().physician];
    let physician = server.join(
        "ruth.exemple",
        &server.add_user("ruth.exemple", words.as_slice()),
    );
    until("the office is open", || physician.state() == "open");
    in_step(&physician);
    let listed = list_situations(&physician, &json!({"regions": ["sierre"]}));
    let row = &listed["rows"][0];
    for hidden in [
        "name",
        "first_name",
        "birth_date",
        "register",
        "state",
        "announced_on",
        "case_manager",
    ] {
        assert_eq!(row[hidden], Value::Null, "{hidden}: {row}");
    }
    assert_eq!(row["masked"], false, "hidden is not restricted");
    assert_eq!(row["region"], "sierre");
    assert_eq!(row["status"]["message"]["code"], "number_only");
    assert_eq!(row["line"]["code"], "region");
    for (filter, found) in [
        (json!({"registers": ["bureau"]}), 0),
        (json!({"states": ["announced"]}), 0),
        (json!({"procuration": "missing"}), 0),
        (json!({"procuration": "active"}), 0),
        (json!({"regions": ["sierre"]}), 1),
        (json!({"open_only": false}), 2),
    ] {
        let listed = list_situations(&physician, &filter);
        assert_eq!(listed["total"], found, "{filter}");
    }
    // Nobody says that both are those of one person.
    for situation in [&situation, &other] {
        let file = file(&physician, situation).unwrap();
        assert_eq!(file["content"]["others"], json!([]), "{situation}");
    }
}

pub(super) fn the_commission_decides_and_the_bureau_reads_it(place: &Place) {
    let server = SharedServer::begin(place.database().as_deref());
    let bureau = Office::open();
    server.bind(&bureau, "clara.exemple", &server.code);
    in_step(&bureau);
    let situation = shared_case(&bureau);
    let contract = contract_on_agenda(&bureau, &situation);
    in_step(&bureau);
    let words = ["--institution", "oai", "--function", "legal_commission"];
    let commission = server.join("paul.exemple", &server.add_user("paul.exemple", &words));
    until("the office is open", || commission.state() == "open");
    in_step(&commission);

    let listed = commission.ok(
        "list_contracts",
        json!({"region": null, "states": [], "query": ""}),
    );
    assert_eq!(listed["agenda"], true);
    assert_eq!(listed["contracts"][0]["waiting"], 2);
    let get = |office: &Office| office.ok("get_contract", json!({"contract": contract}));
    let view = get(&commission);
    assert_eq!(view["can_decide"], true);
    assert!(
        view["held_back"]
            .as_array()
            .unwrap()
            .contains(&json!("contract_plan"))
    );
    // What is hidden is no gap.
    assert_eq!(view["conformity"]["gaps"], json!([]));
    assert_eq!(view["row"]["name"], Value::Null);
    let measures = view["draft"]["measures"].as_array().unwrap().clone();
    let titles: Vec<_> = measures
        .iter()
        .map(|measure| &measure["title"]["text"])
        .collect();
    assert_eq!(titles, ["Atelier de menuiserie", "Cours de conduite"]);

    let decide = |measure: usize, decision: &str| json!({"contract": contract, "measure": measures[measure]["id"], "decision": decision});
    let of = |office: &Office, title: &str| -> Value {
        let view = get(office);
        let all = view["draft"]["measures"].as_array().unwrap().clone();
        let found = all.iter().find(|measure| measure["title"]["text"] == title);
        found.map_or(Value::Null, |measure| measure["commission"].clone())
    };
    let undone = commission.act("record_decision", decide(0, "refused"));
    commission.ok("undo_last", json!({"act": undone}));
    assert_eq!(of(&commission, "Atelier de menuiserie"), "requested");
    commission.ok("record_decision", decide(0, "granted"));
    commission.ok("record_decision", decide(1, "refused"));
    in_step(&commission);
    assert_eq!(server_of(&commission)["refused"], 0);
    until("the Bureau reads it", || {
        of(&bureau, "Atelier de menuiserie") == "granted"
            && of(&bureau, "Cours de conduite") == "refused"
    });
    assert_eq!(get(&bureau)["row"]["state"], "draft");
    assert_eq!(of(&bureau, "Bilan de compétences"), "not_needed");

    // Nobody was asked about the third.
    let all = get(&bureau)["draft"]["measures"].clone();
    let refused = bureau.refused(
        "record_decision",
        json!({"contract": contract, "measure": all[0]["id"], "decision": "granted"}),
    );
    assert_eq!(refused, "commission_not_asked");
}
