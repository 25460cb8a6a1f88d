//! `serve`: from the configuration to a server that listens.

use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Context, Result};
use cii_server::http::{self, Certificate, Live, Service, Stop};
use tokio::net::TcpListener;

use super::{
    arguments::Arguments,
    configuration::Configuration,
    host::Machine,
    store::{Hub, Opened},
    tell,
};

pub(super) fn serve(arguments: &Arguments) -> Result<()> {
    begin_journal();
    let opened = Opened::open(arguments)?;
    let engine = opened.engine()?;
    run(&opened, engine)
}

/// From here on what happens is told on the standard error output, a line of JSON each.
pub(super) fn begin_journal() {
    tracing_subscriber::fmt()
        .json()
        .with_max_level(tracing::Level::INFO)
        .with_writer(std::io::stderr)
        .init();
}

fn pem(configuration: &Configuration) -> Result<(Vec<u8>, Vec<u8>)> {
    let read = |path: &std::path::Path| {
        fs::read(path).with_context(|| format!("cannot be read: {}", path.display()))
    };
    Ok((read(&configuration.certificate)?, read(&configuration.key)?))
}

/// The certificate that is configured.
pub(super) fn certificate(configuration: &Configuration) -> Result<Certificate> {
    let (chain, key) = pem(configuration)?;
    Ok(Certificate::from_pem(&chain, &key)?)
}

/// Serves until it is told to stop.
pub(super) fn run(opened: &Opened, engine: Hub) -> Result<()> {
    // Several servers may share a database, but not a folder with a database of its own.
    let (_lock, shared) = match &opened.postgres {
        None => (Some(opened.folder.lock()?), None),
        Some(postgres) => (None, Some((Arc::clone(postgres), postgres.line()?))),
    };
    match engine.finish_letting_go() {
        Ok(true) => tracing::info!("what was let go is now out of the files as well"),
        Ok(false) => {}
        // It stays noted; the office can work meanwhile.
        Err(error) => tracing::error!(%error, "what was let go still lies in the files"),
    }
    let certificate = Arc::new(certificate(&opened.configuration)?);
    let live = Arc::new(Live::default());
    let service = service(opened, engine, &live)?;
    let stop = Arc::new(Stop::default());
    let hush = Arc::new(AtomicBool::new(false));
    let listener = shared.map(|(postgres, line)| {
        let (live, hush) = (Arc::clone(&live), Arc::clone(&hush));
        std::thread::spawn(move || postgres.listen(line, &|| live.ring(), &hush))
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let served = runtime.block_on(async {
        let socket = TcpListener::bind(&opened.configuration.listen)
            .await
            .with_context(|| opened.configuration.listen.clone())?;
        obey(Arc::clone(&stop), &opened.configuration, &certificate)?;
        tell(&format!("listening on {}", socket.local_addr()?))?;
        tracing::info!("begins");
        announce()?;
        http::serve(socket, certificate, service, &stop).await?;
        tracing::info!("ends");
        Ok(())
    });
    hush.store(true, Ordering::Relaxed);
    if let Some(listener) = listener {
        // It ends by itself; that it panicked is known from its own message.
        let _ = listener.join();
    }
    served
}

fn service(opened: &Opened, engine: Hub, live: &Arc<Live>) -> Result<Service> {
    let (postgres, ringing) = (opened.postgres.clone(), Arc::clone(live));
    Ok(Service {
        hub: Arc::new(engine),
        accounts: Arc::new(opened.accounts()?),
        host: Arc::new(Machine),
        live: Arc::clone(live),
        // Through the database everybody hears it, this process too; if that fails, those here hear it at least, and the
        // others with their next poll.
        ring: Box::new(move || match &postgres {
            Some(postgres) if postgres.ring().is_ok() => {}
            _ => ringing.ring(),
        }),
        limits: opened.configuration.limits.clone(),
        proxies: opened.configuration.proxies.clone(),
        metrics_token: opened
            .folder
            .find_secret("BUREAU_CII_METRICS_TOKEN", "metrics-token")?,
    })
}

/// Says that it serves to whoever started it and waits for that: systemd, for a unit of the type `notify`.
#[cfg(unix)]
fn announce() -> Result<()> {
    let Some(socket) = std::env::var_os("NOTIFY_SOCKET") else {
        return Ok(());
    };
    let told = std::os::unix::net::UnixDatagram::unbound()?;
    told.send_to(b"READY=1", &socket)
        .with_context(|| format!("NOTIFY_SOCKET {}", socket.display()))?;
    Ok(())
}

/// Nobody waits.
#[cfg(not(unix))]
fn announce() -> Result<()> {
    Ok(())
}

/// Does what the system's signals say.
#[cfg(unix)]
fn obey(
    stop: Arc<Stop>,
    configuration: &Configuration,
    certificate: &Arc<Certificate>,
) -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let certificate = Arc::clone(certificate);
    let files = (configuration.certificate.clone(), configuration.key.clone());
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => break,
                _ = interrupt.recv() => break,
                _ = hangup.recv() => {
                    let read = fs::read(&files.0).and_then(|chain| Ok((chain, fs::read(&files.1)?)));
                    let replaced = match read {
                        Ok((chain, key)) => certificate.replace(&chain, &key).map_err(|error| error.to_string()),
                        Err(error) => Err(error.to_string()),
                    };
                    match replaced {
                        Ok(()) => tracing::info!("the certificate was read anew"),
                        Err(error) => tracing::error!(error, "the certificate was not replaced"),
                    }
                }
            }
        }
        stop.now();
    });
    Ok(())
}

/// Does what the system's signals say.
#[cfg(not(unix))]
fn obey(stop: Arc<Stop>, _: &Configuration, _: &Arc<Certificate>) -> Result<()> {
    tokio::spawn(async move {
        // Without the signal it can still be ended by force.
        let _ = tokio::signal::ctrl_c().await;
        stop.now();
    });
    Ok(())
}
