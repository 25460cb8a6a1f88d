//! Preferences of the user of this computer. They are needed before the database opens and hold nothing about anybody,
//! so they lie beside it, readable.

use std::{fs, io::Write, path::Path};

use cii_domain::Language;

use crate::{
    AppError,
    api::office::{PreferencesView, Theme},
};

const FILE: &str = "preferences.json";

/// What a new user finds.
pub(crate) fn defaults() -> PreferencesView {
    PreferencesView {
        language: Language::Fr,
        theme: Theme::System,
        zoom: 100,
        comfortable_rows: false,
        single_letter_keys: true,
        hide_footer: false,
        auto_lock_minutes: 15,
        output_folder: String::new(),
        open_after_print: true,
        today_scope: None,
    }
}

/// What was kept in `data_dir`; the defaults where nothing readable is.
pub(crate) fn load(data_dir: &Path) -> PreferencesView {
    fs::read(data_dir.join(FILE))
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_else(defaults)
}

/// Keeps `preferences`, whole or not at all.
pub(crate) fn save(data_dir: &Path, preferences: &PreferencesView) -> Result<(), AppError> {
    let failed = |error: std::io::Error| crate::error::of_io(&error);
    fs::create_dir_all(data_dir).map_err(failed)?;
    let bytes = serde_json::to_vec_pretty(preferences).map_err(|_| AppError::new("internal"))?;
    let temporary = data_dir.join("preferences.json.new");
    let mut file = fs::File::create(&temporary).map_err(failed)?;
    file.write_all(&bytes).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&temporary, data_dir.join(FILE)).map_err(failed)
}
