//! How long a letter takes in a batch of 200, each one a file of its own: prints one line of JSON.
//! Meant for a release build.

#[expect(dead_code, reason = "the bench needs one of the samples")]
mod support;

use std::time::Instant;

use cii_documents::invitation::Capacity;
use cii_documents::{Assets, Engine};
use cii_domain::Language;

const LETTERS: u32 = 200;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::new(Assets::embedded())?;
    let documents: Vec<_> = (0..LETTERS)
        .map(|number| {
            let language = if number % 2 == 0 {
                Language::Fr
            } else {
                Language::De
            };
            let mut letter = support::invitation(support::person(language), Capacity::Person);
            letter.recipient.name = format!("Roncevent {number}");
            letter.document()
        })
        .collect();
    let start = Instant::now();
    let mut bytes = 0;
    for document in &documents {
        bytes += engine.pdf(document)?.bytes.len();
    }
    let single = start.elapsed().as_secs_f64() * 1000.0 / f64::from(LETTERS);
    let start = Instant::now();
    let batch = engine.pdf_of_many(&documents)?;
    let together = start.elapsed().as_secs_f64() * 1000.0 / f64::from(LETTERS);
    let start = Instant::now();
    for document in &documents {
        bytes += engine.svg(document).pages.len();
    }
    let preview = start.elapsed().as_secs_f64() * 1000.0 / f64::from(LETTERS);
    let result = serde_json::json!({
        "letters": LETTERS,
        "ms_per_letter": single,
        "ms_per_letter_in_one_file": together,
        "ms_per_preview": preview,
        "bytes_per_letter": bytes / documents.len(),
        "bytes_of_one_file": batch.bytes.len(),
    });
    let mut out = std::io::stdout().lock();
    std::io::Write::write_all(&mut out, format!("{result}\n").as_bytes())?;
    Ok(())
}
