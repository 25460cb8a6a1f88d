//! The live channel: a line that stays open and says when something is new.

use std::io::{BufRead as _, BufReader};

use reqwest::blocking::Response;

/// An open line.
#[derive(Debug)]
pub struct Listening(BufReader<Response>);

impl Listening {
    pub(crate) fn new(response: Response) -> Self {
        Self(BufReader::new(response))
    }

    /// Waits until something is new: true. False: the line ended, or gave no sign of life for too long.
    pub fn wait(&mut self) -> bool {
        let mut line = String::new();
        loop {
            line.clear();
            match self.0.read_line(&mut line) {
                Ok(0) | Err(_) => return false,
                Ok(_) if line.trim_end() == "event: news" => return true,
                Ok(_) => {}
            }
        }
    }
}
