//! The wire: what is sent, lost, doubled and late, and what both ends do when something arrives.

use anyhow::{Result, bail, ensure};
use cii_store::{Applied, Outgoing};
use cii_sync::{
    DeviceId, DeviceRequest, Next, PullAnswer, PullReaction, PushAnswer, PushRequest, Reply,
    SCHEMA, Stopped, Todo,
};

use crate::{
    device::{Asked, Outstanding},
    server::{Request, Response},
    world::World,
};

/// How long a device waits for an answer.
const PATIENCE: u64 = 30_000;

/// Something on its way.
#[derive(Debug, Clone)]
pub(crate) enum Message {
    ToServer {
        device: usize,
        id: u64,
        text: String,
        answered: bool,
    },
    ToDevice {
        device: usize,
        id: u64,
        response: Response,
    },
    Timeout {
        device: usize,
        id: u64,
    },
}

impl World {
    /// Lets a device say what it has to say, if it waits for nothing.
    pub(crate) fn pump(&mut self, device: usize) -> Result<()> {
        let now = self.now;
        let one = self.device(device)?;
        if one.outstanding.is_some() {
            return Ok(());
        }
        let queue = one.store()?.queue()?;
        let this = one.store()?.device();
        match one.client.next(now, queue.kept, queue.last) {
            Todo::Push { from, most } => {
                let outgoing = one.store_mut()?.next_outgoing(from, most.min(7))?;
                let mutations = match outgoing {
                    Outgoing::Changes(mutations) => mutations,
                    blob @ Outgoing::Blob { .. } => return self.bring(device, &blob),
                };
                let request = Request::Push(PushRequest {
                    device: this,
                    schema: SCHEMA,
                    after: one.store()?.find_own_uuid(from.saturating_sub(1))?,
                    mutations,
                });
                self.send(device, Asked::Push, &request)
            }
            Todo::Pull if one.store()?.is_staged_whole() => self.apply(device),
            Todo::Pull => {
                let request = Request::Pull(one.store()?.pull_request()?);
                self.send(device, Asked::Pull, &request)
            }
            Todo::Rename => {
                let name = DeviceId(self.chance.uuid());
                self.register(device, name, queue.kept)
            }
            Todo::Wait { .. } => self.fetch(device),
            Todo::Stop(Stopped::SignIn) => self.register(device, this, queue.kept),
            Todo::Stop(Stopped::Removal { .. }) => {
                one.agreed = true;
                one.client.resume(now);
                self.count("large removals agreed to");
                self.apply(device)
            }
            Todo::Stop(stopped) => bail!("progress: device {device} stopped: {stopped:?}"),
        }
    }

    fn register(&mut self, device: usize, name: DeviceId, first_n: u64) -> Result<()> {
        let request = Request::Register(DeviceRequest {
            device: name,
            first_n,
        });
        self.send(device, Asked::Name(name, first_n), &request)
    }

    pub(crate) fn send(&mut self, device: usize, kind: Asked, request: &Request) -> Result<()> {
        let text = serde_json::to_string(request)?;
        self.next_id += 1;
        let id = self.next_id;
        self.device(device)?.outstanding = Some(Outstanding { id, kind });
        self.note(&format!("send {device} {id} {kind:?}"));
        self.post(PATIENCE, Message::Timeout { device, id });
        if self.hostile && self.chance.percent(6) {
            self.count("requests lost");
            return Ok(());
        }
        let answered = !(self.hostile && self.chance.percent(6));
        if !answered {
            self.count("answers lost");
        }
        if self.hostile && self.chance.percent(6) {
            self.count("requests doubled");
            let again = self.delay();
            self.post(
                again,
                Message::ToServer {
                    device,
                    id,
                    text: text.clone(),
                    answered: false,
                },
            );
        }
        let delay = self.delay();
        self.post(
            delay,
            Message::ToServer {
                device,
                id,
                text,
                answered,
            },
        );
        Ok(())
    }

    /// How long something takes: mostly short, sometimes longer than anybody waits.
    fn delay(&mut self) -> u64 {
        if self.hostile && self.chance.percent(5) {
            self.count("messages delayed");
            return 20_000 + self.chance.below(60_000);
        }
        5 + self.chance.below(500)
    }

    fn post(&mut self, delay: u64, message: Message) {
        self.next_id += 1;
        self.wire.insert((self.now + delay, self.next_id), message);
    }

    /// Whether anything is on its way.
    pub(crate) fn is_silent(&self) -> bool {
        self.wire.is_empty()
    }

    /// Lets the next thing arrive. False: nothing is on its way.
    pub(crate) fn deliver(&mut self) -> Result<bool> {
        let Some(((time, _), message)) = self.wire.pop_first() else {
            return Ok(false);
        };
        self.now = self.now.max(time);
        match message {
            Message::ToServer {
                device,
                id,
                text,
                answered,
            } => self.at_server(device, id, &text, answered)?,
            Message::ToDevice {
                device,
                id,
                response,
            } => {
                if self.is_waited_for(device, id)? {
                    self.wire.retain(
                        |_, other| !matches!(other, Message::Timeout { id: of, .. } if *of == id),
                    );
                    self.at_device(device, Some(response))?;
                }
            }
            Message::Timeout { device, id } => {
                if self.is_waited_for(device, id)? {
                    self.note(&format!("timeout {device} {id}"));
                    self.at_device(device, None)?;
                }
            }
        }
        Ok(true)
    }

    fn is_waited_for(&mut self, device: usize, id: u64) -> Result<bool> {
        let one = self.device(device)?;
        Ok(one
            .outstanding
            .as_ref()
            .is_some_and(|outstanding| outstanding.id == id))
    }

    fn at_server(&mut self, device: usize, id: u64, text: &str, answered: bool) -> Result<()> {
        if self.hostile && self.chance.percent(3) {
            let statements = 1 + self.chance.below(40);
            self.server.die_after(statements);
        }
        let staff = self.device(device)?.staff;
        let answer = self.server.answer(staff, text, self.now)?;
        self.server.die_after(0);
        let Some(response) = answer else {
            self.count("server cut in a statement");
            return self.crash_server();
        };
        self.note(&format!("answer {device} {id} {}", brief(&response)));
        if self.hostile && self.chance.percent(2) {
            self.count("server cut after a commit");
            return self.crash_server();
        }
        if answered {
            let delay = self.delay();
            self.post(
                delay,
                Message::ToDevice {
                    device,
                    id,
                    response,
                },
            );
        }
        Ok(())
    }

    /// The server's process ends and starts again.
    pub(crate) fn crash_server(&mut self) -> Result<()> {
        self.now += 3_000;
        self.note("server starts");
        self.server.crash(self.now)
    }

    fn at_device(&mut self, device: usize, response: Option<Response>) -> Result<()> {
        let (now, chance) = (self.now, self.chance.number());
        let one = self.device(device)?;
        let Some(asked) = one.outstanding.take() else {
            return Ok(());
        };
        match asked.kind {
            Asked::Push => {
                let reply: Reply<PushAnswer> = read(response)?;
                one.client.on_push(&reply, now, chance);
                match reply {
                    Reply::Answer(PushAnswer::Cloned) => self.count("clones found by push"),
                    Reply::Answer(PushAnswer::Missing { blobs }) => {
                        return self.bring_missing(device, &blobs);
                    }
                    Reply::Answer(PushAnswer::Taken { .. }) => one.contents.on_taken(),
                    _ => {}
                }
                Ok(())
            }
            Asked::State(blob) | Asked::Put(blob) => self.on_state(device, blob, response),
            Asked::Get(fetching) => self.on_part(device, fetching, response),
            Asked::Pull => {
                let reply: Reply<PullAnswer> = read(response)?;
                let reaction = one.client.on_pull(&reply, now, chance);
                self.react(device, reaction, reply)
            }
            Asked::Name(name, first_n) => {
                match response {
                    Some(Ok(_)) => {
                        if one.store()?.device() != name {
                            one.store_mut()?.rename_device(name, ("server", ""))?;
                        }
                        one.client.resume(now);
                        one.client.renamed(first_n, now);
                    }
                    Some(Err(status)) => one.client.on_failure(Some(status), now, chance),
                    None => one.client.on_failure(None, now, chance),
                }
                Ok(())
            }
        }
    }

    fn react(
        &mut self,
        device: usize,
        reaction: PullReaction,
        reply: Reply<PullAnswer>,
    ) -> Result<()> {
        let cut = self.cut();
        let now = self.now;
        let one = self.device(device)?;
        match (reaction, reply) {
            (PullReaction::Stage, Reply::Answer(PullAnswer::Page(page))) => {
                let shown = crate::check::shown(one)?;
                if one.mortal(cut, now, |store| store.stage(&page))?.is_none() {
                    self.count("device cut in staging");
                    return Ok(());
                }
                ensure!(
                    crate::check::shown(self.device(device)?)? == shown,
                    "atomic apply: a page shows before the last one is there"
                );
                if matches!(page.next, Next::End(_)) {
                    self.apply(device)?;
                } else {
                    self.count("pages before the last");
                }
            }
            (PullReaction::Forget, _) => {
                self.count("pulls begun again");
                self.device(device)?.store_mut()?.forget_stage()?;
            }
            (PullReaction::ForgetCookie, _) => {
                self.count("cookies refused");
                self.device(device)?.store_mut()?.forget_cookie()?;
            }
            _ => {}
        }
        Ok(())
    }

    pub(crate) fn cut(&mut self) -> Option<u32> {
        (self.hostile && self.chance.percent(5))
            .then(|| u32::try_from(1 + self.chance.below(400)).unwrap_or(1))
    }

    fn apply(&mut self, device: usize) -> Result<()> {
        let cut = self.cut();
        let now = self.now;
        let one = self.device(device)?;
        let agreed = one.agreed;
        let was_new = one.store()?.cookie().is_none() && one.store()?.last_own()? == 0;
        let applied = one.mortal(cut, now, |store| store.apply_staged(agreed))?;
        // What was destroyed here is known for as long as the outbox says so: until a backup covers it.
        let withdrawn = crate::check::withdrawn_on(self.device(device)?)?;
        self.withdrawn.extend(withdrawn);
        let Some(applied) = applied else {
            self.count("device cut in applying");
            if was_new && self.device(device)?.store()?.cookie().is_some() {
                self.count("first pulls completed at the next start");
                crate::check::device_is_sound(self, device)?;
            }
            return Ok(());
        };
        let one = self.device(device)?;
        match applied {
            Applied::Done { changed } => {
                one.agreed = false;
                if changed > 0 {
                    one.contents.try_again();
                }
                let cookie = one.store()?.cookie();
                self.note(&format!("applied {device} {cookie:?}"));
                self.count("pulls applied");
                if self.chance.percent(25) {
                    crate::check::device_is_sound(self, device)?;
                }
            }
            Applied::Cloned => {
                one.client.clone_found(now);
                self.count("clones found by pull");
            }
            Applied::Removal { removed, of } => one.client.ask_removal(removed, of),
            Applied::Incomplete => {}
        }
        Ok(())
    }
}

pub(crate) fn read<T: serde::de::DeserializeOwned>(response: Option<Response>) -> Result<Reply<T>> {
    Ok(match response {
        None => Reply::Lost,
        Some(Err(status)) => Reply::Status(status),
        Some(Ok(body)) => Reply::Answer(serde_json::from_str(&body)?),
    })
}

fn brief(response: &Response) -> String {
    match response {
        Ok(body) => body.chars().take(60).collect(),
        Err(status) => status.to_string(),
    }
}
