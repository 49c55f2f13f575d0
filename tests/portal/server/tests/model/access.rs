//! Log-in, sessions, hand-over and "no fui yo".

use multiportal::api::Path;
use reqwest::Method;
use serde_json::{Value, json};

use crate::expected::{Expected, Way};
use crate::fault::Plant;
use crate::received::Received;
use crate::rules::{Attempt, Once, Proof, Session, State, WrongPins, wait_after};
use crate::step::{Kind, Step};
use crate::world::{ADDRESS_WRONG_PINS, Call, Outcome, World, pick, receipt_in};

/// Who asks: two members, and two who are none.
pub const USERNAMES: [&str; 4] = ["mlopez", "jpeña", "nadie2", "nadie3"];
const DAY: u64 = 86_400;

impl World {
    /// A proof of work, and how it is refused: the sixth variant brings one that was spent, the seventh one of another purpose.
    pub async fn proof(&mut self, purpose: &'static str, how: usize) -> (usize, Option<&'static str>) {
        let spent = self.proofs.iter().rposition(|proof| proof.spent && proof.purpose == purpose);
        if let (6, Some(index)) = (how, spent) {
            let expired = self.proofs[index].ends <= self.now;
            return (index, Some(if expired { "proof_expired" } else { "proof_spent" }));
        }
        let other = if purpose == "log_in" { "recover_password" } else { "log_in" };
        let taken = if how == 7 { other } else { purpose };
        let text = self.env.proof(taken).await;
        self.proofs.push(Proof { purpose: taken, text, ends: self.now + 300, spent: false });
        (self.proofs.len() - 1, (how == 7).then_some("invalid_proof"))
    }

    pub async fn log_in(&mut self, Step { who, how, .. }: Step) -> Outcome {
        let (proof, refused) = self.proof("log_in", how).await;
        let expected = refused.map_or_else(|| Expected::done(201).with("expires_in", 300), Expected::problem);
        let body = json!({ "username": USERNAMES[who], "proof": self.proofs[proof].text });
        let call = Call::post("log-in", Path::LogIn, body).about(who < 2);
        let (received, _) = self.call(call, &expected).await?;
        if expected.status == 201 {
            self.proofs[proof].spent = true;
            self.attempts.push(Attempt { id: received.word("attempt"), who, ends: self.now + 300, used: false });
        }
        Ok(())
    }

    /// The right PIN in the variants up to 3, of these with an installation in 2 and 3; the earlier PIN in 7.
    pub async fn pin(&mut self, step: Step) -> Outcome {
        let Some(index) = pick(&self.attempts, step.pick) else { return Ok(()) };
        let Attempt { ref id, who, ends, used } = self.attempts[index];
        let (id, now) = (id.clone(), self.now);
        let member = self.members.get(who);
        let in_force = member.map_or("8305", |member| member.pins.last().unwrap());
        let earlier = member.and_then(|member| member.pins.iter().rev().nth(1));
        let typed = match (step.how, earlier) {
            (0..=3, _) => in_force,
            (7, Some(earlier)) => earlier,
            _ => "9173",
        };
        let right = member.is_some() && typed == in_force;
        let mut body = json!({ "pin": if self.bends(Plant::AnyPin) { in_force } else { typed } });
        let installation = format!("{:032x}", step.how + 16 * step.pick);
        let installed = (2..=3).contains(&step.how);
        if installed {
            body["installation"] = installation.clone().into();
        }
        let by_address = ("wrong PINs of the address".to_owned(), ADDRESS_WRONG_PINS.0, ADDRESS_WRONG_PINS.1);
        let mut counter = Some(self.wrong_pins[who]).filter(|counter| counter.ends > now).unwrap_or_default();
        let expected = if used || ends <= now {
            Expected::problem("attempt_over")
        } else if let Err(wait) = self.windows.take(now, std::slice::from_ref(&by_address)) {
            Expected::problem("slow_down").with("retry_after", wait)
        } else if counter.until > now {
            self.windows.give_back(&by_address.0);
            Expected::problem("locked").with("retry_after", counter.until - now).with("attempts_left", 0)
        } else if right {
            self.windows.give_back(&by_address.0);
            self.wrong_pins[who] = WrongPins::default();
            self.opened(who, installed.then_some(&installation), index)
        } else {
            counter.wrong += 1;
            let wait = wait_after(counter.wrong);
            self.wrong_pins[who] = WrongPins { until: now + wait, ends: now + DAY, ..counter };
            let problem =
                Expected::problem("wrong_pin").kept().with("attempts_left", 5u64.saturating_sub(counter.wrong));
            if wait > 0 { problem.with("retry_after", wait) } else { problem }
        };
        // What a right PIN answers is of members alone.
        let known = (!right).then_some(who < 2);
        let call = Call::post("PIN", Path::Pin { attempt: &id }, body).about(known);
        let (received, messages) = self.call(call, &expected).await?;
        if expected.status == 201 {
            self.begin_session(who, received.word("token"), None);
        }
        if !messages.is_empty() {
            self.keep_receipt(who, receipt_in(&messages)?);
        }
        Ok(())
    }

    fn opened(&mut self, who: usize, installation: Option<&String>, attempt: usize) -> Expected {
        let member = &mut self.members[who];
        if member.frozen {
            return Expected::problem("frozen").kept();
        }
        self.attempts[attempt].used = true;
        let expected = Expected::done(201).with("expires_in", 1_800).with("idle_timeout", 300);
        match installation {
            Some(installation) if !member.installations.contains(installation) => {
                member.installations.push(installation.clone());
                self.noticed(who, expected)
            }
            _ => expected,
        }
    }

    /// With a notice, unless the member got three today.
    pub fn noticed(&mut self, member: usize, expected: Expected) -> Expected {
        match self.windows.take(self.now, &[(format!("notices of {member}"), 3, DAY)]) {
            Ok(_) => expected.sending(&[Way::Email, Way::Sms], member),
            Err(_) => expected,
        }
    }

    pub fn begin_session(&mut self, member: usize, token: String, phone: Option<String>) {
        let method = if phone.is_some() { "trusted_phone" } else { "pin" };
        self.members[member].accesses.push((portal::Clock::now(&self.env.clock).to_string(), method));
        let (idle, ends) = (self.now + 300, self.now + 1_800);
        self.sessions.push(Session { token, member, idle, ends, over: false, phone });
    }

    pub fn keep_receipt(&mut self, member: usize, text: String) {
        self.receipts.push(Once { text, of: member, ends: self.now + 30 * DAY, used: false });
    }

    pub fn end_sessions(&mut self, which: impl Fn(&Session) -> bool) {
        self.sessions.iter_mut().filter(|session| which(session)).for_each(|session| session.over = true);
    }

    /// Sends a call of a session, which then is not idle. Returns the answer, or `None` when the session is over.
    pub async fn in_session(
        &mut self,
        session: usize,
        call: Call<'_>,
        done: Expected,
    ) -> Result<Option<Received>, String> {
        let (open, token) = (self.sessions[session].is_open(self.now), self.sessions[session].token.clone());
        let expected = if open { done } else { Expected::problem("session_over") };
        let (received, _) = self.call(call.by(&token), &expected).await?;
        if open {
            self.sessions[session].idle = self.now + 300;
        }
        Ok(open.then_some(received))
    }

    pub async fn session(&mut self, Step { kind, pick: which, .. }: Step) -> Outcome {
        let Some(index) = pick(&self.sessions, which) else { return Ok(()) };
        let Session { ends, member, ref token, .. } = self.sessions[index];
        let (token, done) = (token.clone(), Expected::done(204));
        let (call, done) = match kind {
            Kind::LogOut => (Call::new("log-out", Method::DELETE, Path::Session), done),
            Kind::EndOthers => (Call::new("ending the others", Method::DELETE, Path::OtherSessions), done),
            _ => {
                let done = Expected::done(200).with("expires_in", ends.saturating_sub(self.now));
                (Call::new("a session", Method::GET, Path::Session), done)
            }
        };
        if self.in_session(index, call, done).await?.is_some() {
            match kind {
                Kind::LogOut => self.sessions[index].over = true,
                Kind::EndOthers => self.end_sessions(|other| other.member == member && other.token != token),
                _ => {}
            }
        }
        Ok(())
    }

    /// A list that a session reads: each entry's values of these fields, or `None` when the session is over.
    pub async fn read(
        &mut self,
        (name, path, list): (&'static str, Path<'_>, &str),
        fields: [&str; 2],
        which: usize,
    ) -> Result<Option<(usize, Vec<[Value; 2]>)>, String> {
        let Some(index) = pick(&self.sessions, which) else { return Ok(None) };
        let received = self.in_session(index, Call::new(name, Method::GET, path), Expected::done(200)).await?;
        let entries = |received: Received| received.json()[list].as_array().cloned().unwrap_or_default();
        let values = |entry: &Value| fields.map(|field| entry[field].clone());
        Ok(received.map(|received| (index, entries(received).iter().map(values).collect())))
    }

    pub async fn accesses(&mut self, step: Step) -> Outcome {
        let what = ("the accesses", Path::Accesses, "accesses");
        let Some((session, read)) = self.read(what, ["at", "method"], step.pick).await? else { return Ok(()) };
        let accesses = self.members[self.sessions[session].member].accesses.iter().rev().take(20);
        let wanted: Vec<_> = accesses.map(|(at, method)| [json!(at), json!(method)]).collect();
        if read == wanted { Ok(()) } else { Err(format!("the accesses are {read:?} instead of {wanted:?}")) }
    }

    pub async fn hand_over(&mut self, step: Step) -> Outcome {
        let Some(index) = pick(&self.sessions, step.pick) else { return Ok(()) };
        let call = Call::post("hand-over", Path::HandOver, json!({}));
        if let Some(received) = self.in_session(index, call, Expected::done(201).with("expires_in", 60)).await? {
            let text = received.word("address");
            self.addresses.push(Once { text, of: index, ends: self.now + 60, used: false });
        }
        Ok(())
    }

    pub async fn open_address(&mut self, step: Step) -> Outcome {
        let Some(index) = pick(&self.addresses, step.pick) else { return Ok(()) };
        let address = &self.addresses[index];
        let good = !address.used && address.ends > self.now && self.sessions[address.of].is_open(self.now);
        let received = self.env.send(self.env.http.get(&address.text)).await;
        self.addresses[index].used = true;
        Expected::done(if good { 200 } else { 410 }).check("the address of a hand-over", &received)
    }

    pub async fn freeze(&mut self, step: Step) -> Outcome {
        let Some(index) = pick(&self.receipts, step.pick) else { return Ok(()) };
        let receipt = &self.receipts[index];
        let (good, member) = (!receipt.used && receipt.ends > self.now, receipt.of);
        let expected = if good { Expected::done(204) } else { Expected::problem("receipt_over").kept() };
        let call = Call::post("freeze", Path::Freeze, json!({ "receipt": receipt.text }));
        self.call(call, &expected).await?;
        self.receipts[index].used = true;
        if good {
            self.members[member].frozen = true;
            self.end_sessions(|session| session.member == member);
            self.remove_phones(member);
            self.end_grants(member);
            for recovery in &mut self.recoveries {
                // It goes on as of an unknown person.
                recovery.member = recovery.member.filter(|of| *of != member || recovery.state != State::Code);
            }
        }
        Ok(())
    }

    /// The cooperative lifts the freezes.
    pub fn unfreeze(&mut self, _: Step) {
        if self.members.iter().any(|member| member.frozen) {
            self.sql("UPDATE member SET frozen_at = NULL");
            self.members.iter_mut().for_each(|member| member.frozen = false);
        }
    }
}
