//! Text that is typed, pasted and meant to break things.

use proptest::prelude::*;

use super::*;

#[test]
fn names_are_cleaned() {
    let check = |input: &str, expected: Result<&str, TextError>| {
        assert_eq!(clean_name(input), expected.map(str::to_owned), "{input:?}");
    };
    check("  Élodie   Tornare \n", Ok("Élodie Tornare"));
    check("E\u{301}lodie", Ok("Élodie"));
    check("Mu\u{308}ller", Ok("Müller"));
    check("Jean\tLuc", Ok("Jean Luc"));
    check("O’Brien-d'Arc", Ok("O’Brien-d'Arc"));
    check("Nul\u{0}l", Ok("Null"));
    check("abc\u{202E}def", Ok("abcdef"));
    check("\u{2067}ليلى\u{2069}", Ok("ليلى"));
    check("שרה לוי", Ok("שרה לוי"));
    check("\u{FEFF}Zoé\u{200B}", Ok("Zoé"));
    check("علی\u{200C}رضا", Ok("علی\u{200C}رضا"));
    check("Łukasz Żółć", Ok("Łukasz Żółć"));
    check("", Err(TextError::Empty));
    check(" \u{200B}\u{202E} ", Err(TextError::Empty));
    check("Zoé 😀", Err(TextError::Emoji('😀')));
    check("☎ Paul", Err(TextError::Emoji('☎')));
    check("1\u{FE0F}\u{20E3}", Err(TextError::Emoji('\u{FE0F}')));
    check("🇨🇭", Err(TextError::Emoji('🇨')));
    check(&"é".repeat(100), Ok(&"é".repeat(100)));
    check(&"e\u{301}".repeat(100), Ok(&"é".repeat(100)));
    check(
        &"x".repeat(500),
        Err(TextError::TooLong {
            limit: 100,
            length: 500,
        }),
    );
}

#[test]
fn lines_and_notes_are_cleaned() {
    assert_eq!(clean_line(""), Ok(String::new()));
    assert_eq!(
        clean_line("Salle 3.12,\r\nSierre"),
        Ok("Salle 3.12, Sierre".to_owned())
    );
    assert_eq!(clean_line("Quoi\u{A0}?"), Ok("Quoi\u{A0}?".to_owned()));
    assert_eq!(
        clean_line(&"x".repeat(201)),
        Err(TextError::TooLong {
            limit: 200,
            length: 201
        })
    );
    assert_eq!(
        clean_note(" un\r\ndeux\rtrois\t! 😀 \n"),
        Ok("un\ndeux\ntrois\t! 😀".to_owned())
    );
    assert_eq!(clean_note("👩\u{200D}👧"), Ok("👩\u{200D}👧".to_owned()));
    assert_eq!(
        clean_note("a\u{7}\u{1B}[31mb\u{2066}c"),
        Ok("a[31mbc".to_owned())
    );
    assert_eq!(
        clean_note(&"x".repeat(1_048_576)),
        Err(TextError::TooLong {
            limit: 20_000,
            length: 1_048_576
        })
    );
}

proptest! {
    #[test]
    fn cleaning_twice_changes_nothing(input in any::<String>()) {
        for clean in [clean_name, clean_line, clean_note] {
            if let Ok(text) = clean(&input) {
                prop_assert_eq!(clean(&text), Ok(text.clone()));
                let overridden = text.chars().any(|c| matches!(c, '\u{202A}'..='\u{202E}'));
                prop_assert!(!overridden);
            }
        }
    }

    #[test]
    fn letters_are_never_lost(input in "[a-zäöüéèà '-]{0,80}") {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        if let Ok(text) = clean_line(&input) {
            prop_assert_eq!(words(&text), words(&input));
        }
    }
}

#[test]
fn a_name_has_a_letter() {
    for name in ["1234", "-", "...", "(?)", "٣٤"] {
        assert_eq!(clean_name(name), Err(TextError::NoLetter), "{name}");
    }
    for name in ["D’Arbellay", "O", "李", "Rey 2"] {
        assert_eq!(clean_name(name).as_deref(), Ok(name));
    }
}

#[test]
fn computers_are_called_by_one_line_that_says_something() {
    let check = |input: &str, expected: Result<&str, TextError>| {
        assert_eq!(
            clean_device(input),
            expected.map(str::to_owned),
            "{input:?}"
        );
    };
    check("  Portable\tde  Noé\n", Ok("Portable de Noé"));
    check("pc-\u{202E}14", Ok("pc-14"));
    check(" \u{200B} ", Err(TextError::Empty));
    check(&"x".repeat(60), Ok(&"x".repeat(60)));
    check(
        &"x".repeat(61),
        Err(TextError::TooLong {
            limit: 60,
            length: 61,
        }),
    );
}
