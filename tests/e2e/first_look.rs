//! The practice office opens in the real window and speaks both languages.

use anyhow::Result;
use bureau_cii_tests::window::Window;
use cii_i18n::Language;

#[test]
fn the_practice_office_opens_and_changes_its_language() -> Result<()> {
    let data = tempfile::tempdir()?;
    let window = Window::open_practice(data.path(), Language::Fr)?;
    window.wait_for("html[lang^=fr]")?;
    let french = window.wait_for("h1")?;
    window.picture("first-look-fr")?;

    window.keys("Control+Shift+L")?;
    window.wait_for("html[lang^=de]")?;
    let german = window.wait_for("h1")?;
    assert_ne!(french, german);
    window.picture("first-look-de")?;
    window.close()
}
