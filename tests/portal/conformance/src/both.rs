//! Calls · `POST /recoveries/password` without a username: one code for a member who forgot both. On the member who is frozen
//! later, and before that.

use multiportal::api::{ChannelKind, Path, Purpose, RecoverPasswordRequest, RecoveryResponse, SecretField, SmsChannel};

use super::Suite;
use super::answer::Answer;
use super::call::Call;
use super::finding::{Checked, ensure, from_earlier};
use super::member::{Role, TestDocument, TestMember, random_stranger};
use super::proof::proof;
use super::report::rule;
use super::secrecy::alike;
use super::steps::{again, grant, password_request, session, username_recovery};

const CALL: &str = "Calls · POST /recoveries/password";
const SECRECY: &str = "Common rules · Nobody learns who is a member";

/// A recovery whose code was right: a PIN can be chosen.
pub struct Granted {
    pub recovery: String,
    pub grant: SecretField,
}

/// Checks it, and leaves a grant of [`Role::Frozen`]: an hour has no code to spare for another.
pub async fn check(suite: &Suite) -> Option<Granted> {
    let begun = rule(suite, SECRECY, "without a username a member and a stranger are answered alike", async {
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        // Whom an earlier run of this suite has frozen gets no code, and cannot log in either.
        session(suite, member).await?;
        let before = outbox.texts(&member.phone).await?.len();
        let stranger = random_stranger(Some(member));
        let wrong = TestMember { document: document(member), ..random_stranger(Some(member)) };
        // The member's e-mail has had a code in an earlier rule; what is counted for what was typed must be the same here.
        username_recovery(suite, &stranger).await?;
        let unknown = ask(suite, &stranger).await?;
        ask(suite, &wrong).await?.expect(202)?;
        let known = ask(suite, member).await?;
        alike(&known, &unknown)?;
        Ok((known.read::<RecoveryResponse>(202)?, before))
    })
    .await;

    let code = rule(suite, CALL, "without a username one code goes out, and only where all else is right", async {
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        let (_, before) = from_earlier(begun.as_ref())?;
        let code = outbox.code_after(&member.phone, *before).await?;
        let sent = outbox.texts(&member.phone).await?.len() - before;
        ensure(sent == 1, || format!("{sent} text messages were sent"))?;
        Ok(code)
    })
    .await;

    let mut granted = None;
    rule(suite, CALL, "without a username the right code sends it, and gives the grant", async {
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        let (recovery, _) = from_earlier(begun.as_ref())?;
        granted = Some(Granted {
            grant: grant(suite, &recovery.recovery, from_earlier(code.as_ref())?).await?,
            recovery: recovery.recovery.clone(),
        });
        for (kind, address) in [(ChannelKind::Sms, &member.phone), (ChannelKind::Email, &member.email)] {
            outbox.said(&kind, address, member.username.expose()).await?;
        }
        Ok(())
    })
    .await;
    granted
}

/// The form of somebody who forgot both.
async fn ask(suite: &Suite, who: &TestMember) -> Checked<Answer> {
    let proof = proof(suite, Purpose::RecoverPassword).await?;
    let form = password_request(who, proof.text(), SmsChannel::None {});
    let form = RecoverPasswordRequest { username: None, ..form };
    suite.send(Call::post(Path::RecoverPassword, &form)).await
}

fn document(member: &TestMember) -> TestDocument {
    TestDocument { kind: member.document.kind.clone(), number: again(&member.document.number) }
}
