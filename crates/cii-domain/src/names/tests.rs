//! Spellings that must meet, and persons that must not.

use proptest::prelude::*;

use super::*;
use crate::avs::Avs;

#[test]
fn spellings_fold_together() {
    let check = |spellings: &[&str], expected: &str| {
        for spelling in spellings {
            assert_eq!(fold(spelling), expected, "{spelling:?}");
        }
    };
    check(
        &[
            "Müller",
            "Mueller",
            "muller",
            "MÜLLER",
            "Mu\u{308}ller",
            "MUELLER",
        ],
        "muller",
    );
    check(&["Müesli", "Muesli", "Mueesli"], "musli");
    check(&["Schön", "Schoen", "Schon"], "schon");
    check(&["Bäcker", "Baecker", "BACKER"], "backer");
    check(
        &["Strauß", "Strauss", "STRAUSS", "Strau\u{1E9E}"],
        "strauss",
    );
    check(&["Élodie", "Elodie", "E\u{301}LODIE"], "elodie");
    check(&["Raphaël", "Raphael"], "raphal");
    check(&["Cœur", "Coeur"], "cour");
    check(
        &["D’Angelo", "D'Angelo", "d Angelo", "D-Angelo"],
        "d angelo",
    );
    check(
        &["Müller-Rossi", "Mueller Rossi", " muller  -  rossi "],
        "muller rossi",
    );
    check(&["Łukasz", "Lukasz"], "lukasz");
    check(&["Øster", "Oster", "Oester"], "oster");
    check(&["Çelik", "Celik"], "celik");
    check(&["Şahin", "Sahin"], "sahin");
    check(&["Nguyễn", "Nguyen"], "nguyen");
    check(&["2026-0147"], "2026 0147");
    check(&["St. Maurice"], "st maurice");
    check(&["", " ", "'-."], "");
    check(&["ليلى"], "ليلى");
}

#[test]
fn what_is_typed_is_a_number_a_date_or_words() {
    let today = "2026-06-08".parse().unwrap();
    let check = |typed: &[&str], avs: Option<&str>, birth_date: Option<&str>, words: &str| {
        for typed in typed {
            let expected = Sought {
                avs: avs.map(|avs| avs.parse().unwrap()),
                birth_date: birth_date.map(|date| date.parse().unwrap()),
                words: words.to_owned(),
            };
            assert_eq!(Sought::read(typed, today), expected, "{typed:?}");
        }
    };
    check(
        &[
            "756.1234.5678.97",
            "7561234567897",
            " 756 1234 5678 97 ",
            "756-1234-5678-97",
            "756.1234.567897",
        ],
        Some("7561234567897"),
        None,
        "",
    );
    check(
        &[
            "12.03.1988",
            "12.3.1988",
            "12/03/1988",
            "12 3 1988",
            "1988-03-12",
            "12031988",
        ],
        None,
        Some("1988-03-12"),
        "",
    );
    let words = |typed: &str| check(&[typed], None, None, typed);
    // A mistyped number, a part of one, part of a date, a year, days that were not, and numbers of files.
    words("756.1234.5678.98");
    words("756.1234");
    words("12.03");
    words("1203");
    words("1988");
    words("31.02.1988");
    words("12.03.2030");
    words("12.03.1788");
    words("2026-0147");
    words("2012-1203");
    words("de Preux");
    words("");
    check(
        &["Zufferey 12.03.1988", "12.03.1988  Zufferey"],
        None,
        Some("1988-03-12"),
        "Zufferey",
    );
    check(
        &["Noémie Zufferey 756.1234.5678.97"],
        Some("7561234567897"),
        None,
        "Noémie Zufferey",
    );
}

fn candidate(text: &str) -> Candidate {
    let mut parts = text.split('|').map(str::trim);
    let mut next = || parts.next().unwrap_or_default().to_owned();
    let (name, first_name, birth, avs) = (next(), next(), next(), next());
    Candidate {
        name,
        first_name,
        birth_date: birth.parse().ok(),
        avs: avs.parse().ok().and_then(Avs::from_body),
    }
}

#[test]
fn hints_are_given_and_withheld() {
    use DuplicateReason as R;
    let check = |a: &str, b: &str, expected: Option<DuplicateReason>| {
        assert_eq!(
            duplicate_hint(&candidate(a), &candidate(b)),
            expected,
            "{a} / {b}"
        );
        assert_eq!(
            duplicate_hint(&candidate(b), &candidate(a)),
            expected,
            "{b} / {a}"
        );
    };
    // The same person.
    check(
        "Rey|Anna|1990-03-02|1",
        "Rey|Anna|1990-03-02|1",
        Some(R::SameAvs),
    );
    check(
        "Rey|Anna|1990-03-02|1",
        "Favre|Anne|1991-04-05|1",
        Some(R::SameAvs),
    );
    check("Rey|Anna||1", "Rey|Anna|1990-03-02|1", Some(R::SameAvs));
    check(
        "Rey|Anna|1990-03-02",
        "Rey|Anna|1990-03-02",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Rey|Anna|1990-03-02|1",
        "Rey|Anna|1990-03-02",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Rey|Anna|1990-03-02|1",
        "Rey|Anna|1990-03-02|2",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Müller|Jörg|1980-05-06",
        "Mueller|Joerg|1980-05-06",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Müller|Jörg|1980-05-06",
        "MULLER|JORG|1980-05-06",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Métrailler|Zoé|1999-12-01",
        "Metrailler|Zoe|1999-12-01",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Strauß|Eva|1970-01-01",
        "Strauss|Eva|1970-01-01",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "D’Amico|Lia|1988-08-08",
        "D'Amico|Lia|1988-08-08",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "D’Amico|Lia|1988-08-08",
        "Damico|Lia|1988-08-08",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Roh|Jean-Luc|1975-02-03",
        "Roh|Jean Luc|1975-02-03",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Roh|Jean-Luc|1975-02-03",
        "Roh|Jeanluc|1975-02-03",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Rossi-Rey|Ida|1985-01-09",
        "Rey-Rossi|Ida|1985-01-09",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Sahin|Can|1995-07-07",
        "Şahin|Can|1995-07-07",
        Some(R::SameNameAndBirthDate),
    );
    check(
        "Rey|Anna|1990-03-02",
        "Anna|Rey|1990-03-02",
        Some(R::SwappedNames),
    );
    check(
        "Nguyen|Thi Mai|1992-01-30",
        "Thi-Mai|Nguyễn|1992-01-30",
        Some(R::SwappedNames),
    );
    check(
        "Rey|Anna|1990-03-02",
        "Rey-Favre|Anna|1990-03-02",
        Some(R::DoubleName),
    );
    check(
        "Favre|Anna|1990-03-02",
        "Rey Favre|Anna|1990-03-02",
        Some(R::DoubleName),
    );
    check(
        "Silva|Ana|1991-06-05",
        "da Silva|Ana|1991-06-05",
        Some(R::DoubleName),
    );
    check(
        "da Silva Costa|Ana|1991-06-05",
        "Silva|Ana|1991-06-05",
        Some(R::DoubleName),
    );
    check(
        "Rey|Anna|1990-03-02",
        "Rey|Anna Maria|1990-03-02",
        Some(R::DoubleName),
    );
    check(
        "Rey|Anna|1990-03-02",
        "Rey-Favre|Anna-Maria|1990-03-02",
        Some(R::DoubleName),
    );
    check(
        "Rey|Anna|1990-03-02",
        "Rey|Anna|1990-02-03",
        Some(R::SwappedDayAndMonth),
    );
    check(
        "Müller|Jörg|1980-05-06",
        "Mueller|Joerg|1980-06-05",
        Some(R::SwappedDayAndMonth),
    );
    check(
        "Tornare|Anna|1990-03-02",
        "Tornarre|Anna|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Tornare|Anna|1990-03-02",
        "Tonrare|Anna|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Tornare|Anna|1990-03-02",
        "Torbare|Anna|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Tornare|Anna|1990-03-02",
        "Ornare|Anna|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Meier|Anna|1990-03-02",
        "Meyer|Anna|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Rey|Sandra|1990-03-02",
        "Rey|Sadnra|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Rey|Sandra|1990-03-02",
        "Rey|Samdra|1990-03-02",
        Some(R::TypingError),
    );
    check(
        "Rey|Mathieu|1990-03-02",
        "Rey|Matthieu|1990-03-02",
        Some(R::TypingError),
    );
    // Twins: another first name.
    check("Rey|Anna|1990-03-02", "Rey|Paul|1990-03-02", None);
    check("Rey|Lea|1990-03-02", "Rey|Leo|1990-03-02", None);
    check("Rey|Lina|1990-03-02", "Rey|Nina|1990-03-02", None);
    check("Rey|Luca|1990-03-02", "Rey|Luka|1990-03-02", None);
    check("Rey|Daniel|1990-03-02", "Rey|Daniela|1990-03-02", None);
    check("Rey|Michel|1990-03-02", "Rey|Michèle|1990-03-02", None);
    check("Rey|Martin|1990-03-02", "Rey|Martine|1990-03-02", None);
    check("Rey|Sandra|1990-03-02", "Rey|Sandro|1990-03-02", None);
    check("Rey|Elena|1990-03-02", "Rey|Elina|1990-03-02", None);
    check("Rey|Marina|1990-03-02", "Rey|Karina|1990-03-02", None);
    check(
        "Rey|Anne-Marie|1990-03-02",
        "Rey|Anne-Laure|1990-03-02",
        None,
    );
    check("Rey|Sandra|1990-03-02|1", "Rey|Samdra|1990-03-02|2", None);
    // Namesakes: another birth date.
    check("Rey|Anna|1990-03-02", "Rey|Anna|1991-03-02", None);
    check("Rey|Anna|1990-03-02", "Rey|Anna|1990-03-03", None);
    check("Rey|Anna|1990-03-22", "Rey|Anna|1990-12-22", None);
    check("Rey|Anna|1990-03-03", "Rey|Anna|1991-03-03", None);
    check("Rey|Anna|1990-03-02|1", "Rey|Anna|1990-02-03|2", None);
    // Two differences at once.
    check("Tornare|Anna|1990-03-02", "Torbare|Anna|1990-02-03", None);
    check(
        "Tornare|Sandra|1990-03-02",
        "Torbare|Samdra|1990-03-02",
        None,
    );
    check("Rey|Anna|1990-03-02", "Anna|Rey|1990-02-03", None);
    check("Rey|Anna|1990-03-02", "Rey-Favre|Anna|1990-02-03", None);
    // Other families.
    check("Rey|Anna|1990-03-02", "Favre|Anna|1990-03-02", None);
    check("Rey|Anna|1990-03-02", "Roy|Anna|1990-03-02", None);
    check("de Souza|Ana|1990-03-02", "de Almeida|Ana|1990-03-02", None);
    check(
        "Rey-Favre|Anna|1990-03-02",
        "Rey-Rossi|Anna|1990-03-02",
        None,
    );
    check("Tornare|Anna|1990-03-02", "Turnare|Marc|1990-03-02", None);
    // Too little is known.
    check("Rey|Anna|", "Rey|Anna|", None);
    check("Rey|Anna|", "Rey|Anna|1990-03-02", None);
    check("|Anna|1990-03-02", "|Anna|1990-03-02", None);
    check("Rey||1990-03-02", "Rey||1990-03-02", None);
}

proptest! {
    #[test]
    fn folding_twice_changes_nothing(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded);
    }

    #[test]
    fn what_is_typed_finds_what_is_meant(text in "[A-Za-zäöüéèçœßÄÖÜ' -]{0,20}", cut in 0_usize..20) {
        let beginning: String = text.chars().take(cut).collect();
        prop_assert!(fold(&text).starts_with(&fold(&beginning)));
    }

    #[test]
    fn umlauts_meet_in_every_spelling(text in "[a-zäöü]{0,20}") {
        let spelt_out = text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
        let bare = text.replace('ä', "a").replace('ö', "o").replace('ü', "u");
        prop_assert_eq!(fold(&text), fold(&spelt_out));
        prop_assert_eq!(fold(&text), fold(&bare));
    }

    #[test]
    fn hints_are_symmetric(
        a in "(Rey|Roy|Rey-Favre|Müller|Mueller)\\|(Anna|Ana|Sandra|Samdra)\\|1990-0[23]-0[23]",
        b in "(Rey|Roy|Rey-Favre|Müller|Mueller)\\|(Anna|Ana|Sandra|Samdra)\\|1990-0[23]-0[23]",
    ) {
        let (a, b) = (candidate(&a), candidate(&b));
        prop_assert_eq!(duplicate_hint(&a, &b), duplicate_hint(&b, &a));
    }
}
