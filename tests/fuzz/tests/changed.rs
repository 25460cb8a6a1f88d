//! Good inputs are read; changed in many ways they are read or refused, and never anything else.

use bureau_cii_fuzz::{TARGETS, Target};

/// Changed inputs for each good one.
const CHANGES: usize = 600;

/// What is random here, from one seed.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

/// Pieces that mean something to somebody.
const PIECES: &[&[u8]] = &[
    b"null",
    b"[]",
    b"{}",
    b"-1",
    b"0",
    b"18446744073709551615",
    b"1e400",
    b"\"\"",
    b"\\u0000",
    b"\xff",
    b"true",
    b"9007199254740993",
    b"\"../x\"",
    b"[[[[[[[[",
    b"\"2026-02-30\"",
    b"'; DROP TABLE record; --",
];

fn changed(good: &[u8], other: &[u8], chance: &mut Chance) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        match chance.below(6) {
            0 => bytes.truncate(at),
            1 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
            2 => {
                let piece = PIECES[chance.below(PIECES.len())];
                bytes.splice(at..at, piece.iter().copied());
            }
            3 => {
                // A word between quotes becomes another one: the form of the whole stays.
                let quotes: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at] == b'"').collect();
                if quotes.len() > 1 {
                    let first = chance.below(quotes.len() - 1);
                    let piece = PIECES[chance.below(PIECES.len())];
                    bytes.splice(quotes[first]..=quotes[first + 1], piece.iter().copied());
                }
            }
            4 => {
                let to = (at + chance.below(40)).min(bytes.len());
                bytes.drain(at..to);
            }
            _ => {
                let from = chance.below(other.len());
                let to = (from + chance.below(60)).min(other.len());
                bytes.splice(at..at, other[from..to].iter().copied());
            }
        }
    }
    bytes
}

fn read_changed(target: &Target) {
    let good = (target.good)();
    assert!(!good.is_empty(), "{}", target.name);
    let mut chance = Chance(2026);
    for bytes in &good {
        (target.read)(bytes);
        for _ in 0..CHANGES {
            let other = &good[chance.below(good.len())];
            let bytes = changed(bytes, other, &mut chance);
            let read = std::panic::catch_unwind(|| (target.read)(&bytes));
            if let Err(panic) = read {
                eprintln!("{}: {:?}", target.name, String::from_utf8_lossy(&bytes));
                std::panic::resume_unwind(panic);
            }
        }
    }
}

#[test]
fn whatever_comes_is_read_or_refused() {
    std::thread::scope(|scope| {
        for target in TARGETS {
            scope.spawn(move || read_changed(target));
        }
    });
}
