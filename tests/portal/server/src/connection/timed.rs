//! A connection that fails to read when the next request, or the rest of its headers, does not arrive in time.

use core::pin::Pin;
use core::task::{Context, Poll};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use crate::config::Timeouts;

/// Whether a request is being answered. Its body has a time limit of its own.
#[derive(Clone, Default)]
pub struct InRequest(Arc<AtomicBool>);

impl InRequest {
    /// The headers have arrived.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// The response is made.
    pub fn end(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// What is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Request,
    Headers,
    Response,
}

/// A stream with time limits.
pub struct Timed<S> {
    stream: S,
    in_request: InRequest,
    awaited: Awaited,
    timeouts: Timeouts,
    deadline: Pin<Box<Sleep>>,
}

impl<S> Timed<S> {
    /// A new connection: its first headers are awaited.
    pub fn new(stream: S, timeouts: Timeouts) -> (Self, InRequest) {
        let in_request = InRequest::default();
        let deadline = Box::pin(sleep(timeouts.headers));
        (Self { stream, in_request: in_request.clone(), awaited: Awaited::Headers, timeouts, deadline }, in_request)
    }

    fn wait_for(&mut self, awaited: Awaited, within: core::time::Duration) {
        self.awaited = awaited;
        // The runtime's own clock, which tests can pause.
        let now = Instant::now();
        self.deadline.as_mut().reset(now + within);
    }

    /// Returns whether what is waited for is late, and otherwise sees that the task is woken when it gets late.
    fn is_late(&mut self, cx: &mut Context<'_>) -> bool {
        if self.in_request.0.load(Ordering::Relaxed) {
            self.awaited = Awaited::Response;
            return false;
        }
        if self.awaited == Awaited::Response {
            self.wait_for(Awaited::Request, self.timeouts.idle);
        }
        self.deadline.as_mut().poll(cx).is_ready()
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Timed<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        if self.is_late(cx) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buf.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(cx, buf);
        if self.awaited == Awaited::Request && buf.filled().len() > before {
            let within = self.timeouts.headers;
            self.wait_for(Awaited::Headers, within);
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Timed<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // hyper does not read again before it is woken: the wait for the next request begins here.
        let _ = self.is_late(cx);
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
