//! What lies on disk: no PIN, code, token, grant, receipt, proof or message in clear.

use std::fs;

use crate::env::TestEnv;
use reqwest::StatusCode;

/// Every byte of the data folder, the pepper aside.
fn on_disk(env: &TestEnv) -> Vec<u8> {
    let files = fs::read_dir(env.data()).unwrap().map(|file| file.unwrap().path());
    files.filter(|file| file.file_name().unwrap() != "pepper").flat_map(|file| fs::read(file).unwrap()).collect()
}

fn holds(disk: &[u8], secret: &str) -> bool {
    disk.windows(secret.len()).any(|window| window == secret.as_bytes())
}

#[tokio::test]
async fn no_secret_lies_on_disk_in_clear() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    let token = env.pin(&attempt, member.pin).await.word("token");
    let begun = env.recover_password(member).await.word("recovery");
    let code = env.last_code();
    let grant = env.code(&begun, &code).await.word("grant");
    let challenge = env.challenge("log_in").await["signature"].as_str().unwrap().to_owned();
    let disk = on_disk(&env);
    assert!(holds(&disk, member.username), "the test reads the database");
    for secret in [&attempt, &token, &begun, &grant, &challenge, &format!("#{code}"), &format!("{code} es tu codigo")] {
        assert!(!holds(&disk, secret));
    }
    env.choose_pin(&begun, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    let receipt = env.last_receipt();
    let disk = on_disk(&env);
    assert!(!holds(&disk, &receipt) && !holds(&disk, &receipt.replace('-', "")));
    // The PIN may stand in no answer, name or statement, however it is written there.
    assert!(!holds(&disk, "\"pin\"") && !holds(&disk, "2580\""));
}

#[cfg(unix)]
#[tokio::test]
async fn every_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let parent = tempfile::TempDir::new().unwrap();
    let folder = parent.path().join("data");
    let config = || portal::Config::for_tests(&folder);
    portal::seed(&config()).unwrap();
    let running = portal::start(config(), portal::MovableClock::default()).await.unwrap();
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
    running.stop().await;
}

#[tokio::test]
async fn old_messages_leave_the_outbox() {
    let env = TestEnv::new().await;
    env.recover_username(env.member(0).email).await.is(StatusCode::ACCEPTED);
    env.forward(8 * 24 * 3_600);
    for _ in 0..14 {
        env.challenge("log_in").await;
    }
    assert_eq!(env.messages(), []);
}

#[tokio::test]
async fn large_throttle_is_swept_a_few_rows_at_a_time() {
    const ROWS: i64 = 500;
    // As many calls as it takes until each table had its turn.
    const ROUND: usize = 14;
    let env = TestEnv::new().await;
    let database = rusqlite::Connection::open(env.data().join("portal.sqlite")).unwrap();
    let id = [7u8; 32];
    database.execute("INSERT INTO throttle (id, taken, ends) VALUES (?1, ?2, 0)", (id, ROWS)).unwrap();
    for slot in 0..ROWS {
        database.execute("INSERT INTO throttle_hit (throttle, slot, at) VALUES (?1, ?2, 0)", (id, slot)).unwrap();
    }
    let count = |statement: &str| database.query_row(statement, [id], |row| row.get::<_, i64>(0)).unwrap();
    let hits = || count("SELECT count(*) FROM throttle_hit WHERE throttle = ?1");
    let mut left = ROWS;
    while left > 0 {
        for _ in 0..ROUND {
            env.session("none").await.is_problem(401, "session_over");
        }
        let now = hits();
        assert!((1..=3 * i64::try_from(ROUND).unwrap()).contains(&(left - now)), "{left} {now}");
        left = now;
    }
    for _ in 0..ROUND {
        env.session("none").await;
    }
    assert_eq!(count("SELECT count(*) FROM throttle WHERE id = ?1"), 0);
}
