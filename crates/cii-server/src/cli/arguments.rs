//! The command line: words, and options with a value each.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsString,
    path::PathBuf,
    str::FromStr,
};

use anyhow::{Context, Result, anyhow, bail};
use cii_domain::text::clean_name;
use lexopt::{Arg, Parser, ValueExt};

/// Options without a value.
const SWITCHES: [&str; 1] = ["serve"];
/// Options with a value, by command.
const OPTIONS: [(&str, &[&str]); 20] = [
    (
        "init",
        &[
            "name",
            "first-name",
            "last-name",
            "certificate-name",
            "listen",
        ],
    ),
    ("serve", &["listen"]),
    (
        "user add",
        &[
            "name",
            "staff",
            "first-name",
            "last-name",
            "institution",
            "function",
            "region",
            "language",
            "email",
            "role",
            "from",
            "to",
        ],
    ),
    ("user list", &[]),
    ("user end", &["name", "last-day"]),
    ("user resume", &["name"]),
    ("user reset-second-factor", &["name"]),
    ("device list", &["name"]),
    ("device revoke", &["device"]),
    ("backup", &["to"]),
    ("restore", &["from"]),
    ("retention preview", &["on"]),
    ("retention confirm", &["preview", "name"]),
    ("retention run", &["preview", "archive"]),
    ("audit verify", &["head"]),
    ("audit export-head", &[]),
    ("clock confirm", &[]),
    ("doctor", &[]),
    ("help", &[]),
    ("version", &[]),
];
/// Options of every command.
const ALWAYS: [&str; 2] = ["config", "folder"];

/// What was typed.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    words: Vec<String>,
    values: BTreeMap<String, Vec<OsString>>,
    switches: BTreeSet<String>,
}

impl Arguments {
    /// Reads a command line, the program's name included. An option that the command does not know is an error, so that
    /// no mistyped one is silently without effect.
    pub(super) fn read(line: impl IntoIterator<Item = OsString>) -> Result<Self> {
        let mut parser = Parser::from_iter(line);
        let mut read = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("help") | Arg::Short('h') => {
                    return Ok(Self {
                        words: vec!["help".to_owned()],
                        ..Self::default()
                    });
                }
                Arg::Long("version") | Arg::Short('V') => {
                    return Ok(Self {
                        words: vec!["version".to_owned()],
                        ..Self::default()
                    });
                }
                Arg::Long(name) if SWITCHES.contains(&name) => {
                    read.switches.insert(name.to_owned());
                }
                Arg::Long(name) => {
                    let name = name.to_owned();
                    let value = parser.value()?;
                    read.values.entry(name).or_default().push(value);
                }
                Arg::Value(word) => read.words.push(word.string()?),
                other @ Arg::Short(_) => return Err(other.unexpected().into()),
            }
        }
        read.check()?;
        Ok(read)
    }

    fn check(&self) -> Result<()> {
        let command = self.words.join(" ");
        let known = OPTIONS.iter().find(|(name, _)| *name == command);
        let Some((_, known)) = known else {
            return Ok(());
        };
        for name in self.values.keys() {
            if !known.contains(&name.as_str()) && !ALWAYS.contains(&name.as_str()) {
                bail!("«{command}» has no option --{name}; see help");
            }
        }
        if !self.switches.is_empty() && command != "init" {
            bail!("«{command}» has no option --serve; see help");
        }
        Ok(())
    }

    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    pub(super) fn has(&self, switch: &str) -> bool {
        self.switches.contains(switch)
    }

    /// Every value of an option that can be given more than once.
    pub(super) fn all(&self, name: &str) -> Result<Vec<String>> {
        let values = self.values.get(name).into_iter().flatten();
        values
            .map(|value| Ok(value.clone().string()?))
            .collect::<Result<_>>()
            .with_context(|| format!("--{name}"))
    }

    /// The value of an option.
    pub(super) fn find(&self, name: &str) -> Result<Option<String>> {
        let mut values = self.all(name)?;
        if values.len() > 1 {
            bail!("--{name} can be given once");
        }
        Ok(values.pop())
    }

    /// The value of an option that must be there.
    pub(super) fn get(&self, name: &str) -> Result<String> {
        self.find(name)?
            .with_context(|| format!("--{name} is missing"))
    }

    /// A value that is read as something else.
    pub(super) fn parse<T: FromStr>(&self, name: &str) -> Result<Option<T>> {
        self.find(name)?
            .map(|text| match text.parse() {
                Ok(value) => Ok(value),
                Err(_) => bail!("--{name}: «{text}» cannot be read"),
            })
            .transpose()
    }

    /// The name of a person that must be there: one line, as the directory keeps it.
    pub(super) fn name(&self, name: &str) -> Result<String> {
        let text = self.get(name)?;
        if text.chars().any(char::is_control) {
            bail!("--{name}: control character in a name");
        }
        clean_name(&text).map_err(|error| anyhow!("--{name}: {error}"))
    }

    pub(super) fn path(&self, name: &str) -> Option<PathBuf> {
        self.values.get(name)?.last().map(PathBuf::from)
    }
}
