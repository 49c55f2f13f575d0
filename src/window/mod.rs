//! The window of the app on a phone or a desktop.

mod page;

#[cfg(all(feature = "desktop", not(feature = "mobile")))]
use dioxus_desktop as shell;
#[cfg(feature = "mobile")]
use dioxus_mobile as shell;

use std::process::ExitCode;
use std::sync::Arc;

use multiportal::client::{AltchaSolver, Build, HttpPortal, Platform, Trust};
use multiportal::device::Adapters;
use multiportal::platform;
use multiportal::platform::{KeyringSecrets, SystemRandom};
use multiportal::runtime::{Dependencies, Engine};
use shell::tao::event::{Event, WindowEvent};
use shell::{Config, WindowBuilder};
use tokio::runtime::{self, Runtime};

/// The page and its content security policy; the same on phones and desktop.
const PAGE: &str = include_str!("../../platforms/index.html");

/// In logical pixels, like a phone. A phone fills its screen; iOS does so only if no size is asked for.
#[cfg(not(feature = "mobile"))]
const SIZE: shell::LogicalSize<u32> = shell::LogicalSize::new(390, 844);

/// Threads for calls and saving; the proof of work has its own.
const THREADS: usize = 2;

#[cfg(target_os = "android")]
const PLATFORM: Platform = Platform::Android;
#[cfg(target_os = "ios")]
const PLATFORM: Platform = Platform::Iphone;
#[cfg(not(any(target_os = "android", target_os = "ios")))]
const PLATFORM: Platform = Platform::Desktop;

#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    Build(#[from] multiportal::client::BuildError),
    #[error(transparent)]
    Tls(#[from] multiportal::client::UnusableTlsError),
    #[error("the system provides no threads: {0}")]
    Threads(#[from] std::io::Error),
}

/// Opens the window. Returns when it is closed.
pub fn open() -> ExitCode {
    let device = platform::start();
    if platform::open_secret_store().is_err() {
        // The app works without it and saves nothing. The error itself may name what the store holds: not logged.
        tracing::error!("the secret store did not open");
    }
    match start(device) {
        Ok((runtime, engine)) => {
            show(engine);
            drop(runtime);
            ExitCode::SUCCESS
        }
        Err(error) => {
            tracing::error!(%error, "the app did not start");
            ExitCode::from(2)
        }
    }
}

/// Starts the engine on its own threads: the window sleeps in the background, a countdown must not.
fn start(device: Adapters) -> Result<(Runtime, Engine), StartError> {
    let (address, pins) = Build::THIS.read()?;
    let host = address.host().to_owned();
    let portal = HttpPortal::new(address, Trust::public(pins), PLATFORM)?.with_model(device.trusted_key.model());
    let runtime = runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build()?;
    let dependencies = Dependencies {
        portal: Arc::new(portal),
        proof_of_work: Arc::new(AltchaSolver),
        secrets: Arc::new(KeyringSecrets::default()),
        random: Arc::new(SystemRandom::default()),
        device,
        host: host.into(),
    };
    let engine = Engine::start(dependencies, runtime.handle().clone());
    Ok((runtime, engine))
}

fn show(engine: Engine) {
    let waking = engine.clone();
    let config = config().with_custom_event_handler(move |event, _| match event {
        Event::Resumed => {
            waking.wake();
            page::ask();
        }
        Event::WindowEvent { event: WindowEvent::Focused(true), .. } => page::ask(),
        _ => {}
    });
    shell::launch::launch_virtual_dom(page::over(engine), config);
}

fn config() -> Config {
    let window = WindowBuilder::new().with_title("MULTIportal");
    #[cfg(not(feature = "mobile"))]
    let window = window.with_inner_size(SIZE);
    // Dioxus prevents the context menu in a release by default; a long press needs it to paste into a field.
    Config::new()
        .with_custom_index(multiportal::ui::with_scripts(PAGE))
        .with_menu(None)
        .with_disable_context_menu(false)
        .with_window(window)
}
