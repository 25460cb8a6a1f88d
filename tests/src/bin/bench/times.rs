//! Times of one thing measured again and again.

/// Milliseconds, in the order in which they were measured.
#[derive(Clone, Debug, Default)]
pub(crate) struct Times(Vec<f64>);

impl Times {
    pub(crate) fn of(time: f64) -> Times {
        Times(vec![time])
    }

    pub(crate) fn add(&mut self, time: f64) {
        self.0.push(time);
    }

    pub(crate) fn extend(&mut self, others: &Times) {
        self.0.extend(&others.0);
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// The time that so many per cent do not exceed.
    pub(crate) fn percentile(&self, share: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let place = (sorted.len() * share).div_ceil(100).saturating_sub(1);
        sorted.get(place).copied().unwrap_or(f64::NAN)
    }

    pub(crate) fn median(&self) -> f64 {
        self.percentile(50)
    }
}
