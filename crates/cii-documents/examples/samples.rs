//! Writes every sample document into a folder: `cargo run -p cii-documents --example samples DIR`.
//! The test run gives these files to the validator.

mod support;

use std::path::Path;

use cii_documents::{Assets, Engine};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("the folder to write to is missing")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let engine = Engine::new(Assets::embedded())?;
    let samples = support::all(&engine);
    let mut letters = Vec::new();
    for (name, document) in &samples {
        let rendered = engine.render(document)?;
        std::fs::write(folder.join(format!("{name}.pdf")), &rendered.pdf)?;
        for (page, drawn) in (1..).zip(&rendered.pages) {
            std::fs::write(folder.join(format!("{name}-{page}.svg")), &drawn.svg)?;
        }
        if document.envelope.is_some() {
            letters.push(document.clone());
        }
    }
    let batch = engine.pdf_of_many(&letters)?;
    std::fs::write(folder.join("batch.pdf"), &batch.bytes)?;
    Ok(())
}
