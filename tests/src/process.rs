//! The core in a process of its own, to be killed.
#![expect(
    clippy::expect_used,
    reason = "only tests call it: what is not there fails the test"
)]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use serde_json::Value;

/// Where a program of the workspace was built, beside the one that asks or above it.
///
/// # Panics
/// If it was not.
pub fn built(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("this program");
    let built = this
        .ancestors()
        .map(|folder| folder.join(name))
        .find(|program| program.is_file());
    built.unwrap_or_else(|| panic!("{name} is not built"))
}

/// A dev host in a process of its own.
pub struct HostProcess {
    child: Child,
    address: String,
}

impl HostProcess {
    /// Starts one over `data`, whose clock begins in June 2026.
    ///
    /// # Panics
    /// If it does not start.
    pub fn start(data: &Path) -> Self {
        let mut child = Command::new(built("dev-host"))
            .arg("--data")
            .arg(data)
            .args(["--now", crate::office::START])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the dev host");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("its output");
        let address = line.trim().trim_start_matches("http://").to_owned();
        Self { child, address }
    }

    /// Where it answers.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// A call over HTTP; None once the process is gone.
    pub fn call(&self, command: &str, request: &Value) -> Option<Value> {
        post(&self.address, command, request)
    }

    /// SIGKILL: the process gets no last word.
    pub fn kill(mut self) {
        self.kill_now();
    }

    /// The same, for one that is replaced.
    pub fn kill_now(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Drop for HostProcess {
    fn drop(&mut self) {
        self.kill_now();
    }
}

/// A call of the dev host at `address`; None if it is gone.
///
/// # Panics
/// If it refuses.
pub fn post(address: &str, command: &str, request: &Value) -> Option<Value> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let body = request.to_string();
    write!(
        stream,
        "POST /api/{command} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
    .ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    assert!(head.starts_with("HTTP/1.1 200"), "{command}: {answer}");
    let mut answer: Value = serde_json::from_str(body).ok()?;
    Some(answer.get_mut("view")?.take())
}
