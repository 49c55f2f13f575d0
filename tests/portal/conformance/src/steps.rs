//! The calls as a member's app makes them, for the rules that begin further on.

use multiportal::api::{
    ChoosePinRequest, CodeRequest, CodeResponse, DocumentRequest, LogInRequest, LogInResponse, Path, PinRequest,
    Purpose, RecoverPasswordRequest, RecoverUsernameRequest, RecoveryResponse, ResendRequest, ResendVia, SecretField,
    SessionResponse, SmsChannel,
};
use reqwest::Method;

use super::Suite;
use super::answer::Answer;
use super::call::Call;
use super::finding::{Checked, broken, on_the_way};
use super::member::TestMember;
use super::proof::proof;

/// A second copy of a secret, for another request.
pub fn again(secret: &SecretField) -> SecretField {
    SecretField::new(secret.expose())
}

pub fn log_in_request(member: &TestMember, proof: String) -> LogInRequest {
    LogInRequest { username: again(&member.username), proof }
}

pub fn username_request(member: &TestMember, proof: String, sms: SmsChannel) -> RecoverUsernameRequest {
    RecoverUsernameRequest { email: again(&member.email), proof, sms }
}

pub fn password_request(member: &TestMember, proof: String, sms: SmsChannel) -> RecoverPasswordRequest {
    RecoverPasswordRequest {
        username: Some(again(&member.username)),
        document: DocumentRequest { kind: member.document.kind.clone(), number: again(&member.document.number) },
        email: again(&member.email),
        phone: again(&member.phone),
        proof,
        sms,
    }
}

/// `POST /log-in` with a fresh proof, whatever comes.
pub async fn try_log_in(suite: &Suite, member: &TestMember) -> Checked<Answer> {
    let proof = proof(suite, Purpose::LogIn).await?;
    suite.send(Call::post(Path::LogIn, &log_in_request(member, proof.text()))).await
}

/// A log-in attempt on the way to another rule.
pub async fn attempt(suite: &Suite, member: &TestMember) -> Checked<LogInResponse> {
    try_log_in(suite, member).await.and_then(|answer| answer.read(201)).map_err(on_the_way)
}

/// `POST /log-in/{attempt}/pin`, whatever comes.
pub async fn try_pin(suite: &Suite, attempt: &str, pin: &SecretField) -> Checked<Answer> {
    suite.send(Call::post(Path::Pin { attempt }, &PinRequest { pin: again(pin), installation: None })).await
}

/// A session on the way to another rule: its token.
pub async fn session(suite: &Suite, member: &TestMember) -> Checked<SecretField> {
    let attempt = attempt(suite, member).await?;
    let session: SessionResponse =
        try_pin(suite, &attempt.attempt, &member.pin).await.and_then(|answer| answer.read(201)).map_err(on_the_way)?;
    session.token.ok_or_else(|| on_the_way(broken("POST /log-in/{attempt}/pin answered no token")))
}

/// `GET /session`, whatever comes.
pub async fn look_at_session(suite: &Suite, token: &SecretField) -> Checked<Answer> {
    suite.send(Call::new(Method::GET, Path::Session).bearer(token.expose())).await
}

/// `POST /recoveries/username` with a fresh proof, whatever comes.
pub async fn try_recover_username(suite: &Suite, member: &TestMember, sms: SmsChannel) -> Checked<Answer> {
    let proof = proof(suite, Purpose::RecoverUsername).await?;
    suite.send(Call::post(Path::RecoverUsername, &username_request(member, proof.text(), sms))).await
}

/// `POST /recoveries/password` with a fresh proof, whatever comes.
pub async fn try_recover_password(suite: &Suite, member: &TestMember, sms: SmsChannel) -> Checked<Answer> {
    let proof = proof(suite, Purpose::RecoverPassword).await?;
    suite.send(Call::post(Path::RecoverPassword, &password_request(member, proof.text(), sms))).await
}

/// A username recovery on the way to another rule.
pub async fn username_recovery(suite: &Suite, member: &TestMember) -> Checked<RecoveryResponse> {
    let answer = try_recover_username(suite, member, SmsChannel::Ios {}).await;
    answer.and_then(|answer| answer.read(202)).map_err(on_the_way)
}

/// A password recovery on the way to another rule.
pub async fn password_recovery(suite: &Suite, member: &TestMember) -> Checked<RecoveryResponse> {
    let answer = try_recover_password(suite, member, SmsChannel::Ios {}).await;
    answer.and_then(|answer| answer.read(202)).map_err(on_the_way)
}

/// `POST /recoveries/{id}/code`, whatever comes.
pub async fn try_code(suite: &Suite, recovery: &str, code: &SecretField) -> Checked<Answer> {
    suite.send(Call::post(Path::Code { recovery }, &CodeRequest { code: again(code) })).await
}

/// `POST /recoveries/{id}/resend`, whatever comes.
pub async fn try_resend(suite: &Suite, recovery: &str) -> Checked<Answer> {
    suite
        .send(Call::post(Path::Resend { recovery }, &ResendRequest { sms: SmsChannel::None {}, via: ResendVia::Sms }))
        .await
}

/// `PUT /recoveries/{id}/pin`, whatever comes.
pub async fn try_choose(suite: &Suite, recovery: &str, grant: &SecretField, pin: &SecretField) -> Checked<Answer> {
    let body = ChoosePinRequest { grant: again(grant), pin: again(pin) };
    suite.send(Call::put(Path::ChoosePin { recovery }, &body)).await
}

/// The grant that the right code of a password recovery gives.
pub async fn grant(suite: &Suite, recovery: &str, code: &SecretField) -> Checked<SecretField> {
    match try_code(suite, recovery, code).await?.read(200)? {
        CodeResponse::ChoosePin { grant, .. } => Ok(grant),
        CodeResponse::UsernameSent { .. } => {
            Err(broken("a password recovery's right code answered as a username recovery's"))
        }
    }
}
