//! Recoveries: the codes that are sent, their grants and the new PIN.

use multiportal::api::Path;
use reqwest::Method;
use serde_json::{Value, json};

use crate::access::USERNAMES;
use crate::expected::{Expected, Way};
use crate::fault::Plant;
use crate::rules::{Recovery, State, WrongPins};
use crate::step::Step;
use crate::world::{Call, Outcome, World, code_in, pick, receipt_in};
use support::fixtures::wrong_code;

const PINS: [&str; 5] = ["2580", "3691", "1470", "9264", "5813"];
const HOUR: u64 = 3_600;

impl World {
    pub async fn recover_username(&mut self, step: Step) -> Outcome {
        let (proof, refused) = self.proof("recover_username", step.how).await;
        let email = self.members.get(step.who).map(|member| member.seeded.email.to_owned());
        let email = email.unwrap_or_else(|| format!("{}@correo.example", USERNAMES[step.who]));
        let body = json!({ "email": email, "proof": self.proofs[proof].text, "sms": { "platform": "none" } });
        let path = Path::RecoverUsername;
        self.recover("username", path, body, (proof, refused), (step.who, step.who < 2, 0)).await
    }

    /// The right form in the low variants; one without a username in 3, with a wrong document in 4, with another's e-mail in 5.
    pub async fn recover_pin(&mut self, step: Step) -> Outcome {
        let Step { who, how, .. } = step;
        let (proof, refused) = self.proof("recover_password", how).await;
        let variant = if (3..=5).contains(&how) { how } else { 0 };
        let mut body = match self.members.get(who) {
            Some(member) => crate::env::password_form(member.seeded, ""),
            None => json!({
                "username": USERNAMES[who],
                "document": { "type": "CC", "number": format!("1900000{who}") },
                "email": format!("{}@correo.example", USERNAMES[who]),
                "phone": format!("+57300000000{who}"),
                "sms": { "platform": "none" },
            }),
        };
        body["proof"] = self.proofs[proof].text.clone().into();
        match variant {
            3 => body["username"] = Value::Null,
            4 => body["document"]["number"] = "99999999".into(),
            5 => body["email"] = self.members[1 - who.min(1)].seeded.email.into(),
            _ => {}
        }
        if body["document"]["type"] == "CE" && variant == 4 {
            body["document"]["number"] = "999999".into();
        }
        let kind = if variant == 3 { "both" } else { "pin" };
        let known = who < 2 && variant <= 3;
        self.recover(kind, Path::RecoverPassword, body, (proof, refused), (who, known, variant)).await
    }

    async fn recover(
        &mut self,
        kind: &'static str,
        path: Path<'_>,
        body: Value,
        (proof, refused): (usize, Option<&'static str>),
        (who, known, variant): (usize, bool, usize),
    ) -> Outcome {
        let member = Some(who).filter(|who| known && !self.members[*who].frozen);
        let form = format!("{} {who} {variant}", if kind == "username" { "username" } else { "pin" });
        let expected = match refused {
            Some(code) => Expected::problem(code),
            None => self.code_sent(kind, &form, member, Way::Sms),
        };
        let name = if kind == "username" { "username recovery" } else { "PIN recovery" };
        let call = Call::post(name, path, body).about(known);
        let (received, messages) = self.call(call, &expected).await?;
        if expected.status != 202 {
            return Ok(());
        }
        self.proofs[proof].spent = true;
        let codes = messages.iter().map(|(way, text)| code_in(*way, text)).collect::<Result<_, _>>()?;
        self.recoveries.push(Recovery {
            id: received.word("recovery"),
            kind,
            member,
            form,
            state: State::Code,
            codes,
            code_ends: self.now + 300,
            tries: 5,
            next_send: self.now + 60,
            grant: None,
            ends: self.now + HOUR,
        });
        Ok(())
    }

    /// One code is sent, if the form may get one more; or an e-mail instead, if the account or the phone may get none.
    fn code_sent(&mut self, kind: &str, form: &str, member: Option<usize>, way: Way) -> Expected {
        let kind = if kind == "username" { "username" } else { "pin" };
        let left = match self.windows.take(self.now, &[(format!("form {form}"), 3, HOUR)]) {
            Err(wait) => return Expected::problem("slow_down").with("retry_after", wait),
            Ok(left) => left,
        };
        let expected = Expected::done(202).with("resends_left", left).with("resend_in", 60);
        let expected = expected.with("code_length", 6).with("code_expires_in", 300);
        let Some(member) = member else { return expected };
        let quotas = [
            (format!("{kind} of {member}"), 3, HOUR),
            (format!("phone {}", self.members[member].seeded.phone), 6, HOUR),
        ];
        let way = if self.windows.take(self.now, &quotas).is_ok() { way } else { Way::Email };
        expected.sending(&[way], member)
    }

    fn begun(&self, step: Step) -> Option<usize> {
        pick(&self.recoveries, step.pick)
    }

    pub async fn resend(&mut self, step: Step) -> Outcome {
        let Some(index) = self.begun(step) else { return Ok(()) };
        let by_call = step.how >= 6;
        let Recovery { ref id, kind, member, ref form, state, next_send, ends, .. } = self.recoveries[index];
        let (id, form, now) = (id.clone(), form.clone(), self.now);
        let expected = if ends <= now || state != State::Code {
            Expected::problem("recovery_over")
        } else if next_send > now {
            Expected::problem("slow_down").with("retry_after", next_send - now)
        } else {
            self.code_sent(kind, &form, member, if by_call { Way::Call } else { Way::Sms })
        };
        let body = json!({ "sms": { "platform": "none" }, "via": if by_call { "call" } else { "sms" } });
        let call = Call::post("resend", Path::Resend { recovery: &id }, body).about(member.is_some());
        let (_, messages) = self.call(call, &expected).await?;
        if expected.status == 202 {
            let recovery = &mut self.recoveries[index];
            for (way, text) in &messages {
                recovery.codes.push(code_in(*way, text)?);
            }
            (recovery.code_ends, recovery.next_send, recovery.tries) = (now + 300, now + 60, 5);
        }
        Ok(())
    }

    /// The right code up to 4; a wrong one in 5, an earlier one in 6, another recovery's in 7.
    pub async fn code(&mut self, step: Step) -> Outcome {
        let Some(index) = self.begun(step) else { return Ok(()) };
        let now = self.now;
        let recovery = &self.recoveries[index];
        let known = |code: &&String| !code.is_empty();
        let in_force = recovery.codes.last().filter(known);
        let none = "000000".to_owned();
        let wrong = wrong_code(in_force.unwrap_or(&none));
        let earlier = recovery.codes.iter().rev().nth(1).filter(known);
        let mut others = self.recoveries.iter().rev().filter(|other| other.id != recovery.id);
        let others = others.find_map(|other| other.codes.last().filter(known));
        let typed = match step.how {
            0..=4 => in_force,
            6 => earlier,
            7 => others,
            _ => None,
        };
        let typed = typed.unwrap_or(&wrong).clone();
        let right = recovery.member.is_some() && Some(&typed) == in_force;
        let sent = if self.bends(Plant::AnyCode) { in_force.unwrap_or(&typed).clone() } else { typed };
        let (id, kind, member) = (recovery.id.clone(), recovery.kind, recovery.member);
        let (over, late) = (recovery.ends <= now || recovery.state != State::Code, recovery.code_ends <= now);
        let left = recovery.tries.saturating_sub(1);
        let expected = match member {
            _ if over => Expected::problem("recovery_over"),
            _ if late => Expected::problem("code_expired"),
            Some(member) if right => match kind {
                "username" => Expected::done(200).with("result", "username_sent"),
                _ => Expected::done(200).with("result", "choose_pin").with("expires_in", 300),
            }
            .sending(if kind == "pin" { &[] } else { &[Way::Email, Way::Sms] }, member),
            _ => Expected::problem("wrong_code").kept().with("attempts_left", left),
        };
        let call = Call::post("code", Path::Code { recovery: &id }, json!({ "code": sent }));
        let call = call.about((!right).then_some(member.is_some()));
        let (received, messages) = self.call(call, &expected).await?;
        let recovery = &mut self.recoveries[index];
        if expected.status == 401 {
            recovery.tries = left;
            recovery.state = if left == 0 { State::Over } else { State::Code };
        } else if expected.status == 200 && kind == "username" {
            recovery.state = State::Over;
        } else if expected.status == 200 {
            recovery.state = State::Pin;
            recovery.grant = Some((received.word("grant"), now + 300));
        }
        let username = USERNAMES[member.unwrap_or(0)];
        // An eñe is no letter of every text message; the e-mail has it.
        let has_name = messages.is_empty() || messages.iter().any(|(_, text)| text.contains(username));
        if has_name { Ok(()) } else { Err("no message has the username".to_owned()) }
    }

    /// The recovery's own grant up to 5, with a weak PIN in 5; none in 6; another recovery's in 7.
    pub async fn choose_pin(&mut self, step: Step) -> Outcome {
        let Some(index) = self.begun(step) else { return Ok(()) };
        let now = self.now;
        let recovery = &self.recoveries[index];
        let own = recovery.grant.as_ref();
        let mut others = self.recoveries.iter().rev().filter(|other| other.id != recovery.id);
        let grant = match step.how {
            0..=5 => own,
            7 => others.find_map(|other| other.grant.as_ref()),
            _ => None,
        };
        let good = recovery.state == State::Pin
            && recovery.ends > now
            && step.how <= 5
            && grant.is_some_and(|(_, ends)| *ends > now);
        let mut sent = grant.map(|(grant, _)| grant.clone()).unwrap_or_default();
        if self.bends(Plant::AnyGrant) {
            sent = own.map(|(grant, _)| grant.clone()).unwrap_or(sent);
        }
        let (id, member, code) = (recovery.id.clone(), recovery.member, recovery.codes.last().cloned());
        let pin = PINS.get(step.how).copied().unwrap_or("2580");
        let pin = if step.how == 5 { "1234" } else { pin };
        let expected = match member.filter(|member| good && !self.members[*member].frozen) {
            None => Expected::problem("grant_over"),
            Some(member) => match self.members[member].pins.iter().rev().take(3).position(|old| old == pin) {
                _ if step.how == 5 => Expected::problem("weak_pin").with("reason", "run"),
                Some(0) => Expected::problem("weak_pin").with("reason", "in_force"),
                Some(_) => Expected::problem("weak_pin").with("reason", "recent"),
                None => Expected::done(204).sending(&[Way::Email, Way::Sms], member),
            },
        };
        if let (Plant::CodeSkipped, State::Code, Some(code)) = (self.plant(), recovery.state, code) {
            let given = self.env.code(&id, &code).await;
            given.json()["grant"].as_str().unwrap_or_default().clone_into(&mut sent);
        }
        let call = Call {
            body: json!({ "grant": sent, "pin": pin }),
            ..Call::new("choosing a PIN", Method::PUT, Path::ChoosePin { recovery: &id })
        };
        let (_, messages) = self.call(call, &expected).await?;
        if let (204, Some(member)) = (expected.status, member) {
            self.members[member].pins.push(pin.to_owned());
            self.wrong_pins[member] = WrongPins::default();
            self.end_grants(member);
            self.end_sessions(|session| session.member == member);
            self.remove_phones(member);
            self.keep_receipt(member, receipt_in(&messages)?);
        }
        Ok(())
    }

    pub fn end_grants(&mut self, member: usize) {
        let granted = |recovery: &&mut Recovery| recovery.member == Some(member) && recovery.state == State::Pin;
        self.recoveries.iter_mut().filter(granted).for_each(|recovery| recovery.state = State::Over);
    }
}
