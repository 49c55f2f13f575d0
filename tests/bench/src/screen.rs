//! Reads what an X11 display shows.

use std::thread;
use std::time::Duration;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// The app's width in pixels, which no other window has.
const WIDTH: u16 = 390;
const POLL: Duration = Duration::from_millis(20);

/// A part of the window, in pixels.
#[derive(Clone, Copy)]
pub struct Part {
    top: i16,
    height: u16,
}

/// The app's header, and the first words of the empty app.
pub const HEAD: Part = Part { top: 0, height: 120 };
/// The content of the app's screens.
pub const BELOW: Part = Part { top: 120, height: 300 };

/// The display of `DISPLAY`, without a window manager and other apps.
pub struct Screen {
    connection: RustConnection,
    root: Window,
}

impl Screen {
    #[must_use]
    pub fn open() -> Self {
        let (connection, screen) = x11rb::connect(None).expect("there is a display: start this with `xvfb-run -a`");
        let root = connection.setup().roots[screen].root;
        Self { connection, root }
    }

    /// Whether a window shows more than one color there.
    #[must_use]
    pub fn is_painted(&self, part: Part) -> bool {
        self.windows().into_iter().any(|window| {
            let asked =
                self.connection.get_image(ImageFormat::Z_PIXMAP, window, 0, part.top, WIDTH, part.height, u32::MAX);
            // The window may be closed by now.
            let Ok(Ok(image)) = asked.map(x11rb::cookie::Cookie::reply) else { return false };
            let mut pixels = image.data.chunks_exact(4).map(|pixel| &pixel[..3]);
            let first = pixels.next();
            pixels.any(|pixel| Some(pixel) != first)
        })
    }

    /// Waits until no window is left.
    pub fn wait_until_empty(&self) {
        while !self.windows().is_empty() {
            thread::sleep(POLL); // No X11 event is subscribed to.
        }
    }

    fn windows(&self) -> Vec<Window> {
        let all = self.connection.query_tree(self.root).unwrap().reply().unwrap().children;
        all.into_iter().filter(|window| self.is_app(*window)).collect()
    }

    fn is_app(&self, window: Window) -> bool {
        let seen = self.connection.get_window_attributes(window).unwrap().reply();
        let size = self.connection.get_geometry(window).unwrap().reply();
        seen.is_ok_and(|seen| seen.map_state == MapState::VIEWABLE) && size.is_ok_and(|size| size.width == WIDTH)
    }
}
