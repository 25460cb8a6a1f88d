//! `fixtures --out DIR [--situations N]`: a practice office in a folder, with as many situations as asked.
#![expect(clippy::print_stdout, reason = "says what it made")]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use bureau_cii_tests::machine::TestMachine;
use cii_app::App;
use serde_json::json;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let (mut out, mut situations) = (None, None);
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--out" => out = Some(PathBuf::from(value()?)),
            "--situations" => situations = Some(value()?.parse::<u32>().context("--situations")?),
            other => bail!("unknown option {other}"),
        }
    }
    let out = out.context("--out DIR is needed")?;
    let since = Instant::now();
    let app = App::new(Arc::new(TestMachine::new(&out, None)?), out.clone());
    let request = serde_json::to_vec(&json!({ "situations": situations }))?;
    app.call("start_practice", &request)
        .map_err(|error| anyhow!("start_practice: {}", String::from_utf8_lossy(&error)))?;
    println!("{} ({:.1} s)", out.display(), since.elapsed().as_secs_f64());
    Ok(())
}
