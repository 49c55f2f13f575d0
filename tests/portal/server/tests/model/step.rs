//! The steps of a sequence: one call, a clock that moves, or a restart.

use proptest::collection::vec;
use proptest::prelude::*;

/// Steps of one sequence.
pub const STEPS: usize = 40;

/// What a step does.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    LogIn,
    Pin,
    Session,
    LogOut,
    EndOthers,
    HandOver,
    OpenAddress,
    RecoverUsername,
    RecoverPin,
    Resend,
    Code,
    ChoosePin,
    Freeze,
    Unfreeze,
    PhoneChallenge,
    AddPhone,
    PhoneLogIn,
    RemovePhone,
    Repeat,
    Forward,
    Restart,
}

/// One step. What `pick` and `how` mean depends on the kind and on what there is when its turn comes.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub kind: Kind,
    /// 0 and 1 are members, 2 and 3 are unknown.
    pub who: usize,
    /// Which of what was made before: 0 is the latest.
    pub pick: usize,
    /// The variant, 0 to 7: rightly in the low ones, as a stranger or a thief would in the high ones.
    pub how: usize,
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        7 => Just(Kind::LogIn),
        10 => Just(Kind::Pin),
        3 => Just(Kind::Session),
        1 => Just(Kind::LogOut),
        1 => Just(Kind::EndOthers),
        2 => Just(Kind::HandOver),
        3 => Just(Kind::OpenAddress),
        3 => Just(Kind::RecoverUsername),
        5 => Just(Kind::RecoverPin),
        4 => Just(Kind::Resend),
        10 => Just(Kind::Code),
        7 => Just(Kind::ChoosePin),
        1 => Just(Kind::Freeze),
        1 => Just(Kind::Unfreeze),
        2 => Just(Kind::PhoneChallenge),
        4 => Just(Kind::AddPhone),
        5 => Just(Kind::PhoneLogIn),
        1 => Just(Kind::RemovePhone),
        4 => Just(Kind::Repeat),
        6 => Just(Kind::Forward),
        1 => Just(Kind::Restart),
    ]
}

/// Sequences that come back to what they began: most steps are about the first member and the latest thing.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = prop_oneof![5 => Just(0), 2 => Just(1), 2 => Just(2), 1 => Just(3)];
    let pick = prop_oneof![5 => Just(0), 2 => Just(1), 1 => Just(2)];
    let step = (kind(), who, pick, 0..8usize).prop_map(|(kind, who, pick, how)| Step { kind, who, pick, how });
    vec(step, STEPS)
}
