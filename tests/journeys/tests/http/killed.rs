//! The process is killed while a request is on its way, and what is saved then.

use journeys::TestApp;
use multiportal::device::Slot;
use multiportal::device::fake::ScriptedInbox;
use multiportal::runtime::fake::view::{asks_code, chooses_pin, confirms_pin, has_sent_username};
use support::fixtures::NEW_PIN;
use support::{Fault, TestEnv};

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_sending_sends_one_text_and_reads_it() {
    for recovers_pin in [false, true] {
        let env = TestEnv::start().await;
        let mut app = TestApp::start_with(&env, ScriptedInbox::with_tokens());
        if recovers_pin {
            env.proxy.inject("POST /recoveries/password", Fault::Held);
            app.send_answers(env.member).await;
        } else {
            env.proxy.inject("POST /recoveries/username", Fault::Held);
            app.send_email(env.member.email).await;
        }
        env.proxy.wait_for_held().await;
        app = app.restart().await;
        app.until(asks_code).await;
        assert_eq!(env.codes().len(), 1);
        // The text arrived while the process was dead, and the phone kept it.
        app.inbox.deliver(&env.texts().pop().unwrap());
        app.until(|app| chooses_pin(app) || has_sent_username(app)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_pin_and_no_code_is_saved() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin_code(env.member).await;
    let saved = || app.secrets.held_in(Slot::Snapshot).unwrap_or_default();
    let code = env.last_code();
    app.type_digits(&code[..5]);
    app.saved().await;
    assert!(!saved().contains(&code[..5]));
    app.type_digits(&code[5..]);
    app.until(chooses_pin).await;
    app.type_digits(NEW_PIN);
    app.until(confirms_pin).await;
    app.type_digits(&NEW_PIN[..3]);
    app.saved().await;
    assert!(!saved().contains(&code));
    assert!(!saved().contains(&NEW_PIN[..3]));
}
