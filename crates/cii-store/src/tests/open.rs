use std::fs;

use super::fixture::*;
use crate::*;

#[test]
fn a_wrong_key_is_not_a_damaged_file() {
    let office = office();
    let folder = office.folder;
    office.store.close().unwrap();
    let wrong = DatabaseKey::from_bytes([1; 32]);
    assert!(matches!(
        Store::open(folder.path(), &wrong),
        Err(StoreError::WrongKey)
    ));
    let path = folder.path().join("bureau-cii.db");
    let whole = fs::read(&path).unwrap();
    let cases: Vec<(&str, Vec<u8>, Damage)> = vec![
        ("empty", Vec::new(), Damage::Truncated),
        (
            "plain",
            [b"SQLite format 3\0".as_slice(), &[0; 9000]].concat(),
            Damage::Foreign,
        ),
        ("noise", vec![17; 8192], Damage::Content),
        (
            "cut in a page",
            whole[..whole.len() - 1000].to_vec(),
            Damage::Truncated,
        ),
    ];
    for (name, content, damage) in cases {
        fs::write(&path, &content).unwrap();
        match Store::open(folder.path(), &key()) {
            Err(StoreError::Damaged(found)) => assert_eq!(found, damage, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
        assert_eq!(
            fs::read(&path).unwrap(),
            content,
            "{name}: the file is left alone"
        );
    }
}
