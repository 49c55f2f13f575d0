//! Notifications of the system to the app, for as long as the process lives.
#![allow(unsafe_code)]

use std::ptr::NonNull;

use block2::RcBlock;
use objc2_foundation::{NSNotification, NSNotificationCenter, NSNotificationName, NSOperationQueue};

/// Calls `hear` on the main thread at every notification of this name.
pub(super) fn follow(name: &NSNotificationName, hear: impl Fn() + 'static) {
    let block = RcBlock::new(move |_: NonNull<NSNotification>| hear());
    let main = NSOperationQueue::mainQueue();
    // SAFETY: the block is copied by the call, takes what the call passes, and runs on the main queue alone.
    let observer = unsafe {
        NSNotificationCenter::defaultCenter().addObserverForName_object_queue_usingBlock(
            Some(name),
            None,
            Some(&main),
            &block,
        )
    };
    // Never removed: the app observes it until its end.
    std::mem::forget(observer);
}
