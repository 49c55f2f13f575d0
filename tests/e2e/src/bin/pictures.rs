//! Draws every screen and state to PNG: `cargo run -p e2e --bin pictures -- DIR [--all] [WALK…]`.
//!
//! Without `--all` a phone of 390 px and a narrow one with text twice as large, light and dark, in Spanish; with it every width,
//! text size, theme, language and both ways to hold the phone: some 3,900 pictures, twelve minutes on two busy cores. Walks that are named
//! (`log-in`, `troubles`…) are drawn alone.

// Who draws pictures reads why one failed.
#![allow(clippy::expect_used)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use e2e::{Browser, Engine, Look, Scheme, Stage, Tongue, walk};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

fn looks(all: bool) -> Vec<Look> {
    if !all {
        return vec![Look::PHONE, Look { dark: true, ..Look::PHONE }, Look::TIGHT];
    }
    let frames = [(320, 640), (390, 844), (768, 1024), (844, 390), (1024, 768)];
    let of = |(width, height)| {
        [(100, false), (100, true), (200, false), (200, true)].map(|(text, dark)| Look { width, height, text, dark })
    };
    frames.into_iter().flat_map(of).collect()
}

/// Draws each state in these looks into this folder.
struct Painter<'p> {
    looks: &'p [Look],
    folder: &'p Path,
}

impl walk::Visitor for Painter<'_> {
    fn visit<'a>(&'a self, stage: &'a Stage, called: &'static str) -> BoxFuture<'a, ()> {
        async move {
            for look in self.looks {
                let theme = if look.dark { "dark" } else { "light" };
                let name = format!("{called}-{}x{}-{}-{theme}.png", look.width, look.height, look.text);
                let picture = stage.browser.whole_picture(*look).await;
                fs::write(self.folder.join(name), picture).expect("a picture can be written");
            }
            stage.browser.look(Look::PHONE).await;
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
    let looks = looks(all);
    let tongues: &[_] =
        if all { &[(Tongue::Spanish, "es"), (Tongue::English, "en")] } else { &[(Tongue::Spanish, "es")] };
    let mut browser = Browser::start(Engine::Chromium, Scheme::Light).await;
    for (tongue, tag) in tongues {
        let folder = folder.join(tag);
        fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, walk) in
            walk::ALL.into_iter().filter(|(name, _)| walks.is_empty() || walks.iter().any(|walk| walk == name))
        {
            println!("{tag}: {name}");
            let stage = Stage::open(browser, *tongue).await;
            walk(&stage, &Painter { looks: &looks, folder: &folder }).await;
            (_, browser) = stage.end().await;
        }
    }
    browser.close().await;
    ExitCode::SUCCESS
}
