//! `protocol-check [--examples N]`: whether the server does what its description says, asked by an outside program that makes
//! requests from the description, right ones and wrong ones. It is installed once, beside what is built.
#![cfg_attr(not(unix), expect(clippy::print_stdout, reason = "says what it does"))]

#[cfg(not(unix))]
fn main() {
    println!("checked on Linux only");
}

#[cfg(unix)]
fn main() -> anyhow::Result<()> {
    checking::main()
}

#[cfg(unix)]
mod checking {
    use std::{
        path::{Path, PathBuf},
        process::Command,
    };

    use anyhow::{Context as _, Result, bail, ensure};
    use bureau_cii_tests::{desk::Desk, office::Office, shared_server::SharedServer};

    /// The version whose judgements were looked at.
    const PACKAGE: &str = "schemathesis==4.32.5";
    /// A stream that never ends cannot be asked for an answer; tests of the server listen to it.
    const STREAM: &str = "/v1/live";
    /// It ends the very session with which everything else is asked: it has a run of its own.
    const FAREWELL: &str = "/v1/auth/sign-out";
    /// It has a token of its own.
    const METRICS: &str = "/metrics";
    const METRICS_TOKEN: &str = "a token for the metrics of this run";
    /// All the requests come from one machine.
    const LIMITS: &str = "[limits]\nrequests_of_address = 1000000\nrequests_of_device = 1000000\n";

    pub(super) fn main() -> Result<()> {
        let mut args = std::env::args().skip(1);
        let mut examples = 60_u32;
        while let Some(arg) = args.next() {
            let value = args
                .next()
                .with_context(|| format!("{arg} needs a value"))?;
            match arg.as_str() {
                "--examples" => examples = value.parse().context("--examples")?,
                other => bail!("unknown option {other}"),
            }
        }
        let tools = fetched()?;
        let mut server = SharedServer::begin_with(None, LIMITS);
        std::fs::write(server.beside("data/secrets/metrics-token"), METRICS_TOKEN)?;
        server.kill();
        server.start();
        let mut account = server.enrol(&Office::empty(), "clara.exemple", &server.code);
        let mut asked = |token: Option<&str>, paths: &[&str]| -> Result<()> {
            let desk = Desk::new(&server, &mut account)?;
            let token = token.unwrap_or(&desk.session.token.0);
            ask(&tools, &server, token, examples, paths)
        };
        let apart = [STREAM, FAREWELL, METRICS];
        let rest = apart.map(|path| ["--exclude-path", path]).concat();
        // What a description cannot say, that an account is known or a device is the caller's own, is refused too.
        let judged = ["--exclude-checks", "positive_data_acceptance"];
        asked(None, &[&rest[..], &judged].concat())?;
        asked(None, &[&["--include-path", FAREWELL], &judged[..]].concat())?;
        // Without the token there is no such page at all, which it takes for a mistake.
        let page = ["--include-path", METRICS, "--exclude-checks"];
        let unknown = "positive_data_acceptance,ignored_auth,missing_required_header";
        asked(Some(METRICS_TOKEN), &[&page[..], &[unknown]].concat())
    }

    /// The folder of the asking program; fetched once.
    fn fetched() -> Result<PathBuf> {
        let own = std::env::current_exe()?;
        let built = own.ancestors().nth(2).context("a folder above")?;
        let tools = built.join("tools/schemathesis");
        if !tools.is_dir() {
            let mut pip = Command::new("python3");
            pip.args(["-m", "pip", "install", "--quiet", "--target"]);
            let installed = pip.arg(&tools).arg(PACKAGE).status()?;
            ensure!(installed.success(), "{PACKAGE} cannot be installed");
        }
        Ok(tools)
    }

    fn ask(
        tools: &Path,
        server: &SharedServer,
        token: &str,
        examples: u32,
        paths: &[&str],
    ) -> Result<()> {
        let description = Path::new("docs/openapi.json").canonicalize()?;
        // It writes what it found beside itself.
        let scratch = tempfile::tempdir()?;
        let mut command = Command::new("python3");
        command
            .env("PYTHONPATH", tools)
            .args(["-m", "schemathesis.cli", "run"])
            .arg(description)
            .arg("--url")
            .arg(format!("https://localhost:{}", server.place().port()))
            .arg("--tls-verify")
            .arg(server.beside("data/certificate.pem"))
            .arg("--header")
            .arg(format!("Authorization: Bearer {token}"))
            .args(["--max-examples", &examples.to_string()])
            .args([
                "--generation-deterministic",
                "--request-timeout",
                "20",
                "--no-color",
            ])
            .args(paths)
            .current_dir(scratch.path());
        ensure!(
            command.status()?.success(),
            "the server differs from its description"
        );
        Ok(())
    }
}
