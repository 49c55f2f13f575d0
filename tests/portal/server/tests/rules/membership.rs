//! Nobody learns who is a member: known and unknown people get the same answers, in all that can be compared.

use std::collections::BTreeMap;

use portal::SeededMember;

use crate::both::recover_both;
use crate::env::TestEnv;
use crate::received::Received;
use support::fixtures::wrong_code;

/// Everything of an answer that a stranger can compare: headers and ids by their length.
#[derive(Debug, PartialEq)]
struct Shape {
    status: u16,
    headers: BTreeMap<String, usize>,
    length: usize,
    fields: Vec<(String, String)>,
}

fn shape(received: &Received) -> Shape {
    let headers = received.headers.iter().map(|(name, value)| (name.to_string(), value.len())).collect();
    let body = received.json();
    let fields = body.as_object().unwrap().iter().map(|(name, value)| {
        let shown = if ["recovery", "attempt"].contains(&name.as_str()) {
            value.as_str().unwrap().len().to_string()
        } else {
            value.to_string()
        };
        (name.clone(), shown)
    });
    Shape { status: received.status, headers, length: received.text.len(), fields: fields.collect() }
}

const STRANGER: SeededMember = SeededMember {
    display_name: "",
    username: "nadie1",
    pin: "8305",
    document_type: "CC",
    document_number: "99999999",
    email: "nadie.nadie@correo.example",
    phone: "+573009999999",
    birth_year: 0,
};

#[tokio::test]
async fn log_in_looks_alike_for_known_and_unknown_people() {
    let env = TestEnv::new().await;
    let (known, unknown) = (env.log_in(env.member(0).username).await, env.log_in(STRANGER.username).await);
    assert_eq!(shape(&known), shape(&unknown));
}

#[tokio::test]
async fn wrong_pins_lock_known_and_unknown_names_alike() {
    let env = TestEnv::new().await;
    let known = env.attempt(env.member(0).username).await;
    let unknown = env.attempt(STRANGER.username).await;
    for pin in ["1111", "", "2222", "3333", "12a4", "4444", "5555", "6666"] {
        let (known, unknown) = (env.pin(&known, pin).await, env.pin(&unknown, pin).await);
        assert_eq!(shape(&known), shape(&unknown));
    }
    env.pin(&unknown, "1111").await.is_problem(429, "locked");
    env.forward(30);
    let (known, unknown) = (env.pin(&known, "7777").await, env.pin(&unknown, "7777").await);
    assert_eq!(shape(&known), shape(&unknown));
}

#[tokio::test]
async fn username_recovery_looks_alike_for_known_and_unknown_people() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let (known, unknown) = (env.recover_username(member.email).await, env.recover_username(STRANGER.email).await);
    assert_eq!(shape(&known), shape(&unknown));
    let code = wrong_code(&env.last_code());
    let (known, unknown) = (known.word("recovery"), unknown.word("recovery"));
    for wrong in [&code, "", "12345", &code, &code, &code, &code, &code] {
        assert_eq!(shape(&env.code(&known, wrong).await), shape(&env.code(&unknown, wrong).await));
    }
}

/// Asks for a PIN's recovery and for resends, with wrong codes, until the quotas are used up and an hour later.
async fn pin_recovery_looks_alike(ask: impl AsyncFn(&TestEnv, SeededMember) -> Received) {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let (known, unknown) = (ask(&env, member).await, ask(&env, STRANGER).await);
    assert_eq!(shape(&known), shape(&unknown));
    let (known, unknown) = (known.word("recovery"), unknown.word("recovery"));
    let code = wrong_code(&env.last_code());
    for pause in [0, 60, 60, 60, 3_600] {
        env.forward(pause);
        assert_eq!(shape(&env.resend(&known).await), shape(&env.resend(&unknown).await));
        assert_eq!(shape(&env.code(&known, &code).await), shape(&env.code(&unknown, &code).await));
    }
    for _ in 0..4 {
        assert_eq!(shape(&ask(&env, member).await), shape(&ask(&env, STRANGER).await));
    }
}

#[tokio::test]
async fn pin_recovery_looks_alike_for_known_and_unknown_people() {
    pin_recovery_looks_alike(async |env, who| env.recover_password(who).await).await;
}

#[tokio::test]
async fn joint_recovery_looks_alike_for_known_and_unknown_people() {
    pin_recovery_looks_alike(async |env, who| recover_both(env, who).await).await;
}

#[tokio::test]
async fn request_with_a_known_phone_reveals_no_email() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    for _ in 0..3 {
        env.recover_password(SeededMember { phone: member.phone, ..STRANGER }).await;
    }
    let (known, unknown) =
        (env.recover_username(member.email).await, env.recover_username("otra.persona@correo.example").await);
    assert_eq!(shape(&known), shape(&unknown));
    assert_eq!(known.status, 202);
}

#[tokio::test]
async fn unknown_people_get_no_message_and_no_right_code() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(STRANGER.email).await.word("recovery");
    assert_eq!(env.messages(), []);
    env.forward(60);
    env.resend(&recovery).await.is(reqwest::StatusCode::ACCEPTED);
    assert_eq!(env.messages(), []);
}
