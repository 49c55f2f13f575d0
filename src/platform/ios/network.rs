//! The phone's network settings.
#![allow(unsafe_code)]

use objc2_cf_network::{
    CFNetworkCopySystemProxySettings, kCFNetworkProxiesHTTPEnable, kCFNetworkProxiesProxyAutoConfigEnable,
};
use objc2_core_foundation::{CFDictionary, CFNumber, CFString, CFType};

use crate::device::Network;

pub(super) struct SystemNetwork;

impl Network for SystemNetwork {
    fn has_proxy(&self) -> bool {
        // SAFETY: the call takes nothing.
        let Some(settings) = (unsafe { CFNetworkCopySystemProxySettings() }) else { return false };
        // SAFETY: its keys are texts, and its values are CoreFoundation objects.
        let settings = unsafe { settings.cast_unchecked::<CFString, CFType>() };
        // SAFETY: both are constants of CFNetwork.
        let keys = unsafe { [kCFNetworkProxiesHTTPEnable, kCFNetworkProxiesProxyAutoConfigEnable] };
        keys.iter().any(|key| is_set(settings, key))
    }
}

fn is_set(settings: &CFDictionary<CFString, CFType>, key: &CFString) -> bool {
    let value = settings.get(key).and_then(|value| value.downcast::<CFNumber>().ok());
    value.and_then(|value| value.as_i32()).is_some_and(|value| value != 0)
}
