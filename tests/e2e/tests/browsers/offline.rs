//! The network is lost at each step and comes back: nothing is lost, nothing is done twice.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};
use support::Network;
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    tests![in [Engine::Chromium], [Language::Spanish];
        log_in_continues_when_network_returns,
        pin_recovery_continues_when_network_returns,
        app_started_offline_says_so_until_network_returns,
    ]
}

async fn retry_online(app: &TestApp) {
    app.expect_text("call-error-offline-title").await;
    app.phone.set_network(Network::Online).await;
    app.tap("common-retry").await;
}

async fn log_in_continues_when_network_returns(app: &TestApp) {
    steps::to_username(app).await;
    app.type_into("username", app.env.member.username).await;
    app.phone.set_network(Network::Offline).await;
    app.tap("common-continue").await;
    retry_online(app).await;
    app.expect_screen("pin-title").await;
    app.phone.set_network(Network::Offline).await;
    app.type_digits(app.env.member.pin).await;
    retry_online(app).await;
    steps::expect_session(app).await;
}

async fn pin_recovery_continues_when_network_returns(app: &TestApp) {
    steps::to_questions(app).await;
    steps::answer_username(app).await;
    app.phone.set_network(Network::Offline).await;
    steps::answer_questions(app).await;
    retry_online(app).await;
    app.expect_screen("code-title").await;
    app.type_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    app.type_digits(NEW_PIN).await;
    app.expect_screen("new-pin-again-title").await;
    app.phone.set_network(Network::Offline).await;
    app.type_digits(NEW_PIN).await;
    retry_online(app).await;
    app.expect_screen("changed-title").await;
}

async fn app_started_offline_says_so_until_network_returns(app: &TestApp) {
    app.phone.set_network(Network::Offline).await;
    app.restart().await;
    app.expect_screen("home-title").await;
    retry_online(app).await;
    app.expect_text_gone("call-error-offline-title").await;
}
