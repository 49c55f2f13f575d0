//! The hand-over of a session to a browser: an address that works once, for a minute.

use multiportal::api::Path;
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::env::TestEnv;
use crate::received::Received;

async fn address(env: &TestEnv, token: &str) -> String {
    env.send(env.posting(Path::HandOver, &json!({})).bearer_auth(token)).await.is(StatusCode::CREATED).word("address")
}

async fn open(env: &TestEnv, address: &str) -> Received {
    env.send(env.http.request(Method::GET, address)).await
}

#[tokio::test]
async fn an_address_greets_by_name_once() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let address = address(&env, &token).await;
    env.send(env.http.request(Method::HEAD, &address)).await.is(StatusCode::GONE);
    let page = open(&env, &address).await;
    assert!(page.is(StatusCode::OK).text.contains("Hola, María López"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    open(&env, &address).await.is(StatusCode::GONE);
}

#[tokio::test]
async fn an_address_opened_in_parallel_greets_once() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let address = address(&env, &token).await;
    let (one, two, three) = tokio::join!(open(&env, &address), open(&env, &address), open(&env, &address));
    let greeted = [one, two, three].iter().filter(|page| page.text.contains("Hola, María López")).count();
    assert_eq!(greeted, 1);
}

#[tokio::test]
async fn an_address_ends_after_a_minute_and_with_its_session() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let late = address(&env, &token).await;
    env.forward(60);
    open(&env, &late).await.is(StatusCode::GONE);
    let over = address(&env, &token).await;
    env.delete(Path::Session, &token).await.is(StatusCode::NO_CONTENT);
    open(&env, &over).await.is(StatusCode::GONE);
    env.post(Path::HandOver, &json!({})).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn a_name_with_markup_is_only_a_name() {
    let env = TestEnv::new().await;
    let database = rusqlite::Connection::open(env.data().join("portal.sqlite")).unwrap();
    database.execute("UPDATE member SET display_name = '<b>&' WHERE id = 1", []).unwrap();
    let token = env.token(env.member(0)).await;
    let address = address(&env, &token).await;
    assert!(open(&env, &address).await.text.contains("Hola, &lt;b&gt;&amp;."));
}
