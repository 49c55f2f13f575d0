//! What a portal needs to start, and what it says where that is not there.

use std::fs;

use portal::{Config, MovableClock, Outbox, OutboxError, StartError, start};
use secrecy::SecretSlice;
use tempfile::TempDir;

use crate::env::TestEnv;

async fn refused(config: Config) -> (StartError, String) {
    let Err(error) = start(config, MovableClock::default()).await else { panic!("it started") };
    let line = error.to_string();
    assert!(!line.contains('\n'));
    (error, line)
}

#[tokio::test]
async fn a_port_in_use_says_so() {
    let env = TestEnv::new().await;
    let folder = TempDir::new().unwrap();
    let mut config = Config::for_tests(folder.path());
    config.listen = env.running.address();
    let (error, line) = refused(config).await;
    assert!(matches!(error, StartError::InUse(_)) && line.contains("--listen"));
}

#[tokio::test]
async fn a_damaged_database_says_so_and_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("portal.sqlite");
    fs::write(&file, "no database, but more bytes than a header has, so that it is looked at. ".repeat(9)).unwrap();
    let before = fs::read(&file).unwrap();
    let (error, line) = refused(Config::for_tests(folder.path())).await;
    assert!(matches!(error, StartError::Data(_)) && line.contains("damaged"));
    assert_eq!(fs::read(&file).unwrap(), before);
}

#[tokio::test]
async fn a_database_with_a_page_of_noise_is_damaged() {
    let env = TestEnv::new().await;
    let data = env.data();
    let kept = TempDir::new().unwrap();
    env.running.stop().await;
    for name in ["portal.sqlite", "pepper"] {
        fs::copy(data.join(name), kept.path().join(name)).unwrap();
    }
    let file = kept.path().join("portal.sqlite");
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[4096..half].fill(0xa5);
    fs::write(&file, bytes).unwrap();
    let (_, line) = refused(Config::for_tests(kept.path())).await;
    assert!(line.contains("damaged"), "{line}");
}

#[tokio::test]
async fn another_program_s_database_says_so_and_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let foreign = rusqlite::Connection::open(folder.path().join("portal.sqlite")).unwrap();
    foreign.execute_batch("CREATE TABLE song (name TEXT)").unwrap();
    let (_, line) = refused(Config::for_tests(folder.path())).await;
    assert!(line.contains("another program's"), "{line}");
    let tables: i64 = foreign.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 1);
}

#[tokio::test]
async fn a_newer_portal_s_database_says_so() {
    let folder = TempDir::new().unwrap();
    portal::seed(&Config::for_tests(folder.path())).unwrap();
    let newer = rusqlite::Connection::open(folder.path().join("portal.sqlite")).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    let (_, line) = refused(Config::for_tests(folder.path())).await;
    assert!(line.contains("a newer portal's"), "{line}");
}

#[tokio::test]
async fn a_data_folder_that_is_a_file_says_so() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let (_, line) = refused(Config::for_tests(file)).await;
    assert!(line.contains("--data"), "{line}");
}

#[tokio::test]
async fn another_pepper_and_a_lost_one_say_so() {
    let folder = TempDir::new().unwrap();
    portal::seed(&Config::for_tests(folder.path())).unwrap();
    let other = Config { pepper: Some(SecretSlice::from(vec![7; 32])), ..Config::for_tests(folder.path()) };
    assert!(refused(other).await.1.contains("another pepper"));
    fs::remove_file(folder.path().join("pepper")).unwrap();
    assert!(refused(Config::for_tests(folder.path())).await.1.contains("another pepper"));
}

#[tokio::test]
async fn a_short_or_empty_pepper_is_refused() {
    for short in [0, 1, 31] {
        let folder = TempDir::new().unwrap();
        let config = || Config::for_tests(folder.path());
        let given = Config { pepper: Some(SecretSlice::from(vec![7; short])), ..config() };
        assert!(refused(given).await.1.contains("--pepper"));
        fs::write(folder.path().join("pepper"), vec![7; short]).unwrap();
        assert!(refused(config()).await.1.contains("pepper"));
    }
}

#[tokio::test]
async fn an_empty_database_beside_its_pepper_is_not_begun_anew() {
    let folder = TempDir::new().unwrap();
    portal::seed(&Config::for_tests(folder.path())).unwrap();
    fs::write(folder.path().join("portal.sqlite"), "").unwrap();
    assert!(refused(Config::for_tests(folder.path())).await.1.contains("put the database back"));
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
        assert!(refused(config).await.1.contains("--host"), "{host}");
    }
}

#[tokio::test]
async fn plain_http_beyond_loopback_needs_a_proxy_with_tls() {
    let folder = TempDir::new().unwrap();
    let everywhere = || Config { listen: ([0, 0, 0, 0], 0).into(), ..Config::for_tests(folder.path()) };
    assert!(refused(everywhere()).await.1.contains("--behind-tls-proxy"));
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
