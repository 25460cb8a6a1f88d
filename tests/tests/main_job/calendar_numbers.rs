//! The number of a calendar file (SEQUENCE, RFC 5545 3.8.7.4): whatever is moved, handed out and undone, no two files
//! that left at different times bear the same, and the later bears the greater.

use std::collections::BTreeSet;
use std::fs;

use serde_json::json;

use super::*;

/// A number below `end`, from a seed of its own (a linear congruence, the upper bits).
fn below(seed: &mut u64, end: u64) -> u64 {
    *seed = seed
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) % end
}

/// Base 64 without its line breaks, as far as it is base 64.
fn decoded(text: &str) -> String {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bits = text
        .bytes()
        .filter_map(|byte| alphabet.iter().position(|known| *known == byte))
        .flat_map(|value| (0..6).rev().map(move |bit| (value >> bit) & 1))
        .collect::<Vec<_>>();
    bits.truncate(bits.len() / 8 * 8);
    let bytes = bits.chunks(8).map(|bits| {
        bits.iter()
            .fold(0_u8, |byte, bit| (byte << 1) | u8::from(*bit == 1))
    });
    String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
}

/// The numbers in what one act handed out, in calendar files and in the entries of mails.
fn numbers(handed: &Value) -> BTreeSet<u32> {
    let mut numbers = BTreeSet::new();
    for path in list(&handed["paths"]) {
        let path = std::path::Path::new(text(path));
        let entry = match path.extension().unwrap().to_str().unwrap() {
            "ics" => fs::read_to_string(path).unwrap(),
            "eml" => {
                let mail = fs::read_to_string(path).unwrap();
                let (_, part) = mail.split_once("Content-Type: text/calendar").unwrap();
                let (_, part) = part.split_once("\r\n\r\n").unwrap();
                decoded(part.split_once("\r\n\r\n").unwrap().0)
            }
            _ => continue,
        };
        let line = entry.lines().find(|line| line.starts_with("SEQUENCE:"));
        numbers.insert(line.unwrap()["SEQUENCE:".len()..].parse().unwrap());
    }
    numbers
}

#[test]
fn a_number_never_leaves_twice() {
    let (mut left, mut undone) = (0, 0);
    for mut seed in 1..=6_u64 {
        let office = office_in("fr");
        let (_, session) = prepared(&office);
        let invitees = office.invitees(&session);
        let rooms = office.rooms();
        let mut last: Option<u32> = None;
        let mut story = Vec::new();
        for _ in 0..40 {
            let invitee = &invitees[usize::try_from(below(&mut seed, 6)).unwrap()];
            let one = json!({"session": session, "invitees": [invitee]});
            let (command, request) = match below(&mut seed, 11) {
                0..=2 => {
                    let time =
                        ["9:00", "10:00", "14:00"][usize::try_from(below(&mut seed, 3)).unwrap()];
                    let room =
                        [&rooms.sierre, &rooms.haut][usize::try_from(below(&mut seed, 2)).unwrap()];
                    let request = json!({
                        "session": session, "date": "23.6.2026", "time": time, "minutes": 120,
                        "place": {"kind": "room", "value": room},
                    });
                    ("set_session_date", request)
                }
                3 | 4 => ("save_invitations", one),
                5 => ("send_invitations", one),
                6 => ("mark_invitations_sent", one),
                7 => ("take_back_sendings", one),
                8 => (
                    "call_off_invitee",
                    json!({"session": session, "invitee": invitee, "reason": ""}),
                ),
                _ => ("undo_last", json!({})),
            };
            story.push(command);
            // Much is refused: nothing to tell, nobody of that name at the table, an act that is final.
            let Ok(view) = office.call(command, &request) else {
                continue;
            };
            undone += usize::from(command == "undo_last");
            let handed = numbers(&view);
            assert!(handed.len() <= 1, "one act, one number: {handed:?}");
            if let Some(number) = handed.first() {
                assert!(last < Some(*number), "{number} after {last:?}: {story:?}");
                last = Some(*number);
                left += 1;
            }
        }
    }
    assert!(left > 20 && undone > 5, "{left} left, {undone} undone");
}

#[test]
fn what_was_handed_out_is_not_undone() {
    let office = office_in("fr");
    let (situation, session) = prepared(&office);
    let request = json!({"session": session, "invitees": office.invitees(&session)});
    let move_to = |time: &str| {
        office.ok(
            "set_session_date",
            json!({
                "session": session, "date": "23.6.2026", "time": time, "minutes": 120,
                "place": {"kind": "room", "value": office.rooms().sierre},
            }),
        )
    };
    move_to("10:00");
    let first = numbers(&office.ok("save_invitations", request.clone()));
    assert_eq!(office.refused("undo_last", json!({})), "undo_final");
    move_to("14:00");
    office.ok("undo_last", json!({}));
    move_to("15:00");
    let second = numbers(&office.ok("save_invitations", request.clone()));
    assert!(first.last() < second.first(), "{first:?} {second:?}");
    // Printing hands out no calendar file.
    move_to("16:00");
    office.ok("print_invitations", request);
    office.ok("undo_last", json!({}));
    let history = office.ok("get_history", json!({"situation": situation}));
    assert!(history.to_string().contains("hand_out_calendar"));
}
