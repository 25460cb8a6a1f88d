//! Contents of attachments over the line.

use base64::{Engine as _, prelude::BASE64_STANDARD as BASE64};
use sha2::{Digest, Sha256};

use super::{
    House,
    client::{Answer, User},
};

const MIB: usize = 1024 * 1024;
const SCAN: &str = "/v1/blobs/00000000-0000-0000-0000-00000000b10b";

fn scan(size: usize) -> Vec<u8> {
    let mut scan = b"%PDF-1.4\n".to_vec();
    scan.resize(size, 7);
    scan
}

fn ask(user: &User, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
    let headers = format!("authorization: Bearer {}\r\n{headers}", user.token());
    user.there.ask(method, path, &headers, body).unwrap()
}

/// Brings `part`, which begins at `from`, of what is said to be `whole`.
fn put(user: &User, whole: &[u8], from: usize, part: &[u8]) -> Answer {
    let digest = BASE64.encode(Sha256::digest(whole));
    let last = from + part.len() - 1;
    let headers = format!(
        "content-type: application/pdf\r\nrepr-digest: sha-256=:{digest}:\r\n\
         content-range: bytes {from}-{last}/{}\r\n",
        whole.len()
    );
    ask(user, "PUT", SCAN, &headers, part)
}

fn told(answer: &Answer) -> (u16, Option<&str>, Option<&str>) {
    let of = |name: &str| answer.head.lines().find_map(|line| line.strip_prefix(name));
    (
        answer.status,
        of("upload-offset: "),
        of("upload-complete: "),
    )
}

#[test]
fn an_upload_goes_on_where_it_was_cut() {
    let house = House::open();
    let (one, other) = (house.user(1), house.user(2));
    let whole = scan(2 * MIB + 5);
    assert_eq!(ask(&one, "HEAD", SCAN, "", b"").status, 404);
    let first = put(&one, &whole, 0, &whole[..MIB]);
    assert_eq!(told(&first), (204, Some("1048576"), Some("?0")));
    // The answer was lost: what is there is said again, and a part that does not fit changes nothing.
    let again = put(&one, &whole, 0, &whole[..MIB]);
    assert_eq!(told(&again), (204, Some("1048576"), Some("?0")));
    let ahead = put(&one, &whole, 2 * MIB, &whole[2 * MIB..]);
    assert_eq!(told(&ahead), (204, Some("1048576"), Some("?0")));
    let head = ask(&one, "HEAD", SCAN, "", b"");
    assert_eq!(told(&head), (204, Some("1048576"), Some("?0")));
    put(&one, &whole, MIB, &whole[MIB..2 * MIB]);
    let last = put(&one, &whole, 2 * MIB, &whole[2 * MIB..]);
    assert_eq!(told(&last), (204, Some("2097157"), Some("?1")));
    // No record names it, so that nobody may read it, and others do not know it.
    for user in [&one, &other] {
        let read = ask(user, "GET", SCAN, "", b"");
        assert_eq!((read.status, read.code().as_str()), (404, "blob_unknown"));
    }
    assert_eq!(ask(&other, "HEAD", SCAN, "", b"").status, 404);
}

/// Type, digest, range, body; status and code.
type Case<'c> = (&'c str, &'c str, &'c str, &'c [u8], u16, &'c str);

#[test]
fn what_is_not_what_was_said_of_it_is_thrown_away() {
    let house = House::open();
    let user = house.user(1);
    let whole = scan(2000);
    let mut wrong = whole.clone();
    wrong[1500] ^= 1;
    let broken = put(&user, &whole, 0, &wrong);
    assert_eq!(
        (broken.status, broken.code().as_str()),
        (422, "blob_broken")
    );
    assert_eq!(ask(&user, "HEAD", SCAN, "", b"").status, 404);
    assert_eq!(told(&put(&user, &whole, 0, &whole)).2, Some("?1"));

    let house = House::open();
    let user = house.user(1);
    let large = vec![7; MIB + 1];
    let digest = format!("sha-256=:{}:", BASE64.encode(Sha256::digest(&whole)));
    let pdf = "application/pdf";
    let cases: Vec<Case> = vec![
        (
            "text/html",
            &digest,
            "bytes 0-1999/2000",
            &whole,
            400,
            "malformed",
        ),
        (
            "image/png",
            &digest,
            "bytes 0-1999/2000",
            &whole,
            415,
            "blob_refused",
        ),
        (
            pdf,
            &digest,
            "bytes 0-1999/2000",
            &large[..2000],
            415,
            "blob_refused",
        ),
        (
            pdf,
            &digest,
            "bytes 0-1999/26214401",
            &whole,
            415,
            "blob_refused",
        ),
        (pdf, &digest, "bytes 0-1998/2000", &whole, 400, "malformed"),
        (pdf, &digest, "bytes 1999-0/2000", &whole, 400, "malformed"),
        (pdf, &digest, "bytes 1-2000/2000", &whole, 400, "malformed"),
        (
            pdf,
            &digest,
            "bytes 0-99/2000",
            &whole[..100],
            400,
            "malformed",
        ),
        (pdf, &digest, "bytes */2000", &whole, 400, "malformed"),
        (
            pdf,
            "sha-256=:AAAA:",
            "bytes 0-1999/2000",
            &whole,
            400,
            "malformed",
        ),
        (
            pdf,
            "md5=:AAAA:",
            "bytes 0-1999/2000",
            &whole,
            400,
            "malformed",
        ),
        (
            pdf,
            &digest,
            "bytes 0-1048576/2000000",
            &large,
            413,
            "too_large",
        ),
    ];
    for (kind, digest, range, body, status, code) in cases {
        let headers =
            format!("content-type: {kind}\r\nrepr-digest: {digest}\r\ncontent-range: {range}\r\n");
        let answer = ask(&user, "PUT", SCAN, &headers, body);
        assert_eq!(
            (answer.status, answer.code().as_str()),
            (status, code),
            "{headers}"
        );
    }
    for path in ["/v1/blobs/x", "/v1/blobs/%00", "/v1/blobs/"] {
        let code = ask(&user, "GET", path, "", b"").status;
        assert_eq!(code, 404, "{path}");
    }
    assert_eq!(house.there.ask("GET", SCAN, "", b"").unwrap().status, 401);
}

#[test]
fn nobody_fills_the_disk_with_what_nothing_names() {
    let house = House::open();
    let user = house.user(1);
    let begin = |n: u32| {
        let whole = scan(25 * MIB);
        let digest = BASE64.encode(Sha256::digest(b"never checked"));
        let headers = format!(
            "content-type: application/pdf\r\nrepr-digest: sha-256=:{digest}:\r\n\
             content-range: bytes 0-1023/{}\r\n",
            whole.len()
        );
        let path = format!("/v1/blobs/00000000-0000-0000-0000-0000000000{n:02}");
        let answer = ask(&user, "PUT", &path, &headers, &whole[..1024]);
        (answer.status, answer.code())
    };
    for n in 0..8 {
        assert_eq!(begin(n).0, 204, "{n}");
    }
    assert_eq!(begin(8), (507, "blob_quota".to_owned()));
}
