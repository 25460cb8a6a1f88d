//! What the server counts of itself: how much, how fast, how often refused. Nobody can be recognised in it.

use std::{
    collections::BTreeMap,
    fmt::Write,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// The counters.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    /// By route, and status.
    requests: Mutex<BTreeMap<(&'static str, u16), Count>>,
    /// Mutations by what became of them.
    mutations: Mutex<BTreeMap<&'static str, u64>>,
    pub(super) connections: AtomicUsize,
}

#[derive(Debug, Default, Clone, Copy)]
struct Count {
    number: u64,
    time: Duration,
}

/// What is known elsewhere and shown here.
pub(super) struct Elsewhere {
    pub(super) listeners: usize,
    pub(super) passwords: u64,
}

impl Metrics {
    pub(super) fn answered(&self, route: &'static str, status: u16, time: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        let count = requests.entry((route, status)).or_default();
        count.number = count.number.saturating_add(1);
        count.time = count.time.saturating_add(time);
    }

    pub(super) fn mutation(&self, outcome: &'static str) {
        let mut mutations = self
            .mutations
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let count = mutations.entry(outcome).or_default();
        *count = count.saturating_add(1);
    }

    /// In the text form that Prometheus reads.
    pub(super) fn text(&self, elsewhere: &Elsewhere) -> String {
        let mut text = String::new();
        let mut line = |line: std::fmt::Arguments<'_>| {
            // Writing into a text does not fail.
            let _ = writeln!(text, "{line}");
        };
        line(format_args!("# TYPE bureau_cii_requests_total counter"));
        let requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        for ((route, status), count) in &*requests {
            line(format_args!(
                "bureau_cii_requests_total{{route=\"{route}\",status=\"{status}\"}} {}",
                count.number
            ));
        }
        line(format_args!(
            "# TYPE bureau_cii_request_seconds_total counter"
        ));
        for ((route, status), count) in &*requests {
            line(format_args!(
                "bureau_cii_request_seconds_total{{route=\"{route}\",status=\"{status}\"}} {:.6}",
                count.time.as_secs_f64()
            ));
        }
        line(format_args!("# TYPE bureau_cii_mutations_total counter"));
        for (outcome, count) in &*self
            .mutations
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
        {
            line(format_args!(
                "bureau_cii_mutations_total{{outcome=\"{outcome}\"}} {count}"
            ));
        }
        line(format_args!(
            "# TYPE bureau_cii_passwords_stretched_total counter"
        ));
        line(format_args!(
            "bureau_cii_passwords_stretched_total {}",
            elsewhere.passwords
        ));
        line(format_args!("# TYPE bureau_cii_connections gauge"));
        line(format_args!(
            "bureau_cii_connections {}",
            self.connections.load(Ordering::Relaxed)
        ));
        line(format_args!("# TYPE bureau_cii_listeners gauge"));
        line(format_args!("bureau_cii_listeners {}", elsewhere.listeners));
        text
    }
}
