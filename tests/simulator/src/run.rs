//! A run: three storms, each followed by calm weather in which everything must hold.

use anyhow::{Result, ensure};
use cii_sync::{
    LONGEST_WAIT, POLL, Todo,
    sabotage::{self, Sabotage},
};

use crate::{
    check, rogue,
    world::{Counts, Does, MOST_DEVICES, World},
};

/// What a run did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What tells it from another run.
    pub trace: String,
    /// What happened how often.
    pub counts: Counts,
    /// Devices at the end, clones included.
    pub devices: usize,
}

/// How a run is made.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Steps of each storm.
    pub steps: u64,
    /// A bug to be put in.
    pub sabotage: Option<Sabotage>,
    /// Print everything.
    pub loud: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            steps: 120,
            sabotage: None,
            loud: false,
        }
    }
}

/// Runs one seed. An error is a broken invariant.
pub fn run(seed: u64, options: Options) -> Result<Report> {
    let folder = scratch()?;
    let mut world = World::new(seed, folder.path(), options.loud)?;
    calm(&mut world)?;
    sabotage::put_in(options.sabotage);
    let result = storms(&mut world, options);
    sabotage::put_in(None);
    result?;
    let devices = world.devices.len();
    world.count_many("devices", u64::try_from(devices)?);
    Ok(Report {
        trace: world.trace(),
        counts: world.counts.clone(),
        devices,
    })
}

fn storms(world: &mut World, options: Options) -> Result<()> {
    for _ in 0..3 {
        world.hostile = true;
        for _ in 0..options.steps {
            step(world)?;
        }
        world.hostile = false;
        calm(world)?;
        check::at_rest(world)?;
    }
    Ok(())
}

/// Puts a bug in and runs seeds from 1 on until an invariant breaks: the seed, and what broke. None: it was not found
/// within so many.
pub fn hunt(sabotage: Sabotage, most: u64) -> Option<(u64, String)> {
    let options = Options {
        sabotage: Some(sabotage),
        ..Options::default()
    };
    (1..=most).find_map(|seed| {
        run(seed, options)
            .err()
            .map(|error| (seed, format!("{error:#}")))
    })
}

/// In memory if the system has such a place: nothing here tests the disk.
fn scratch() -> Result<tempfile::TempDir> {
    let memory = std::path::Path::new("/dev/shm");
    Ok(if memory.is_dir() {
        tempfile::tempdir_in(memory)?
    } else {
        tempfile::tempdir()?
    })
}

fn any_device(world: &mut World) -> usize {
    let devices = u64::try_from(world.devices.len()).unwrap_or(1);
    usize::try_from(world.chance.below(devices)).unwrap_or(0)
}

fn step(world: &mut World) -> Result<()> {
    let device = any_device(world);
    match world.chance.below(200) {
        0..56 => {
            let cut = world
                .chance
                .percent(5)
                .then(|| u32::try_from(1 + world.chance.below(300)).unwrap_or(1));
            world.act(device, Does::Anything, cut)
        }
        56..60 => world.undo(device),
        60..150 => {
            world.pump(device)?;
            for _ in 0..world.chance.below(3) {
                world.deliver()?;
            }
            Ok(())
        }
        150..170 => world.deliver().map(drop),
        170..180 => {
            world.now += world.chance.below(60_000);
            let now = world.now;
            world.device(device)?.client.poke(now);
            Ok(())
        }
        180..184 => {
            world.count("devices crashed");
            let now = world.now;
            world.device(device)?.crash(now)
        }
        184..187 => {
            world.count("server crashed");
            world.crash_server()
        }
        187..191 => {
            world.count("backups");
            world.server.backup(world.now)
        }
        191 => restore(world),
        192 if world.devices.len() < MOST_DEVICES => {
            world.count("devices cloned");
            world.clone_device(device)
        }
        193..196 => rogue::attempt(world),
        196..198 => {
            if let Some((record, value)) = rogue::newer(world)? {
                world.future.insert(record, value);
            }
            Ok(())
        }
        198 => {
            world.now += 24 * 3_600_000;
            Ok(())
        }
        _ => Ok(()),
    }
}

fn restore(world: &mut World) -> Result<()> {
    world.now += 10_000;
    let told = world.chance.percent(50);
    let epoch = world.chance.uuid();
    let newest_is_lost = world.chance.percent(30);
    if world
        .server
        .restore(told.then_some(epoch), newest_is_lost, world.now)?
    {
        world.count("server restored");
        // What only a raw sender knew is gone with the lost line of history.
        world.future.clear();
    }
    Ok(())
}

/// Lets everything come to rest.
fn calm(world: &mut World) -> Result<()> {
    const ROUNDS: u32 = 3_000;
    let mut quiet = 0;
    for _ in 0..ROUNDS {
        let mut idle = true;
        for device in 0..world.devices.len() {
            world.pump(device)?;
            let now = world.now;
            let one = world.device(device)?;
            let queue = one.store()?.queue()?;
            let waits = matches!(
                one.client.next(now, queue.kept, queue.last),
                Todo::Wait { .. }
            );
            let wanted = one
                .store()?
                .next_fetching(u64::MAX, one.contents.refused())?;
            idle &= one.outstanding.is_none() && waits && wanted.is_none();
            let queue = one.store()?.queue()?;
            idle &= queue.first > queue.last;
        }
        if !world.is_silent() {
            world.deliver()?;
            quiet = 0;
            continue;
        }
        if !idle {
            world.now += 1_000 + world.chance.below(30_000);
            continue;
        }
        // Once more round for everybody: what one sent, the others have to hear of.
        quiet += 1;
        if quiet > 2 {
            return Ok(());
        }
        // So much later everybody has asked again, those too that waited because of their failures.
        world.now += LONGEST_WAIT + POLL;
        let now = world.now;
        for device in 0..world.devices.len() {
            let one = world.device(device)?;
            one.client.poke(now);
        }
        for device in 0..world.devices.len() {
            world.pump(device)?;
        }
        while world.deliver()? {
            for device in 0..world.devices.len() {
                world.pump(device)?;
            }
        }
    }
    ensure!(false, "progress: no rest after {ROUNDS} rounds");
    Ok(())
}
