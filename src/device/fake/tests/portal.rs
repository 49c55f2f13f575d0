//! The scripted portal, with the lines that the other tests give it.

use core::time::Duration;

use async_trait::async_trait;

use crate::api::WeakPinReason;
use crate::device::conformance::portal::{Scene, Town};
use crate::device::fake::{InstantProof, ScriptedPortal};
use crate::device::{Challenge, Portal, ProofOfWork};
use crate::domain::{CodeAccepted, Document, DocumentKind, DocumentRule, Email, Phone, Pin, Proof, SentTo, Username};
use crate::features::test_driver::{attempt, choose_pin, code_sent, session, session_state};
use crate::flow::{
    CallError, CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError,
};

#[async_trait]
impl Town for ScriptedPortal {
    fn portal(&self) -> &dyn Portal {
        self
    }

    fn plays(&self, scene: Scene) {
        let expires_in = Duration::from_mins(5);
        self.challenge.answer(Ok(Challenge { challenge: serde_json::Value::Null, expires_in }));
        self.resend.answer(Err(RecoveryError::CallError(CallError::SlowDown { retry_after: Duration::from_mins(1) })));
        let wrong_code = Err(CodeError::Wrong { attempts_left: 4 });
        match scene {
            Scene::LogIn => {
                self.log_in.answer(Ok(attempt())).answer(Ok(attempt()));
                self.check_pin.answer(Err(PinCheckError::Wrong { attempts_left: 4 })).answer(Ok(session()));
                self.session.answer(Ok(session_state())).answer(Err(SessionError::Over));
                self.end_session.answer(Ok(()));
            }
            Scene::RecoverUsername => {
                self.recover_username.answer(Ok(code_sent())).answer(Ok(code_sent()));
                let channels = vec![SentTo::Sms("•••42".to_owned()), SentTo::Email("a•••@correo.co".to_owned())];
                self.check_code.answer(wrong_code).answer(Ok(CodeAccepted::UsernameSent(channels)));
                self.check_code.answer(Err(CodeError::RecoveryOver));
            }
            Scene::RecoverPin => {
                self.recover_password.answer(Ok(code_sent()));
                self.check_code.answer(wrong_code).answer(Ok(choose_pin()));
                self.choose_pin.answer(Err(SetPinError::Weak(WeakPinReason::Repeated))).answer(Ok(()));
                self.choose_pin.answer(Err(SetPinError::RecoveryOver));
            }
            Scene::Nothing => {
                self.log_in.answer(Err(LogInError::ProofRefused));
                self.check_pin.answer(Err(PinCheckError::AttemptOver));
                self.session.answer(Err(SessionError::Over));
                self.check_code.answer(Err(CodeError::RecoveryOver));
                self.choose_pin.answer(Err(SetPinError::RecoveryOver));
                self.freeze.answer(Err(FreezeError::ReceiptOver));
            }
        }
    }

    async fn solve(&self, challenge: Challenge) -> Proof {
        InstantProof::default().solve(challenge).await.unwrap()
    }

    fn username_and_pin(&self) -> (Username, Pin) {
        (Username::parse("mlopez").unwrap(), Pin::parse("8305").unwrap())
    }

    fn claim(&self) -> PinClaim {
        PinClaim {
            username: Username::parse("mlopez").ok(),
            document: Document::parse(&DocumentRule::lenient(DocumentKind::CitizenCard), "41234567").unwrap(),
            email: Email::parse("ana@correo.co").unwrap(),
            phone: Phone::parse("3001234542").unwrap(),
        }
    }

    fn code(&self) -> String {
        "482913".to_owned()
    }
}

crate::portal_suite!(ScriptedPortal::default());
