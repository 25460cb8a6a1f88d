//! `good-inputs FOLDER`: writes what each target accepts, from where a search begins.

use bureau_cii_fuzz::TARGETS;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_default();
    for target in TARGETS {
        let folder = std::path::Path::new(&folder).join(target.name);
        std::fs::create_dir_all(&folder)?;
        for (number, bytes) in (target.good)().iter().enumerate() {
            std::fs::write(folder.join(format!("good-{number}")), bytes)?;
        }
    }
    Ok(())
}
