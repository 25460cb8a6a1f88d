//! The process that draws the page can end while the application lives: by a fault of its own, or for want of memory.
//! What it showed must not stay on the screen as a picture that answers to nothing.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use bureau_cii_tests::window::application;

/// The first start makes the practice office.
const PATIENCE: Duration = Duration::from_mins(1);
/// As the kernel cuts it off.
const DRAWS: &str = "WebKitWebProces";

/// The application without a driver, which would end with the process that draws. Ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

#[test]
fn the_page_comes_back_when_its_process_has_ended() -> Result<()> {
    let data = tempfile::tempdir()?;
    let mut running = Running(
        Command::new(application()?)
            .args(["--practice", "--report-first-paint", "--data"])
            .arg(data.path())
            .stdout(Stdio::piped())
            .spawn()?,
    );
    let painted = paints(&mut running.0)?;
    painted.recv_timeout(PATIENCE).context("the first page")?;
    for round in 0..2 {
        let drawing = drawing(running.0.id())?.context("a process draws the page")?;
        let killed = Command::new("kill")
            .args(["-9", &drawing.to_string()])
            .status()?;
        ensure!(killed.success(), "{drawing} could not be ended");
        painted
            .recv_timeout(PATIENCE)
            .with_context(|| format!("the page did not come back, round {round}"))?;
        ensure!(running.0.try_wait()?.is_none(), "the application went too");
    }
    Ok(())
}

/// Hears each time the page shows what is due.
fn paints(application: &mut Child) -> Result<Receiver<()>> {
    let output = application.stdout.take().context("an output")?;
    let (tell, told) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if line.starts_with("first paint") && tell.send(()).is_err() {
                break;
            }
        }
    });
    Ok(told)
}

/// The process that draws for this application.
fn drawing(application: u32) -> Result<Option<u32>> {
    for entry in fs::read_dir("/proc")? {
        let process = entry?;
        let Some(id) = process
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // It may have ended since the folder was read.
        let status = fs::read_to_string(process.path().join("status")).unwrap_or_default();
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            line.map(str::trim)
        };
        let of_ours = field("PPid:").is_some_and(|parent| parent == application.to_string());
        if of_ours
            && field("Name:") == Some(DRAWS)
            && field("State:").is_some_and(|state| !state.starts_with('Z'))
        {
            return Ok(Some(id));
        }
    }
    Ok(None)
}
