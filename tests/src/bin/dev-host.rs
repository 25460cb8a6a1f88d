//! `dev-host --data DIR [--port N] [--ui DIR] [--practice] [--now RFC3339] [--keyring works|locked|missing|unavailable]`
//!
//! Prints its address on one line when it is ready.
#![expect(clippy::print_stdout, reason = "the address is what a caller reads")]

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use bureau_cii_tests::dev_host::{DevHost, Settings};
use bureau_cii_tests::machine::Keyring;

#[tokio::main]
async fn main() -> Result<()> {
    let host = DevHost::open(settings(std::env::args().skip(1))?).await?;
    println!("{}", host.url());
    std::io::stdout().flush()?;
    host.serve().await?;
    Ok(())
}

fn settings(mut args: impl Iterator<Item = String>) -> Result<Settings> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/build");
    let mut settings = Settings {
        ui,
        ..Settings::default()
    };
    let mut data = None;
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--data" => data = Some(value()?.into()),
            "--ui" => settings.ui = value()?.into(),
            "--port" => settings.port = value()?.parse().context("--port")?,
            "--practice" => settings.practice = true,
            "--now" => settings.now = Some(value()?.parse().context("--now")?),
            "--keyring" => {
                settings.keyring = match value()?.as_str() {
                    "works" => Keyring::Works,
                    "locked" => Keyring::Locked,
                    "missing" => Keyring::Missing,
                    "unavailable" => Keyring::Unavailable,
                    other => bail!("--keyring {other}"),
                };
            }
            other => bail!("unknown option {other}"),
        }
    }
    settings.data = data.context("--data DIR is needed")?;
    Ok(settings)
}
