//! "Mis celulares y accesos", the web portal, and the notice that freezes, with two phones of one member.

use std::sync::Arc;

use journeys::TestApp;
use multiportal::api::{PhonePurpose, PhoneStatement};
use multiportal::app::{App, Destination, Event, Notice, Route};
use multiportal::device::TrustedKey;
use multiportal::device::fake::SoftwareKey;
use multiportal::domain::limits::{CALL_TRIES, PHONE_MODEL_LENGTH};
use multiportal::domain::{
    AccessMethod, KeyPrompt, ListedPhone, PhoneModel, ReceiptDraft, RequestId, SecretText, SignedChallenge,
};
use multiportal::features::accesses::{self, Change, Done};
use multiportal::features::freeze::{self, Freeze};
use multiportal::features::log_in::LogIn;
use multiportal::features::session::{self, SessionProblem};
use multiportal::flow::{CallError, Request, Response};
use multiportal::runtime::fake::view::{self, is_home, is_open, lists_accesses, session};
use support::{Fault, TestEnv};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn logged_in(env: &TestEnv) -> TestApp {
    let app = TestApp::start(env);
    app.to_session(env.member.username, env.member.pin).await;
    app
}

fn phones(app: &App) -> Option<&[ListedPhone]> {
    view::accesses(app)?.phones.items.as_deref()
}

fn ask(app: &TestApp, event: accesses::Event) {
    app.dispatch(Event::Session(session::Event::Accesses(event)));
}

fn change(app: &TestApp, change: Change) {
    ask(app, accesses::Event::Ask(change));
    ask(app, accesses::Event::Confirm);
}

async fn open_accesses(app: &TestApp) {
    app.dispatch(Event::Session(session::Event::OpenAccesses));
    app.until(lists_accesses).await;
}

/// Adds the app's phone to the session, as the app's offer does. Each phone of an environment has a number of its own.
async fn trust(app: &TestApp, number: u8) {
    let key = &app.key;
    let public = key.create().await.unwrap();
    let token: Arc<SecretText> = app.read(|app| Arc::clone(&session(app).unwrap().token));
    let request = Request::AddPhoneChallenge { token: Arc::clone(&token) };
    let answer = app.client().send(RequestId::new([number; 16]), &request).await;
    let Ok(Response::PhoneChallenge(Ok(challenge))) = answer else { panic!("{answer:?}") };
    let (purpose, challenge) = (PhonePurpose::Add, challenge.text);
    let host = "portal.cooprofesoresun.example";
    let statement = PhoneStatement { purpose: &purpose, host, phone: "", challenge: challenge.as_str() };
    let prompt = KeyPrompt { title: String::new(), cancel: String::new() };
    let signature = key.sign(&statement.to_string(), &prompt).await.unwrap();
    let signed = SignedChallenge { challenge, signature };
    let answer = app
        .client()
        .send(RequestId::new([u8::MAX - number; 16]), &Request::AddPhone { token, key: public, signed })
        .await;
    assert!(matches!(answer, Ok(Response::AddPhone(Ok(_)))), "{answer:?}");
}

async fn expect_over(app: &TestApp) {
    app.dispatch(Event::Session(session::Event::StayConnected));
    app.until(|app| is_home(app) && app.notice() == Some(Notice::SessionExpired)).await;
}

async fn expect_open(app: &TestApp) {
    app.dispatch(Event::Session(session::Event::StayConnected));
    app.until(|app| session(app).is_some_and(|session| session.open.is_some() && !session.refresh.is_pending())).await;
    assert!(app.read(|app| session(app).unwrap().problem.is_none()));
}

#[tokio::test(flavor = "multi_thread")]
async fn member_removes_a_phone_and_ends_the_other_sessions() {
    let env = TestEnv::start().await;
    let (mine, other) = (logged_in(&env).await, logged_in(&env).await);
    trust(&other, 1).await;
    open_accesses(&mine).await;
    let phone = mine.find(|app| phones(app).map(<[_]>::to_vec)).await.remove(0);
    assert!(!phone.this && phone.added_at.is_some() && phone.last_used_at.is_none());
    assert!(!phone.label.as_str().is_empty());
    let listed = mine.find(|app| view::accesses(app)?.accesses.items.clone()).await;
    assert_eq!(listed.iter().map(|access| access.method).collect::<Vec<_>>(), [AccessMethod::Pin; 2]);
    assert!(listed.iter().all(|access| access.at.is_some() && access.device.as_str() == "Android"));

    change(&mine, Change::RemovePhone(phone));
    mine.until(|app| view::accesses(app).is_some_and(|flow| flow.done == Some(Done::PhoneRemoved))).await;
    mine.until(|app| view::accesses(app).is_some_and(|flow| !flow.phones.load.is_pending())).await;
    assert!(mine.read(|app| phones(app).unwrap().is_empty()));
    // It had opened no session of its own, but it was of its session.
    expect_over(&other).await;

    let other = logged_in(&env).await;
    change(&mine, Change::EndOtherSessions);
    mine.until(|app| view::accesses(app).is_some_and(|flow| flow.done == Some(Done::OtherSessionsEnded))).await;
    expect_over(&other).await;
    expect_open(&mine).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn trusted_phones_are_listed_by_their_models() {
    let env = TestEnv::start().await;
    let mine = logged_in(&env).await;
    trust(&mine, 1).await;
    for (number, model) in [(2, "Samsung SM-A155M"), (3, &"Ñ ".repeat(PHONE_MODEL_LENGTH)), (4, "\u{200b}")] {
        let app = TestApp::start_on(&env, SoftwareKey::of_model(model));
        app.to_session(env.member.username, env.member.pin).await;
        trust(&app, number).await;
    }
    open_accesses(&mine).await;
    let listed = mine.find(|app| phones(app).map(<[_]>::to_vec)).await;
    let mut labels: Vec<_> = listed.iter().map(|phone| phone.label.as_str()).collect();
    labels.sort_unstable();
    let longest = "Ñ ".repeat(PHONE_MODEL_LENGTH);
    assert_eq!(labels, ["Android", "Android", "Samsung SM-A155M", PhoneModel::new(&longest).as_str()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn stolen_session_that_was_ended_lists_nothing() {
    let env = TestEnv::start().await;
    let (mine, thief) = (logged_in(&env).await, logged_in(&env).await);
    open_accesses(&mine).await;
    change(&mine, Change::EndOtherSessions);
    mine.until(|app| view::accesses(app).is_some_and(|flow| flow.done.is_some())).await;
    thief.dispatch(Event::Session(session::Event::OpenAccesses));
    thief.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
}

/// Opens an address as a browser does. Returns the response.
async fn browse(address: &str) -> String {
    let (host, path) = address.strip_prefix("http://").unwrap().split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).await.unwrap();
    let request = format!("GET /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).await.unwrap();
    response
}

#[tokio::test(flavor = "multi_thread")]
async fn web_portal_opens_logged_in_by_a_single_use_address() {
    let env = TestEnv::start().await;
    let app = logged_in(&env).await;
    app.dispatch(Event::Session(session::Event::OpenWeb));
    app.until(|app| session(app).unwrap().hand_over.is_none()).await;
    let opened = app.links.opened();
    let address = opened[0].uri().unwrap();
    assert!(browse(&address).await.contains(&format!("Hola, {}", env.member.display_name)));
    assert!(browse(&address).await.starts_with("HTTP/1.1 410"));
    assert_eq!(opened.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn address_of_another_host_is_not_opened() {
    let env = TestEnv::start().await;
    let app = logged_in(&env).await;
    let elsewhere = Fault::Replaced("http://127.0.0.1", "http://127.0.0.2");
    env.proxy.inject_times("/session/hand-over", CALL_TRIES, &elsewhere);
    app.dispatch(Event::Session(session::Event::OpenWeb));
    app.until(|app| {
        let problem = &session(app).unwrap().problem;
        matches!(problem, Some(SessionProblem::NotHandedOver(CallError::Unexpected { .. })))
    })
    .await;
    assert!(app.links.opened().is_empty());
    assert!(app.read(is_open));
}

#[tokio::test(flavor = "multi_thread")]
async fn notice_of_a_new_phone_freezes_everything() {
    let env = TestEnv::start().await;
    let thief = logged_in(&env).await;
    trust(&thief, 1).await;
    assert!(env.texts().last().unwrap().contains("nuevo celular de confianza"));
    let mine = TestApp::start(&env);
    // A repeated request with another id would be refused: the receipt is used.
    env.proxy.inject("/freeze", Fault::Lost);
    mine.open(Destination::Freeze).await;
    mine.dispatch(Event::Freeze(freeze::Event::Typed(ReceiptDraft::new(&env.receipt_code()))));
    mine.dispatch(Event::Freeze(freeze::Event::Freeze));
    mine.until(|app| matches!(app.route(), Route::Freeze(Freeze::Frozen))).await;
    assert_eq!(env.proxy.count("/freeze"), 2);
    expect_over(&thief).await;
    thief.to_pin(env.member.username).await;
    thief.type_digits(env.member.pin);
    thief.until(|app| matches!(app.route(), Route::LogIn(LogIn::Frozen(_)))).await;
}
