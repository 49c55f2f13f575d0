#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::Proof;
use crate::features::test_driver::{LOST, TestEnv, attempt, call_errors, prepared};
use crate::flow::LogInError;

/// A body of the log-in, under a name of its own.
#[derive(Clone, Debug, PartialEq)]
struct Body(&'static str);

impl PreparedBody for Body {
    const PURPOSE: Purpose = Purpose::LogIn;

    fn request(&self, prepared: &Prepared) -> Request {
        let username = crate::domain::Username::parse(self.0).unwrap();
        Request::LogIn { username, proof: prepared.proof.clone() }
    }
}

const AURELIA: Body = Body("aurelia");
const BENITO: Body = Body("benito");

/// A prepared submission, its environment and what it sent last.
struct Prepare {
    env: TestEnv,
    submission: PreparedSubmission<Body>,
    effects: Vec<Effect>,
}

impl Prepare {
    fn start() -> Self {
        let mut env = TestEnv::new();
        let (submission, effects) = PreparedSubmission::start(&env.context());
        Self { env, submission, effects }
    }

    fn ready() -> Self {
        let mut this = Self::start();
        this.receive(Ok(Response::Prepared(prepared())));
        this
    }

    fn sent() -> Self {
        let mut this = Self::ready();
        this.submit(AURELIA);
        this
    }

    fn submit(&mut self, body: Body) {
        self.effects = self.submission.submit(body, &self.env.context());
    }

    fn receive(&mut self, outcome: Outcome) -> Progress<Body> {
        let progress = self.submission.receive(outcome, &self.env.context());
        if let Progress::Continue(effects) = &progress {
            assert!(effects.len() <= 1);
        }
        match progress {
            Progress::Continue(effects) => {
                self.effects = effects;
                Progress::Continue(Vec::new())
            }
            other => other,
        }
    }

    fn renew(&mut self) -> Result<(), CallError> {
        self.receive(Ok(Response::LogIn(Err(LogInError::ProofRefused))));
        self.effects = self.submission.renew(AURELIA, &self.env.context())?;
        Ok(())
    }

    /// Returns the id of the request that was sent last.
    fn call(&self) -> RequestId {
        let [Effect::Call(id, Request::LogIn { .. })] = self.effects[..] else { panic!("{:?}", self.effects) };
        id
    }

    /// Returns the id of the preparation that was started last.
    fn prepare(&self) -> RequestId {
        let [Effect::Prepare(id, Purpose::LogIn)] = self.effects[..] else { panic!("{:?}", self.effects) };
        id
    }

    fn restored(&self, body: Option<Body>) -> Self {
        let json = serde_json::to_string(&self.submission.snapshot(body.as_ref())).unwrap();
        let mut env = TestEnv::new();
        // The next process draws other ids.
        for _ in 0..100 {
            env.context();
        }
        let snapshot = serde_json::from_str(&json).unwrap();
        let (submission, effects) = PreparedSubmission::restore(snapshot, body, &env.context());
        Self { env, submission, effects }
    }
}

/// A submission whose first body is sent, and its id.
fn sent() -> (Submission<&'static str>, RequestId, TestEnv) {
    let (mut submission, mut env) = (Submission::Idle, TestEnv::new());
    let id = submission.submit("a", &env.context());
    (submission, id, env)
}

#[test]
fn same_body_keeps_its_id_while_the_outcome_is_unknown() {
    for error in call_errors() {
        let (mut submission, first, mut env) = sent();
        submission.fail(&error);
        assert_eq!(submission.submit("a", &env.context()) == first, error.outcome_unknown(), "{error:?}");
    }
}

#[test]
fn changed_or_answered_body_takes_a_fresh_id() {
    let (mut submission, first, mut env) = sent();
    submission.fail(&LOST);
    assert_ne!(submission.submit("b", &env.context()), first);
    let (mut submission, first, mut env) = sent();
    assert_eq!(submission.settle(), Some("a"));
    assert_ne!(submission.submit("a", &env.context()), first);
}

#[test]
fn abandoned_body_keeps_its_id_and_is_not_awaited() {
    let (mut submission, first, mut env) = sent();
    assert!(submission.awaits(first) && submission.is_pending());
    submission.abandon();
    assert!(!submission.awaits(first) && !submission.is_pending());
    assert_eq!(submission.submit("a", &env.context()), first);
}

#[test]
fn retry_sends_the_failed_body_and_nothing_when_idle() {
    let mut env = TestEnv::new();
    let mut submission = Submission::Idle;
    assert_eq!(submission.retry(&env.context()), None);
    let first = submission.submit("a", &env.context());
    submission.fail(&LOST);
    assert_eq!(submission.retry(&env.context()), Some((first, "a")));
}

#[test]
fn body_waits_for_the_preparation_and_takes_its_own_id() {
    let mut flow = Prepare::start();
    let prepare = flow.prepare();
    flow.submit(AURELIA);
    assert!(flow.effects.is_empty() && flow.submission.is_pending() && flow.submission.awaits(prepare));
    flow.receive(Ok(Response::Prepared(prepared())));
    assert_ne!(flow.call(), prepare);
    assert!(!flow.submission.awaits(prepare));
}

#[test]
fn failed_preparation_is_reported_and_started_again_on_submit() {
    for error in call_errors() {
        let mut flow = Prepare::start();
        flow.submit(AURELIA);
        assert!(matches!(flow.receive(Err(error.clone())), Progress::Failed(failed) if failed == error));
        flow.submit(AURELIA);
        flow.prepare();
    }
}

#[test]
fn preparation_that_fails_before_submit_is_not_reported() {
    let mut flow = Prepare::start();
    assert!(matches!(flow.receive(Err(LOST)), Progress::Continue(_)));
    assert_eq!(flow.submission.readiness(), Readiness::Failed);
}

#[test]
fn expired_proof_is_solved_again_before_sending() {
    let mut flow = Prepare::ready();
    flow.env.pass(Duration::from_mins(6));
    flow.submit(AURELIA);
    flow.prepare();
}

#[test]
fn proof_that_expires_while_it_is_solved_is_sent_once() {
    let mut flow = Prepare::start();
    flow.submit(AURELIA);
    flow.receive(Ok(Response::Prepared(Prepared { good_for: Duration::ZERO, ..prepared() })));
    flow.call();
}

#[test]
fn expired_body_in_doubt_keeps_its_id_and_proof() {
    let mut flow = Prepare::sent();
    let first = flow.call();
    flow.receive(Err(LOST));
    flow.env.pass(Duration::from_mins(6));
    flow.submit(AURELIA);
    assert_eq!(flow.call(), first);
}

#[test]
fn retyped_body_in_doubt_keeps_its_id() {
    let mut flow = Prepare::sent();
    let first = flow.call();
    flow.receive(Err(LOST));
    flow.submit(AURELIA);
    assert_eq!(flow.call(), first);
    flow.receive(Err(LOST));
    flow.submit(BENITO);
    assert_ne!(flow.call(), first);
}

#[test]
fn abandoned_request_keeps_its_id() {
    let mut flow = Prepare::sent();
    let first = flow.call();
    flow.submission.abandon();
    assert!(!flow.submission.is_pending() && !flow.submission.awaits(first));
    flow.submit(AURELIA);
    assert_eq!(flow.call(), first);
}

#[test]
fn body_abandoned_before_sending_is_not_sent_by_itself() {
    let mut flow = Prepare::start();
    flow.submit(AURELIA);
    flow.submission.abandon();
    flow.receive(Ok(Response::Prepared(prepared())));
    assert!(flow.effects.is_empty());
    flow.submit(AURELIA);
    flow.call();
}

#[test]
fn refused_proof_is_renewed_twice_under_fresh_ids() {
    let mut flow = Prepare::sent();
    let mut ids = vec![flow.call()];
    while flow.renew().is_ok() {
        ids.push(flow.prepare());
        flow.receive(Ok(Response::Prepared(prepared())));
        ids.push(flow.call());
    }
    assert_eq!(ids.len(), 5, "the first, and two renewals");
    ids.dedup();
    assert_eq!(ids.len(), 5);
    flow.submit(AURELIA);
    flow.prepare();
}

#[test]
fn abandoned_renewal_forgets_the_refused_request() {
    let mut flow = Prepare::sent();
    let refused = flow.call();
    flow.renew().unwrap();
    flow.submission.abandon();
    flow.receive(Ok(Response::Prepared(prepared())));
    flow.submit(AURELIA);
    assert_ne!(flow.call(), refused);
}

#[test]
fn answer_comes_with_its_body_and_ends_the_request() {
    let mut flow = Prepare::sent();
    let progress = flow.receive(Ok(Response::LogIn(Ok(attempt()))));
    assert!(matches!(progress, Progress::Answered(Response::LogIn(Ok(_)), AURELIA)));
    assert!(!flow.submission.is_pending() && flow.submission.snapshot(Some(&AURELIA)).is_none());
}

#[test]
fn restored_pending_request_is_sent_again_under_its_id() {
    let flow = Prepare::sent();
    let restored = flow.restored(Some(AURELIA));
    assert_eq!(restored.call(), flow.call());
    assert!(restored.submission.awaits(flow.call()));
    assert_eq!(restored.submission.snapshot(Some(&AURELIA)), flow.submission.snapshot(Some(&AURELIA)));
}

#[test]
fn restored_request_in_doubt_waits_for_the_member() {
    let mut flow = Prepare::sent();
    let first = flow.call();
    flow.receive(Err(LOST));
    let mut restored = flow.restored(Some(AURELIA));
    assert!(restored.effects.is_empty() && !restored.submission.is_pending());
    restored.submit(AURELIA);
    assert_eq!(restored.call(), first);
}

#[test]
fn edited_body_is_not_restored_under_the_id_in_doubt() {
    let mut flow = Prepare::sent();
    let first = flow.call();
    flow.receive(Err(LOST));
    let mut restored = flow.restored(Some(BENITO));
    assert_ne!(restored.prepare(), first);
    restored.receive(Ok(Response::Prepared(prepared())));
    restored.submit(BENITO);
    assert_ne!(restored.call(), first);
}

#[test]
fn restored_body_that_waited_for_its_preparation_waits_again() {
    let mut flow = Prepare::start();
    flow.submit(AURELIA);
    let mut restored = flow.restored(Some(AURELIA));
    restored.prepare();
    restored.receive(Ok(Response::Prepared(prepared())));
    restored.call();
}

#[test]
fn snapshot_without_a_readable_body_starts_afresh() {
    let flow = Prepare::sent();
    let restored = flow.restored(None);
    assert_ne!(restored.prepare(), flow.call());
    assert!(!restored.submission.is_pending());
}

#[test]
fn request_carries_the_proof_of_its_preparation() {
    let flow = Prepare::sent();
    let [Effect::Call(_, Request::LogIn { proof, .. })] = &flow.effects[..] else { panic!("{:?}", flow.effects) };
    assert_eq!(*proof, Proof("proof-of-work-51".to_owned()));
}
