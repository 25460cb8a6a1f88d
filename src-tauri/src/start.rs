//! What the command line asks for.

use std::ffi::OsString;
use std::path::PathBuf;

use cii_i18n::Language;

/// How the application is to start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The folder of the database; the system's place for application data when not given.
    pub data: Option<PathBuf>,
    /// Open the practice office, making it first when the folder is empty.
    pub practice: bool,
    /// The language to change to before anything is shown; the one the user last chose when not given.
    pub language: Option<Language>,
    /// Print the milliseconds until the interface first showed its rows; for measurements.
    pub report_first_paint: bool,
}

/// Why a command line was not understood.
#[derive(Debug, PartialEq, Eq)]
pub enum StartError {
    /// The option does not exist.
    UnknownOption(String),
    /// The option needs a value after it, or another one.
    BadValue(&'static str),
}

/// What `--help` prints, in both languages since none is chosen yet.
pub const USAGE: &str = "\
bureau-cii [--data DIR] [--practice] [--language fr|de]

  --data DIR        dossier des données / Ordner der Daten
  --practice        office d’exercice, données inventées / Übungsbüro, erfundene Daten
  --language fr|de  langue au démarrage / Sprache beim Start
";

impl Start {
    /// Reads the arguments after the program's name.
    pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Start, StartError> {
        let mut start = Start::default();
        let mut args = args.into_iter();
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--data") => {
                    start.data = Some(args.next().ok_or(StartError::BadValue("--data"))?.into());
                }
                Some("--practice") => start.practice = true,
                Some("--language") => {
                    let language = args
                        .next()
                        .and_then(|code| Language::from_code(code.to_str()?));
                    start.language = Some(language.ok_or(StartError::BadValue("--language"))?);
                }
                Some("--report-first-paint") => start.report_first_paint = true,
                _ => {
                    return Err(StartError::UnknownOption(
                        arg.to_string_lossy().into_owned(),
                    ));
                }
            }
        }
        Ok(start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Result<Start, StartError> {
        Start::parse(args.iter().map(OsString::from))
    }

    #[test]
    fn every_option_is_read() {
        let start = parse(&["--data", "d", "--practice", "--language", "de"]);
        let expected = Start {
            data: Some("d".into()),
            practice: true,
            language: Some(Language::De),
            report_first_paint: false,
        };
        assert_eq!(start, Ok(expected));
        assert_eq!(parse(&[]), Ok(Start::default()));
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert_eq!(parse(&["--data"]), Err(StartError::BadValue("--data")));
        assert_eq!(
            parse(&["--language", "it"]),
            Err(StartError::BadValue("--language"))
        );
        assert_eq!(
            parse(&["file"]),
            Err(StartError::UnknownOption("file".to_owned()))
        );
    }
}
