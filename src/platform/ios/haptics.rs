//! The phone's Taptic Engine.

use dispatch2::DispatchQueue;
use objc2::MainThreadMarker;
use objc2::MainThreadOnly;
use objc2_ui_kit::{
    UIImpactFeedbackGenerator, UIImpactFeedbackStyle, UINotificationFeedbackGenerator, UINotificationFeedbackType,
};

use crate::device::Haptics;
use crate::flow::Haptic;

/// The engine; a phone without one does nothing.
pub(super) struct Taptic;

impl Haptics for Taptic {
    fn haptic(&self, haptic: Haptic) {
        DispatchQueue::main().exec_async(move || {
            if let Some(main) = MainThreadMarker::new() {
                feel(haptic, main);
            }
        });
    }
}

fn feel(haptic: Haptic, main: MainThreadMarker) {
    match haptic {
        Haptic::Key => {
            // Its successor wants a view and iOS 17.5; the app runs from iOS 16 on.
            #[allow(deprecated)]
            let generator = UIImpactFeedbackGenerator::initWithStyle(
                UIImpactFeedbackGenerator::alloc(main),
                UIImpactFeedbackStyle::Light,
            );
            generator.impactOccurred();
        }
        Haptic::Refused => notify(UINotificationFeedbackType::Error, main),
        Haptic::Done => notify(UINotificationFeedbackType::Success, main),
    }
}

fn notify(kind: UINotificationFeedbackType, main: MainThreadMarker) {
    UINotificationFeedbackGenerator::new(main).notificationOccurred(kind);
}
