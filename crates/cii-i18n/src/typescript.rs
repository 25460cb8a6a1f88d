//! The texts of the window as a TypeScript module, so that a misspelt key does not compile there.

use std::fmt::Write as _;

use cii_domain::language::Language;

use crate::{PAPER_ONLY, keys};

/// The content of `ui/src/lib/i18n/messages.gen.ts`: both languages as flat records with the key
/// type, and the bases of the plural pairs. The paper's section `documents` is left out.
pub fn typescript_messages() -> String {
    let french: Vec<(String, String)> = for_the_window(Language::Fr);
    let german: Vec<(String, String)> = for_the_window(Language::De);
    let mut module = String::from(
        "// Generated from locales/fr.yml and locales/de.yml: change the texts there, not here.\n\n",
    );
    record(&mut module, "const fr = {", &french, "} as const;\n\n");
    module.push_str("/** A text of the window. */\nexport type MessageKey = keyof typeof fr;\n\n");
    record(
        &mut module,
        "const de: Record<MessageKey, string> = {",
        &german,
        "};\n\n",
    );

    module.push_str("/** A pair of texts `.one` and `.other`, chosen by a count. */\n");
    module.push_str("export type PluralKey =");
    let mut bases = french
        .iter()
        .filter_map(|(key, _)| key.strip_suffix(".one"))
        .filter(|base| {
            french
                .iter()
                .any(|(key, _)| *key == format!("{base}.other"))
        })
        .peekable();
    if bases.peek().is_none() {
        module.push_str(" never");
    }
    for base in bases {
        let _ = write!(module, "\n  | {}", literal(base));
    }
    module.push_str(";\n\n");
    module.push_str(
        "export const messages: Record<\"fr\" | \"de\", Record<MessageKey, string>> = { fr, de };\n",
    );
    module
}

fn for_the_window(language: Language) -> Vec<(String, String)> {
    keys(language)
        .into_iter()
        .filter(|(key, _)| !key.starts_with(PAPER_ONLY))
        .collect()
}

fn record(module: &mut String, open: &str, texts: &[(String, String)], close: &str) {
    module.push_str(open);
    module.push('\n');
    for (key, text) in texts {
        let _ = writeln!(module, "  {}: {},", literal(key), literal(text));
    }
    module.push_str(close);
}

fn literal(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            // Invisible characters are written out: a no-break space must survive every editor.
            '\u{a0}' | '\u{ad}' | '\u{202f}' | '\u{2011}' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(character));
            }
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
    quoted
}
