//! A run of tests in both engines, reported as `cargo test` does. An engine that is not there ignores its tests and says what to
//! install; under `CI=true` they fail.

use std::any::Any;
use std::env;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use libtest_mimic::{Arguments, Completion, Failed, Trial};
use tokio::runtime::{Builder, Runtime};

use crate::browsers::Browsers;
use crate::engine::{Engine, Scheme};
use crate::stage::Stage;
use crate::words::Tongue;

/// What a test does on its stage.
pub type Act = for<'a> fn(&'a Stage) -> BoxFuture<'a, ()>;

/// A test: a sentence, and where it holds.
#[derive(Clone, Copy)]
pub struct Sentence {
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub act: Act,
    /// In which engines.
    pub engines: &'static [Engine],
    /// In which languages.
    pub tongues: &'static [Tongue],
    /// On what desktop; for the engine alone that hears of it from nowhere else.
    pub scheme: Scheme,
    /// What else it needs and is not there: how to get it.
    pub missing: fn() -> Option<String>,
}

/// Names tests by their functions: `sentences![a_member_logs_in, …]`, in both engines and in Spanish where nothing else is said.
#[macro_export]
macro_rules! sentences {
    ($($name:ident),* $(,)?) => {
        $crate::sentences![in $crate::Engine::ALL, [$crate::Tongue::Spanish]; $($name),*]
    };
    (in $engines:expr, $tongues:expr; $($name:ident),* $(,)?) => {
        vec![$($crate::suite::Sentence {
            name: stringify!($name),
            act: |stage| Box::pin($name(stage)),
            engines: const { &$engines },
            tongues: const { &$tongues },
            scheme: $crate::Scheme::Light,
            missing: || None,
        }),*]
    };
}

/// Runs them.
#[must_use]
pub fn run(sentences: Vec<Sentence>) -> ExitCode {
    let arguments = Arguments::from_args();
    let runtime = Arc::new(Builder::new_multi_thread().enable_all().build().expect("a runtime"));
    let browsers = Arc::new(Browsers::default());
    let must = env::var_os("CI").is_some_and(|value| value == "true");
    let trials = sentences.into_iter().flat_map(|sentence| {
        let plays =
            sentence.tongues.iter().flat_map(|tongue| sentence.engines.iter().map(move |engine| (*tongue, *engine)));
        let (runtime, browsers) = (Arc::clone(&runtime), Arc::clone(&browsers));
        plays.map(move |(tongue, engine)| {
            let (runtime, browsers) = (Arc::clone(&runtime), Arc::clone(&browsers));
            let scheme = if engine == Engine::WebKit { sentence.scheme } else { Scheme::Light };
            let tongue_said = if tongue == Tongue::English { ", English" } else { "" };
            let scheme_said = if scheme == Scheme::Dark { ", dark" } else { "" };
            let kind = format!("{}{tongue_said}{scheme_said}", engine.name());
            Trial::ignorable_test(sentence.name, move || match engine.missing().or_else(sentence.missing) {
                Some(missing) if must => Err(missing.into()),
                Some(missing) => Ok(Completion::ignored_with(missing)),
                None => play(&runtime, &browsers, sentence, (engine, scheme), tongue).map(|()| Completion::Completed),
            })
            .with_kind(kind)
        })
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if let Some(browsers) = Arc::into_inner(browsers) {
        runtime.block_on(browsers.close());
    }
    conclusion.exit_code()
}

fn play(
    runtime: &Runtime,
    browsers: &Browsers,
    sentence: Sentence,
    (engine, scheme): (Engine, Scheme),
    tongue: Tongue,
) -> Result<(), Failed> {
    runtime.block_on(async {
        let opened = AssertUnwindSafe(Stage::open(browsers.lend(engine, scheme).await, tongue)).catch_unwind().await;
        let stage = opened.map_err(|panic| message(&*panic))?;
        let played = AssertUnwindSafe((sentence.act)(&stage)).catch_unwind().await;
        if let Err(panic) = played {
            let seen = keep_picture(&stage, sentence.name).await;
            return Err(format!("{}\n{seen}", message(&*panic)).into());
        }
        let (errors, browser) = stage.end().await;
        if browser.serves_again() {
            browsers.take_back(browser);
        } else {
            browser.close().await;
        }
        if errors.is_empty() { Ok(()) } else { Err(format!("the console tells of errors: {errors:#?}").into()) }
    })
}

/// What the page showed when a test failed, beside the build.
async fn keep_picture(stage: &Stage, name: &str) -> String {
    let folder = target().join("e2e");
    let file = folder.join(format!("{name}-{}.png", stage.browser.engine().name()));
    let picture = AssertUnwindSafe(stage.browser.picture()).catch_unwind().await;
    match picture {
        Ok(picture) if fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &picture)).is_ok() => {
            format!("what it showed: {}", file.display())
        }
        _ => "there is no picture of it".to_owned(),
    }
}

/// The workspace's target folder: pictures of failures and axe-core lie there.
#[must_use]
pub fn target() -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    env::var_os("CARGO_TARGET_DIR").map_or_else(default, PathBuf::from)
}

fn message(panic: &(dyn Any + Send)) -> String {
    let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    said.unwrap_or("it ended without a word").to_owned()
}
