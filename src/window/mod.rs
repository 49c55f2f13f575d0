//! The app in the window of a phone or a desktop.

mod page;

#[cfg(all(feature = "desktop", not(feature = "mobile")))]
use dioxus_desktop as shell;
#[cfg(feature = "mobile")]
use dioxus_mobile as shell;

use std::process::ExitCode;
use std::sync::Arc;

use multiportal::client::{AltchaSolver, Build, HttpPortal, Platform, Trust};
use multiportal::platform;
use multiportal::platform::{KeyringSecrets, SystemRandom};
use multiportal::runtime::{Dependencies, Engine};
use shell::tao::event::{Event, WindowEvent};
use shell::{Config, WindowBuilder};
use tokio::runtime::{self, Runtime};

/// The page, with its policy; the same on phones and desktop.
const PAGE: &str = include_str!("../../platforms/index.html");

/// Logical pixels: a phone's, on a desktop. A phone gives its whole screen, and on iOS only where no size is asked for.
#[cfg(not(feature = "mobile"))]
const SIZE: shell::LogicalSize<u32> = shell::LogicalSize::new(390, 844);

/// Threads for what must not wait for the screen: calls, saving, the proof of work's own come on top.
const THREADS: usize = 2;

#[cfg(target_os = "android")]
const PLATFORM: Platform = Platform::Android;
#[cfg(target_os = "ios")]
const PLATFORM: Platform = Platform::Iphone;
#[cfg(not(any(target_os = "android", target_os = "ios")))]
const PLATFORM: Platform = Platform::Desktop;

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
enum StartError {
    #[error(transparent)]
    Build(#[from] multiportal::client::BuildError),
    #[error(transparent)]
    Tls(#[from] multiportal::client::UnusableTlsError),
    #[error("the system gives no threads: {0}")]
    Threads(#[from] std::io::Error),
}

/// Opens the window, and comes back when it was closed.
pub fn open() -> ExitCode {
    let phone = platform::start();
    if platform::open_secret_store().is_err() {
        // The app goes on without, and remembers nobody. What the store said may name what it holds.
        tracing::error!("the secret store did not open");
    }
    match start(phone) {
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

/// The engine on threads of its own: the screen's sleep in the background, and a countdown must not.
fn start(phone: platform::Platform) -> Result<(Runtime, Engine), StartError> {
    let (address, pins) = Build::THIS.read()?;
    let host = address.host().to_owned();
    let portal = HttpPortal::new(address, Trust::public(pins), PLATFORM)?;
    let runtime = runtime::Builder::new_multi_thread().worker_threads(THREADS).enable_all().build()?;
    let ports = Dependencies {
        portal: Arc::new(portal),
        proof_of_work: Arc::new(AltchaSolver),
        secrets: Arc::new(KeyringSecrets::default()),
        inbox: phone.inbox,
        clock: phone.clock,
        random: Arc::new(SystemRandom::default()),
        haptics: phone.haptics,
        screen_reader: phone.screen_reader,
        window: phone.window,
        links: phone.links,
        clipboard: phone.clipboard,
        network: phone.network,
        trusted_key: phone.trusted_key,
        host: host.into(),
    };
    let engine = Engine::start(ports, runtime.handle().clone());
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

/// A window, with the page in it.
fn config() -> Config {
    let window = WindowBuilder::new().with_title("MULTIportal");
    #[cfg(not(feature = "mobile"))]
    let window = window.with_inner_size(SIZE);
    // Dioxus prevents the context menu in a release unless told not to; it is also how a long press pastes into a field.
    Config::new()
        .with_custom_index(PAGE.to_owned())
        .with_menu(None)
        .with_disable_context_menu(false)
        .with_window(window)
}
