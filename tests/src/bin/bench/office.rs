//! The offices in which the window is measured.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, anyhow};
use bureau_cii_tests::machine::TestMachine;
use cii_app::App;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Situations whose words are typed.
const SAMPLE: u32 = 12;

/// A practice office in a folder of its own.
pub(crate) struct Practice {
    folder: TempDir,
    words: Vec<String>,
}

impl Practice {
    /// Makes an office of so many situations.
    pub(crate) fn fill(situations: u32) -> Result<Practice> {
        let folder = tempfile::tempdir()?;
        let machine = TestMachine::new(folder.path(), None)?;
        let app = App::new(Arc::new(machine), folder.path().to_owned());
        ask(&app, "start_practice", &json!({ "situations": situations }))?;
        let mut words = Vec::new();
        for place in 0..SAMPLE {
            let request = json!({
                "query": "", "regions": [], "states": [], "registers": [], "services": [], "coordinator": null,
                "procuration": null, "open_only": false, "sort": "recent",
                "offset": situations / SAMPLE * place, "limit": 1,
            });
            let page = ask(&app, "list_situations", &request)?;
            let row = |name: &str| {
                page.pointer(&format!("/rows/0/{name}"))
                    .and_then(Value::as_str)
            };
            // Of the number what stands behind the year, of the case manager the family name.
            let number = row("number").and_then(|number| number.rsplit(['-', ' ']).next());
            let manager = row("case_manager").and_then(|name| name.rsplit(' ').next());
            let found = [row("name"), row("first_name"), row("town"), number, manager];
            words.extend(found.into_iter().flatten().map(str::to_lowercase));
        }
        Ok(Practice { folder, words })
    }

    /// Where it lies.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What one may look for in it: names, first names, places, numbers, case managers.
    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }
}

fn ask(app: &App, command: &str, request: &Value) -> Result<Value> {
    let answer = app
        .call(command, request.to_string().as_bytes())
        .map_err(|error| anyhow!("{command}: {}", String::from_utf8_lossy(&error)))?;
    let answer: Value = serde_json::from_slice(&answer)?;
    Ok(answer.get("view").cloned().unwrap_or_default())
}
