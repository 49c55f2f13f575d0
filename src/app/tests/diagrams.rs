//! The diagrams of `docs/flows.md`, drawn by driving the real `update`, and compared with the file.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;

use expect_test::expect_file;

use super::super::App;
use super::machines::{self, Action};
use crate::features::test_driver::{Driven, TestFlow, name};

const OPENING: &str = "# The flows\n\nDrawn from the code by driving every state's real `update` with representative actions; `cargo diagrams` fails if \
this file differs, and rewrites it with `UPDATE_EXPECT=1`. A state is what the member sees. What keeps the \
state is not drawn. An arrow to the end names the exit, which the app interprets.\n";

/// The events that lead from one state to another.
type Edges = BTreeMap<(String, String), Vec<&'static str>>;

/// Visits every state that the actions reach, and tries every action in each.
fn explore<M>(machine: fn() -> (M, Vec<Action<M>>), named: fn(&M) -> String) -> (String, Edges) {
    let (first, actions) = machine();
    let first = named(&first);
    let mut ways = BTreeMap::from([(first.clone(), Vec::new())]);
    let mut waiting = VecDeque::from([first.clone()]);
    let mut edges = Edges::new();
    while let Some(from) = waiting.pop_front() {
        let way: Vec<usize> = ways[&from].clone();
        for (at, (label, action)) in actions.iter().enumerate() {
            let (mut machine, _) = machine();
            for &step in &way {
                actions[step].1(&mut machine);
            }
            assert_eq!(named(&machine), from);
            action(&mut machine);
            let to = named(&machine);
            if to == from {
                continue;
            }
            edges.entry((from.clone(), to.clone())).or_default().push(label);
            if !to.starts_with("[*]") && !ways.contains_key(&to) {
                ways.insert(to.clone(), way.iter().copied().chain([at]).collect());
                waiting.push_back(to);
            }
        }
    }
    (first, edges)
}

fn state_or_exit<F>(flow: &Driven<F>) -> String
where
    F: TestFlow,
    F::Exit: core::fmt::Debug,
{
    flow.exit.as_ref().map_or_else(|| flow.state().name(), |exit| format!("[*] {}", name(exit)))
}

fn route(app: &Driven<App>) -> String {
    app.state().name()
}

fn draw(page: &mut String, title: &str, (first, edges): (String, Edges)) {
    writeln!(page, "\n## {title}\n\n```mermaid\nstateDiagram-v2\n    [*] --> {first}").unwrap();
    for ((from, to), labels) in edges {
        let labels = labels.join(" · ");
        match to.strip_prefix("[*] ") {
            Some(exit) => writeln!(page, "    {from} --> [*]: {labels} ({exit})").unwrap(),
            None => writeln!(page, "    {from} --> {to}: {labels}").unwrap(),
        }
    }
    page.push_str("```\n");
}

fn drawn() -> String {
    let mut page = OPENING.to_owned();
    draw(&mut page, "app", explore(machines::app, route));
    draw(&mut page, "log_in", explore(machines::log_in, state_or_exit));
    draw(&mut page, "recover_username", explore(machines::recover_username, state_or_exit));
    draw(&mut page, "recover_pin", explore(machines::recover_pin, state_or_exit));
    draw(&mut page, "code_entry", explore(machines::code_entry, state_or_exit));
    draw(&mut page, "freeze", explore(machines::freeze, state_or_exit));
    draw(&mut page, "session", explore(machines::session_flow, state_or_exit));
    draw(&mut page, "accesses", explore(machines::accesses_flow, state_or_exit));
    draw(&mut page, "phone_log_in", explore(machines::phone_log_in, state_or_exit));
    draw(&mut page, "add_phone", explore(machines::add_phone, state_or_exit));
    draw(&mut page, "practice", explore(machines::practice, state_or_exit));
    draw(&mut page, "keypad", explore(machines::keypad, machines::keypad_name));
    page
}

#[test]
fn diagrams_match_the_code() {
    expect_file!["../../../docs/flows.md"].assert_eq(&drawn());
}
