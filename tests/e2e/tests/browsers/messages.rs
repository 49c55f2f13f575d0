//! Text messages: only the newest one of the portal fills a code in. The parser's own tests have every forged form.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};
use preview::Autofill;
use support::fixtures::wrong_code;

pub fn all() -> Vec<Test> {
    tests![in [Engine::Chromium], [Language::Spanish]; only_the_portals_message_fills_the_code_in_once]
}

async fn only_the_portals_message_fills_the_code_in_once(app: &TestApp) {
    app.phone.inbox().set_autofill(Autofill::Late);
    steps::to_username_code(app).await;
    let genuine = app.env.text(1).await;
    let code = &genuine[..6];
    let lines: Vec<&str> = genuine.lines().collect();
    let host = lines.last().and_then(|line| line.strip_prefix('@')).unwrap().split_once(' ').unwrap().0;
    let forged = [
        genuine.replace(host, &format!("{host}.example")),
        genuine.replacen(code, &format!("{} y {code}", wrong_code(code)), 1),
    ];
    for text in &forged {
        // It has the token, so the phone gives it to the app, and the app refuses it.
        assert!(app.deliver(text).await, "the forged message reaches the app");
        app.browser.wait("heard()", vec![]).await;
        app.expect_entered(0).await;
        // It never reaches the inbox: the member reads it here.
        app.expect_text("code-refused-title").await;
        app.expect_literal(text).await;
    }
    assert!(!app.deliver(&genuine.replace(lines[1], "AAAAAAAAAAA")).await, "another token is not for the app");
    assert_eq!(app.env.proxy.count("/code"), 0, "nothing was checked");
    assert!(app.deliver(&genuine.replace('\n', "\r\n")).await, "the genuine message reaches the app");
    app.expect_screen("sent-title").await;
    assert!(!app.deliver(&genuine).await, "a second delivery is not for the app");
    assert_eq!(app.env.proxy.count("/code"), 1, "the code was checked once");
}
