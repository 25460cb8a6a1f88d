use super::*;

#[test]
fn a_file_is_what_its_first_bytes_say() {
    let late = |n: usize| [vec![b' '; n], b"%PDF-1.7".to_vec()].concat();
    let cases: Vec<(Vec<u8>, Option<MediaType>)> = vec![
        (b"%PDF-1.4\n".to_vec(), Some(MediaType::Pdf)),
        (late(200), Some(MediaType::Pdf)),
        (late(TELLING_BYTES), None),
        (b"\x89PNG\r\n\x1a\n\0\0".to_vec(), Some(MediaType::Png)),
        (b"\x89PNG\n".to_vec(), None),
        (b"\xff\xd8\xff\xe0".to_vec(), Some(MediaType::Jpeg)),
        (b"PK\x03\x04".to_vec(), None),
        (b"<svg onload=''>".to_vec(), None),
        (Vec::new(), None),
    ];
    for (bytes, media) in cases {
        assert_eq!(MediaType::of(&bytes), media, "{bytes:?}");
    }
}

#[test]
fn a_file_is_refused_for_one_reason() {
    let pdf = b"%PDF-1.4";
    for (bytes, size, wanted) in [
        (&pdf[..], 8, Ok(MediaType::Pdf)),
        (pdf, LARGEST_FILE, Ok(MediaType::Pdf)),
        (pdf, LARGEST_FILE + 1, Err(AttachmentError::TooLarge)),
        (b"", 0, Err(AttachmentError::Empty)),
        (b"MZ", 2, Err(AttachmentError::WrongType)),
    ] {
        assert_eq!(check_file(bytes, size), wanted, "{size}");
    }
}

#[test]
fn names_of_types_are_read_as_they_are_written() {
    for media in MediaType::ALL {
        assert_eq!(MediaType::from_mime(media.mime()), Some(*media));
    }
    assert_eq!(MediaType::from_mime("text/html"), None);
}

fn one(number: u128) -> Attachment {
    Attachment {
        blob: BlobId(uuid::Uuid::from_u128(number)),
        hash: "00".repeat(32),
        size: 8,
        media: MediaType::Pdf,
        title: "Procuration".to_owned(),
        added_on: crate::fixtures::date("2026-05-04"),
    }
}

#[test]
fn a_record_has_so_many_attachments_and_no_more() {
    let mut procuration = crate::fixtures::procuration();
    assert!(procuration.signed_on.is_some());
    for number in 0..MOST_ATTACHMENTS {
        procuration.attach(one(number as u128)).unwrap();
    }
    assert_eq!(procuration.attach(one(99)), Err(AttachmentError::TooMany));
    let third = BlobId(uuid::Uuid::from_u128(3));
    assert_eq!(procuration.detach(third), Some(one(3)));
    assert_eq!(procuration.detach(third), None);
    procuration.attach(one(99)).unwrap();
    assert_eq!(procuration.attachments.len(), MOST_ATTACHMENTS);
}

#[test]
fn approved_minutes_keep_what_was_attached() {
    for (state, wanted) in [
        (SessionState::Held, Ok(())),
        (SessionState::Approved, Err(AttachmentError::Sealed)),
    ] {
        let mut session = crate::fixtures::assessment();
        session.attach(one(1)).unwrap();
        session.state = state;
        assert_eq!(session.attach(one(2)), wanted, "{state:?}");
        let taken = session.detach(one(1).blob);
        assert_eq!(taken, wanted.map(|()| Some(one(1))), "{state:?}");
    }
}
