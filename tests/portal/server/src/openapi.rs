//! `openapi.json`: written from the wire types and the calls' own descriptions.

use multiportal::api::{HEADER_IDEMPOTENCY_KEY, MEDIA_TYPE_PROBLEM, Problem};
use utoipa::OpenApi;
use utoipa::openapi::link::Link;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ContentBuilder, PathItem, Ref, RefOr, Required, ResponseBuilder};

use crate::api;

#[derive(OpenApi)]
#[openapi(
    info(title = "Portal API", version = "1.0.0", description = "Log-in and recovery for a cooperative's members"),
    servers((url = "/api/v1")),
    components(schemas(Problem)),
    modifiers(&Common),
    paths(
        api::portal_info, api::challenges, api::log_in, api::pin, api::session, api::log_out, api::recover_username,
        api::recover_password, api::resend, api::code, api::choose_pin, api::freeze, api::accesses, api::end_others,
        api::hand_over, api::phone_challenges, api::add, api::list, api::remove, api::phone_log_in
    )
)]
struct Description;

/// Statuses that every call can answer with a problem.
const OF_EVERY_CALL: [(u16, &str); 4] = [
    (400, "invalid_host, or of a POST or PUT invalid_body, invalid_idempotency_key"),
    (405, "method_not_allowed"),
    (429, "slow_down, locked"),
    (500, "internal"),
];
/// Statuses that every call with a body can answer with a problem.
const OF_BODIES: [(u16, &str); 3] = [
    (413, "body_too_large"),
    (415, "unsupported_media_type"),
    (422, "invalid_field, idempotency_mismatch, and of some calls invalid_proof, proof_expired, proof_spent, weak_pin"),
];
/// Further problems of single calls, by operation.
const OF_ONE: [(&str, u16, &str); 20] = [
    ("pin", 401, "wrong_pin"),
    ("pin", 403, "frozen"),
    ("pin", 410, "attempt_over"),
    ("pin", 503, "busy"),
    ("resend", 410, "recovery_over"),
    ("code", 401, "wrong_code"),
    ("code", 410, "code_expired, recovery_over"),
    ("choose_pin", 410, "grant_over"),
    ("choose_pin", 503, "busy"),
    ("freeze", 410, "receipt_over"),
    ("session", 401, "session_over"),
    ("log_out", 401, "session_over"),
    ("end_other_sessions", 401, "session_over"),
    ("accesses", 401, "session_over"),
    ("hand_over", 401, "session_over"),
    ("phone_challenges", 401, "session_over"),
    ("add_phone", 401, "session_over"),
    ("add_phone", 409, "too_many_phones"),
    ("phone_log_in", 401, "phone_refused"),
    ("phones", 401, "session_over"),
];
/// A parameter and the expression that gives it.
type Parameter = Option<(&'static str, &'static str)>;

/// From an answer (operation, status) to a call that follows it (operation), with the parameter that the answer gives.
const LINKS: [(&str, &str, &str, Parameter); 18] = [
    ("challenges", "201", "log_in", None),
    ("challenges", "201", "recover_username", None),
    ("challenges", "201", "recover_password", None),
    ("log_in", "201", "pin", Some(("attempt", "$response.body#/attempt"))),
    ("pin", "201", "session", None),
    ("pin", "201", "accesses", None),
    ("pin", "201", "hand_over", None),
    ("pin", "201", "phone_challenges", None),
    ("recover_username", "202", "code", Some(("recovery", "$response.body#/recovery"))),
    ("recover_username", "202", "resend", Some(("recovery", "$response.body#/recovery"))),
    ("recover_password", "202", "code", Some(("recovery", "$response.body#/recovery"))),
    ("recover_password", "202", "resend", Some(("recovery", "$response.body#/recovery"))),
    ("code", "200", "choose_pin", Some(("recovery", "$request.path.recovery"))),
    ("resend", "202", "code", Some(("recovery", "$response.body#/recovery"))),
    ("phone_challenges", "201", "add_phone", None),
    ("phone_challenges", "201", "phone_log_in", Some(("phone", "$request.body#/phone"))),
    ("add_phone", "201", "remove_phone", Some(("phone", "$response.body#/phone"))),
    ("phone_log_in", "201", "session", None),
];

/// What the calls have in common.
struct Common;

impl utoipa::Modify for Common {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        openapi.components.get_or_insert_default().add_security_scheme("session", scheme);
        for item in openapi.paths.paths.values_mut() {
            let PathItem { get, put, post, delete, .. } = item;
            for (operation, has_body) in [(get, false), (delete, false), (put, true), (post, true)] {
                if let Some(operation) = operation {
                    describe(operation, has_body);
                }
            }
        }
    }
}

fn describe(operation: &mut Operation, has_body: bool) {
    let id = operation.operation_id.clone().unwrap_or_default();
    for (status, codes) in OF_EVERY_CALL {
        add_problem(operation, status, codes);
    }
    if has_body {
        let key = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9a-fA-F]{32}$"));
        let key = ParameterBuilder::new()
            .name(HEADER_IDEMPOTENCY_KEY)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .schema(Some(key));
        operation.parameters.get_or_insert_default().push(RefOr::T(key.build()));
        for (status, codes) in OF_BODIES {
            add_problem(operation, status, codes);
        }
    }
    for (_, status, codes) in OF_ONE.into_iter().filter(|(of, ..)| *of == id) {
        add_problem(operation, status, codes);
    }
    if id == "remove_phone" {
        add_problem(operation, 401, "session_over");
    }
    if operation.parameters.iter().flatten().any(is_in_path) {
        add_problem(operation, 404, "not_found");
    }
    for (_, status, to, parameter) in LINKS.into_iter().filter(|(from, ..)| *from == id) {
        let mut link = Link::builder().operation_id(to);
        if let Some((name, expression)) = parameter {
            link = link.parameter(name, expression);
        }
        if let Some(RefOr::T(response)) = operation.responses.responses.get_mut(status) {
            response.links.insert(to.to_owned(), RefOr::T(link.build()));
        }
    }
}

fn is_in_path(parameter: &RefOr<utoipa::openapi::path::Parameter>) -> bool {
    matches!(parameter, RefOr::T(parameter) if parameter.parameter_in == ParameterIn::Path)
}

fn add_problem(operation: &mut Operation, status: u16, codes: &str) {
    let schema = Ref::from_schema_name("Problem");
    let content = ContentBuilder::new().schema(Some(schema)).build();
    let response = ResponseBuilder::new().description(codes).content(MEDIA_TYPE_PROBLEM, content).build();
    operation.responses.responses.insert(status.to_string(), RefOr::T(response));
}

/// The API's description, as it is committed in `openapi.json`.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    Description::openapi().to_pretty_json().map(|json| json + "\n")
}
