//! "Abrir el portal web", and foreign text in "Mis celulares y accesos".

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};

pub fn all() -> Vec<Test> {
    // WebKitGTK's browser opens no tab that a script asks for.
    tests![in [Engine::Chromium], [Language::Spanish]; web_portal_opens_logged_in_by_one_tap]
}

async fn web_portal_opens_logged_in_by_one_tap(app: &TestApp) {
    steps::to_session(app).await;
    let client = app.browser.client();
    let own = client.window().await.unwrap();
    app.double_tap("session-web").await;
    let portal = app.opened_window(&own).await;
    client.switch_to_window(portal).await.unwrap();
    let name = app.env.member.display_name;
    let greets = app.browser.until("document.body.textContent.includes(given[0])", vec![name.into()]).await;
    assert!(greets, "the browser is logged in");
    assert!(app.browser.run("return window.opener === null", vec![]).await == true);
    client.close_window().await.unwrap();
    client.switch_to_window(own).await.unwrap();
    steps::expect_session(app).await;
    app.expect_text("session-web-handed-over").await;
    assert_eq!(app.env.proxy.count("POST /session/hand-over"), 1, "one request");
    let page = app.browser.run("return document.documentElement.outerHTML", vec![]).await;
    assert!(!page.as_str().unwrap().contains("hand-over/"), "the page holds no address");
}
