//! The portal's figures: `cargo bench -p portal --bench figures`, or one of them by its name after `--`.
//!
//! The portal runs in a process of its own (this program again, as `child`), with quotas that a bench cannot reach, so that
//! its memory can be read and its work does not stand in the client's way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::cast_precision_loss, missing_docs)]

mod child;
mod flood;
mod hang_ups;
mod load;
mod members;
mod membership;
mod phone_log_in;
mod pin_check;
mod proof;
mod refused;
mod statistics;
mod wire;

use std::env::args;

fn main() {
    let asked: Vec<String> = args().skip(1).filter(|word| !word.starts_with("--")).collect();
    if let [child, folder, kind] = asked.as_slice()
        && child == "child"
    {
        return child::run(folder, kind);
    }
    let runs = |name: &str| asked.is_empty() || asked.iter().any(|word| word == name);
    let portal = child::Child::start(child::Kind::Plain);
    if runs("pin_check") {
        pin_check::run(&portal);
    }
    if runs("proof") {
        proof::run();
    }
    if runs("phone_log_in") {
        phone_log_in::run(&portal);
    }
    if runs("load") {
        load::run(&portal);
    }
    if runs("membership") {
        membership::run(&portal);
    }
    if runs("hang_ups") {
        hang_ups::run(&portal);
    }
    if runs("flood") {
        flood::run(&portal);
    }
    drop(portal);
    if runs("refused") {
        refused::run();
    }
    if runs("members") {
        members::run();
    }
}
