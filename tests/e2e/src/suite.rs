//! Runs tests in both engines and reports them as `cargo test` does.
//!
//! Where an engine is missing, its tests are ignored with what to install; with `CI=true` they fail.

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

use crate::app::TestApp;
use crate::engine::{Engine, Scheme};
use crate::pool::BrowserPool;
use support::Language;

/// A test and where it runs.
#[derive(Clone, Copy)]
pub struct Test {
    pub name: &'static str,
    pub run: for<'a> fn(&'a TestApp) -> BoxFuture<'a, ()>,
    pub engines: &'static [Engine],
    pub languages: &'static [Language],
    /// The scheme of WebKit's desktop: its pages get theirs from there.
    pub scheme: Scheme,
    /// Returns what to install, where the test needs more than its engine.
    pub missing: fn() -> Option<String>,
}

/// Lists test functions: `tests![member_logs_in, …]`, as [`Test::new`] does.
#[macro_export]
macro_rules! tests {
    ($($name:ident),* $(,)?) => {
        $crate::tests![in $crate::Engine::ALL, [$crate::Language::Spanish]; $($name),*]
    };
    (in $engines:expr, $languages:expr; $($name:ident),* $(,)?) => {
        vec![$($crate::suite::Test {
            engines: const { &$engines },
            languages: const { &$languages },
            ..$crate::suite::Test::new(stringify!($name), |app| Box::pin($name(app)))
        }),*]
    };
}

impl Test {
    /// A test in both engines and in Spanish.
    #[must_use]
    pub const fn new(name: &'static str, run: for<'a> fn(&'a TestApp) -> BoxFuture<'a, ()>) -> Self {
        let (engines, languages) = (&Engine::ALL, &[Language::Spanish]);
        Self { name, run, engines, languages, scheme: Scheme::Light, missing: || None }
    }
}

#[must_use]
pub fn run(tests: &[Test]) -> ExitCode {
    let arguments = Arguments::from_args();
    let runtime = Arc::new(Builder::new_multi_thread().enable_all().build().expect("a runtime"));
    let pool = Arc::new(BrowserPool::default());
    let trials = tests.iter().flat_map(|test| {
        let runs =
            test.languages.iter().flat_map(|language| test.engines.iter().map(move |engine| (*language, *engine)));
        runs.map(|(language, engine)| trial(*test, engine, language, (&runtime, &pool)))
    });
    let conclusion = libtest_mimic::run(&arguments, trials.collect());
    if let Some(pool) = Arc::into_inner(pool) {
        runtime.block_on(pool.close());
    }
    conclusion.exit_code()
}

fn trial(test: Test, engine: Engine, language: Language, shared: (&Arc<Runtime>, &Arc<BrowserPool>)) -> Trial {
    let (runtime, pool) = (Arc::clone(shared.0), Arc::clone(shared.1));
    let scheme = if engine == Engine::WebKit { test.scheme } else { Scheme::Light };
    let in_language = if language == Language::English { ", English" } else { "" };
    let in_scheme = if scheme == Scheme::Dark { ", dark" } else { "" };
    let must_run = env::var_os("CI").is_some_and(|value| value == "true");
    Trial::ignorable_test(test.name, move || match engine.missing().or_else(test.missing) {
        Some(missing) if must_run => Err(missing.into()),
        Some(missing) => Ok(Completion::ignored_with(missing)),
        None => runtime.block_on(run_one(&pool, test, (engine, scheme), language)).map(|()| Completion::Completed),
    })
    .with_kind(format!("{}{in_language}{in_scheme}", engine.name()))
}

async fn run_one(
    pool: &BrowserPool,
    test: Test,
    (engine, scheme): (Engine, Scheme),
    language: Language,
) -> Result<(), Failed> {
    let opened = AssertUnwindSafe(TestApp::open(pool.take(engine, scheme).await, language)).catch_unwind().await;
    let app = opened.map_err(|panic| message(&*panic))?;
    if let Err(panic) = AssertUnwindSafe((test.run)(&app)).catch_unwind().await {
        return Err(format!("{}\n{}", message(&*panic), save_screenshot(&app, test.name).await).into());
    }
    let (errors, browser) = app.stop().await;
    if browser.is_reusable() {
        pool.put_back(browser);
    } else {
        browser.close().await;
    }
    if errors.is_empty() { Ok(()) } else { Err(format!("errors on the console: {errors:#?}").into()) }
}

/// Saves what the page shows after a failure; returns where.
async fn save_screenshot(app: &TestApp, name: &str) -> String {
    let folder = target().join("e2e");
    let file = folder.join(format!("{name}-{}.png", app.browser.engine().name()));
    let picture = AssertUnwindSafe(app.browser.picture()).catch_unwind().await;
    match picture {
        Ok(picture) if fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &picture)).is_ok() => {
            format!("screenshot: {}", file.display())
        }
        _ => "no screenshot".to_owned(),
    }
}

/// Returns the workspace's target folder, which holds screenshots of failures and axe-core.
#[must_use]
pub fn target() -> PathBuf {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target");
    env::var_os("CARGO_TARGET_DIR").map_or_else(default, PathBuf::from)
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("a panic without a message").to_owned()
}
