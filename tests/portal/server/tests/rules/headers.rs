//! What every answer carries, and the portal's tag.

use std::collections::HashSet;

use multiportal::api::{Path, PortalResponse};
use reqwest::{Method, StatusCode};
use serde_json::json;

use crate::env::TestEnv;

#[tokio::test]
async fn every_response_has_its_own_request_id() {
    let env = TestEnv::new().await;
    let portal = || env.request(Method::GET, Path::Portal);
    let tag = env.send(portal()).await.header("etag").unwrap().to_owned();
    let replies = [
        env.send(portal()).await,
        env.send(portal().header("request-id", "mine")).await,
        env.send(portal().header("if-none-match", tag)).await,
        env.send(env.request(Method::GET, "/nowhere")).await,
        env.send(env.request(Method::PUT, Path::Portal)).await,
        env.send(env.posting(Path::Challenges, &json!("x".repeat(20_000)))).await,
        env.send(env.request(Method::POST, Path::Challenges)).await,
        env.session("nothing").await,
    ];
    let statuses: Vec<u16> = replies.iter().map(|received| received.status).collect();
    assert_eq!(statuses, [200, 200, 304, 404, 405, 413, 415, 401]);
    let ids: HashSet<&str> = replies.iter().map(|received| received.header("request-id").unwrap()).collect();
    assert_eq!(ids.len(), replies.len());
    assert!(!ids.contains("mine"));
}

#[tokio::test]
async fn portal_information_has_an_etag_and_is_answered_304() {
    let env = TestEnv::new().await;
    let known = env.send(env.request(Method::GET, Path::Portal)).await;
    let portal: PortalResponse = serde_json::from_str(&known.text).unwrap();
    assert_eq!((portal.code_length, portal.pin_length), (6, 4));
    assert!(portal.document_types.iter().all(|kind| kind.names.contains_key("es") && kind.names.contains_key("en")));
    assert!(portal.registration_url.starts_with("https://"));
    let tag = known.header("etag").unwrap();
    for (asked, status) in [
        (tag.to_owned(), 304),
        (format!("W/{tag}"), 304),
        (format!("\"other\", {tag}"), 304),
        ("*".to_owned(), 304),
        ("\"other\"".to_owned(), 200),
    ] {
        let received = env.send(env.request(Method::GET, Path::Portal).header("if-none-match", asked)).await;
        assert_eq!((received.status, received.header("etag")), (status, Some(tag)));
        assert_eq!(received.text.is_empty(), status == 304);
    }
}

#[tokio::test]
async fn nothing_personal_is_kept_by_a_cache_on_the_way() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let session = env.session(&token).await;
    assert_eq!(session.is(StatusCode::OK).header("cache-control"), Some("no-store"));
    assert_eq!(env.session("nothing").await.header("cache-control"), Some("no-store"));
}
