//! Every state of every screen: axe-core finds nothing, and all text can be read at 200 % and 320 px.

use std::sync::Mutex;

use e2e::suite::Test;
use e2e::walk::{self, Visitor};
use e2e::{Engine, Language, Scheme, TestApp, Viewport, axe, text_fit};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;

/// The narrowest and shortest phone, at the usual text size.
const NARROW: Viewport = Viewport { width: 320, height: 568, text: 100, ..Viewport::PHONE };

pub fn all() -> Vec<Test> {
    let both = [
        Test::new("pages_are_accessible_and_readable", |app| check(app, "pages").boxed()),
        Test::new("log_in_is_accessible_and_readable", |app| check(app, "log-in").boxed()),
        Test::new("session_is_accessible_and_readable", |app| check(app, "session").boxed()),
        Test::new("accesses_are_accessible_and_readable", |app| check(app, "accesses").boxed()),
        Test::new("username_recovery_is_accessible_and_readable", |app| check(app, "recover-username").boxed()),
        Test::new("pin_recovery_is_accessible_and_readable", |app| check(app, "recover-pin").boxed()),
        Test::new("trusted_phone_is_accessible_and_readable", |app| check(app, "trusted-phone").boxed()),
        Test::new("freeze_is_accessible_and_readable", |app| check(app, "freeze").boxed()),
        Test::new("errors_are_accessible_and_readable", |app| check(app, "errors").boxed()),
    ];
    // Only the words differ in English: axe-core is not run again.
    let english = both.map(|test| Test {
        engines: const { &[Engine::Chromium] },
        languages: const { &[Language::English] },
        ..test
    });
    // Chromium shows both schemes. WebKit shows the dark one in the walks with the most components.
    let has_most = |name: &str| name.starts_with("log_in") || name.starts_with("username");
    let in_scheme =
        |test: Test| Test { scheme: if has_most(test.name) { Scheme::Dark } else { Scheme::Light }, ..test };
    both.into_iter().map(in_scheme).chain(english).map(|test| Test { missing: axe::missing, ..test }).collect()
}

/// What was found on a walk, one line each.
#[derive(Default)]
struct Findings(Mutex<Vec<String>>);

impl Findings {
    fn add(&self, state: &str, lines: Vec<String>) {
        self.0.lock().unwrap().extend(lines.into_iter().map(|line| format!("{state}: {line}")));
    }
}

impl Visitor for Findings {
    fn visit<'a>(&'a self, app: &'a TestApp, name: &'static str) -> BoxFuture<'a, ()> {
        async move {
            for viewport in [Viewport::TIGHT, NARROW] {
                app.browser.show(viewport).await;
                self.add(name, text_fit::faults(app).await);
                self.add(name, text_fit::overflowing_messages(app).await);
            }
            self.add(name, header_faults(app).await);
            let with_axe = app.language() == Language::Spanish;
            if with_axe && app.browser.engine() == Engine::Chromium {
                app.browser.show(Viewport { dark: true, ..Viewport::PHONE }).await;
                self.add(name, axe::contrast_violations(app).await);
            }
            app.browser.show(Viewport::PHONE).await;
            if with_axe {
                self.add(name, axe::violations(app).await);
            }
        }
        .boxed()
    }
}

/// Every screen and page offers a call and help in its header; the page of help itself only a call.
async fn header_faults(app: &TestApp) -> Vec<String> {
    let offered = "(() => { \
        const upper = [...document.querySelectorAll('.app__screen, .modal')].filter(layer => !layer.hasAttribute('inert')).pop(); \
        const header = upper?.querySelector('.header'); \
        const help = header && [...header.querySelectorAll('button')].some(button => name(button) === plain(given[0])); \
        return header?.querySelector('a[href^=\"tel:\"]') && (help || title() === plain(given[1])); })()";
    let words = vec![json!(app.words("home-help")), json!(app.words("help-title"))];
    let missing = !app.browser.until(offered, words).await;
    missing.then(|| "no call or no help in the header".to_owned()).into_iter().collect()
}

async fn check(app: &TestApp, name: &str) {
    let dark = app.browser.run("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
    assert_eq!(dark == true, app.browser.scheme() == Scheme::Dark, "the page has the desktop's scheme");
    let findings = Findings::default();
    let (_, walk) = walk::ALL.into_iter().find(|(walk, _)| *walk == name).unwrap();
    walk(app, &findings).await;
    let findings = findings.0.into_inner().unwrap();
    assert!(findings.is_empty(), "unreadable text and violations: {findings:#?}");
}
