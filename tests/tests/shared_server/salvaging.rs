//! The database of a desktop is damaged while changes wait in it.

use std::{
    fs::OpenOptions,
    io::{Seek as _, SeekFrom, Write as _},
};

use bureau_cii_tests::office::PASSWORD;

use super::*;

/// Spoils every page of what the server confirmed, and the last of what is shown, without which no office opens. It is
/// closed.
fn spoil_records(office: &Office) {
    let connection = pages::open(office).unwrap();
    let sql = "SELECT pageno FROM dbstat WHERE name = 'mirror' AND pagetype = 'leaf'
               UNION SELECT pageno FROM dbstat WHERE path =
                   (SELECT max(path) FROM dbstat WHERE name = 'record' AND pagetype = 'leaf')
               AND name = 'record'";
    let pages: Vec<u32> = connection
        .prepare(sql)
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    drop(connection);
    assert!(pages.len() > 4, "{pages:?}");
    let mut file = OpenOptions::new()
        .write(true)
        .open(office.database())
        .unwrap();
    for page in pages {
        file.seek(SeekFrom::Start((u64::from(page) - 1) * 4096 + 100))
            .unwrap();
        file.write_all(&[0x5A; 64]).unwrap();
    }
}

fn timeline(office: &Office, situation: &str) -> String {
    let file = file(office, situation).unwrap();
    file["content"]["timeline"].to_string()
}

fn note(office: &Office, situation: &str, text: &str) {
    office.ok(
        "add_note",
        json!({"situation": situation, "text": text, "language": "de"}),
    );
}

pub(super) fn a_damaged_office_keeps_what_waits_and_gets_the_rest_again(place: &Place) {
    let Two {
        mut server,
        first,
        second,
    } = Two::begin(place);
    let situation = first.complex();
    first.ok(
        "save_person",
        with_phone(&first, &situation, "079 000 00 01"),
    );
    in_step(&first);
    until("the second has it", || {
        phone_of(&second, &situation) == "079 000 00 01"
    });
    // What a backup of the server holds need not be kept.
    let backup = server.beside("backup");
    server.run(&["backup", "--to", &backup.display().to_string()]);
    note(&second, &situation, "Irrtum.");
    in_step(&second);
    until("the first has it", || {
        timeline(&first, &situation).contains("Irrtum.")
    });

    // What the first does now waits.
    server.kill();
    until("it says so", || {
        server_of(&first)["state"]["kind"] == "offline"
    });
    first.ok(
        "save_person",
        with_phone(&first, &situation, "079 000 00 02"),
    );
    first.ok(
        "save_person",
        with_phone(&first, &situation, "079 000 00 03"),
    );
    note(&first, &situation, "Ohne Server.");
    for n in 0..20 {
        note(&first, &situation, &format!("Notiz {n} ohne Server."));
    }
    let mut draft = first.draft();
    draft["avs"] = json!("");
    draft["name"] = json!("Unterwegs-Test");
    let announced = first.announce(&draft);
    assert!(server_of(&first)["waiting"].as_u64() > Some(23));
    first.ok("lock", json!({}));
    server.start();
    second.ok("undo_last", json!({}));
    second.ok("synchronise", json!({}));
    in_step(&second);

    spoil_records(&first);
    first.refused("unlock", json!({"password": PASSWORD}));
    assert_eq!(first.state(), "damaged");
    let salvaged = first.ok("salvage", json!({"password": PASSWORD}));
    assert!(salvaged["waiting"].as_u64() > Some(23), "{salvaged}");
    first.ok("synchronise", json!({}));
    until("everything is there again", || {
        first.state() == "open" && server_of(&first)["waiting"] == 0
    });
    in_step(&first);
    for office in [&first, &second] {
        until("both have all of it", || {
            office.ok("synchronise", json!({}));
            in_step(office);
            is_equal(office) && file(office, &announced).is_some()
        });
        assert_eq!(phone_of(office, &situation), "079 000 00 03");
        let happened = timeline(office, &situation);
        assert_eq!(happened.matches("\"Ohne Server.").count(), 1, "{happened}");
        assert!(!happened.contains("Irrtum."), "what was deleted stays so");
        let server = server_of(office);
        assert_eq!(server["conflicts"], 0, "{server}");
        assert_eq!(server["refused"], 0, "{server}");
    }
    // It goes on as if nothing had been.
    note(&first, &situation, "Wie vorher.");
    until("the second sees it", || {
        second.ok("synchronise", json!({}));
        timeline(&second, &situation).contains("Wie vorher.")
    });
}
