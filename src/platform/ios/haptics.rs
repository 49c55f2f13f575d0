//! The phone's Taptic Engine.

use dispatch2::DispatchQueue;
use objc2::MainThreadMarker;
use objc2::MainThreadOnly;
use objc2_ui_kit::{
    UIImpactFeedbackGenerator, UIImpactFeedbackStyle, UINotificationFeedbackGenerator, UINotificationFeedbackType,
};

use crate::flow::Buzz;
use crate::port::Haptics;

/// The engine; a phone without one does nothing.
pub(super) struct Taptic;

impl Haptics for Taptic {
    fn buzz(&self, buzz: Buzz) {
        DispatchQueue::main().exec_async(move || {
            if let Some(main) = MainThreadMarker::new() {
                feel(buzz, main);
            }
        });
    }
}

fn feel(buzz: Buzz, main: MainThreadMarker) {
    match buzz {
        Buzz::Key => {
            // Its successor wants a view and iOS 17.5; the app runs from iOS 16 on.
            #[allow(deprecated)]
            let generator = UIImpactFeedbackGenerator::initWithStyle(
                UIImpactFeedbackGenerator::alloc(main),
                UIImpactFeedbackStyle::Light,
            );
            generator.impactOccurred();
        }
        Buzz::Refused => notify(UINotificationFeedbackType::Error, main),
        Buzz::Done => notify(UINotificationFeedbackType::Success, main),
    }
}

fn notify(kind: UINotificationFeedbackType, main: MainThreadMarker) {
    UINotificationFeedbackGenerator::new(main).notificationOccurred(kind);
}
