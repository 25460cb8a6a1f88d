//! Reading how many tests passed from what the test programs print.

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
