//! Responses that the reference portal never gives: each becomes an error that says what to do, and the input is kept.

use std::time::Duration;

use journeys::TestApp;
use multiportal::app::PortalView;
use multiportal::domain::limits::CALL_TRIES;
use multiportal::features::log_in::{self, LogIn};
use multiportal::flow::{CallError, Reference};
use multiportal::runtime::fake::view::{self, asks_pin, error};
use rstest::rstest;

use support::{Fault, TestEnv};

fn problem(code: &str, more: &str) -> String {
    format!(r#"{{"type":"/problems/{code}","title":"t","status":500,"code":"{code}"{more}}}"#)
}

fn unexpected(reference: &str) -> CallError {
    CallError::Unexpected { reference: Reference::new(Some(reference)) }
}

const ID: &str = "request-id: r-17\r\n";
const HTML: &str = "<html><body>502 Bad Gateway</body></html>";

#[rstest]
#[case::failed(Fault::response("500 Internal Server Error", ID, &problem("internal", "")), unexpected("r-17"))]
#[case::failed_without_a_problem(Fault::response("500 Internal Server Error", "", ""), unexpected(""))]
#[case::gateway_page(Fault::response("502 Bad Gateway", "content-type: text/html\r\n", HTML), unexpected(""))]
#[case::maintenance(
    Fault::response("503 Service Unavailable", "retry-after: 7\r\n", HTML),
    CallError::Maintenance { retry_after: Some(Duration::from_secs(7)) }
)]
#[case::maintenance_until_a_date(
    Fault::response("503 Service Unavailable", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\n", ""),
    CallError::Maintenance { retry_after: None }
)]
#[case::busy(
    Fault::response("503 Service Unavailable", "", &problem("busy", r#","retry_after":2"#)),
    CallError::SlowDown { retry_after: Duration::from_secs(2) }
)]
#[case::unknown_code_of_known_status(
    Fault::response("429 Too Many Requests", "retry-after: 9\r\n", &problem("siesta", "")),
    CallError::SlowDown { retry_after: Duration::from_secs(9) }
)]
#[case::unknown_code_of_unknown_status(Fault::response("418 I'm a teapot", ID, &problem("siesta", "")), unexpected("r-17"))]
#[case::key_used_twice(Fault::response("422 Unprocessable", ID, &problem("idempotency_mismatch", "")), unexpected("r-17"))]
#[case::no_json(Fault::response("201 Created", ID, "hola"), unexpected("r-17"))]
#[case::another_shape(Fault::response("201 Created", ID, r#"{"attempt":7,"expires_in":"mañana"}"#), unexpected("r-17"))]
#[case::missing_field(Fault::response("201 Created", ID, r#"{"attempt":"a"}"#), unexpected("r-17"))]
#[case::path_as_id(
    Fault::response("201 Created", ID, r#"{"attempt":"../session","expires_in":300}"#),
    unexpected("r-17")
)]
#[case::no_content(Fault::response("204 No Content", ID, ""), unexpected("r-17"))]
#[case::too_large(Fault::response("201 Created", ID, &"x".repeat(1 << 20)), unexpected("r-17"))]
#[case::redirect(Fault::response("307 Temporary Redirect", "location: http://127.0.0.1:9/\r\n", ""), unexpected(""))]
#[case::reference_with_markup(
    Fault::response("500 Internal Server Error", "request-id: <b>r-18</b>\r\n", ""),
    unexpected("br-18b")
)]
#[tokio::test(flavor = "multi_thread")]
async fn unexpected_response_is_reported_and_the_next_one_is_used(#[case] fault: Fault, #[case] expected: CallError) {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    env.proxy.inject_times("POST /log-in", CALL_TRIES, &fault);
    app.send_username(env.member.username).await;
    let (seen, draft) = app
        .find(|app| match view::log_in(app) {
            Some(LogIn::Username(step)) => error(app).map(|seen| (seen.clone(), step.form.draft.clone())),
            _ => None,
        })
        .await;
    assert_eq!(seen, expected);
    assert_eq!(draft.as_str(), env.member.username);
    let retried = matches!(expected, CallError::Unexpected { .. });
    assert_eq!(
        env.proxy.pending(),
        if retried { 0 } else { 2 },
        "a portal that says when to come back is not asked before"
    );
    // The next log-ins meet the faults that are left.
    for _ in 0..env.proxy.pending() {
        app.log_in(log_in::Event::Continue);
        app.until(|app| error(app).is_some()).await;
    }
    app.log_in(log_in::Event::Continue);
    app.until(asks_pin).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn portal_links_other_than_https_are_refused() {
    let body = r#"{"name":"n","minimum_app_version":"0.1.0","document_types":[],"code_length":6,"pin_length":4,
        "support":{"app":"1","email":"a@b.co","web":"https://portal.example"},"registration_url":"javascript:alert(1)"}"#;
    let env = TestEnv::start().await;
    env.proxy.inject_times("GET /portal", CALL_TRIES, &Fault::response("200 OK", ID, body));
    let app = TestApp::start(&env);
    app.until(|app| matches!(app.portal(), PortalView::Unknown(CallError::Unexpected { .. }))).await;
}
