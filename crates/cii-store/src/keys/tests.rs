use proptest::prelude::*;

use super::*;

/// Not random at all: the tests want the same bytes each time.
fn counter(start: u8) -> impl FnMut(&mut [u8]) {
    let mut next = start;
    move |buffer| {
        for byte in buffer {
            *byte = next;
            next = next.wrapping_mul(31).wrapping_add(7);
        }
    }
}

fn key() -> DatabaseKey {
    DatabaseKey::draw(&mut counter(1))
}

#[test]
fn every_slot_opens_with_its_secret_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let random: Random<'_> = &mut counter(9);
    let code = RecoveryCode::draw(random);
    let other_code = RecoveryCode::draw(random);
    let secrets = [
        Secret::Keyring {
            entry: "bureau-cii",
            secret: &[7; 32],
        },
        Secret::Password("Dent-Blanche 4357"),
        Secret::Recovery(&code),
    ];
    KeySlots::create(folder.path(), &key(), OfficeUse::Real, &secrets, random).unwrap();
    let keys = KeySlots::read(folder.path()).unwrap();
    assert_eq!(keys.find_keyring_entry(), Some("bureau-cii"));
    for secret in secrets {
        assert_eq!(keys.open(secret).unwrap(), key());
    }
    for wrong in [
        Secret::Keyring {
            entry: "bureau-cii",
            secret: &[8; 32],
        },
        Secret::Password("dent-blanche 4357"),
        Secret::Recovery(&other_code),
    ] {
        assert!(matches!(keys.open(wrong), Err(StoreError::WrongKey)));
    }
    assert!(matches!(
        keys.open(Secret::Practice),
        Err(StoreError::NoSuchSlot)
    ));
    let text = fs::read_to_string(folder.path().join(KEYS)).unwrap();
    assert!(!text.contains(&hex::encode(&key().0)));
}

#[test]
fn the_password_changes_and_the_last_slot_stays() {
    let folder = tempfile::tempdir().unwrap();
    let random: Random<'_> = &mut counter(3);
    let mut keys = KeySlots::create(
        folder.path(),
        &key(),
        OfficeUse::Real,
        &[Secret::Password("a")],
        random,
    )
    .unwrap();
    keys.add(folder.path(), &key(), Secret::Password("b"), random)
        .unwrap();
    let mut keys = KeySlots::read(folder.path()).unwrap();
    assert!(matches!(
        keys.open(Secret::Password("a")),
        Err(StoreError::WrongKey)
    ));
    assert_eq!(keys.open(Secret::Password("b")).unwrap(), key());
    assert!(matches!(
        keys.remove(folder.path(), SlotKind::Password),
        Err(StoreError::LastSlot)
    ));
    let other = DatabaseKey::draw(&mut counter(77));
    assert!(matches!(
        keys.add(folder.path(), &other, Secret::Password("c"), random),
        Err(StoreError::WrongKey)
    ));
}

#[test]
fn a_key_lies_open_in_a_practice_office_only() {
    let folder = tempfile::tempdir().unwrap();
    let random: Random<'_> = &mut counter(3);
    let create = |office, random: Random<'_>| {
        KeySlots::create(folder.path(), &key(), office, &[Secret::Practice], random)
    };
    assert!(matches!(
        create(OfficeUse::Real, random),
        Err(StoreError::NoSuchSlot)
    ));
    let keys = create(OfficeUse::Practice, random).unwrap();
    assert_eq!(keys.open(Secret::Practice).unwrap(), key());
}

#[test]
fn keys_are_never_replaced_beside_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let random: Random<'_> = &mut counter(3);
    fs::write(folder.path().join(DATABASE), b"anything").unwrap();
    assert!(matches!(
        KeySlots::create(
            folder.path(),
            &key(),
            OfficeUse::Real,
            &[Secret::Password("a")],
            random
        ),
        Err(StoreError::Exists)
    ));
    assert!(matches!(
        KeySlots::read(folder.path()),
        Err(StoreError::KeyFile)
    ));
    for broken in ["", "{}", "null", "{\"format\":1}"] {
        fs::write(folder.path().join(KEYS), broken).unwrap();
        assert!(
            matches!(KeySlots::read(folder.path()), Err(StoreError::KeyFile)),
            "{broken}"
        );
    }
}

proptest! {
    #[test]
    fn a_recovery_code_reads_back_and_one_wrong_symbol_shows(bytes: [u8; 20], place in 0..32_usize) {
        let code = RecoveryCode::draw(&mut |buffer| buffer.copy_from_slice(&bytes));
        let text = code.to_string();
        prop_assert_eq!(text.len(), 41);
        prop_assert_eq!(text.parse::<RecoveryCode>().unwrap(), code.clone());
        let sloppy = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        prop_assert_eq!(sloppy.parse::<RecoveryCode>().unwrap(), code);
        let mut wrong: Vec<char> = text.chars().collect();
        let place = place + place / 4;
        wrong[place] = if wrong[place] == '7' { '8' } else { '7' };
        let wrong: String = wrong.into_iter().collect();
        prop_assert!(wrong.parse::<RecoveryCode>().is_err());
    }

    #[test]
    fn anything_may_be_typed_as_a_recovery_code(text in ".{0,60}") {
        let _ = text.parse::<RecoveryCode>();
    }
}
