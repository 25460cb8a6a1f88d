//! Where a server is, and by what it is known.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The port of a server that names none.
const PORT: u16 = 8443;
/// Bytes of a fingerprint.
const FINGERPRINT: usize = 32;

/// A server: its name, its port, and the fingerprint of its certificate if the system does not vouch for that.
///
/// Written as `cii.example.ch:8443` or, with a fingerprint, `cii.example.ch:8443#AB:CD:…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ServerAddress {
    host: String,
    port: u16,
    fingerprint: Option<[u8; FINGERPRINT]>,
}

/// A text that is no address of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Neither a name nor a number of a machine, or more than that.
    #[error("not a name of a machine")]
    Host,
    /// What follows the colon is no port.
    #[error("not a port")]
    Port,
    /// What follows the `#` is not SHA-256 in hexadecimal.
    #[error("not a fingerprint")]
    Fingerprint,
}

impl ServerAddress {
    /// The name of the machine.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The fingerprint that the certificate must have. None: the system must vouch for it.
    pub fn fingerprint(&self) -> Option<&[u8; FINGERPRINT]> {
        self.fingerprint.as_ref()
    }

    /// The same server, known by the fingerprint that the user compared.
    ///
    /// Fails if `text` is none.
    pub fn known_by(self, text: &str) -> Result<Self, AddressError> {
        Ok(Self {
            fingerprint: Some(fingerprint(text)?),
            ..self
        })
    }

    /// Name and port alone, as it is shown.
    pub fn place(&self) -> String {
        format!("{}:{}", self.bracketed(), self.port)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("https://{}{path}", self.place())
    }

    fn bracketed(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]", self.host)
        } else {
            self.host.clone()
        }
    }
}

/// SHA-256 as people compare it: pairs of hexadecimal digits with colons, blanks or nothing between them.
fn fingerprint(text: &str) -> Result<[u8; FINGERPRINT], AddressError> {
    let digits: Vec<u8> = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && *letter != ':')
        .map(|letter| {
            letter
                .to_digit(16)
                .and_then(|digit| u8::try_from(digit).ok())
        })
        .collect::<Option<_>>()
        .ok_or(AddressError::Fingerprint)?;
    let (pairs, rest) = digits.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(AddressError::Fingerprint);
    }
    let bytes: Vec<u8> = pairs.iter().map(|[high, low]| (high << 4) | low).collect();
    bytes.try_into().map_err(|_| AddressError::Fingerprint)
}

pub(crate) fn written(fingerprint: &[u8]) -> String {
    let pairs: Vec<String> = fingerprint
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    pairs.join(":")
}

impl FromStr for ServerAddress {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        let text = text.strip_prefix("https://").unwrap_or(text);
        let (place, known_by) = match text.split_once('#') {
            Some((place, known_by)) => (place, Some(known_by)),
            None => (text, None),
        };
        let place = place.strip_suffix('/').unwrap_or(place);
        let (host, port) = match place.strip_prefix('[') {
            Some(rest) => {
                let (host, port) = rest.split_once(']').ok_or(AddressError::Host)?;
                (host, port)
            }
            None => match place.find(':') {
                Some(colon) => place.split_at(colon),
                None => (place, ""),
            },
        };
        let port = match port {
            "" => PORT,
            port => port
                .strip_prefix(':')
                .and_then(|port| port.parse().ok())
                .filter(|port| *port != 0)
                .ok_or(AddressError::Port)?,
        };
        let is_number = place.starts_with('[') && host.parse::<std::net::Ipv6Addr>().is_ok();
        let is_name = !place.starts_with('[')
            && !host.is_empty()
            && host
                .bytes()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == b'-' || letter == b'.');
        if !is_name && !is_number {
            return Err(AddressError::Host);
        }
        Ok(Self {
            host: host.to_ascii_lowercase(),
            port,
            fingerprint: known_by.map(fingerprint).transpose()?,
        })
    }
}

impl fmt::Display for ServerAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place())?;
        match &self.fingerprint {
            Some(fingerprint) => write!(f, "#{}", written(fingerprint)),
            None => Ok(()),
        }
    }
}

impl TryFrom<String> for ServerAddress {
    type Error = AddressError;

    fn try_from(text: String) -> Result<Self, AddressError> {
        text.parse()
    }
}

impl From<ServerAddress> for String {
    fn from(address: ServerAddress) -> Self {
        address.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_people_write_it() {
        let check = |text: &str, expected: Result<&str, AddressError>| {
            let read = text.parse::<ServerAddress>().map(|read| read.to_string());
            assert_eq!(read, expected.map(str::to_owned), "{text}");
        };
        check("cii.example.ch", Ok("cii.example.ch:8443"));
        check(" https://CII.example.ch:9000/ ", Ok("cii.example.ch:9000"));
        check("127.0.0.1:1", Ok("127.0.0.1:1"));
        check("[::1]:8443", Ok("[::1]:8443"));
        check("[::1]", Ok("[::1]:8443"));
        check("", Err(AddressError::Host));
        check("http://cii.example.ch", Err(AddressError::Port));
        check("cii.example.ch/office", Err(AddressError::Host));
        check("name@cii.example.ch", Err(AddressError::Host));
        check("cii.example.ch:", Err(AddressError::Port));
        check("cii.example.ch:0", Err(AddressError::Port));
        check("cii.example.ch:70000", Err(AddressError::Port));
        check("[cii]:1", Err(AddressError::Host));
        check("cii.example.ch#", Err(AddressError::Fingerprint));
        check("cii.example.ch#AB:CD", Err(AddressError::Fingerprint));
        let known = format!("cii.example.ch#{}", "0a".repeat(32));
        let pairs = vec!["0A"; 32].join(":");
        check(&known, Ok(&format!("cii.example.ch:8443#{pairs}")));
        let spaced = format!("cii.example.ch#{}", vec!["0a"; 32].join(" "));
        check(&spaced, Ok(&format!("cii.example.ch:8443#{pairs}")));
    }
}
