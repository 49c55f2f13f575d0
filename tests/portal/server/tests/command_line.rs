//! The command line: what it prints, and one line with exit code 2 for every error that the caller can correct.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

fn portal(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    command.args(arguments);
    command
}

/// It ends with exit code 2, an empty standard output and one line that holds these words.
#[track_caller]
fn refuses(arguments: &[&str], words: &str) {
    let Output { status, stdout, stderr } = portal(arguments).output().unwrap();
    let line = String::from_utf8(stderr).unwrap();
    assert_eq!(status.code(), Some(2), "{line}");
    assert!(stdout.is_empty());
    assert_eq!(line.lines().count(), 1, "{line}");
    assert!(line.contains(words), "{line}");
}

#[test]
fn serve_prints_its_address_first_and_answers_there() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut serving = portal(&["serve", "--listen", "127.0.0.1:0", "--data", data]);
    let mut serving = serving.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(serving.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let printed: Value = serde_json::from_str(&line).unwrap();
    let address = printed["address"].as_str().unwrap().strip_prefix("http://").unwrap();
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    std::io::Write::write_all(&mut stream, b"GET /api/v1/portal HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    serving.kill().unwrap();
    serving.wait().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn seed_prints_the_same_json_lines_twice_and_sends_nothing() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().join("new/folder");
    let data = data.to_str().unwrap();
    let seeded = portal(&["seed", "--data", data]).output().unwrap();
    let lines: Vec<Value> = seeded.stdout.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["username"], "mlopez");
    assert_eq!(portal(&["seed", "--data", data]).output().unwrap().stdout, seeded.stdout);
    let outbox = portal(&["outbox", "--data", data]).output().unwrap();
    assert!(outbox.status.success() && outbox.stdout.is_empty());
}

#[test]
fn every_command_takes_the_same_pepper() {
    let (folder, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (data, pepper) = (folder.path().to_str().unwrap(), other.path().join("pepper"));
    fs::write(&pepper, [7; 32]).unwrap();
    let pepper = pepper.to_str().unwrap();
    let seeded = portal(&["seed", "--data", data, "--pepper", pepper, "--count", "3"]).output().unwrap();
    assert!(seeded.status.success(), "{seeded:?}");
    assert!(portal(&["outbox", "--data", data, "--pepper", pepper]).output().unwrap().status.success());
    refuses(&["outbox", "--data", data], "another pepper");
    refuses(&["unfreeze", "--data", data, "--username", "mlopez"], "another pepper");
}

#[test]
fn unfreeze_lifts_a_freeze_once() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    portal(&["seed", "--data", data]).output().unwrap();
    let database = rusqlite::Connection::open(folder.path().join("portal.sqlite")).unwrap();
    database.execute("UPDATE member SET frozen_at = 1 WHERE username = 'mlopez'", []).unwrap();
    assert!(portal(&["unfreeze", "--data", data, "--username", "MLopez"]).output().unwrap().status.success());
    refuses(&["unfreeze", "--data", data, "--username", "mlopez"], "no frozen member");
}

#[test]
fn missing_and_wrong_arguments_are_named_with_where_to_read() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let serve = |more: &[&'static str], words| refuses(&[&["serve", "--data", data], more].concat(), words);
    refuses(&["serve"], "--data <DATA>");
    serve(&["--host", "a b"], "--host");
    serve(&["--listen", "0.0.0.0:0"], "--behind-tls-proxy");
    serve(&["--listen", "nowhere"], "--listen");
    for unknown in [&["serve", "--dat", "x"][..], &["serve"], &[], &["fly"]] {
        refuses(unknown, "portal --help");
    }
    for asked in [&["serve", "--help"][..], &["--version"]] {
        assert!(portal(asked).output().unwrap().status.success());
    }
}

#[test]
fn a_port_in_use_names_the_flag() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = TempDir::new().unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    refuses(&["serve", "--listen", &listen, "--data", folder.path().to_str().unwrap()], "--listen");
}

#[test]
fn unusable_databases_and_folders_say_what_to_do() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("portal.sqlite");
    fs::write(&file, "x".repeat(5_000)).unwrap();
    let data = folder.path().to_str().unwrap();
    for command in ["serve", "seed", "outbox"] {
        refuses(&[command, "--data", data], "put a copy of it back");
    }
    fs::remove_file(&file).unwrap();
    rusqlite::Connection::open(&file).unwrap().execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    refuses(&["serve", "--data", data], "name another folder");
    refuses(&["serve", "--data", file.to_str().unwrap()], "name another with --data");
    refuses(&["outbox", "--data", "/nowhere/at/all"], "name another with --data");
}

/// Seeds with a limit to the size of a file, in blocks of 512 bytes. A write beyond it fails as on a full disk.
#[cfg(unix)]
const SEED_WITH_A_LIMIT: &str = r#"trap "" XFSZ; ulimit -f "$1"; exec "$2" seed --data "$3""#;

#[cfg(unix)]
#[test]
fn full_disk_says_so_and_the_next_start_works() {
    // From before the first page of the database to the last member.
    for blocks in ["0", "1", "8", "16", "64", "320", "480", "520", "600"] {
        let folder = TempDir::new().unwrap();
        let data = folder.path().to_str().unwrap();
        let limited = ["-c", SEED_WITH_A_LIMIT, "sh", blocks, env!("CARGO_BIN_EXE_portal"), data];
        let Output { status, stderr, .. } = Command::new("sh").args(limited).output().unwrap();
        let line = String::from_utf8(stderr).unwrap();
        assert_eq!((status.code(), line.lines().count()), (Some(2), 1), "{blocks} blocks: {line}");
        assert!(line.contains("free some space"), "{blocks} blocks: {line}");
        assert!(portal(&["seed", "--data", data]).output().unwrap().status.success(), "{blocks} blocks");
    }
}
