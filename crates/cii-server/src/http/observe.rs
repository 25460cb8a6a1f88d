//! What every request goes through: the gate of its address, the log, the counters, the headers of the answer.

use std::{net::IpAddr, time::Instant};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{Shared, openapi::Operation, problem::Problem};

/// The other end of the connection, as the socket says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Peer(pub(super) IpAddr);

/// For whom a request is: the peer, or whom a proxy that is believed names last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asker(pub(super) IpAddr);

pub(super) async fn observe(
    State(running): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let asker = peer.map_or(IpAddr::from([0, 0, 0, 0]), |peer| {
        asker(peer, request.headers(), &running)
    });
    request.extensions_mut().insert(Asker(asker));
    // A route, never the path: that may name a device.
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .and_then(|matched| {
            Operation::ALL
                .iter()
                .find(|one| one.path() == matched.as_str())
        })
        .map_or("none", |operation| operation.path());
    let method = request.method().clone();
    let mut response = match running.addresses.pass(network(asker), begun) {
        Ok(()) => next.run(request).await,
        Err(seconds) => Problem::too_many(seconds).into_response(),
    };
    let (status, took) = (response.status().as_u16(), begun.elapsed());
    running.metrics.answered(route, status, took);
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(%method, route, status, milliseconds, "answered");
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::STRICT_TRANSPORT_SECURITY, "max-age=31536000"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

fn asker(peer: IpAddr, headers: &HeaderMap, running: &Shared) -> IpAddr {
    if !running.service.proxies.contains(&peer) {
        return peer;
    }
    headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|address| address.trim().parse().ok())
        .next_back()
        .unwrap_or(peer)
}

/// What is counted as one address: of version 6 the network, in which one subscriber has as many as it likes.
pub(super) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::network;

    #[test]
    fn a_subscriber_is_one_address() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ] {
            assert_eq!(
                network(address.parse().unwrap()),
                expected.parse::<std::net::IpAddr>().unwrap()
            );
        }
    }
}
