//! A connection that fails to read when the next request, or the rest of its headers, does not arrive in time.

use core::pin::Pin;
use core::task::{Context, Poll};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use crate::config::Timeouts;

/// What a connection does.
#[derive(Clone, Copy, Default)]
enum Phase {
    /// It waits for a request.
    #[default]
    Waiting,
    /// It answers a request, whose body has a time limit of its own.
    Answering,
    /// It has answered a request since the stream was last polled.
    Answered,
}

/// The phase of a connection, set where requests are answered.
#[derive(Clone, Default)]
pub struct RequestPhase(Arc<Mutex<Phase>>);

impl RequestPhase {
    pub fn begin(&self) {
        self.set(Phase::Answering);
    }

    /// The response is made.
    pub fn end(&self) {
        self.set(Phase::Answered);
    }

    fn set(&self, phase: Phase) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = phase;
    }

    fn get(&self) -> Phase {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Request,
    Headers,
}

pub struct Timed<S> {
    stream: S,
    in_request: RequestPhase,
    awaited: Awaited,
    timeouts: Timeouts,
    deadline: Pin<Box<Sleep>>,
}

impl<S> Timed<S> {
    /// A new connection: its first headers are awaited.
    pub fn new(stream: S, timeouts: Timeouts) -> (Self, RequestPhase) {
        let in_request = RequestPhase::default();
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
        match self.in_request.get() {
            Phase::Waiting => {}
            Phase::Answering => return false,
            Phase::Answered => {
                self.in_request.set(Phase::Waiting);
                self.wait_for(Awaited::Request, self.timeouts.idle);
            }
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
