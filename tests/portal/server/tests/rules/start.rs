//! What a portal needs to start, and what it says where that is not there.

use std::fs;
use std::path::Path;

use portal::{Config, MovableClock, Outbox, OutboxError, start};
use rstest::rstest;
use secrecy::SecretSlice;
use tempfile::TempDir;

use crate::env::TestEnv;

const FILE: &str = "portal.sqlite";

/// Returns the line that says why a portal does not start.
async fn refused(config: Config) -> String {
    let Err(error) = start(config, MovableClock::default()).await else { panic!("it started") };
    let line = error.to_string();
    assert!(!line.contains('\n'));
    line
}

/// Runs statements on the database of a folder.
fn sql(folder: &Path, statements: &str) {
    rusqlite::Connection::open(folder.join(FILE)).unwrap().execute_batch(statements).unwrap();
}

/// Seeds a folder, and returns it.
fn seeded(folder: &Path) -> &Path {
    portal::seed(&Config::for_tests(folder)).unwrap();
    folder
}

#[rstest]
#[case::no_database(|data: &Path| fs::write(data.join(FILE), "no database. ".repeat(60)).unwrap(), "damaged")]
#[case::another_program(|data: &Path| sql(data, "CREATE TABLE song (name TEXT)"), "another program's")]
#[case::a_newer_portal(|data: &Path| sql(seeded(data), "PRAGMA user_version = 999"), "a newer portal's")]
#[case::an_empty_database(|data: &Path| fs::write(seeded(data).join(FILE), "").unwrap(), "put the database back")]
#[case::a_lost_pepper(|data: &Path| fs::remove_file(seeded(data).join("pepper")).unwrap(), "another pepper")]
#[tokio::test]
async fn unusable_data_says_what_to_do(#[case] prepare: fn(&Path), #[case] words: &str) {
    let folder = TempDir::new().unwrap();
    prepare(folder.path());
    assert!(refused(Config::for_tests(folder.path())).await.contains(words));
}

#[rstest]
#[case::no_database(|data: &Path| fs::write(data.join(FILE), "no database. ".repeat(60)).unwrap())]
#[case::another_program(|data: &Path| sql(data, "CREATE TABLE song (name TEXT)"))]
#[tokio::test]
async fn data_of_another_program_is_left_alone(#[case] prepare: fn(&Path)) {
    let folder = TempDir::new().unwrap();
    prepare(folder.path());
    let before = fs::read(folder.path().join(FILE)).unwrap();
    refused(Config::for_tests(folder.path())).await;
    assert!(fs::read(folder.path().join(FILE)).unwrap() == before);
}

#[tokio::test]
async fn a_database_with_a_page_of_noise_is_damaged() {
    let env = TestEnv::new().await;
    let data = env.data();
    let kept = TempDir::new().unwrap();
    env.running.stop().await;
    for name in [FILE, "pepper"] {
        fs::copy(data.join(name), kept.path().join(name)).unwrap();
    }
    let file = kept.path().join(FILE);
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[4096..half].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let line = refused(Config::for_tests(kept.path())).await;
    assert!(line.contains("damaged"), "{line}");
}

#[tokio::test]
async fn another_pepper_is_refused() {
    let folder = TempDir::new().unwrap();
    seeded(folder.path());
    let other = Config { pepper: Some(SecretSlice::from(vec![7; 32])), ..Config::for_tests(folder.path()) };
    assert!(refused(other).await.contains("another pepper"));
}

#[tokio::test]
async fn a_short_or_empty_pepper_is_refused() {
    for short in [0, 1, 31] {
        let folder = TempDir::new().unwrap();
        let config = || Config::for_tests(folder.path());
        let given = Config { pepper: Some(SecretSlice::from(vec![7; short])), ..config() };
        assert!(refused(given).await.contains("--pepper"));
        fs::write(folder.path().join("pepper"), vec![7; short]).unwrap();
        assert!(refused(config()).await.contains("pepper"));
    }
}

#[test]
fn four_first_starts_at_once_agree_on_one_pepper() {
    let folder = TempDir::new().unwrap();
    std::thread::scope(|scope| {
        let seeds: Vec<_> =
            (0..4).map(|_| scope.spawn(|| portal::seed(&Config::for_tests(folder.path())).map(|_| ()))).collect();
        for seed in seeds {
            seed.join().unwrap().unwrap();
        }
    });
    portal::seed(&Config::for_tests(folder.path())).unwrap();
}

#[tokio::test]
async fn invalid_or_too_long_host_is_refused() {
    let long = "a".repeat(45);
    for host in ["", "a b", "a\nb", "a..b", "-a", "https://a", "ñ.co", &long] {
        let folder = TempDir::new().unwrap();
        let config = Config { host: host.to_owned(), ..Config::for_tests(folder.path()) };
        assert!(refused(config).await.contains("--host"), "{host}");
    }
}

#[tokio::test]
async fn plain_http_beyond_loopback_needs_a_proxy_with_tls() {
    let folder = TempDir::new().unwrap();
    let everywhere = || Config { listen: ([0, 0, 0, 0], 0).into(), ..Config::for_tests(folder.path()) };
    assert!(refused(everywhere()).await.contains("--behind-tls-proxy"));
    let proxied = Config { behind_tls_proxy: true, ..everywhere() };
    start(proxied, MovableClock::default()).await.unwrap().stop().await;
}

#[test]
fn outbox_of_an_unused_folder_says_so_and_makes_nothing() {
    let folder = TempDir::new().unwrap();
    let Err(OutboxError::Open(error)) = Outbox::open(&Config::for_tests(folder.path())) else { panic!("it opened") };
    assert!(error.to_string().contains("portal seed"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
