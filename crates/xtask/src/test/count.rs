//! Reading how many tests passed, and which failed, from what the test programs print.

use std::fmt;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    passed: u64,
    failed: u64,
}

impl Count {
    pub(super) fn add(&mut self, more: Count) {
        self.passed = self.passed.saturating_add(more.passed);
        self.failed = self.failed.saturating_add(more.failed);
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `test result: ok. 12 passed; 0 failed; 0 ignored; …`
pub(super) fn cargo(line: &str) -> Option<Count> {
    numbers(line.trim().strip_prefix("test result:")?)
}

/// `     Tests  1 failed | 12 passed (13)`
pub(super) fn vitest(line: &str) -> Option<Count> {
    numbers(plain(line).trim().strip_prefix("Tests ")?)
}

/// `  12 passed (3.4s)` and `  1 failed`, each on a line of its own.
pub(super) fn playwright(line: &str) -> Option<Count> {
    let line = plain(line);
    let mut words = line.split_whitespace();
    words.next()?.parse::<u64>().ok()?;
    let kind = words.next()?;
    let rest = words.next();
    let alone = rest.is_none_or(|rest| rest.starts_with('('));
    (matches!(kind, "passed" | "failed") && alone)
        .then(|| numbers(&line))
        .flatten()
}

/// How much of each failure is shown again: its message and where it arose.
const LINES_OF_A_FAILURE: usize = 30;

/// Where a test program tells of each failed test, and the lines that follow.
pub(super) fn failures(lines: &[String]) -> Vec<String> {
    let mut left = 0;
    let mut told = Vec::new();
    for line in lines {
        let line = plain(line);
        if begins_failure(&line) {
            left = LINES_OF_A_FAILURE;
        }
        if left > 0 {
            left -= 1;
            told.push(line);
        }
    }
    told
}

/// `---- a::test stdout ----`, ` FAIL  a.test.ts > a`, `  1) tests/a.spec.ts:1:1 › a`
fn begins_failure(line: &str) -> bool {
    let line = line.trim();
    let numbered = line
        .split_once(") ")
        .is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    numbered || line.starts_with("FAIL ") || (line.starts_with("---- ") && line.ends_with(" ----"))
}

/// The numbers before the words "passed" and "failed".
fn numbers(text: &str) -> Option<Count> {
    let words: Vec<&str> = text
        .split([' ', ';', '|', ','])
        .filter(|word| !word.is_empty())
        .collect();
    let before = |wanted: &str| {
        let pair = words.windows(2).find_map(|pair| match pair {
            [number, word] if *word == wanted => Some(number),
            _ => None,
        });
        pair.and_then(|number| number.parse::<u64>().ok())
    };
    let (passed, failed) = (before("passed"), before("failed"));
    (passed.is_some() || failed.is_some()).then(|| Count {
        passed: passed.unwrap_or(0),
        failed: failed.unwrap_or(0),
    })
}

/// Without the colours of a terminal.
fn plain(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(read: fn(&str) -> Option<Count>, line: &str, expected: Option<(u64, u64)>) {
        let expected = expected.map(|(passed, failed)| Count { passed, failed });
        assert_eq!(read(line), expected, "{line}");
    }

    #[test]
    fn each_program_is_read_in_its_own_words() {
        let line =
            "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured; finished in 0.1s";
        check(cargo, line, Some((12, 2)));
        check(cargo, "test a ... ok", None);
        check(
            vitest,
            "      Tests  1 failed | 12 passed (13)",
            Some((12, 1)),
        );
        check(
            vitest,
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m12 passed\u{1b}[39m (12)",
            Some((12, 0)),
        );
        check(vitest, " Test Files  2 passed (2)", None);
        check(playwright, "  12 passed (3.4s)", Some((12, 0)));
        check(playwright, "  1 failed", Some((0, 1)));
        check(playwright, "  3 flaky", None);
        check(playwright, "  3 passed invitations are shown", None);
    }

    #[test]
    fn a_failure_is_found_with_what_follows_it() {
        for heading in [
            "---- letters::a_letter_is_printed stdout ----",
            " FAIL  src/lib/dates.test.ts > a date",
            "\u{1b}[31m  1) tests/today.spec.ts:3:1 › today ────\u{1b}[39m",
        ] {
            let after = (0..40).map(|number| format!("line {number}"));
            let before = ["running 3 tests", "[1/2] tests/today.spec.ts:3:1 › today"];
            let lines: Vec<String> = before
                .into_iter()
                .chain([heading])
                .map(str::to_owned)
                .chain(after)
                .collect();
            let told = failures(&lines);
            assert_eq!(told.len(), LINES_OF_A_FAILURE, "{heading}");
            assert_eq!(told.first(), Some(&plain(heading)));
            assert!(failures(lines.get(..2).unwrap_or_default()).is_empty());
        }
    }

    #[test]
    fn the_last_line_is_plain() {
        let mut count = Count {
            passed: 3,
            failed: 0,
        };
        count.add(Count {
            passed: 4,
            failed: 1,
        });
        assert_eq!(count.to_string(), "7 passed, 1 failed");
    }
}
