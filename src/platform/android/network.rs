//! The phone's network settings, through `Network.kt`.

use super::jvm;
use crate::device::Network;

pub(super) struct SystemNetwork;

impl Network for SystemNetwork {
    fn has_proxy(&self) -> bool {
        jvm::ask("hasProxy", &[]).unwrap_or_default()
    }
}
