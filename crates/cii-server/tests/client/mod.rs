//! A client with nothing between it and the line: it can say whatever it likes, as slowly as it likes.
#![allow(dead_code, reason = "each test uses a part of it")]

use std::{
    io::{self, Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Arc,
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use cii_domain::{Bilingual, Region, RoomId, StaffId, person::Address, staff::Room};
use cii_sync::{Aggregate, Change, DeviceId, Mutation, Proof, Purpose, body_of, proof_message};
use ed25519_dalek::{Signer, SigningKey};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, SupportedProtocolVersion,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use serde_json::{Value, json};
use totp_rs::{Algorithm, Builder};
use uuid::Uuid;

/// Whom a client believes.
#[derive(Clone)]
pub(crate) struct Trust(Arc<ClientConfig>);

impl Trust {
    pub(crate) fn new(
        certificate_pem: &str,
        versions: &[&'static SupportedProtocolVersion],
    ) -> Self {
        let mut roots = RootCertStore::empty();
        let certificate = CertificateDer::from_pem_slice(certificate_pem.as_bytes()).unwrap();
        roots.add(certificate).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_protocol_versions(versions)
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        Self(Arc::new(config))
    }

    pub(crate) fn usual(certificate_pem: &str) -> Self {
        Self::new(certificate_pem, &[&rustls::version::TLS13])
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    pub(crate) fn code(&self) -> String {
        self.json()["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// A secured line.
pub(crate) struct Line(StreamOwned<ClientConnection, TcpStream>);

impl Line {
    pub(crate) fn open(address: SocketAddr, trust: &Trust) -> io::Result<Self> {
        let name = ServerName::try_from("localhost").unwrap();
        let connection =
            ClientConnection::new(Arc::clone(&trust.0), name).map_err(io::Error::other)?;
        let socket = TcpStream::connect(address)?;
        socket.set_read_timeout(Some(Duration::from_mins(1)))?;
        socket.set_write_timeout(Some(Duration::from_mins(1)))?;
        let mut stream = StreamOwned::new(connection, socket);
        stream.conn.complete_io(&mut stream.sock)?;
        Ok(Self(stream))
    }

    pub(crate) fn say(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)?;
        self.0.flush()
    }

    /// The next bytes, none when the line was closed.
    pub(crate) fn hear(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; 16 * 1024];
        match self.0.read(&mut bytes) {
            Ok(length) => {
                bytes.truncate(length);
                Ok(bytes)
            }
            // Closed without a farewell.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// Waits until the other end closes.
    pub(crate) fn is_closed(&mut self) -> bool {
        loop {
            match self.hear() {
                Ok(bytes) if bytes.is_empty() => return true,
                Ok(_) => {}
                Err(error) => {
                    use io::ErrorKind::{BrokenPipe, ConnectionReset};
                    return matches!(error.kind(), BrokenPipe | ConnectionReset);
                }
            }
        }
    }

    pub(crate) fn answer(&mut self) -> io::Result<Answer> {
        self.answer_with_body(true)
    }

    /// An answer to `HEAD` says how long the body would be that it does not have.
    fn answer_with_body(&mut self, has_body: bool) -> io::Result<Answer> {
        let mut bytes = Vec::new();
        loop {
            let end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
            if let Some(end) = end {
                let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
                let status = head[9..12].parse().unwrap();
                let length = head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length: "))
                    .filter(|_| has_body)
                    .map_or(0, |length| length.parse::<usize>().unwrap());
                let mut body = bytes.split_off(end + 4);
                while body.len() < length {
                    let more = self.hear()?;
                    if more.is_empty() {
                        return Err(io::ErrorKind::UnexpectedEof.into());
                    }
                    body.extend(more);
                }
                return Ok(Answer { status, head, body });
            }
            let more = self.hear()?;
            if more.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            bytes.extend(more);
        }
    }
}

/// Where a server is and whom to believe there.
#[derive(Clone)]
pub(crate) struct There {
    pub(crate) address: SocketAddr,
    pub(crate) trust: Trust,
}

impl There {
    pub(crate) fn line(&self) -> io::Result<Line> {
        Line::open(self.address, &self.trust)
    }

    /// One request on a line of its own.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &str,
        body: &[u8],
    ) -> io::Result<Answer> {
        let mut line = self.line()?;
        let head = format!(
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n{headers}\r\n",
            body.len()
        );
        // Whoever is refused early need not be listened to.
        let _ = line.say(&[head.as_bytes(), body].concat());
        line.answer_with_body(method != "HEAD")
    }

    pub(crate) fn ask_json(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: &Value,
    ) -> io::Result<Answer> {
        let authorization = match token {
            "" => String::new(),
            token => format!("authorization: Bearer {token}\r\n"),
        };
        let headers = format!("content-type: application/json\r\n{authorization}");
        self.ask(method, path, &headers, body.to_string().as_bytes())
    }
}

/// The code of an authenticator, `steps` steps of thirty seconds from now.
pub(crate) fn totp(secret: &str, now: u64) -> String {
    let totp = Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(1)
        .with_step_duration(30)
        .with_secret(totp_rs::Secret::try_from_base32(secret).unwrap())
        .build()
        .unwrap();
    totp.generate(now).to_string()
}

/// An invented meeting room.
pub(crate) fn room(number: u128) -> Room {
    Room {
        id: RoomId(Uuid::from_u128(0xA000_0000 + number)),
        name: format!("Salle {number}"),
        region: Region::Sion,
        building: Bilingual::new("Bâtiment des Tests", "Testgebäude"),
        address: Address::default(),
        seats: 8,
        access: Bilingual::new("2e étage", "2. Stock"),
        in_use: true,
    }
}

/// A user on a device.
pub(crate) struct User {
    pub(crate) there: There,
    pub(crate) name: String,
    pub(crate) device: DeviceId,
    pub(crate) key: SigningKey,
    pub(crate) recovery: Vec<String>,
    pub(crate) session: Value,
    /// Counter of the last mutation that was made.
    pub(crate) made: u64,
}

pub(crate) const PASSWORD: &str = "une phrase assez longue";

impl User {
    /// Sets an account up by its one-time code, on a device whose session begins. `now` is the server's time in seconds.
    pub(crate) fn enrol(there: &There, name: &str, code: &str, device: u8, now: u64) -> Self {
        let begin = json!({"name": name, "code": code});
        let told = there
            .ask_json("POST", "/v1/auth/enrol", "", &begin)
            .unwrap();
        assert_eq!(told.status, 200, "{told:?}");
        let secret = told.json()["secret"].as_str().unwrap().to_owned();
        let mut user = Self {
            there: there.clone(),
            name: name.to_owned(),
            device: DeviceId(Uuid::from_u128(u128::from(device) << 64)),
            key: SigningKey::from_bytes(&[device; 32]),
            recovery: Vec::new(),
            session: Value::Null,
            made: 0,
        };
        let finish = json!({
            "name": name, "code": code, "password": PASSWORD, "totp": totp(&secret, now),
            "device": user.device, "key": user.public_key(), "proof": user.proof(Purpose::Enrol),
            "label": format!("Poste {device}"),
        });
        let done = there
            .ask_json("POST", "/v1/auth/enrol/finish", "", &finish)
            .unwrap();
        assert_eq!(done.status, 200, "{done:?}");
        user.recovery = done.json()["recovery_codes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect();
        user.session = done.json()["session"].clone();
        user
    }

    pub(crate) fn public_key(&self) -> String {
        BASE64.encode(self.key.verifying_key().to_bytes())
    }

    pub(crate) fn proof(&self, purpose: Purpose) -> Proof {
        let challenge = self
            .there
            .ask_json("POST", "/v1/auth/challenge", "", &Value::Null)
            .unwrap()
            .json()["challenge"]
            .as_str()
            .unwrap()
            .to_owned();
        let message = proof_message(purpose, &challenge, self.device);
        Proof {
            signature: BASE64.encode(self.key.sign(message.as_bytes()).to_bytes()),
            challenge,
        }
    }

    /// Signs in with a recovery code, which needs no waiting for the authenticator's next one, and takes the name of the
    /// device.
    pub(crate) fn sign_in(&mut self) {
        let code = self.recovery.pop().unwrap();
        let request = json!({
            "name": self.name, "password": PASSWORD, "second": {"by": "recovery", "code": code},
            "device": self.device, "key": self.public_key(), "proof": self.proof(Purpose::SignIn),
        });
        let answer = self
            .there
            .ask_json("POST", "/v1/auth/sign-in", "", &request)
            .unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
        self.session = answer.json();
        let name = json!({"device": self.device, "first_n": 1});
        let answer = self.post("/v1/devices", &name).unwrap();
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    pub(crate) fn token(&self) -> &str {
        self.session["token"].as_str().unwrap_or_default()
    }

    pub(crate) fn staff(&self) -> StaffId {
        serde_json::from_value(self.session["staff"].clone()).unwrap()
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> io::Result<Answer> {
        self.there.ask_json("POST", path, self.token(), body)
    }

    /// A mutation that makes a record.
    pub(crate) fn create<T: Aggregate>(&mut self, aggregate: &T) -> Mutation {
        self.made += 1;
        let identity = self.device.0.as_u128() + u128::from(self.made);
        Mutation {
            device: self.device,
            n: self.made,
            uuid: Uuid::from_u128(identity),
            group: Uuid::from_u128(identity),
            act: "room_save".to_owned(),
            record: aggregate.record_id(),
            kind: T::KIND,
            scope: aggregate.scope(),
            by: self.staff(),
            at: "2026-03-02T08:00:00Z".parse().unwrap(),
            base_version: 0,
            seen: 0,
            change: Change::Create(body_of(aggregate).unwrap()),
        }
    }

    pub(crate) fn push(&self, mutations: &[Mutation]) -> io::Result<Answer> {
        self.post(
            "/v1/push",
            &json!({"device": self.device, "schema": cii_sync::SCHEMA, "mutations": mutations}),
        )
    }

    /// A page of what is new since `cookie`.
    pub(crate) fn pull(&self, cookie: &Value, page: &Value) -> io::Result<Answer> {
        self.post(
            "/v1/pull",
            &json!({"device": self.device, "schema": cii_sync::SCHEMA, "cookie": cookie, "page": page,
                    "acknowledged": 0}),
        )
    }

    /// Everything that the user may see, page by page: identities of records.
    pub(crate) fn pull_all(&self) -> Vec<Uuid> {
        let mut page = Value::Null;
        let mut found = Vec::new();
        loop {
            let answer = self.pull(&Value::Null, &page).unwrap();
            assert_eq!(answer.status, 200, "{answer:?}");
            let answer = answer.json();
            assert_eq!(answer["answer"], "page", "{answer}");
            for put in answer["puts"].as_array().unwrap() {
                found.push(put["id"].as_str().unwrap().parse().unwrap());
            }
            match answer["next"]["next"].as_str() {
                Some("page") => {
                    page = answer["next"].clone();
                    page.as_object_mut().unwrap().remove("next");
                }
                _ => return found,
            }
        }
    }
}
