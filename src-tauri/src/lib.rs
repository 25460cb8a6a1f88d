//! The desktop shell: the only crate that knows tauri. It opens the window, runs the core's commands away
//! from the window's thread, and lends the core the machine's clock, randomness, keyring and viewer.
//! It holds no rule of the office and no state that matters after it ends.

pub mod choosing;
pub mod closing;
pub mod commands;
pub mod host;
pub mod instance;
pub mod keys;
mod log;
pub mod start;
pub mod window;

use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use cii_app::Host;
use tauri::{Context, Emitter, Manager, RunEvent, Runtime};

use crate::closing::{CLOSING, CloseGuard};
use crate::commands::{Core, FirstPaint};
use crate::host::DesktopHost;
use crate::instance::Claim;
use crate::start::{Start, StartError, USAGE};

/// Runs the application until its window is closed.
pub fn run() -> ExitCode {
    let since = Instant::now();
    let start = match Start::parse(env::args_os().skip(1)) {
        Ok(start) => start,
        Err(error) => {
            match error {
                StartError::UnknownOption(option) if option == "--help" => {}
                StartError::UnknownOption(option) => eprintln!("?: {option}"),
                StartError::BadValue(option) => eprintln!("?: {option} …"),
            }
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run_with(&start, since) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run_with(start: &Start, since: Instant) -> Result<()> {
    if !has_display() {
        bail!(
            "aucun écran (DISPLAY, WAYLAND_DISPLAY) / kein Bildschirm (DISPLAY, WAYLAND_DISPLAY)"
        );
    }
    let folder = match &start.data {
        Some(path) => std::path::absolute(path)?,
        None => dirs::data_local_dir()
            .context("no place for application data")?
            .join("bureau-cii"),
    };
    // What is wrong with the folder, or who has it open already, the core finds and the window says.
    make_private(&folder).ok();
    let host = Arc::new(DesktopHost::default());
    let instance = match instance::claim(&folder, |buffer| host.random(buffer)) {
        Claim::First(instance) => Some(instance),
        Claim::Unclear => None,
        Claim::Shown => {
            eprintln!(
                "déjà ouverte, sa fenêtre est devant / bereits geöffnet, ihr Fenster ist vorne"
            );
            return Ok(());
        }
    };
    log::begin(&folder);
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "start");

    let core = Core::start(Arc::clone(&host), &folder, start);
    let first_paint = FirstPaint::new(start.report_first_paint.then_some(since));
    let (place, report) = (folder.clone(), start.report_first_paint);
    let app = commands::register(tauri::Builder::default(), core.clone(), first_paint)
        .setup(move |app| {
            let window = window::open(app.handle(), &place, report)?;
            if let Some(instance) = instance {
                let handle = app.handle().clone();
                instance.listen(move || window::show(&handle));
            }
            host.listen(move |event| {
                if window.emit("changed", event).is_err() {
                    tracing::warn!("the window did not hear of a change");
                }
            });
            Ok(())
        })
        .build(context())
        .context("the window did not open")?;

    app.run(move |app, event| match event {
        RunEvent::WindowEvent {
            event: tauri::WindowEvent::CloseRequested { api, .. },
            ..
        } => {
            window::remember(app, &folder);
            if app.state::<CloseGuard>().asks() && app.emit(CLOSING, ()).is_ok() {
                api.prevent_close();
            }
        }
        RunEvent::Exit => {
            core.lock();
            tracing::info!("end");
        }
        _ => {}
    });
    Ok(())
}

/// Makes the data folder, where it is missing, and keeps it for its owner alone.
fn make_private(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    // Whatever made it before may have left it open to others.
    #[cfg(unix)]
    std::fs::set_permissions(folder, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    Ok(())
}

/// The configuration and the embedded interface.
pub fn context<R: Runtime>() -> Context<R> {
    tauri::generate_context!()
}

/// Without a display the window library panics; better to say it.
#[cfg(all(unix, not(target_os = "macos")))]
fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|v| !v.is_empty()))
}

#[cfg(not(all(unix, not(target_os = "macos"))))]
fn has_display() -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn the_data_folder_is_for_its_owner_alone_whoever_made_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("data");
        for _ in 0..2 {
            super::make_private(&folder).unwrap();
            assert_eq!(
                metadata(&folder).unwrap().permissions().mode() & 0o777,
                0o700
            );
            set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
        }
    }
}
