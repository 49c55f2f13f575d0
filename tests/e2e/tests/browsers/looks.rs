//! Every screen and state, looked at: no violation that axe-core knows, and no text that cannot be read at 200 % and 320 px.

use std::sync::Mutex;

use e2e::suite::Sentence;
use e2e::walk::{self, Visitor, Walk};
use e2e::{Engine, Look, Stage, Tongue, axe, sentences, text_fit};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

/// Narrow phones, and members who need their text twice as large (WCAG 2.2, success criterion 1.4.4).
const TIGHT: Look = Look { width: 320, height: 640, text: 200, dark: false };

pub fn all() -> Vec<Sentence> {
    let walked = sentences![in [Engine::Chromium], [Tongue::Spanish];
        no_page_over_the_journey_breaks_a_rule_of_axe,
        no_screen_of_the_log_in_breaks_a_rule_of_axe,
        no_screen_of_the_usernames_recovery_breaks_a_rule_of_axe,
        no_screen_of_the_pins_recovery_breaks_a_rule_of_axe,
        no_trouble_breaks_a_rule_of_axe,
    ];
    let read = sentences![in [Engine::Chromium], [Tongue::Spanish, Tongue::English];
        all_text_of_the_pages_can_be_read_at_twice_the_size_on_a_narrow_phone,
        all_text_of_the_log_in_can_be_read_at_twice_the_size_on_a_narrow_phone,
        all_text_of_the_usernames_recovery_can_be_read_at_twice_the_size_on_a_narrow_phone,
        all_text_of_the_pins_recovery_can_be_read_at_twice_the_size_on_a_narrow_phone,
        all_text_of_the_troubles_can_be_read_at_twice_the_size_on_a_narrow_phone,
    ];
    walked.into_iter().map(|sentence| Sentence { missing: axe::missing, ..sentence }).chain(read).collect()
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

    fn is_nothing(self, what: &str) {
        let found = self.0.into_inner().unwrap();
        assert!(found.is_empty(), "{what}: {found:#?}");
    }
}

/// Runs axe-core in both colour schemes: contrast is one of its rules.
#[derive(Default)]
struct Axe(Found);

impl Visitor for Axe {
    fn visit<'a>(&'a self, stage: &'a Stage, state: &'static str) -> BoxFuture<'a, ()> {
        async move {
            for dark in [true, false] {
                stage.browser.look(Look { dark, ..Look::PHONE }).await;
                self.0.add(state, axe::violations(stage).await);
            }
        }
        .boxed()
    }
}

/// Looks for text that cannot be read.
#[derive(Default)]
struct Reader(Found);

impl Visitor for Reader {
    fn visit<'a>(&'a self, stage: &'a Stage, state: &'static str) -> BoxFuture<'a, ()> {
        async move {
            stage.browser.look(TIGHT).await;
            self.0.add(state, text_fit::faults(stage).await);
            stage.browser.look(Look::PHONE).await;
        }
        .boxed()
    }
}

async fn axe_finds_nothing(stage: &Stage, walk: &str) {
    let axe = Axe::default();
    named(walk)(stage, &axe).await;
    axe.0.is_nothing("axe-core finds");
}

async fn text_fits(stage: &Stage, walk: &str) {
    let reader = Reader::default();
    named(walk)(stage, &reader).await;
    reader.0.is_nothing("text cannot be read");
}

async fn no_page_over_the_journey_breaks_a_rule_of_axe(stage: &Stage) {
    axe_finds_nothing(stage, "pages").await;
}

async fn no_screen_of_the_log_in_breaks_a_rule_of_axe(stage: &Stage) {
    axe_finds_nothing(stage, "log-in").await;
}

async fn no_screen_of_the_usernames_recovery_breaks_a_rule_of_axe(stage: &Stage) {
    axe_finds_nothing(stage, "recover-username").await;
}

async fn no_screen_of_the_pins_recovery_breaks_a_rule_of_axe(stage: &Stage) {
    axe_finds_nothing(stage, "recover-pin").await;
}

async fn no_trouble_breaks_a_rule_of_axe(stage: &Stage) {
    axe_finds_nothing(stage, "troubles").await;
}

async fn all_text_of_the_pages_can_be_read_at_twice_the_size_on_a_narrow_phone(stage: &Stage) {
    text_fits(stage, "pages").await;
}

async fn all_text_of_the_log_in_can_be_read_at_twice_the_size_on_a_narrow_phone(stage: &Stage) {
    text_fits(stage, "log-in").await;
}

async fn all_text_of_the_usernames_recovery_can_be_read_at_twice_the_size_on_a_narrow_phone(stage: &Stage) {
    text_fits(stage, "recover-username").await;
}

async fn all_text_of_the_pins_recovery_can_be_read_at_twice_the_size_on_a_narrow_phone(stage: &Stage) {
    text_fits(stage, "recover-pin").await;
}

async fn all_text_of_the_troubles_can_be_read_at_twice_the_size_on_a_narrow_phone(stage: &Stage) {
    text_fits(stage, "troubles").await;
}
