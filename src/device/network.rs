//! What the phone knows about its network.

pub trait Network: Send + Sync {
    /// Whether the phone's current network uses a proxy. The app's requests do not go through it: where the portal cannot be
    /// reached, the proxy may be the reason.
    fn has_proxy(&self) -> bool;
}
