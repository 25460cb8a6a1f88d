//! The application between two calls.

use std::{path::PathBuf, sync::Arc};

use crate::{AppError, ChangeEvent, Host, table};

/// One data folder, open or not, and the host around it. Shared by all windows; every call is complete in itself.
pub struct App {
    host: Arc<dyn Host>,
    data_dir: PathBuf,
}

impl App {
    /// An application over `data_dir`. Nothing is opened yet.
    pub fn new(host: Arc<dyn Host>, data_dir: PathBuf) -> Self {
        Self { host, data_dir }
    }

    /// Runs the command `name` with a JSON request. The answer, and the refusal, are JSON.
    pub fn call(&self, name: &str, request: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        let answer = table::dispatch(self, name, request);
        if answer.is_ok()
            && let Some(info) = table::COMMANDS.iter().find(|info| info.name == name)
            && !info.changes.is_empty()
        {
            self.host.emit(ChangeEvent { changed: info.changes.to_vec() });
        }
        answer.map_err(|error: AppError| {
            serde_json::to_vec(&error).unwrap_or_else(|_| br#"{"code":"internal"}"#.to_vec())
        })
    }
}
