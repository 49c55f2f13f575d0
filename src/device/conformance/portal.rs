//! What every [`Portal`] promises: the journeys of one member, call by call, as the contract's rules and numbers have them.
//!
//! An adapter is held to it with the portal behind it, and the scripted double with the lines that tests give it: an answer
//! that no portal gives is no answer to test against. The rules of the portal itself are its conformance check's.

use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;
use std::sync::Arc;

use async_trait::async_trait;

use crate::api::{Purpose, SmsChannel, WeakPinReason};
use crate::device::{Challenge, Portal};
use crate::domain::limits::PIN_LENGTH;
use crate::domain::{
    CodeAccepted, CodeSent, Email, Handle, Pin, Proof, Receipt, ReceiptDraft, RequestId, SecretText, SecurityCode,
    Username,
};
use crate::flow::{CallError, CodeError, FreezeError, LogInError, PinCheckError, PinClaim, SessionError, SetPinError};

/// What is walked through: a double learns its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// A log-in, and the session to its end.
    LogIn,
    /// The recovery of a username.
    RecoverUsername,
    /// The recovery of a PIN.
    RecoverPin,
    /// Calls that name what was never there.
    Nothing,
}

/// A portal with a member, and the member's phone.
#[async_trait]
pub trait Town: Send + Sync {
    /// The portal.
    fn portal(&self) -> &dyn Portal;

    /// It begins.
    fn plays(&self, scene: Scene);

    /// A challenge, solved.
    async fn solve(&self, challenge: Challenge) -> Proof;

    /// The member's username and PIN.
    fn username_and_pin(&self) -> (Username, Pin);

    /// What the member knows to recover the PIN with.
    fn claim(&self) -> PinClaim;

    /// The code of the last text message.
    fn code(&self) -> String;
}

/// The tests of a portal, over a new [`Town`] each.
#[macro_export]
macro_rules! portal_suite {
    ($town:expr) => {
        $crate::rules!(
            portal,
            $town,
            a_wrong_pin_costs_a_try_and_the_right_one_opens_a_session_that_can_be_ended,
            the_right_code_sends_the_username_and_a_wrong_one_costs_a_try,
            the_right_code_lets_a_new_pin_be_chosen_once_and_a_weak_one_never,
            what_was_never_there_is_over,
        );
    };
}

const FIVE_MINUTES: Duration = Duration::from_mins(5);

/// A key like no other.
fn key() -> RequestId {
    static DRAWN: AtomicU64 = AtomicU64::new(1);
    let mut bytes = [0x5a; 16];
    bytes[..8].copy_from_slice(&DRAWN.fetch_add(1, Ordering::SeqCst).to_le_bytes());
    RequestId::new(bytes)
}

async fn proof(town: &impl Town, purpose: Purpose) -> Proof {
    let challenge = town.portal().challenge(key(), purpose).await.unwrap();
    assert!(challenge.expires_in > Duration::ZERO && challenge.expires_in <= FIVE_MINUTES);
    town.solve(challenge).await
}

fn pin(typed: &str) -> Pin {
    Pin::parse(typed).unwrap()
}

/// Another than the last text message had.
fn wrong(town: &impl Town) -> SecurityCode {
    let other = (town.code().parse::<u32>().unwrap() + 1) % 1_000_000;
    SecurityCode::parse(&format!("{other:06}"), 6).unwrap()
}

fn right(town: &impl Town) -> SecurityCode {
    SecurityCode::parse(&town.code(), 6).unwrap()
}

fn is_as_the_contract_says(sent: &CodeSent) {
    // Three messages an hour, of which this was the first.
    assert_eq!((sent.code_length, sent.resends_left), (6, 2));
    assert_eq!((sent.expires_in, sent.resend_in), (FIVE_MINUTES, Duration::from_mins(1)));
}

async fn costs_a_try(town: &impl Town, recovery: &Handle) {
    let refused = town.portal().check_code(key(), recovery, &wrong(town)).await.map(drop);
    assert_eq!(refused, Err(CodeError::Wrong { attempts_left: 4 }));
}

async fn resending_has_to_wait(town: &impl Town, recovery: &Handle) {
    let refused = town.portal().resend(key(), recovery, &SmsChannel::None {}).await.map(drop);
    let waits = matches!(refused, Err(crate::flow::RecoveryError::CallError(CallError::SlowDown { .. })));
    assert!(waits, "{refused:?}");
}

pub async fn a_wrong_pin_costs_a_try_and_the_right_one_opens_a_session_that_can_be_ended(town: &impl Town) {
    town.plays(Scene::LogIn);
    let portal = town.portal();
    let (username, right) = town.username_and_pin();
    let proof = proof(town, Purpose::LogIn).await;
    let log_in = key();
    let attempt = portal.log_in(log_in, &username, &proof).await.unwrap();
    assert_eq!(attempt.expires_in, FIVE_MINUTES);
    assert_eq!(portal.log_in(log_in, &username, &proof).await.unwrap(), attempt, "the same request, answered alike");
    let wrong = portal.check_pin(key(), &attempt.handle, &pin("9753")).await.map(drop);
    assert_eq!(wrong, Err(PinCheckError::Wrong { attempts_left: 4 }));
    let opened = portal.check_pin(key(), &attempt.handle, &right).await.unwrap();
    assert_eq!((opened.state.idle_timeout, opened.state.expires_in), (FIVE_MINUTES, Duration::from_mins(30)));
    let session = portal.session(&opened.token).await.unwrap();
    assert!(session.member.display_name == opened.state.member.display_name);
    portal.end_session(&opened.token).await.unwrap();
    assert_eq!(portal.session(&opened.token).await.map(drop), Err(SessionError::Over));
}

pub async fn the_right_code_sends_the_username_and_a_wrong_one_costs_a_try(town: &impl Town) {
    town.plays(Scene::RecoverUsername);
    let portal = town.portal();
    let email: Email = town.claim().email;
    let proof = proof(town, Purpose::RecoverUsername).await;
    let asked = key();
    let sent = portal.recover_username(asked, &email, &proof, &SmsChannel::None {}).await.unwrap();
    is_as_the_contract_says(&sent);
    let again = portal.recover_username(asked, &email, &proof, &SmsChannel::None {}).await.unwrap();
    assert_eq!(again.recovery, sent.recovery, "the same request, answered alike");
    resending_has_to_wait(town, &sent.recovery).await;
    costs_a_try(town, &sent.recovery).await;
    let accepted = portal.check_code(key(), &sent.recovery, &right(town)).await.unwrap();
    let CodeAccepted::UsernameSent(channels) = accepted else { panic!("{accepted:?}") };
    assert!(!channels.is_empty());
    let used = portal.check_code(key(), &sent.recovery, &right(town)).await.map(drop);
    assert_eq!(used, Err(CodeError::RecoveryOver));
}

pub async fn the_right_code_lets_a_new_pin_be_chosen_once_and_a_weak_one_never(town: &impl Town) {
    town.plays(Scene::RecoverPin);
    let portal = town.portal();
    let proof = proof(town, Purpose::RecoverPassword).await;
    let sent = portal.recover_password(key(), &town.claim(), &proof, &SmsChannel::None {}).await.unwrap();
    is_as_the_contract_says(&sent);
    resending_has_to_wait(town, &sent.recovery).await;
    costs_a_try(town, &sent.recovery).await;
    let accepted = portal.check_code(key(), &sent.recovery, &right(town)).await.unwrap();
    let CodeAccepted::ChoosePin { grant, expires_in } = accepted else { panic!("{accepted:?}") };
    assert_eq!(expires_in, FIVE_MINUTES);
    let weak = portal.choose_pin(key(), &sent.recovery, &grant, &pin(&"0".repeat(PIN_LENGTH))).await;
    assert_eq!(weak, Err(SetPinError::Weak(WeakPinReason::Repeated)));
    assert_eq!(portal.choose_pin(key(), &sent.recovery, &grant, &pin("2580")).await, Ok(()));
    let again = portal.choose_pin(key(), &sent.recovery, &grant, &pin("3691")).await;
    assert_eq!(again, Err(SetPinError::RecoveryOver));
}

pub async fn what_was_never_there_is_over(town: &impl Town) {
    town.plays(Scene::Nothing);
    let portal = town.portal();
    let (username, right) = town.username_and_pin();
    let nothing = Handle::parse("AAAAAAAAAAAAAAAAAAAAAA").unwrap();
    let secret = || SecretText::new("A".repeat(43));
    let code = SecurityCode::parse("482913", 6).unwrap();
    let no_proof = portal.log_in(key(), &username, &Proof("none".to_owned())).await.map(drop);
    assert_eq!(no_proof, Err(LogInError::ProofRefused));
    let attempt = portal.check_pin(key(), &nothing, &right).await.map(drop);
    assert_eq!(attempt, Err(PinCheckError::AttemptOver));
    assert_eq!(portal.session(&secret()).await.map(drop), Err(SessionError::Over));
    assert_eq!(portal.check_code(key(), &nothing, &code).await.map(drop), Err(CodeError::RecoveryOver));
    let grant = Arc::new(secret());
    assert_eq!(portal.choose_pin(key(), &nothing, &grant, &right).await, Err(SetPinError::RecoveryOver));
    let receipt: Receipt = ReceiptDraft::new("7K2M-9QXF").read().unwrap();
    assert_eq!(portal.freeze(key(), &receipt).await, Err(FreezeError::ReceiptOver));
}
