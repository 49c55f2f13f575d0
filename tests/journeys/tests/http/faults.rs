//! The connection fails: nothing is lost, nothing is done twice, and the member reads an error.

use std::time::Duration;

use journeys::TestApp;
use multiportal::app::Event;
use multiportal::device::fake::ScriptedInbox;
use multiportal::domain::limits::CALL_TRIES;
use multiportal::domain::{Label, ListedPhone, PhoneId};
use multiportal::features::accesses::{self, Change, Done};
use multiportal::features::code_entry::{self, CodeEntry, CodeProblem};
use multiportal::features::log_in::{Event as LogInAction, LogIn, PinProblem, PinStep};
use multiportal::features::recover_pin::Event as RecoverPinAction;
use multiportal::features::recover_username::Event as RecoverUsernameAction;
use multiportal::features::session;
use multiportal::runtime::fake::view::{
    self, asks_code, chooses_pin, confirms_pin, entry, error, has_changed_pin, has_sent_username, is_open,
    lists_accesses, log_in,
};
use rstest::rstest;
use support::fixtures::{NEW_PIN, WRONG_PIN};
use support::{Fault, TestEnv};

async fn until_wrong(app: &TestApp, left: u32) {
    app.until(|app| {
        let code = matches!(
            entry(app),
            Some(CodeEntry { problem: Some(CodeProblem::Wrong { attempts_left }), .. }) if *attempts_left == left
        );
        let pin = matches!(
            log_in(app),
            Some(LogIn::Pin(PinStep { problem: Some(PinProblem::Wrong { attempts_left }), .. })) if *attempts_left == left
        );
        code || pin
    })
    .await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_failed_try_of_every_call_goes_unnoticed(#[values(Fault::Lost, Fault::Cut, Fault::Reset)] fault: Fault) {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    for call in ["/challenges", "/recoveries/password", "/resend", "/code", "PUT /recoveries/*/pin"] {
        env.proxy.inject(call, fault.clone());
    }
    app.to_pin_code(env.member).await;
    assert_eq!(env.codes().len(), 1, "one text for one request");
    app.advance_clocks(&env, Duration::from_mins(1));
    app.resend_code();
    app.until(asks_code).await;
    assert_eq!(env.codes().len(), 2, "one more for the resend");
    app.type_digits(&env.wrong_code());
    until_wrong(&app, 4).await;
    app.type_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.until(has_changed_pin).await;
    let receipts = env.texts().into_iter().filter(|text| text.contains("contrasena")).count();
    assert_eq!(receipts, 1);

    for call in ["/log-in", "POST /log-in/*/pin", "GET /session"] {
        env.proxy.inject(call, fault.clone());
    }
    app.log_in_after_change().await;
    app.type_digits(WRONG_PIN);
    until_wrong(&app, 4).await;
    app.type_digits(NEW_PIN);
    app.until(is_open).await;
    app.dispatch(Event::Session(session::Event::StayConnected));
    app.until(is_open).await;
    // A reset request gets no first response: wait for the second try's.
    env.proxy.wait_for_response("GET /session").await;
    assert_eq!(env.proxy.pending(), 0, "every fault happened");
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_failed_try_of_every_session_call_goes_unnoticed(
    #[values(Fault::Lost, Fault::Cut, Fault::Reset)] fault: Fault,
) {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_session(env.member.username, env.member.pin).await;
    let calls =
        ["GET /phones", "GET /accesses", "DELETE /phones/*", "DELETE /sessions/others", "POST /session/hand-over"];
    for call in calls {
        env.proxy.inject(call, fault.clone());
    }
    let say = |event| app.dispatch(Event::Session(event));
    say(session::Event::OpenAccesses);
    let phone = ListedPhone {
        id: PhoneId::parse("AAAAAAAAAAAAAAAAAAAAAA").unwrap(),
        label: Label::default(),
        added_at: None,
        last_used_at: None,
        this: false,
    };
    // The portal never had this phone, as it has none whose removal was answered and lost.
    for (change, expected) in
        [(Change::RemovePhone(phone), Done::PhoneRemoved), (Change::EndOtherSessions, Done::OtherSessionsEnded)]
    {
        say(session::Event::Accesses(accesses::Event::Ask(change)));
        say(session::Event::Accesses(accesses::Event::Confirm));
        app.until(|app| view::accesses(app).is_some_and(|flow| flow.done == Some(expected))).await;
    }
    app.until(lists_accesses).await;
    say(session::Event::OpenWeb);
    app.until(|app| view::session(app).is_some_and(|session| session.hand_over.is_none())).await;
    assert!(app.read(|app| error(app).is_none()));
    assert_eq!(app.links.opened().len(), 1, "one address for one tap");
    assert_eq!(env.proxy.pending(), 0, "every fault happened");
}

#[tokio::test(flavor = "multi_thread")]
async fn code_request_repeated_by_the_member_sends_one_text() {
    let env = TestEnv::start().await;
    let app = TestApp::start_with(&env, ScriptedInbox::with_tokens());
    env.proxy.inject_times("POST /recoveries/username", CALL_TRIES, &Fault::Lost);
    app.send_email(env.member.email).await;
    app.until(|app| error(app).is_some()).await;
    app.recover_username(RecoverUsernameAction::Recover);
    app.until(asks_code).await;
    assert_eq!(env.codes().len(), 1);

    app.advance_clocks(&env, Duration::from_mins(1));
    env.proxy.inject_times("/resend", CALL_TRIES, &Fault::Lost);
    app.resend_code();
    app.until(|app| matches!(entry(app), Some(CodeEntry { problem: Some(CodeProblem::NotResent(_)), .. }))).await;
    app.resend_code();
    app.until(asks_code).await;
    assert_eq!(env.codes().len(), 2);
    // The phone takes the text of the repeated request.
    app.inbox.deliver(&env.texts().pop().unwrap());
    app.until(has_sent_username).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn code_and_pins_repeated_by_the_member_count_once() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin_code(env.member).await;
    env.proxy.inject_times("/code", CALL_TRIES, &Fault::Lost);
    app.type_digits(&env.wrong_code());
    app.until(|app| matches!(entry(app), Some(CodeEntry { problem: Some(CodeProblem::NotChecked(_)), .. }))).await;
    app.code(code_entry::Event::Retry);
    until_wrong(&app, 4).await;
    app.type_digits(&env.last_code());

    app.until(chooses_pin).await;
    app.type_digits(NEW_PIN);
    app.until(confirms_pin).await;
    env.proxy.inject_times("PUT /recoveries/*/pin", CALL_TRIES, &Fault::Lost);
    app.type_digits(NEW_PIN);
    app.until(|app| error(app).is_some()).await;
    app.recover_pin(RecoverPinAction::Retry);
    app.until(has_changed_pin).await;

    app.log_in_after_change().await;
    env.proxy.inject_times("POST /log-in/*/pin", CALL_TRIES, &Fault::Lost);
    app.type_digits(WRONG_PIN);
    app.until(|app| error(app).is_some()).await;
    app.log_in(LogInAction::Retry);
    until_wrong(&app, 4).await;
}
