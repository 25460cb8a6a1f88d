//! A connection that is given up when its other end stops reading, and that is not torn away under its hands.
//!
//! Whoever is refused in the middle of a large request is still sending it. If the connection were closed at once, the rest
//! would meet a reset, and the reset would throw the answer away before it is read: a device that should send less would
//! never hear it. So what still comes is taken and forgotten for a while.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// Writing that has to get on within a time.
#[derive(Debug)]
pub(super) struct Patient<S> {
    inner: S,
    patience: Duration,
    /// Runs while a write waits.
    waiting: Option<Pin<Box<Sleep>>>,
    /// Set once this end has said its last word.
    lingering: Option<Lingering>,
}

#[derive(Debug)]
struct Lingering {
    /// At the latest.
    end: Pin<Box<Sleep>>,
    /// When nothing came for so long.
    silence: Pin<Box<Sleep>>,
}

/// After so long without a byte nobody is in the middle of sending.
const SILENCE: Duration = Duration::from_secs(1);

impl<S> Patient<S> {
    pub(super) fn new(inner: S, patience: Duration) -> Self {
        Self {
            inner,
            patience,
            waiting: None,
            lingering: None,
        }
    }

    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        polled: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if polled.is_ready() {
            self.waiting = None;
            return polled;
        }
        let patience = self.patience;
        let waiting = self
            .waiting
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let polled = Pin::new(&mut self.inner).poll_write(context, bytes);
        self.watch(context, polled)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.inner).poll_flush(context);
        self.watch(context, polled)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.lingering.is_none() {
            let polled = Pin::new(&mut this.inner).poll_shutdown(context);
            ready!(this.watch(context, polled))?;
            this.lingering = Some(Lingering {
                end: Box::pin(sleep(this.patience)),
                silence: Box::pin(sleep(SILENCE.min(this.patience))),
            });
        }
        let Some(Lingering { end, silence }) = &mut this.lingering else {
            return Poll::Ready(Ok(()));
        };
        let mut forgotten = [0; 16 * 1024];
        loop {
            if end.as_mut().poll(context).is_ready() {
                return Poll::Ready(Ok(()));
            }
            let mut buffer = ReadBuf::new(&mut forgotten);
            match Pin::new(&mut this.inner).poll_read(context, &mut buffer) {
                // Silent is who sent nothing, not who was not listened to for a while.
                Poll::Pending => return silence.as_mut().poll(context).map(Ok),
                Poll::Ready(Ok(())) if !buffer.filled().is_empty() => {
                    let later = Instant::now() + SILENCE.min(this.patience);
                    silence.as_mut().reset(later);
                }
                // The other end is done, or gone.
                Poll::Ready(_) => return Poll::Ready(Ok(())),
            }
        }
    }
}
