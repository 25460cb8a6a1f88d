//! A desktop without a window: a device that is signed in, and what it sends.

use std::sync::Arc;

use anyhow::{Context as _, Result, anyhow, bail};
use chrono::DateTime;
use cii_domain::{Bilingual, Region, RoomId, person::Address, staff::Room};
use cii_remote::{DeviceKey, Failure, Server, ServerAddress};
use cii_sync::{
    Aggregate as _, Change, DeviceId, DeviceRequest, Mutation, Purpose, PushAnswer, PushRequest,
    SCHEMA, SecondFactor, Secret, SessionAnswer, SignInRequest, TakeNameRequest, body_of,
};
use uuid::Uuid;

use crate::{
    office::PASSWORD,
    shared_server::{Account, SharedServer},
};

/// A device that is signed in.
pub struct Desk {
    /// The way to the server.
    pub server: Arc<Server>,
    /// The session with its token.
    pub session: SessionAnswer,
    /// Its name.
    pub device: DeviceId,
    last_uuid: Option<Uuid>,
}

/// Fills with what nobody can guess.
pub fn random(buffer: &mut [u8]) {
    if getrandom::fill(buffer).is_err() {
        buffer.fill(0);
    }
}

/// A new identity.
pub fn draw() -> Uuid {
    let mut bytes = [0; 16];
    random(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

/// A refusal as an error of this program.
#[expect(clippy::needless_pass_by_value, reason = "to be handed to map_err")]
pub fn refused(failure: Failure) -> anyhow::Error {
    anyhow!("{failure:?}")
}

impl Desk {
    /// Signs in with one of the account's recovery codes.
    ///
    /// # Errors
    /// If the server refuses.
    pub fn new(server: &SharedServer, account: &mut Account) -> Result<Self> {
        let address: ServerAddress = server
            .address()
            .parse()
            .map_err(|error| anyhow!("{error:?}"))?;
        let remote = Arc::new(Server::new(address));
        let key = DeviceKey::draw(&mut random);
        let device = DeviceId(draw());
        let challenge = remote.challenge().map_err(refused)?;
        let session = remote
            .sign_in(&SignInRequest {
                name: account.name().to_owned(),
                password: Secret(PASSWORD.to_owned()),
                second: SecondFactor::Recovery {
                    code: Secret(account.take_code()),
                },
                device,
                key: key.public(),
                proof: key.prove(Purpose::SignIn, &challenge, device),
                label: None,
            })
            .map_err(refused)?;
        let name = TakeNameRequest {
            device: DeviceRequest { device, first_n: 1 },
            other: None,
        };
        remote.take_name(&session.token, &name).map_err(refused)?;
        Ok(Self {
            server: remote,
            session,
            device,
            last_uuid: None,
        })
    }

    /// A new room of this name, as the `n`th change of this desk.
    ///
    /// # Errors
    /// If it cannot be written as a record.
    pub fn room(&self, n: u64, name: String) -> Result<Mutation> {
        let room = Room {
            id: RoomId(draw()),
            name,
            region: Region::Sion,
            building: Bilingual::default(),
            address: Address::default(),
            seats: 8,
            access: Bilingual::default(),
            in_use: true,
        };
        Ok(Mutation {
            device: self.device,
            n,
            uuid: draw(),
            group: draw(),
            act: "save_room".to_owned(),
            record: room.record_id(),
            kind: Room::KIND,
            scope: room.scope(),
            by: self.session.staff,
            at: DateTime::UNIX_EPOCH,
            base_version: 0,
            seen: 0,
            change: Change::Create(body_of(&room)?),
        })
    }

    /// Sends what must be taken as it is.
    ///
    /// # Errors
    /// If it is not.
    pub fn push(&mut self, mutations: Vec<Mutation>) -> Result<()> {
        let last = mutations.last().map(|mutation| mutation.uuid);
        let request = PushRequest {
            device: self.device,
            schema: SCHEMA,
            after: self.last_uuid,
            mutations,
        };
        let answer = self.server.push(&self.session.token, &request);
        match answer.map_err(refused)? {
            PushAnswer::Taken { results } => {
                let outcome = results.last().context("a result")?.outcome.clone();
                if outcome != cii_sync::Outcome::Applied {
                    bail!("not applied: {outcome:?}");
                }
                self.last_uuid = last;
                Ok(())
            }
            answer => bail!("{answer:?}"),
        }
    }
}
