//! Answers that no portal of ours gives: each becomes what the member can do about it, and what was typed stays.

use std::time::Duration;

use multiportal::app::{Destination, Route};
use multiportal::features::log_in::LogIn;
use multiportal::flow::{CallError, Reference};
use rstest::rstest;

use crate::hand::{asks_pin, error, log_in};
use crate::line::{Fault, answer};
use crate::town::Town;

fn problem(code: &str, more: &str) -> String {
    format!(r#"{{"type":"/problems/{code}","title":"t","status":500,"code":"{code}"{more}}}"#)
}

fn unexpected(reference: &str) -> CallError {
    CallError::Unexpected { reference: Reference::new(Some(reference)) }
}

const ID: &str = "request-id: r-17\r\n";
const HTML: &str = "<html><body>502 Bad Gateway</body></html>";

#[rstest]
#[case::failed(answer("500 Internal Server Error", ID, &problem("internal", "")), unexpected("r-17"))]
#[case::failed_without_a_problem(answer("500 Internal Server Error", "", ""), unexpected(""))]
#[case::a_gateway_s_page(answer("502 Bad Gateway", "content-type: text/html\r\n", HTML), unexpected(""))]
#[case::looked_after(
    answer("503 Service Unavailable", "retry-after: 7\r\n", HTML),
    CallError::Maintenance { retry_after: Some(Duration::from_secs(7)) }
)]
#[case::looked_after_until_a_date(
    answer("503 Service Unavailable", "retry-after: Wed, 21 Oct 2026 07:28:00 GMT\r\n", ""),
    CallError::Maintenance { retry_after: None }
)]
#[case::busy(
    answer("503 Service Unavailable", "", &problem("busy", r#","retry_after":2"#)),
    CallError::SlowDown { retry_after: Duration::from_secs(2) }
)]
#[case::an_unknown_code_of_a_known_class(
    answer("429 Too Many Requests", "retry-after: 9\r\n", &problem("siesta", "")),
    CallError::SlowDown { retry_after: Duration::from_secs(9) }
)]
#[case::an_unknown_code_of_an_unknown_class(answer("418 I'm a teapot", ID, &problem("siesta", "")), unexpected("r-17"))]
#[case::a_key_used_twice(answer("422 Unprocessable", ID, &problem("idempotency_mismatch", "")), unexpected("r-17"))]
#[case::no_json(answer("201 Created", ID, "hola"), unexpected("r-17"))]
#[case::another_shape(answer("201 Created", ID, r#"{"attempt":7,"expires_in":"mañana"}"#), unexpected("r-17"))]
#[case::a_field_missing(answer("201 Created", ID, r#"{"attempt":"a"}"#), unexpected("r-17"))]
#[case::a_path_for_a_handle(
    answer("201 Created", ID, r#"{"attempt":"../session","expires_in":300}"#),
    unexpected("r-17")
)]
#[case::nothing(answer("204 No Content", ID, ""), unexpected("r-17"))]
#[case::too_much(answer("201 Created", ID, &"x".repeat(1 << 20)), unexpected("r-17"))]
#[case::elsewhere(answer("307 Temporary Redirect", "location: http://127.0.0.1:9/\r\n", ""), unexpected(""))]
#[case::a_reference_with_markup(
    answer("500 Internal Server Error", "request-id: <b>r-18</b>\r\n", ""),
    unexpected("br-18b")
)]
#[tokio::test(flavor = "multi_thread")]
async fn a_broken_answer_says_what_to_do_and_the_next_one_is_taken(#[case] fault: Fault, #[case] told: CallError) {
    let town = Town::new().await;
    let phone = town.phone();
    town.line.breaks_for_good("POST /log-in", &fault);
    phone.enters(Destination::LogIn).await;
    phone.types_username(town.member.username);
    let (seen, draft) = phone
        .sees(|app| match log_in(app) {
            Some(LogIn::AskingUsername { draft, .. }) => error(app).map(|seen| (seen, draft.clone())),
            _ => None,
        })
        .await;
    assert_eq!(seen, told);
    assert_eq!(draft.as_str(), town.member.username);
    let retried = matches!(told, CallError::Unexpected { .. });
    assert_eq!(town.line.left(), if retried { 0 } else { 2 }, "a portal that says when to come back is left alone");
    // What is left of the plan meets the next log-ins; then the portal itself answers.
    for _ in 0..town.line.left() {
        phone.continues();
        phone.until(|app| error(app).is_some()).await;
    }
    phone.continues();
    phone.until(asks_pin).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_that_takes_this_version_no_more_leads_to_the_update() {
    let town = Town::new().await;
    town.line.breaks("GET /portal", answer("426 Upgrade Required", "", &problem("upgrade_required", "")));
    let phone = town.phone();
    phone.until(|app| matches!(app.route(), Route::Outdated)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portal_whose_links_are_no_web_pages_is_not_believed() {
    let body = r#"{"name":"n","minimum_app_version":"0.1.0","document_types":[],"code_length":6,"pin_length":4,
        "support":{"phone":"1","email":"a@b.co","web":"https://portal.example"},"registration_url":"javascript:alert(1)"}"#;
    let town = Town::new().await;
    town.line.breaks_for_good("GET /portal", &answer("200 OK", ID, body));
    let phone = town.phone();
    phone
        .until(|app| matches!(app.portal(), multiportal::app::PortalView::Unknown(CallError::Unexpected { .. })))
        .await;
}
