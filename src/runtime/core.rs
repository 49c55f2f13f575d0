//! The app behind a lock, and the tasks of its effects.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinSet;

use super::persistence::Persisted;
use super::sms::{self, InboxCommand};
use super::writer::{self, WriteCommand};
use super::{Dependencies, RetryPolicy, restore, timer};
use crate::app::{App, Event, Route};
use crate::device::{DeviceRng, Slot};
use crate::domain::limits::IDEMPOTENCY_KEY_BITS;
use crate::domain::{Layout, RequestId, SecretText};
use crate::flow::{CallError, Context, Effect, Flow, Outcome, Request, SmsCommand, Step};

pub(super) struct Core {
    pub(super) dependencies: Dependencies,
    pub(super) retry_policy: RetryPolicy,
    pub(super) woken: Notify,
    /// Whether the mark of [`Slot::Restoring`] is set.
    pub(super) restoring: AtomicBool,
    runtime: Handle,
    state: Mutex<State>,
    changes: watch::Sender<u64>,
    inbox_commands: mpsc::UnboundedSender<InboxCommand>,
    writes: mpsc::UnboundedSender<WriteCommand>,
    /// `None` once the engine is stopped.
    tasks: Mutex<Option<JoinSet<()>>>,
}

#[derive(Default)]
struct State {
    app: App,
    persisted: Persisted,
}

impl Core {
    pub(super) fn start(dependencies: Dependencies, retry_policy: RetryPolicy, runtime: Handle) -> Arc<Self> {
        let (inbox_commands, inbox_receiver) = mpsc::unbounded_channel();
        let (writes, write_receiver) = mpsc::unbounded_channel();
        let core = Arc::new(Self {
            dependencies,
            retry_policy,
            woken: Notify::new(),
            restoring: AtomicBool::new(false),
            runtime,
            state: Mutex::default(),
            changes: watch::Sender::new(0),
            inbox_commands,
            writes,
            tasks: Mutex::new(Some(JoinSet::new())),
        });
        core.spawn(writer::run(Arc::clone(&core), write_receiver));
        core.spawn(sms::run(Arc::clone(&core), inbox_receiver));
        core.spawn(timer::run(Arc::clone(&core)));
        core.spawn(restore::run(Arc::clone(&core)));
        core
    }

    /// Ends every task, as the end of the process does.
    pub(super) fn stop(&self) {
        lock(&self.tasks).take();
    }

    pub(super) fn step(&self) -> u64 {
        *self.changes.borrow()
    }

    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    pub(super) fn read<T>(&self, read: impl FnOnce(&App) -> T) -> T {
        read(&lock(&self.state).app)
    }

    pub(super) fn wake(&self) {
        self.woken.notify_waiters();
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub(super) fn confirm_restored(&self) {
        if self.restoring.swap(false, Ordering::Relaxed) {
            self.write(Slot::Restoring, None);
        }
    }

    pub(super) async fn saved(&self) {
        let (done, wait) = oneshot::channel();
        // Sending fails where the engine was stopped; nothing more is written then.
        if self.writes.send(WriteCommand::Flush(done)).is_ok() {
            let _ = wait.await;
        }
    }

    /// Records what the store held before the first event.
    pub(super) fn set_persisted(&self, persisted: Persisted) {
        lock(&self.state).persisted = persisted;
    }

    pub(super) fn dispatch(self: &Arc<Self>, event: Event) {
        // All under one lock, so that writes and inbox commands follow the order of the events.
        let mut state = lock(&self.state);
        let context = Context { installation: state.app.installation(), ..self.context() };
        let Step::Stay(app, mut effects) = core::mem::take(&mut state.app).update(event, &context);
        state.app = app;
        // `Stop` runs first: it deletes the SMS token that a later `Prepare` sets.
        effects.sort_by_key(|effect| !matches!(effect, Effect::Sms(SmsCommand::Stop)));
        for effect in effects {
            self.execute(effect);
        }
        let State { app, persisted } = &mut *state;
        // Until the store was read, no difference to it is known.
        if !matches!(app.route(), Route::Starting) {
            for (slot, secret) in persisted.changes(app, context.now) {
                self.write(slot, secret);
            }
        }
        drop(state);
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    fn context(&self) -> Context {
        let layout = || Layout::draw(&mut DeviceRng(&*self.dependencies.random));
        Context {
            now: self.dependencies.device.clock.now(),
            request_id: self.fresh_id(),
            layout: layout(),
            next_layout: layout(),
            portal_host: Arc::clone(&self.dependencies.host),
            installation: None,
        }
    }

    pub(super) fn fresh_id(&self) -> RequestId {
        let mut bytes = [0; IDEMPOTENCY_KEY_BITS / 8];
        self.dependencies.random.fill(&mut bytes);
        RequestId::new(bytes)
    }

    /// Sends a request, again where that can help. A portal that a phone with a proxy does not reach is [`CallError::BehindProxy`].
    pub(super) async fn send(&self, id: RequestId, request: &Request) -> Outcome {
        match self.retry_policy.send(&*self.dependencies.portal, id, request).await {
            Err(CallError::Offline | CallError::TimedOut) if self.dependencies.device.network.has_proxy() => {
                Err(CallError::BehindProxy)
            }
            outcome => outcome,
        }
    }

    /// Queues a write of a slot; `None` empties it.
    pub(super) fn write(&self, slot: Slot, secret: Option<SecretText>) {
        // Sending fails where the engine was stopped.
        let _ = self.writes.send(WriteCommand::Slot(slot, secret));
    }

    pub(super) fn inbox(&self, command: InboxCommand) {
        // Sending fails where the engine was stopped.
        let _ = self.inbox_commands.send(command);
    }

    /// Runs a task until it ends or the engine is stopped.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        if let Some(tasks) = &mut *lock(&self.tasks) {
            while tasks.try_join_next().is_some() {}
            tasks.spawn_on(task, &self.runtime);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
