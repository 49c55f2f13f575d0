//! What the screens of a trusted phone render.

use super::{AddPhone, PhoneLogIn, PhoneProblem};

/// A flow that needs the member's consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneFlowView {
    /// None while it goes on by itself.
    pub problem: Option<PhoneProblem>,
    /// Whether the phone's own prompt is open.
    pub prompting: bool,
}

impl From<&PhoneLogIn> for PhoneFlowView {
    fn from(flow: &PhoneLogIn) -> Self {
        Self { problem: flow.problem.clone(), prompting: flow.is_prompting() }
    }
}

impl From<&AddPhone> for PhoneFlowView {
    fn from(flow: &AddPhone) -> Self {
        Self { problem: flow.problem.clone(), prompting: flow.is_prompting() }
    }
}
