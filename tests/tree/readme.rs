//! The README's commands and links lead somewhere: packages, aliases, scripts and files that it names are there.

use super::{root, text};

fn readme() -> String {
    text("README.md")
}

/// What stands in code, by lines of fenced blocks and by inline spans, comments aside.
fn commands() -> Vec<String> {
    let readme = readme();
    let mut found = Vec::new();
    for (at, part) in readme.split("```").enumerate() {
        if at % 2 == 1 {
            found.extend(part.lines().skip(1).map(|line| line.split('#').next().unwrap().trim().to_owned()));
        } else {
            found.extend(part.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found.retain(|command| !command.is_empty());
    found
}

#[test]
fn every_cargo_command_names_a_subcommand_or_alias_and_a_package_that_are_there() {
    let aliases = text(".cargo/config.toml");
    let workspace = text("Cargo.toml");
    let mut seen = 0;
    for command in commands() {
        let words: Vec<&str> = command.split_whitespace().collect();
        let ["cargo", subcommand, rest @ ..] = words.as_slice() else { continue };
        let known = ["run", "test", "bench"].contains(subcommand) || aliases.contains(&format!("\n{subcommand} = "));
        assert!(known, "{command}");
        if let Some(at) = rest.iter().position(|word| *word == "-p") {
            let package = rest[at + 1];
            let member = workspace.contains(&format!("tests/{package}\"")) || package == "multiportal";
            assert!(member, "{command}");
        }
        seen += 1;
    }
    assert!(seen >= 6, "the README has its commands");
}

#[test]
fn the_two_commands_come_first() {
    let readme = readme();
    let block: Vec<&str> = readme.split("```").nth(1).unwrap().lines().skip(1).collect();
    let commands: Vec<&str> = block.iter().map(|line| line.split('#').next().unwrap().trim()).collect();
    assert_eq!(commands, ["cargo run", "cargo test --workspace"]);
}

#[test]
fn every_script_folder_and_linked_file_is_there() {
    let readme = readme();
    let linked = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap().to_owned());
    let named = commands().into_iter().filter(|command| {
        let first = command.split('/').next().unwrap();
        command.contains('/') && ["src", "tests", "platforms", "docs", ".ci", "assets"].contains(&first)
    });
    let missing: Vec<String> = linked
        .chain(named)
        .filter(|path| !path.starts_with("http") && !path.contains('*'))
        .filter(|path| !root().join(path.split_whitespace().next().unwrap()).exists())
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}
