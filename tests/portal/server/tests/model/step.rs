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

fn new_pin_of(who: usize, pin: usize) -> Vec<Step> {
    [(Kind::RecoverPin, 0), (Kind::Code, 0), (Kind::ChoosePin, pin)].map(|(kind, how)| step(kind, who, 0, how)).to_vec()
}

/// What people do step after step; single calls seldom get so far.
fn habit(who: usize, pick: usize, how: usize) -> impl Strategy<Value = Vec<Step>> {
    let plain = |kind, how| step(kind, who, 0, how);
    let right = how % 5;
    let logged_in = vec![plain(Kind::LogIn, 0), plain(Kind::Pin, how % 4)];
    let granted = vec![plain(Kind::RecoverPin, right), plain(Kind::Code, 0)];
    let new_pin = new_pin_of(who, right);
    prop_oneof![
        3 => Just(logged_in.clone()),
        2 => Just(new_pin.clone()),
        // A session from before the new PIN.
        1 => Just([logged_in.clone(), new_pin, vec![plain(Kind::Session, 0)]].concat()),
        // A recovery at its end.
        1 => Just(vec![
            plain(Kind::RecoverUsername, 0),
            step(Kind::Forward, who, 1, 7),
            plain(Kind::Resend, 0),
        ]),
        // A code from before the resend.
        1 => Just(
            [(Kind::RecoverPin, 0), (Kind::Forward, 3), (Kind::Resend, 0), (Kind::Code, 6)]
                .map(|(kind, how)| plain(kind, how))
                .to_vec()
        ),
        // A PIN from before the last.
        1 => Just([new_pin_of(who, right), new_pin_of(who, (right + 1) % 5), new_pin_of(who, right)].concat()),
        // Another recovery's grant, or none.
        1 => Just([granted.clone(), vec![plain(Kind::ChoosePin, 6 + how % 2)]].concat()),
        // A grant and a session at their ends.
        1 => Just([granted, vec![plain(Kind::Forward, 7), plain(Kind::ChoosePin, right)]].concat()),
        1 => Just([logged_in.clone(), vec![plain(Kind::Forward, 7), plain(Kind::Session, 0)]].concat()),
        1 => Just([
            logged_in.clone(),
            vec![plain(Kind::Forward, 6), plain(Kind::Session, 0), plain(Kind::Forward, 5), plain(Kind::Session, 0)],
        ].concat()),
        1 => Just(vec![step(Kind::Code, who, pick, 5); 6]),
        1 => Just([vec![plain(Kind::LogIn, 0)], vec![plain(Kind::Pin, 4); 6]].concat()),
        // Nothing of a member's goes on after "no fui yo".
        1 => Just(vec![
            plain(Kind::RecoverUsername, 0),
            plain(Kind::Freeze, 0),
            plain(Kind::Session, 0),
            plain(Kind::Code, 0),
            plain(Kind::LogIn, 0),
            plain(Kind::Pin, 0),
            plain(Kind::Unfreeze, 0),
        ]),
        2 => Just([
            logged_in.clone(),
            vec![plain(Kind::AddPhone, 0), plain(Kind::PhoneLogIn, how), plain(Kind::Accesses, 0), plain(Kind::Phones, 0)],
        ].concat()),
        // The phones of two members.
        1 => Just([
            logged_in.clone(),
            vec![plain(Kind::AddPhone, 0)],
            [(Kind::LogIn, 0), (Kind::Pin, how % 4), (Kind::AddPhone, 0), (Kind::Phones, 0)]
                .map(|(kind, how)| step(kind, 1 - who % 2, 0, how))
                .to_vec(),
        ].concat()),
        1 => Just([
            logged_in.clone(),
            vec![plain(Kind::AddPhone, 0), plain(Kind::RemovePhone, 0), plain(Kind::PhoneLogIn, 0)],
        ].concat()),
        // A challenge that was used.
        1 => Just([
            logged_in.clone(),
            [(Kind::AddPhone, 0), (Kind::PhoneLogIn, 0), (Kind::PhoneLogIn, 6)].map(|(kind, how)| plain(kind, how)).to_vec(),
        ].concat()),
        // A challenge at its end.
        1 => Just([
            logged_in.clone(),
            vec![plain(Kind::AddPhone, 0), plain(Kind::PhoneChallenge, 1), plain(Kind::Forward, 5)],
            vec![plain(Kind::Forward, 0), plain(Kind::PhoneLogIn, 6)],
        ].concat()),
        1 => Just([
            logged_in,
            vec![plain(Kind::HandOver, 0), plain(Kind::Forward, how % 5), plain(Kind::OpenAddress, 0)],
        ].concat()),
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
