//! The steps of a sequence: one call, a clock that moves, or a restart.

use proptest::collection::vec;
use proptest::prelude::*;

pub const STEPS: usize = 40;

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
    Accesses,
    Phones,
    Repeat,
    /// The next call with a body is sent by a client that hangs up, and then again; or twice at once.
    Disturb,
    Forward,
    Back,
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
        1 => Just(Kind::Accesses),
        1 => Just(Kind::Phones),
        4 => Just(Kind::Repeat),
        4 => Just(Kind::Disturb),
        6 => Just(Kind::Forward),
        1 => Just(Kind::Back),
        2 => Just(Kind::Restart),
    ]
}

const fn step(kind: Kind, who: usize, pick: usize, how: usize) -> Step {
    Step { kind, who, pick, how }
}

/// What people do step after step; single calls seldom get so far.
fn habit(who: usize, pick: usize, how: usize) -> impl Strategy<Value = Vec<Step>> {
    let right = how % 5;
    let steps_of = |who, kinds: &[(Kind, usize)]| -> Vec<Step> {
        kinds.iter().map(|(kind, how)| step(*kind, who, 0, *how)).collect()
    };
    let steps = |kinds: &[(Kind, usize)]| steps_of(who, kinds);
    let new_pin = |pin| steps(&[(Kind::RecoverPin, 0), (Kind::Code, 0), (Kind::ChoosePin, pin)]);
    let log_in = [(Kind::LogIn, 0), (Kind::Pin, how % 4)];
    let logged_in = |then: &[(Kind, usize)]| Just([steps(&log_in), steps(then)].concat());
    let granted = |then| Just(steps(&[(Kind::RecoverPin, right), (Kind::Code, 0), then]));
    let phone = (Kind::AddPhone, 0);
    prop_oneof![
        3 => logged_in(&[]),
        2 => Just(new_pin(right)),
        // A session from before the new PIN.
        1 => Just([steps(&log_in), new_pin(right), steps(&[(Kind::Session, 0)])].concat()),
        // A recovery at its end.
        1 => Just(vec![
            step(Kind::RecoverUsername, who, 0, 0),
            step(Kind::Forward, who, 1, 7),
            step(Kind::Resend, who, 0, 0),
        ]),
        // A code from before the resend.
        1 => Just(steps(&[(Kind::RecoverPin, 0), (Kind::Forward, 3), (Kind::Resend, 0), (Kind::Code, 6)])),
        // A PIN from before the last.
        1 => Just([new_pin(right), new_pin((right + 1) % 5), new_pin(right)].concat()),
        // Another recovery's grant, or none.
        1 => granted((Kind::ChoosePin, 6 + how % 2)),
        // A grant and a session at their ends.
        1 => Just([granted((Kind::Forward, 7)).0, steps(&[(Kind::ChoosePin, right)])].concat()),
        1 => logged_in(&[(Kind::Forward, 7), (Kind::Session, 0)]),
        1 => logged_in(&[(Kind::Forward, 6), (Kind::Session, 0), (Kind::Forward, 5), (Kind::Session, 0)]),
        1 => Just(vec![step(Kind::Code, who, pick, 5); 6]),
        1 => Just([steps(&[(Kind::LogIn, 0)]), steps(&[(Kind::Pin, 4); 6])].concat()),
        // Nothing of a member's goes on after "no fui yo".
        1 => Just(steps(&[
            (Kind::RecoverUsername, 0),
            (Kind::Freeze, 0),
            (Kind::Session, 0),
            (Kind::Code, 0),
            (Kind::LogIn, 0),
            (Kind::Pin, 0),
            (Kind::Unfreeze, 0),
        ])),
        2 => logged_in(&[phone, (Kind::PhoneLogIn, how), (Kind::Accesses, 0), (Kind::Phones, 0)]),
        // The phones of two members.
        1 => Just([
            steps(&[log_in[0], log_in[1], phone]),
            steps_of(1 - who % 2, &[log_in[0], log_in[1], phone, (Kind::Phones, 0)]),
        ].concat()),
        1 => logged_in(&[phone, (Kind::RemovePhone, 0), (Kind::PhoneLogIn, 0)]),
        // A challenge that was used.
        1 => logged_in(&[phone, (Kind::PhoneLogIn, 0), (Kind::PhoneLogIn, 6)]),
        // A challenge at its end.
        1 => logged_in(&[phone, (Kind::PhoneChallenge, 1), (Kind::Forward, 5), (Kind::Forward, 0), (Kind::PhoneLogIn, 6)]),
        1 => logged_in(&[(Kind::HandOver, 0), (Kind::Forward, how % 5), (Kind::OpenAddress, 0)]),
    ]
}

/// Sequences that come back to what they began: most steps are about the first member and the latest thing.
pub fn steps() -> impl Strategy<Value = Vec<Step>> {
    let who = prop_oneof![5 => Just(0), 2 => Just(1), 2 => Just(2), 1 => Just(3)];
    let pick = prop_oneof![5 => Just(0), 2 => Just(1), 1 => Just(2)];
    let some = (kind(), who, pick, 0..8usize).prop_flat_map(|(kind, who, pick, how)| {
        prop_oneof![
            5 => Just(vec![step(kind, who, pick, how)]),
            1 => habit(who, pick, how),
        ]
    });
    vec(some, STEPS).prop_map(|steps| steps.into_iter().flatten().take(STEPS).collect())
}
