//! A plain cover over the app whenever it is not in front: the switcher's picture of it shows nothing of a member's
//! (MASVS-PLATFORM-3).
#![allow(unsafe_code)]

use std::cell::RefCell;

use objc2::MainThreadMarker;
use objc2::MainThreadOnly;
use objc2::rc::Retained;
use objc2_ui_kit::{
    UIApplication, UIApplicationDidBecomeActiveNotification, UIApplicationWillResignActiveNotification, UIColor,
    UIView, UIViewAutoresizing,
};

use super::notices;

thread_local! {
    /// The cover, while it is shown. For the main thread.
    static COVER: RefCell<Option<Retained<UIView>>> = const { RefCell::new(None) };
}

pub(super) fn start() {
    // SAFETY: both are constants of UIKit.
    let (away, back) = unsafe { (UIApplicationWillResignActiveNotification, UIApplicationDidBecomeActiveNotification) };
    notices::follow(away, cover);
    notices::follow(back, lift);
}

fn cover() {
    let Some(main) = MainThreadMarker::new() else { return };
    // There is one scene, so the deprecation's reason does not hold.
    #[allow(deprecated)]
    let Some(window) = UIApplication::sharedApplication(main).keyWindow() else { return };
    let cover = UIView::initWithFrame(UIView::alloc(main), window.bounds());
    cover.setBackgroundColor(Some(&UIColor::colorWithRed_green_blue_alpha(0.043, 0.239, 0.180, 1.0)));
    cover.setAutoresizingMask(UIViewAutoresizing::FlexibleWidth | UIViewAutoresizing::FlexibleHeight);
    window.addSubview(&cover);
    if let Some(earlier) = COVER.replace(Some(cover)) {
        earlier.removeFromSuperview();
    }
}

fn lift() {
    if let Some(cover) = COVER.take() {
        cover.removeFromSuperview();
    }
}
