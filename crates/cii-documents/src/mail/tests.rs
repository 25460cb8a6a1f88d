use chrono::NaiveDate;

use super::*;

fn draft(status: Status) -> MailDraft {
    let day = NaiveDate::from_ymd_opt(2026, 6, 2).unwrap();
    MailDraft {
        status,
        language: Language::De,
        from: Some("bureau@cii.example".to_owned()),
        to: Some("arvenstein@rad.example".to_owned()),
        office: "IIZ-Büro Wallis".to_owned(),
        case_number: "2026-0147".to_owned(),
        calendar: Some(CalendarEntry {
            method: if status.calls_off() {
                Method::Cancel
            } else {
                Method::Publish
            },
            language: Language::De,
            uid: "session@bureau-cii".to_owned(),
            sequence: 1,
            stamp: day.and_hms_opt(7, 0, 0).unwrap(),
            start: day.and_hms_opt(9, 0, 0).unwrap(),
            end: day.and_hms_opt(11, 0, 0).unwrap(),
            office: "IIZ-Büro".to_owned(),
            case_number: "2026-0147".to_owned(),
            location: "Siders".to_owned(),
            organizer: None,
            attendees: vec!["arvenstein@rad.example".to_owned()],
        }),
        pdf: Some(b"%PDF-1.7 not really".repeat(20)),
    }
}

/// The decoded content of the part whose head contains `kind`.
fn part(file: &str, kind: &str) -> String {
    let from = file.find(kind).unwrap();
    let body = &file[from..];
    let start = body.find("\r\n\r\n").unwrap() + 4;
    let end = body.find("\r\n--").unwrap();
    let text: String = body[start..end].split_whitespace().collect();
    String::from_utf8(STANDARD.decode(text).unwrap()).unwrap()
}

#[test]
fn a_draft_is_unsent_and_says_the_number_only() {
    let day = NaiveDate::from_ymd_opt(2026, 5, 12).unwrap();
    for status in [
        Status::New,
        Status::Reminder { sent: day },
        Status::Moved { from: day },
        Status::Changed,
        Status::Postponed,
        Status::Cancelled,
        Status::Withdrawn,
    ] {
        let file = draft(status).eml();
        assert!(file.starts_with("X-Unsent: 1\r\n"));
        assert!(file.contains("\r\nSubject: 2026-0147\r\n"));
        assert!(file.contains("filename=\"einladung-2026-0147.pdf\""));
        assert!(file.lines().all(|line| line.len() <= 998));
        assert!(file.is_ascii());
        assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        let method = if status.calls_off() {
            "CANCEL"
        } else {
            "REQUEST"
        };
        assert!(file.contains(&format!(
            "text/calendar; charset=utf-8; method={method}\r\n"
        )));
        assert!(part(&file, "text/calendar").contains(&format!("METHOD:{method}\r\n")));
        assert!(part(&file, "text/plain").contains("Freundliche Grüsse\r\nIIZ-Büro Wallis"));
        assert_eq!(file, draft(status).eml(), "the same bytes");
    }
}

#[test]
fn headers_cannot_be_smuggled_in() {
    let mut bad = draft(Status::New);
    bad.to = Some("a@b.ch\r\nBcc: c@d.ch".to_owned());
    bad.case_number = "2026-0147\r\nBcc: é@d.ch".to_owned();
    let file = bad.eml();
    assert!(!file.contains("\nBcc:"));
    assert!(!file.contains("\r\nTo:"));
    assert!(file.contains("Subject: =?utf-8?B?"));
}

#[test]
fn words_beyond_ascii_are_encoded() {
    assert_eq!(encoded_word("2026-0147"), "2026-0147");
    let long = encoded_word(&"é".repeat(80));
    assert!(
        long.split("\r\n ")
            .all(|word| word.len() <= 75 && word.starts_with("=?utf-8?B?"))
    );
    assert_eq!(
        parameter("filename", "a b.pdf"),
        "filename*=utf-8''a%20b.pdf"
    );
}
