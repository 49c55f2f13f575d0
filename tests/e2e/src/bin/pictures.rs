//! Draws every screen and state to PNG: `cargo run -p e2e --bin pictures -- DIR [--all] [WALK…]`.
//!
//! Without `--all` a phone of 390 px in light, dark and forced colors, a narrow one with text twice as large, and two small ones, in
//! Spanish; with it every width, text size, theme, language and both ways to hold the phone: about 3,900 pictures in twelve minutes.
//! Named walks (`log-in`, `errors`…) are drawn alone.

#![allow(clippy::expect_used)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use e2e::{Browser, Engine, Language, Scheme, TestApp, Viewport, walk};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

fn viewports(all: bool) -> Vec<Viewport> {
    if !all {
        let of = |width, height, text| Viewport { width, height, text, ..Viewport::PHONE };
        return vec![
            Viewport::PHONE,
            Viewport { dark: true, ..Viewport::PHONE },
            Viewport { forced_colors: true, ..Viewport::PHONE },
            Viewport::TIGHT,
            of(360, 568, 100),
            of(360, 728, 130),
        ];
    }
    let frames = [(320, 640), (390, 844), (768, 1024), (844, 390), (1024, 768)];
    let of = |(width, height)| {
        [(100, false), (100, true), (200, false), (200, true)].map(|(text, dark)| Viewport {
            width,
            height,
            text,
            dark,
            forced_colors: false,
        })
    };
    frames.into_iter().flat_map(of).collect()
}

/// Draws each state in these viewports into this folder.
struct Painter<'p> {
    viewports: &'p [Viewport],
    folder: &'p Path,
}

impl walk::Visitor for Painter<'_> {
    fn visit<'a>(&'a self, app: &'a TestApp, name: &'static str) -> BoxFuture<'a, ()> {
        async move {
            for viewport in self.viewports {
                let theme = match viewport {
                    Viewport { forced_colors: true, .. } => "forced",
                    Viewport { dark: true, .. } => "dark",
                    _ => "light",
                };
                let file = format!("{name}-{}x{}-{}-{theme}.png", viewport.width, viewport.height, viewport.text);
                let picture = app.browser.whole_picture(*viewport).await;
                fs::write(self.folder.join(file), picture).expect("a picture can be written");
            }
            app.browser.show(Viewport::PHONE).await;
        }
        .boxed()
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let (flags, names): (Vec<_>, Vec<_>) = env::args().skip(1).partition(|argument| argument.starts_with("--"));
    let all = flags == ["--all"];
    let stray = |name: &&String| !walk::ALL.iter().any(|(called, _)| called == name);
    let Some((folder, walks)) = names.split_first().filter(|_| all || flags.is_empty()) else {
        eprintln!("pictures: name the folder to draw to: cargo run -p e2e --bin pictures -- DIR [--all] [WALK…]");
        return ExitCode::from(2);
    };
    if let Some(stray) = walks.iter().find(stray) {
        let known = walk::ALL.map(|(called, _)| called).join(", ");
        eprintln!("pictures: there is no walk {stray}: {known}");
        return ExitCode::from(2);
    }
    let folder = PathBuf::from(folder);
    if let Some(missing) = Engine::Chromium.missing() {
        eprintln!("pictures: {missing}");
        return ExitCode::from(2);
    }
    let viewports = viewports(all);
    let languages: &[_] =
        if all { &[(Language::Spanish, "es"), (Language::English, "en")] } else { &[(Language::Spanish, "es")] };
    let mut browser = Browser::start(Engine::Chromium, Scheme::Light).await;
    for (language, tag) in languages {
        let folder = folder.join(tag);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, walk) in
            walk::ALL.into_iter().filter(|(name, _)| walks.is_empty() || walks.iter().any(|walk| walk == name))
        {
            println!("{tag}: {name}");
            let app = TestApp::open(browser, *language).await;
            walk(&app, &Painter { viewports: &viewports, folder: &folder }).await;
            (_, browser) = app.stop().await;
        }
    }
    browser.close().await;
    ExitCode::SUCCESS
}
