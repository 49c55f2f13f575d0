//! The one journey, stepped under a lock, and the tasks that its effects run on.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::{Notify, mpsc, oneshot, watch};
use tokio::task::JoinSet;

use super::awaiting::{self, InboxCommand};
use super::kept::Kept;
use super::restore;
use super::writer::{self, WriteCommand};
use super::{Dependencies, RetryPolicy, ticking};
use crate::app::{Action, App, Route};
use crate::device::{DeviceRng, Slot};
use crate::domain::Layout;
use crate::domain::limits::IDEMPOTENCY_KEY_BITS;
use crate::domain::{RequestId, SecretText};
use crate::flow::{Context, Effect, Flow, Input, Step};

/// What all tasks share.
pub(super) struct Core {
    pub(super) ports: Dependencies,
    pub(super) retry_policy: RetryPolicy,
    pub(super) woken: Notify,
    runtime: Handle,
    state: Mutex<State>,
    changes: watch::Sender<u64>,
    inbox_commands: mpsc::UnboundedSender<InboxCommand>,
    keeps: mpsc::UnboundedSender<WriteCommand>,
    /// None once the engine is stopped.
    tasks: Mutex<Option<JoinSet<()>>>,
}

#[derive(Default)]
struct State {
    app: App,
    kept: Kept,
}

impl Core {
    pub(super) fn start(ports: Dependencies, retry_policy: RetryPolicy, runtime: Handle) -> Arc<Self> {
        let (inbox_commands, to_run) = mpsc::unbounded_channel();
        let (keeps, to_keep) = mpsc::unbounded_channel();
        let core = Arc::new(Self {
            ports,
            retry_policy,
            woken: Notify::new(),
            runtime,
            state: Mutex::default(),
            changes: watch::Sender::new(0),
            inbox_commands,
            keeps,
            tasks: Mutex::new(Some(JoinSet::new())),
        });
        core.spawn(writer::run(Arc::clone(&core), to_keep));
        core.spawn(awaiting::run(Arc::clone(&core), to_run));
        core.spawn(ticking::run(Arc::clone(&core)));
        core.spawn(restore::run(Arc::clone(&core)));
        core
    }

    /// Ends every task, as the end of the process would.
    pub(super) fn stop(&self) {
        lock(&self.tasks).take();
    }

    pub(super) fn step(&self) -> u64 {
        *self.changes.borrow()
    }

    pub(super) fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }

    pub(super) fn read<T>(&self, see: impl FnOnce(&App) -> T) -> T {
        see(&lock(&self.state).app)
    }

    pub(super) fn wake(self: &Arc<Self>) {
        self.woken.notify_waiters();
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    pub(super) async fn saved(&self) {
        let (done, wait) = oneshot::channel();
        // Where the writer is gone the engine was stopped, and nothing more is written.
        if self.keeps.send(WriteCommand::Flushed(done)).is_ok() {
            let _ = wait.await;
        }
    }

    /// What the store held before the first step; [`Self::dispatch`] knows from it what changed.
    pub(super) fn found(&self, kept: Kept) {
        lock(&self.state).kept = kept;
    }

    pub(super) fn dispatch(self: &Arc<Self>, action: Action) {
        // All under one lock, so that what is written and awaited follows the order of the steps.
        let mut state = lock(&self.state);
        let context = self.context();
        let at = context.at;
        let mut effects = state.step(context, |app, context| app.update(Input::new(context, action)));
        // To stop comes before to begin anew: a fresh token must outlive what forgets the old one.
        effects.sort_by_key(|effect| !matches!(effect, Effect::StopAwaitingCode));
        for effect in effects {
            self.carry_out(effect);
        }
        let State { app, kept } = &mut *state;
        // Until the store was read, what it holds is not known to be out of date.
        if !matches!(app.route(), Route::Starting) {
            for (slot, secret) in kept.differences(app, at) {
                self.keep(slot, secret);
            }
        }
        drop(state);
        self.changes.send_modify(|count| *count = count.wrapping_add(1));
    }

    /// Time and fresh randomness for one step.
    fn context(&self) -> Context {
        let draw = || Layout::draw(&mut DeviceRng(&*self.ports.random));
        Context { at: self.ports.clock.now(), key: self.fresh_key(), layout: draw(), next: draw() }
    }

    pub(super) fn fresh_key(&self) -> RequestId {
        let mut bytes = [0; IDEMPOTENCY_KEY_BITS / 8];
        self.ports.random.fill(&mut bytes);
        RequestId::new(bytes)
    }

    /// Has a slot written (or emptied), after all that was to be written before.
    pub(super) fn keep(&self, slot: Slot, secret: Option<SecretText>) {
        // Where the writer is gone the engine was stopped.
        let _ = self.keeps.send(WriteCommand::Slot(slot, secret));
    }

    /// Has something done with the inbox, after all that was to be done before.
    pub(super) fn inbox_command(&self, inbox_command: InboxCommand) {
        // Where nobody runs errands the engine was stopped.
        let _ = self.inbox_commands.send(inbox_command);
    }

    /// Runs a task until it ends or the engine is stopped.
    pub(super) fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) {
        if let Some(tasks) = &mut *lock(&self.tasks) {
            while let Some(ended) = tasks.try_join_next() {
                if ended.is_err_and(|error| error.is_panic()) {
                    tracing::error!("a task panicked");
                }
            }
            tasks.spawn_on(task, &self.runtime);
        }
    }

    /// Runs a task to its end; `None` where it panicked. It ends with the caller.
    pub(super) async fn guard<T: Send + 'static>(&self, task: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let mut alone = JoinSet::new();
        alone.spawn_on(task, &self.runtime);
        alone.join_next().await?.ok()
    }
}

impl State {
    /// One step. A step that panics is undone: the journey is taken up as after a killed process.
    fn step(&mut self, context: Context, update: impl FnOnce(App, Context) -> Step<App>) -> Vec<Effect> {
        let again = context.clone();
        let app = core::mem::take(&mut self.app);
        let stepped = catch_unwind(AssertUnwindSafe(|| update(app, context)));
        let (app, effects) = match stepped {
            Ok(Step::Stay(app, effects)) => (app, effects),
            Ok(Step::Leave(never)) => match never {},
            Err(_) => {
                tracing::error!("a step panicked; the journey is taken up from what was saved");
                match App::default().update(Input::new(again, Action::Started(Box::new(self.kept.stored())))) {
                    Step::Stay(app, effects) => (app, effects),
                    Step::Leave(never) => match never {},
                }
            }
        };
        self.app = app;
        effects
    }
}

/// A lock whose holder panicked still guards whole values: steps put theirs back, and readers change nothing.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;
    use crate::app::{Destination, Language, Notice, Preferences, Stored};
    use crate::device::fake::{ManualClock, SeededRandom};
    use crate::device::{Clock, Random};
    use crate::domain::Username;

    fn context() -> Context {
        let random = SeededRandom::new(7);
        let mut key = [0; 16];
        random.fill(&mut key);
        let layout = Layout::draw(&mut DeviceRng(&random));
        Context { at: ManualClock::default().now(), key: RequestId::new(key), layout, next: layout }
    }

    #[test]
    fn a_step_that_panics_leaves_a_journey_that_goes_on() {
        let mut state = State::default();
        let started = Box::new(Stored { notice: Some(Notice::LoggedOut), ..Stored::default() });
        state.step(context(), |app, context| app.update(Input::new(context, Action::Started(started))));
        state.kept.differences(&state.app, context().at);

        let effects = state.step(context(), |_, _| panic!("as a defect would"));

        assert!(matches!(state.app.route(), Route::Home));
        assert!(matches!(effects.as_slice(), [Effect::FetchPortal]));
        assert_eq!(state.app.notice(), None);
    }

    #[test]
    fn a_step_that_panics_leaves_the_session_the_remembered_name_and_the_settings_as_they_were() {
        let mut state = State::default();
        let preferences = Preferences { language: Language::English, ..Preferences::default() };
        let started = Box::new(Stored {
            session: Some(Arc::new(SecretText::new("t0ken".to_owned()))),
            remembered: Username::parse("mlopez").ok(),
            preferences: preferences.clone(),
            ..Stored::default()
        });
        state.step(context(), |app, context| app.update(Input::new(context, Action::Started(started))));
        state.kept.differences(&state.app, context().at);

        let effects = state.step(context(), |_, _| panic!("as a defect would"));

        assert!(
            matches!(effects.as_slice(), [Effect::FetchPortal, Effect::RefreshSession { token, .. }] if token.expose() == "t0ken")
        );
        assert_eq!(state.app.remembered().map(Username::as_str), Some("mlopez"));
        assert_eq!(*state.app.preferences(), preferences);
    }

    #[test]
    fn a_saved_journey_that_cannot_be_taken_up_without_a_panic_is_left_behind_and_said() {
        let mut app = App::default();
        for action in [Action::Started(Box::default()), Action::Enter(Destination::Freeze)] {
            let Step::Stay(next, _) = app.update(Input::new(context(), action));
            app = next;
        }
        let saved = serde_json::to_string(&app.save(context().at)).map(SecretText::new).ok();
        let preferences = Preferences { language: Language::English, ..Preferences::default() };
        let mut state = State { kept: Kept::found(saved.as_ref(), preferences.clone()), ..State::default() };

        state.step(context(), |_, _| panic!("as a defect in restoring it would"));

        assert!(matches!(state.app.route(), Route::Home));
        assert_eq!(state.app.notice(), Some(Notice::JourneyUnreadable));
        assert_eq!(*state.app.preferences(), preferences);
        let differences = state.kept.differences(&state.app, context().at);
        assert!(matches!(differences.as_slice(), [(Slot::App, None)]), "the next start is not hindered by it");
    }
}
