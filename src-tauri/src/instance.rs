//! One window for each data folder. Whoever comes second asks the first window to step forward, and ends.
//!
//! The first holds a lock in the folder for as long as it lives and listens on the machine's own address. Where, and
//! the word that whoever asks must know, stand beside the lock in a file that only its owner can read. Another folder
//! has another lock and another word, so that two windows on two folders know nothing of one another.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// Held by the instance that has the window.
const LOCK: &str = "instance.lock";
/// Where that instance listens.
const ADDRESS: &str = "instance.json";
/// What it says when its window is in front.
const SHOWN: &[u8] = b"shown\n";

/// How long the second waits for the first, which may be starting or ending at this very moment.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long one question or its answer may take.
const ANSWER: Duration = Duration::from_secs(2);
/// How long one attempt is apart from the next.
const PAUSE: Duration = Duration::from_millis(50);

/// What stands of this instance's claim to the folder.
#[derive(Debug)]
pub enum Claim {
    /// The folder is ours.
    First(Instance),
    /// Another instance had it, and its window is in front now.
    Shown,
    /// Another instance has it and does not answer, or the folder cannot be written. The start screen says which.
    Unclear,
}

/// The right to the window of a data folder. It ends with the process at the latest.
#[derive(Debug)]
pub struct Instance {
    listener: TcpListener,
    word: String,
    lock: File,
}

#[derive(Serialize, Deserialize)]
struct Address {
    port: u16,
    word: String,
}

/// Claims the folder, or has the window that is there step forward. `draw` fills a buffer with random bytes.
pub fn claim(folder: &Path, draw: impl Fn(&mut [u8])) -> Claim {
    claim_within(PATIENCE, folder, draw)
}

fn claim_within(patience: Duration, folder: &Path, draw: impl Fn(&mut [u8])) -> Claim {
    let until = Instant::now() + patience;
    loop {
        match lock(folder) {
            Ok(Some(lock)) => {
                return Instance::new(folder, lock, draw).map_or(Claim::Unclear, Claim::First);
            }
            Ok(None) if ask(folder).is_ok() => return Claim::Shown,
            Ok(None) if Instant::now() < until => thread::sleep(PAUSE),
            Ok(None) | Err(_) => return Claim::Unclear,
        }
    }
}

/// The lock, or `None` while another instance holds it.
fn lock(folder: &Path) -> io::Result<Option<File>> {
    let file = private()
        .read(true)
        .create(true)
        .truncate(false)
        .open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

/// Asks the instance that holds the folder for its window.
fn ask(folder: &Path) -> io::Result<()> {
    let Address { port, word } = serde_json::from_slice(&fs::read(folder.join(ADDRESS))?)?;
    let there = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&there, ANSWER)?;
    stream.set_read_timeout(Some(ANSWER))?;
    stream.set_write_timeout(Some(ANSWER))?;
    writeln!(stream, "{word}")?;
    let mut answer = Vec::new();
    stream.take(64).read_to_end(&mut answer)?;
    if answer == SHOWN {
        Ok(())
    } else {
        Err(io::ErrorKind::ConnectionRefused.into())
    }
}

impl Instance {
    fn new(folder: &Path, lock: File, draw: impl Fn(&mut [u8])) -> io::Result<Instance> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let mut word = [0; 16];
        draw(&mut word);
        let address = Address {
            port: listener.local_addr()?.port(),
            word: format!("{:032x}", u128::from_ne_bytes(word)),
        };
        write_whole(&folder.join(ADDRESS), &serde_json::to_vec(&address)?)?;
        Ok(Instance {
            listener,
            word: address.word,
            lock,
        })
    }

    /// From now on `show` is called when another instance asks for the window; it says whether there still is one.
    pub fn listen(self, show: impl Fn() -> bool + Send + 'static) {
        thread::spawn(move || {
            let Instance {
                listener,
                word,
                lock: _lock,
            } = self;
            for stream in listener.incoming().flatten() {
                if let Err(error) = answer(&stream, &word, &show) {
                    tracing::warn!(kind = %error.kind(), "a question to the window was not answered");
                }
            }
        });
    }
}

/// Answers whoever knows the word and still waits, and nobody else.
fn answer(mut stream: &TcpStream, word: &str, show: &impl Fn() -> bool) -> io::Result<()> {
    stream.set_read_timeout(Some(ANSWER))?;
    stream.set_write_timeout(Some(ANSWER))?;
    let mut line = String::new();
    BufReader::new(stream.take(64)).read_line(&mut line)?;
    if line.trim_end() == word && is_waiting(stream)? && show() {
        stream.write_all(SHOWN)?;
    }
    Ok(())
}

/// Whether the other side is still there. After a window hung for a while the questions of that time lie here, and
/// whoever asked them has opened a window of its own, over which this one must not step.
fn is_waiting(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let more = stream.peek(&mut [0]);
    stream.set_nonblocking(false)?;
    Ok(more.is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock))
}

/// Opening for writing; what is made is its owner's alone.
fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Writes a file so that nobody reads half of it.
fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".new");
    let temporary = PathBuf::from(temporary);
    private()
        .create(true)
        .truncate(true)
        .open(&temporary)?
        .write_all(content)?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const SOON: Duration = Duration::from_millis(200);

    fn draw(buffer: &mut [u8]) {
        buffer.fill(7);
    }

    fn first(folder: &Path) -> Instance {
        match claim_within(SOON, folder, draw) {
            Claim::First(instance) => instance,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_second_has_the_first_step_forward() {
        let folder = tempfile::tempdir().unwrap();
        let (tell, told) = mpsc::channel();
        first(folder.path()).listen(move || tell.send(()).is_ok());
        for _ in 0..3 {
            let claim = claim_within(PATIENCE, folder.path(), draw);
            assert!(matches!(claim, Claim::Shown), "{claim:?}");
            told.try_recv().unwrap();
        }
        assert!(told.try_recv().is_err(), "once for each");
    }

    #[test]
    fn the_second_may_come_before_the_first_listens() {
        let folder = tempfile::tempdir().unwrap();
        let instance = first(folder.path());
        let place = folder.path().to_owned();
        let second = thread::spawn(move || claim_within(PATIENCE, &place, draw));
        instance.listen(|| true);
        assert!(matches!(second.join().unwrap(), Claim::Shown));
    }

    #[test]
    fn two_folders_are_two_windows() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (tell, told) = mpsc::channel();
        for (folder, name) in [(&one, "one"), (&other, "other")] {
            let tell = tell.clone();
            first(folder.path()).listen(move || tell.send(name).is_ok());
        }
        let claim = claim_within(PATIENCE, other.path(), draw);
        assert!(matches!(claim, Claim::Shown), "{claim:?}");
        assert_eq!(told.try_iter().collect::<Vec<_>>(), ["other"]);
    }

    #[test]
    fn a_silent_window_is_not_taken_for_one() {
        let folder = tempfile::tempdir().unwrap();
        let silent = first(folder.path());
        assert!(matches!(
            claim_within(SOON, folder.path(), draw),
            Claim::Unclear
        ));
        // It comes to itself again, and leaves in peace whoever gave up waiting.
        let (tell, told) = mpsc::channel();
        silent.listen(move || tell.send(()).is_ok());
        let claim = claim_within(PATIENCE, folder.path(), draw);
        assert!(matches!(claim, Claim::Shown), "{claim:?}");
        assert_eq!(told.try_iter().count(), 1);
    }

    #[test]
    fn a_window_that_is_gone_leaves_the_folder_free() {
        let folder = tempfile::tempdir().unwrap();
        drop(first(folder.path()));
        // Its process ended: the address that is left leads nowhere, and the folder is free.
        assert!(folder.path().join(ADDRESS).exists());
        // And one that is just closing does not say that it was shown.
        first(folder.path()).listen(|| false);
        assert!(matches!(
            claim_within(SOON, folder.path(), draw),
            Claim::Unclear
        ));
    }

    #[test]
    fn a_folder_that_cannot_be_used_is_left_to_the_start_screen() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        fs::write(&file, "").unwrap();
        for folder in [file.as_path(), &folder.path().join("nowhere")] {
            let claim = claim_within(SOON, folder, draw);
            assert!(matches!(claim, Claim::Unclear), "{claim:?}");
        }
    }

    #[test]
    fn only_who_knows_the_word_moves_the_window() {
        let folder = tempfile::tempdir().unwrap();
        let instance = first(folder.path());
        let port = instance.listener.local_addr().unwrap().port();
        let (tell, told) = mpsc::channel();
        instance.listen(move || tell.send(()).is_ok());
        for line in ["", "\n", "shown\n", &"7".repeat(10_000)] {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
            stream.write_all(line.as_bytes()).ok();
            stream.shutdown(std::net::Shutdown::Write).ok();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).ok();
            assert!(answer.is_empty(), "{line:?}");
        }
        assert!(told.try_recv().is_err());
    }

    #[cfg(unix)]
    #[test]
    fn the_word_is_for_the_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let _instance = first(folder.path());
        for name in [LOCK, ADDRESS] {
            let mode = fs::metadata(folder.path().join(name))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
    }
}
