//! The dev host: the built interface and the real core over HTTP on loopback, for browser tests and
//! scripts. Never shipped: whoever reaches the port reaches the data.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use chrono::{DateTime, Utc};
use cii_app::App;
use futures_util::stream::{self, Stream};
use tokio::net::TcpListener;
use tokio::sync::broadcast::{self, error::RecvError};
use tower_http::services::{ServeDir, ServeFile};

use crate::machine::{Keyring, TestMachine};

/// How often the core is told that time passes.
const TICK: Duration = Duration::from_secs(10);
/// Changes a slow listener may lag behind before it is told to read everything anew.
const BACKLOG: usize = 256;

/// What a dev host works on.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The folder of the database.
    pub data: PathBuf,
    /// The built interface.
    pub ui: PathBuf,
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Open the practice office, making it when the folder is empty.
    pub practice: bool,
    /// Where the core's clock starts; the system's time when not given.
    pub now: Option<DateTime<Utc>>,
    /// How the keyring behaves.
    pub keyring: Keyring,
}

/// A dev host that holds its port but does not answer yet.
pub struct DevHost {
    listener: TcpListener,
    address: SocketAddr,
    router: Router,
    app: Arc<App>,
}

#[derive(Clone)]
struct Shared {
    app: Arc<App>,
    changes: broadcast::Sender<String>,
    /// The names under which this host is reached, as in `Host`.
    names: Arc<[String; 2]>,
}

impl DevHost {
    /// Opens the core and takes the port.
    pub async fn open(settings: Settings) -> io::Result<DevHost> {
        let Settings {
            data,
            ui,
            port,
            practice,
            now,
            keyring,
        } = settings;
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        let address = listener.local_addr()?;
        let (changes, _) = broadcast::channel(BACKLOG);
        let sender = changes.clone();
        let machine = TestMachine::new(&data, now)?
            .with_keyring(keyring)
            .with_listener(move |event| {
                // That nobody listens is no error.
                sender
                    .send(serde_json::to_string(event).unwrap_or_default())
                    .ok();
            });
        let app = Arc::new(App::new(Arc::new(machine), data));
        if practice {
            start_practice(&app).map_err(|error| {
                io::Error::other(format!(
                    "start_practice: {}",
                    String::from_utf8_lossy(&error)
                ))
            })?;
        }
        let names = [
            format!("127.0.0.1:{}", address.port()),
            format!("localhost:{}", address.port()),
        ];
        let shared = Shared {
            app: Arc::clone(&app),
            changes,
            names: Arc::new(names),
        };
        Ok(DevHost {
            listener,
            address,
            router: router(shared, &ui),
            app,
        })
    }

    /// The address to open in a browser.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Answers until the process ends.
    pub async fn serve(self) -> io::Result<()> {
        let DevHost {
            listener,
            router,
            app,
            address: _,
        } = self;
        for work in [App::keep_in_step, App::listen] {
            let app = App::clone(&app);
            std::thread::spawn(move || work(&app));
        }
        std::thread::spawn(move || {
            loop {
                std::thread::sleep(TICK);
                app.tick();
            }
        });
        axum::serve(listener, router).await
    }
}

/// Makes the practice office in an empty folder; one that is there already opens by itself.
fn start_practice(app: &App) -> Result<(), Vec<u8>> {
    let status = app.call("get_status", b"{}")?;
    let status: serde_json::Value = serde_json::from_slice(&status).unwrap_or_default();
    if status
        .pointer("/view/state")
        .is_some_and(|state| state == "first_start")
    {
        app.call("start_practice", br#"{"situations":null}"#)?;
    }
    Ok(())
}

fn router(shared: Shared, ui: &std::path::Path) -> Router {
    // The interface is a single page: an address that is no file is a screen of it.
    let page = ["200.html", "index.html"]
        .map(|name| ui.join(name))
        .into_iter()
        .find(|f| f.is_file());
    let pages = ServeDir::new(ui).fallback(ServeFile::new(page.unwrap_or_default()));
    Router::new()
        .route("/api/events", get(events))
        .route("/api/{command}", post(call))
        .fallback_service(pages)
        .layer(middleware::from_fn_with_state(
            shared.clone(),
            only_from_here,
        ))
        .with_state(shared)
}

/// Refuses what was addressed to another name (a page elsewhere that resolves to loopback) or sent by
/// another page.
async fn only_from_here(State(shared): State<Shared>, request: Request, next: Next) -> Response {
    if is_from_here(request.headers(), &*shared.names) {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

fn is_from_here(headers: &HeaderMap, names: &[String]) -> bool {
    let text = |name| {
        headers
            .get(name)
            .map(|value| value.to_str().unwrap_or_default())
    };
    let host = text(HOST).is_some_and(|host| names.iter().any(|name| name == host));
    let origin = text(ORIGIN).is_none_or(|origin| {
        origin
            .strip_prefix("http://")
            .is_some_and(|from| names.iter().any(|name| name == from))
    });
    host && origin
}

async fn call(
    State(shared): State<Shared>,
    Path(command): Path<String>,
    request: Bytes,
) -> Response {
    let json = [
        (CONTENT_TYPE, "application/json"),
        (CACHE_CONTROL, "no-store"),
    ];
    let answer = tokio::task::spawn_blocking(move || {
        let request: &[u8] = if request.is_empty() { b"{}" } else { &request };
        shared.app.call(&command, request)
    });
    match answer.await {
        Ok(Ok(view)) => (StatusCode::OK, json, view).into_response(),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, json, error).into_response(),
        Err(_) => {
            let error = r#"{"code":"internal","params":{},"fields":[]}"#;
            (StatusCode::INTERNAL_SERVER_ERROR, json, error).into_response()
        }
    }
}

async fn events(
    State(shared): State<Shared>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stream = stream::unfold(shared.changes.subscribe(), |mut changes| async move {
        match changes.recv().await {
            Ok(change) => Some((Ok(Event::default().event("changed").data(change)), changes)),
            Err(RecvError::Lagged(_)) => {
                Some((Ok(Event::default().event("lagged").data("")), changes))
            }
            Err(RecvError::Closed) => None,
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_page_under_the_own_name_is_answered() {
        let names = ["127.0.0.1:80".to_owned(), "localhost:80".to_owned()];
        let check = |host: Option<&str>, origin: Option<&str>, expected: bool| {
            let mut headers = HeaderMap::new();
            if let Some(host) = host {
                headers.insert(HOST, host.parse().unwrap());
            }
            if let Some(origin) = origin {
                headers.insert(ORIGIN, origin.parse().unwrap());
            }
            assert_eq!(is_from_here(&headers, &names), expected, "{headers:?}");
        };
        check(Some("127.0.0.1:80"), None, true);
        check(Some("localhost:80"), Some("http://localhost:80"), true);
        check(None, None, false);
        check(Some("example.com"), None, false);
        check(Some("127.0.0.1:81"), None, false);
        check(Some("127.0.0.1:80"), Some("http://example.com"), false);
        check(Some("127.0.0.1:80"), Some("null"), false);
    }
}
