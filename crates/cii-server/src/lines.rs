//! Files that are written line by line, and say at their end what stands before.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use crate::hexadecimal::hexadecimal;

/// Lines on their way out, counted and hashed.
pub(crate) struct Lines<'w> {
    to: &'w mut dyn Write,
    hash: Sha256,
    count: u64,
}

impl<'w> Lines<'w> {
    pub(crate) fn new(to: &'w mut dyn Write) -> Self {
        Self {
            to,
            hash: Sha256::new(),
            count: 0,
        }
    }

    pub(crate) fn write(&mut self, line: &str) -> io::Result<()> {
        self.hash.update(line);
        self.hash.update("\n");
        self.count = self.count.saturating_add(1);
        writeln!(self.to, "{line}")
    }

    /// Writes the last line, which `tail` makes of how many there are before it and of their SHA-256.
    pub(crate) fn end(mut self, tail: impl FnOnce(u64, &str) -> String) -> io::Result<()> {
        let hash = hexadecimal(&self.hash.finalize_reset());
        let tail = tail(self.count, &hash);
        writeln!(self.to, "{tail}")?;
        self.to.flush()
    }
}
