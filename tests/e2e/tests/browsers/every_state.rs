//! Every screen and state, looked at: no violation that axe-core knows, and no text that cannot be read at 200 % and 320 px.

use std::sync::Mutex;

use e2e::suite::Sentence;
use e2e::walk::{self, Visitor, Walk};
use e2e::{Engine, Look, Scheme, Stage, Tongue, axe, sentences, text_fit};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// The narrowest phones that are sold, at the usual size of text.
const SMALL: Look = Look { width: 360, height: 780, text: 100, dark: false };

/// What WebKit shows in the dark.
const DARK: [&str; 2] = [
    "every_state_of_the_log_in_can_be_read_and_breaks_no_rule",
    "every_state_of_the_usernames_recovery_can_be_read_and_breaks_no_rule",
];

pub fn all() -> Vec<Sentence> {
    let walked = [
        sentences![in Engine::ALL, [Tongue::Spanish];
            every_page_over_the_journey_can_be_read_and_breaks_no_rule,
            every_state_of_the_log_in_can_be_read_and_breaks_no_rule,
            every_state_of_the_session_can_be_read_and_breaks_no_rule,
            every_state_of_the_usernames_recovery_can_be_read_and_breaks_no_rule,
            every_state_of_the_pins_recovery_can_be_read_and_breaks_no_rule,
            every_state_of_no_fui_yo_can_be_read_and_breaks_no_rule,
            every_trouble_can_be_read_and_breaks_no_rule,
        ],
        // The rules are the same in both languages; the words are not.
        sentences![in [Engine::Chromium], [Tongue::English];
            every_page_over_the_journey_can_be_read,
            every_state_of_the_log_in_can_be_read,
            every_state_of_the_session_can_be_read,
            every_state_of_the_usernames_recovery_can_be_read,
            every_state_of_the_pins_recovery_can_be_read,
            every_state_of_no_fui_yo_can_be_read,
            every_trouble_can_be_read,
        ],
    ];
    let [both, read] = walked;
    // The dark scheme has colours of its own, hence contrasts: Chromium shows both, WebKit is seen in the dark where most of the
    // parts are.
    let dark = |name| if DARK.contains(&name) { Scheme::Dark } else { Scheme::Light };
    let ruled = |sentence: Sentence| Sentence { missing: axe::missing, scheme: dark(sentence.name), ..sentence };
    both.into_iter().map(ruled).chain(read).collect()
}

fn named(name: &str) -> Walk {
    walk::ALL.into_iter().find(|(called, _)| *called == name).unwrap().1
}

/// What was found on a walk.
#[derive(Default)]
struct Found(Mutex<Vec<String>>);

impl Found {
    fn add(&self, state: &str, lines: Vec<String>) {
        self.0.lock().unwrap().extend(lines.into_iter().map(|line| format!("{state}: {line}")));
    }

    fn assert_nothing(self, what: &str) {
        let found = self.0.into_inner().unwrap();
        assert!(found.is_empty(), "{what}: {found:#?}");
    }
}

/// Looks at each state on a narrow phone with large text, then runs axe-core where it is asked for.
struct Eye {
    found: Found,
    rules: bool,
}

impl Visitor for Eye {
    fn visit<'a>(&'a self, stage: &'a Stage, called: &'static str) -> BoxFuture<'a, ()> {
        async move {
            stage.browser.look(Look::TIGHT).await;
            self.found.add(called, text_fit::faults(stage).await);
            self.found.add(called, text_fit::too_long(stage).await);
            stage.browser.look(SMALL).await;
            self.found.add(called, text_fit::faults(stage).await);
            self.found.add(called, text_fit::too_long(stage).await);
            if self.rules && stage.browser.engine() == Engine::Chromium {
                // Contrast is one of the rules, and the dark scheme has colours of its own.
                stage.browser.look(Look { dark: true, ..Look::PHONE }).await;
                self.found.add(called, axe::pale(stage).await);
            }
            stage.browser.look(Look::PHONE).await;
            if self.rules {
                self.found.add(called, axe::violations(stage).await);
            }
        }
        .boxed()
    }
}

async fn looked_at(stage: &Stage, walk: &str, rules: bool) {
    let dark = stage.browser.run("return matchMedia('(prefers-color-scheme: dark)').matches", vec![]).await;
    assert_eq!(dark == true, stage.browser.scheme() == Scheme::Dark, "the page is told of the desktop's scheme");
    let eye = Eye { found: Found::default(), rules };
    named(walk)(stage, &eye).await;
    eye.found.assert_nothing("what cannot be read, and axe-core's rules that are broken");
}

async fn every_page_over_the_journey_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "pages", true).await;
}

async fn every_state_of_the_log_in_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "log-in", true).await;
}

async fn every_state_of_the_session_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "session", true).await;
}

async fn every_state_of_the_usernames_recovery_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "forgotten-username", true).await;
}

async fn every_state_of_the_pins_recovery_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "forgotten-pin", true).await;
}

async fn every_state_of_no_fui_yo_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "not-me", true).await;
}

async fn every_trouble_can_be_read_and_breaks_no_rule(stage: &Stage) {
    looked_at(stage, "troubles", true).await;
}

async fn every_page_over_the_journey_can_be_read(stage: &Stage) {
    looked_at(stage, "pages", false).await;
}

async fn every_state_of_the_log_in_can_be_read(stage: &Stage) {
    looked_at(stage, "log-in", false).await;
}

async fn every_state_of_the_session_can_be_read(stage: &Stage) {
    looked_at(stage, "session", false).await;
}

async fn every_state_of_the_usernames_recovery_can_be_read(stage: &Stage) {
    looked_at(stage, "forgotten-username", false).await;
}

async fn every_state_of_the_pins_recovery_can_be_read(stage: &Stage) {
    looked_at(stage, "forgotten-pin", false).await;
}

async fn every_state_of_no_fui_yo_can_be_read(stage: &Stage) {
    looked_at(stage, "not-me", false).await;
}

async fn every_trouble_can_be_read(stage: &Stage) {
    looked_at(stage, "troubles", false).await;
}
