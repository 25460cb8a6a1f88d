use chrono::NaiveDate;

use super::*;

fn at(day: u32, hour: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 6, day)
        .unwrap()
        .and_hms_opt(hour, 0, 0)
        .unwrap()
}

fn entry(method: Method) -> CalendarEntry {
    CalendarEntry {
        method,
        language: Language::Fr,
        uid: "0190f5e2-session@bureau-cii".to_owned(),
        sequence: 2,
        stamp: at(1, 7),
        start: at(2, 9),
        end: at(2, 11),
        office: "Bureau CII".to_owned(),
        case_number: "2026-0147".to_owned(),
        location: "Sierre, salle 3.12; avenue des Platanes 3, 3960 Sierre, à l’étage du bâtiment"
            .to_owned(),
        organizer: Some("bureau@cii.example".to_owned()),
        attendees: vec![
            "orp@cii.example".to_owned(),
            "bad\r\nX-Evil: 1@x".to_owned(),
        ],
    }
}

#[test]
fn every_line_is_short_and_ends_with_crlf() {
    for method in [Method::Publish, Method::Request, Method::Cancel] {
        let file = entry(method).ics();
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{line}");
            assert!(!line.contains('\n') && !line.contains('\r'));
        }
        assert!(file.contains(&format!("METHOD:{}\r\n", method.name())));
    }
}

#[test]
fn the_entry_says_when_and_where_and_no_more() {
    let file = entry(Method::Request).ics();
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains("SUMMARY;LANGUAGE=fr-CH:Bureau CII\\, 2026-0147\r\n"));
    assert!(unfolded.contains("DTSTART;TZID=Europe/Zurich:20260602T090000\r\n"));
    assert!(unfolded.contains("DTEND;TZID=Europe/Zurich:20260602T110000\r\n"));
    assert!(unfolded.contains("SEQUENCE:2\r\n"));
    assert!(unfolded.contains("CLASS:CONFIDENTIAL\r\n"));
    assert!(
        unfolded.contains(
            "LOCATION;LANGUAGE=fr-CH:Sierre\\, salle 3.12\\; avenue des Platanes 3\\, 3960"
        )
    );
    assert!(
        unfolded.contains("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:orp@cii.example\r\n")
    );
    assert!(!unfolded.contains("X-Evil"));
    assert!(!unfolded.contains("DESCRIPTION"));
    assert!(entry(Method::Cancel).ics().contains("STATUS:CANCELLED\r\n"));
    assert!(!entry(Method::Publish).ics().contains("ATTENDEE"));
}

#[test]
fn an_entry_without_length_gets_an_hour() {
    let mut short = entry(Method::Publish);
    short.end = short.start;
    assert!(
        short
            .ics()
            .contains("DTEND;TZID=Europe/Zurich:20260602T100000\r\n")
    );
}

#[test]
fn addresses_hold_nothing_else() {
    for (address, good) in [
        ("a@b.ch", true),
        (" a@b.ch ", true),
        ("a b@c.ch", false),
        ("a@b@c", false),
        ("@b", false),
        ("a@", false),
        ("é@b.ch", false),
        ("a,b@c.ch", false),
    ] {
        assert_eq!(mail_address(address).is_some(), good, "{address}");
    }
}
