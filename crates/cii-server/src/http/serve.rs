//! Connections: taken, secured, given up when they do not get on, ended in order.

use std::{
    collections::HashMap,
    io,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError, atomic::Ordering},
    time::Duration,
};

use axum::Router;
use hyper::{Request, body::Incoming, server::conn::http1, service::Service as _};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;

use super::{
    Certificate, Limits, Running, Service, Shared,
    observe::{Peer, network},
    patience::Patient,
    router, tls,
};

/// Largest head of a request.
const HEAD: usize = 16 * 1024;
/// After a connection could not be taken, because there are too many files for example.
const BREATH: Duration = Duration::from_millis(100);

/// Ends the server in order.
#[derive(Debug)]
pub struct Stop(watch::Sender<bool>);

impl Default for Stop {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Stop {
    /// Nothing new is taken; what is under way is finished.
    pub fn now(&self) {
        self.0.send_replace(true);
    }
}

/// Comes back when it is time to stop.
pub(super) async fn told(stop: &mut watch::Receiver<bool>) {
    // If nobody is left to say so, it is time too.
    let _ = stop.wait_for(|stop| *stop).await;
}

/// Serves until it is stopped.
pub async fn serve(
    listener: TcpListener,
    certificate: Arc<Certificate>,
    service: Service,
    stop: &Stop,
) -> io::Result<()> {
    let config = tls::config(certificate).map_err(io::Error::other)?;
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let running: Shared = Arc::new(Running::new(service, stop.0.subscribe()));
    let router = router(&running);
    let guests = Arc::new(Guests::default());
    let mut connections = JoinSet::new();
    let mut stopped = stop.0.subscribe();
    loop {
        let accepted = tokio::select! {
            () = told(&mut stopped) => break,
            // Those that ended make room.
            Some(_) = connections.join_next() => continue,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        let limits = &running.service.limits;
        let Some(seat) = guests.seat(network(peer.ip()), limits) else {
            // Closed without a word: there is no room to speak in.
            continue;
        };
        let connection = Connection {
            acceptor: acceptor.clone(),
            router: router.clone(),
            running: Arc::clone(&running),
            peer: peer.ip(),
        };
        connections.spawn(async move {
            let _seat = seat;
            connection.run(stream).await;
        });
    }
    drop(listener);
    let all = async { while connections.join_next().await.is_some() {} };
    if timeout(running.service.limits.farewell, all).await.is_err() {
        tracing::warn!("connections were cut");
    }
    Ok(())
}

struct Connection {
    acceptor: TlsAcceptor,
    router: Router,
    running: Shared,
    peer: IpAddr,
}

impl Connection {
    async fn run(self, stream: TcpStream) {
        let Self {
            acceptor,
            router,
            running,
            peer,
        } = self;
        let patience = running.service.limits.patience;
        // Whoever does not get through the handshake is nobody whom an answer would reach.
        let _ = stream.set_nodelay(true);
        let Ok(Ok(secured)) = timeout(patience, acceptor.accept(stream)).await else {
            return;
        };
        running.metrics.connections.fetch_add(1, Ordering::Relaxed);
        let routed = TowerToHyperService::new(router);
        let service = hyper::service::service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            routed.call(request)
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(patience)
            .max_buf_size(HEAD)
            .serve_connection(TokioIo::new(Patient::new(secured, patience)), service);
        let mut connection = std::pin::pin!(connection);
        let mut stop = running.stop.clone();
        let ended = tokio::select! {
            ended = connection.as_mut() => ended,
            () = told(&mut stop) => {
                connection.as_mut().graceful_shutdown();
                connection.as_mut().await
            }
        };
        if let Err(error) = ended {
            tracing::debug!(%error, "a connection broke");
        }
        running.metrics.connections.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Who is connected.
#[derive(Debug, Default)]
struct Guests(Mutex<Seats>);

#[derive(Debug, Default)]
struct Seats {
    all: usize,
    of_address: HashMap<IpAddr, usize>,
}

/// A place that is given back at the end.
struct Seat {
    guests: Arc<Guests>,
    address: IpAddr,
}

impl Guests {
    fn seat(self: &Arc<Self>, address: IpAddr, limits: &Limits) -> Option<Seat> {
        let mut seats = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = seats.of_address.get(&address).copied().unwrap_or(0);
        if seats.all >= limits.connections || taken >= limits.connections_of_address {
            return None;
        }
        seats.all = seats.all.saturating_add(1);
        seats.of_address.insert(address, taken.saturating_add(1));
        Some(Seat {
            guests: Arc::clone(self),
            address,
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.guests.0.lock().unwrap_or_else(PoisonError::into_inner);
        seats.all = seats.all.saturating_sub(1);
        let left = seats
            .of_address
            .get(&self.address)
            .map_or(0, |taken| taken.saturating_sub(1));
        if left == 0 {
            seats.of_address.remove(&self.address);
        } else {
            seats.of_address.insert(self.address, left);
        }
    }
}
