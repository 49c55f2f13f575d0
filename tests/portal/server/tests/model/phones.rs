//! Trusted phones: their challenges, adding, logging in and removing.

use multiportal::api::{Path, PhonePurpose};
use reqwest::Method;
use serde_json::json;

use crate::env::HOST;
use crate::expected::Expected;
use crate::fault::Plant;
use crate::rules::Once;
use crate::signing::Key;
use crate::step::Step;
use crate::world::{Call, Outcome, Phone, World, pick, receipt_in};

/// The id of an unknown phone.
const UNKNOWN: &str = "AAAAAAAAAAAAAAAAAAAAAA";
const HOUR: u64 = 3_600;

impl World {
    pub fn remove_phones(&mut self, member: usize) {
        self.phones.iter_mut().filter(|phone| phone.member == member).for_each(|phone| phone.removed = true);
    }

    pub async fn phones(&mut self, step: Step) -> Outcome {
        let what = ("the trusted phones", Path::Phones, "phones");
        let Some((session, read)) = self.read(what, ["phone", "this"], step.pick).await? else { return Ok(()) };
        let session = &self.sessions[session];
        let owned = self.phones.iter().rev().filter(|phone| phone.member == session.member && !phone.removed);
        let wanted: Vec<_> =
            owned.map(|phone| [json!(phone.id), json!(session.phone.as_ref() == Some(&phone.id))]).collect();
        if read == wanted { Ok(()) } else { Err(format!("the trusted phones are {read:?} instead of {wanted:?}")) }
    }

    /// A challenge to add a phone in the even variants, to log in by one in the odd ones; by an unknown phone in 7.
    pub async fn phone_challenge(&mut self, step: Step) -> Outcome {
        if step.how.is_multiple_of(2) {
            match pick(&self.sessions, step.pick) {
                Some(session) => self.challenge_to_add(session).await,
                None => Ok(()),
            }
        } else {
            let phone = pick(&self.phones, step.pick).filter(|_| step.how < 7);
            self.challenge_to_log_in(phone).await
        }
    }

    async fn challenge_to_add(&mut self, session: usize) -> Outcome {
        let member = self.sessions[session].member;
        let call = Call::post("a challenge to add a phone", Path::PhoneChallenges, json!({ "purpose": "add" }));
        if let Some(received) = self.in_session(session, call, Expected::done(201).with("expires_in", 120)).await? {
            let text = received.word("challenge");
            self.challenges.push(Once { text, of: Ok(member), ends: self.now + 120, used: false });
        }
        Ok(())
    }

    async fn challenge_to_log_in(&mut self, phone: Option<usize>) -> Outcome {
        let id = phone.map_or(UNKNOWN.to_owned(), |phone| self.phones[phone].id.clone());
        let body = json!({ "purpose": "log_in", "phone": id });
        let call = Call::post("a challenge for a phone", Path::PhoneChallenges, body).about(phone.is_some());
        let (received, _) = self.call(call, &Expected::done(201).with("expires_in", 120)).await?;
        let text = received.word("challenge");
        self.challenges.push(Once { text, of: Err(id), ends: self.now + 120, used: false });
        Ok(())
    }

    fn bearer(&self, session: usize) -> (bool, usize, String) {
        let session = &self.sessions[session];
        (session.is_open(self.now), session.member, session.token.clone())
    }

    /// With a challenge of its own up to 4; any earlier one in 6 and 7; a wrong signature in 5.
    pub async fn add_phone(&mut self, step: Step) -> Outcome {
        let Some(session) = pick(&self.sessions, step.pick) else { return Ok(()) };
        let (open, member, token) = self.bearer(session);
        if open && step.how <= 5 {
            self.challenge_to_add(session).await?;
        }
        let Some(index) = pick(&self.challenges, usize::from(step.how > 6)) else { return Ok(()) };
        let challenge = &self.challenges[index];
        let good = !challenge.used && challenge.ends > self.now && challenge.of == Ok(member);
        let text = challenge.text.clone();
        let (key, stranger) = (Key::new(), Key::new());
        let signs_right = step.how != 5 || self.bends(Plant::AnySignature);
        let signer = if signs_right { &key } else { &stranger };
        let signature = signer.sign(&PhonePurpose::Add, HOST, "", &text);
        let owned = self.phones.iter().filter(|phone| phone.member == member && !phone.removed).count();
        let mut added = false;
        let expected = if !open {
            Expected::problem("session_over")
        } else if !good {
            Expected::problem("invalid_field").with("field", "challenge")
        } else if step.how == 5 {
            Expected::problem("invalid_field").with("field", "signature").kept()
        } else if owned >= 5 {
            Expected::problem("too_many_phones")
        } else {
            added = true;
            self.noticed(member, Expected::done(201))
        };
        let body = json!({ "challenge": text, "public_key": key.spki(), "label": "Pixel 7", "signature": signature });
        let call = Call::post("adding a phone", Path::Phones, body).by(&token);
        let (received, messages) = self.call(call, &expected).await?;
        if expected.kept {
            self.challenges[index].used = true;
            self.sessions[session].idle = self.now + 300;
        }
        if added {
            let id = received.word("phone");
            self.sessions[session].phone = Some(id.clone());
            self.phones.push(Phone { id, member, key, removed: false });
        }
        if !messages.is_empty() {
            self.keep_receipt(member, receipt_in(&messages)?);
        }
        Ok(())
    }

    /// With a challenge of its own up to 4; any earlier one in 6 and 7; a wrong signature in 5.
    pub async fn phone_log_in(&mut self, step: Step) -> Outcome {
        let Some(phone) = pick(&self.phones, step.pick) else { return Ok(()) };
        if step.how <= 5 {
            self.challenge_to_log_in(Some(phone)).await?;
        }
        let Some(index) = pick(&self.challenges, usize::from(step.how > 6)) else { return Ok(()) };
        let (challenge, Phone { id, member, key, removed }) = (&self.challenges[index], &self.phones[phone]);
        let fresh = !challenge.used && challenge.ends > self.now && challenge.of.as_ref() == Err(id);
        let (id, member, known) = (id.clone(), *member, !removed);
        let stranger = Key::new();
        let signs_right = step.how != 5 || self.bends(Plant::AnySignature);
        let signer = if signs_right { key } else { &stranger };
        let signature = signer.sign(&PhonePurpose::LogIn, HOST, &id, &challenge.text);
        let body = json!({ "challenge": challenge.text, "signature": signature });
        self.challenges[index].used = true;
        let quota = format!("signatures of {id}");
        let counted = self.windows.take(self.now, &[(quota.clone(), 10, HOUR)]).is_ok();
        let right = counted && known && fresh && step.how != 5;
        if right {
            self.windows.give_back(&quota);
        }
        let expected = if right {
            Expected::done(201).with("expires_in", 1_800)
        } else {
            Expected::problem("phone_refused").kept()
        };
        let call = Call::post("log-in by a phone", Path::PhoneLogIn { phone: &id }, body);
        let call = call.about((!right).then_some(known));
        let (received, _) = self.call(call, &expected).await?;
        if right {
            self.begin_session(member, received.word("token"), Some(id));
        }
        Ok(())
    }

    pub async fn remove_phone(&mut self, step: Step) -> Outcome {
        let (Some(session), Some(phone)) = (pick(&self.sessions, 0), pick(&self.phones, step.pick)) else {
            return Ok(());
        };
        let (open, member, token) = self.bearer(session);
        let Phone { id, member: owner, removed, .. } = &self.phones[phone];
        let (id, theirs) = (id.clone(), *owner == member && !removed);
        let expected = match (open, theirs) {
            (false, _) => Expected::problem("session_over"),
            (true, false) => Expected::problem("not_found"),
            (true, true) => Expected::done(204),
        };
        let call = Call::new("removing a phone", Method::DELETE, Path::Phone { phone: &id }).by(&token);
        self.call(call, &expected).await?;
        if expected.status == 204 {
            self.phones[phone].removed = true;
            self.sessions[session].idle = self.now + 300;
            self.end_sessions(|other| other.phone.as_ref() == Some(&id) && other.token != token);
        }
        Ok(())
    }
}
