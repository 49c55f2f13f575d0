//! `openapi.json`: written from the wire types and the calls' own descriptions.

use std::collections::BTreeMap;

use multiportal::api::{HEADER_IDEMPOTENCY_KEY, MEDIA_TYPE_PROBLEM, Problem};
use utoipa::OpenApi;
use utoipa::openapi::link::Link;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{AdditionalProperties, AllOfBuilder, ObjectBuilder, OneOf, Schema, Type};
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

/// Problems: an operation, or a kind of operations; the status; the codes.
const PROBLEMS: [(&str, u16, &[&str]); 27] = [
    (EVERY, 400, &["invalid_host"]),
    (EVERY, 405, &["method_not_allowed"]),
    (EVERY, 429, &["slow_down"]),
    (EVERY, 500, &["internal"]),
    (WITH_BODY, 400, &["invalid_body", "invalid_idempotency_key"]),
    (WITH_BODY, 413, &["body_too_large"]),
    (WITH_BODY, 415, &["unsupported_media_type"]),
    (WITH_BODY, 422, &["invalid_field", "idempotency_mismatch"]),
    (WITH_PATH, 404, &["not_found"]),
    (WITH_SESSION, 401, &["session_over"]),
    ("log_in", 422, PROOF),
    ("pin", 401, &["wrong_pin"]),
    ("pin", 403, &["frozen"]),
    ("pin", 410, &["attempt_over"]),
    ("pin", 429, &["locked"]),
    ("pin", 503, &["busy"]),
    ("recover_username", 422, PROOF),
    ("recover_password", 422, PROOF),
    ("resend", 410, &["recovery_over"]),
    ("code", 401, &["wrong_code"]),
    ("code", 410, &["code_expired", "recovery_over"]),
    ("choose_pin", 410, &["grant_over"]),
    ("choose_pin", 422, &["weak_pin"]),
    ("choose_pin", 503, &["busy"]),
    ("freeze", 410, &["receipt_over"]),
    ("add_phone", 409, &["too_many_phones"]),
    ("phone_log_in", 401, &["phone_refused"]),
];
const EVERY: &str = "*";
const WITH_BODY: &str = "* with a body";
const WITH_PATH: &str = "* with a parameter in its path";
const WITH_SESSION: &str = "* of a session";
/// What is wrong with a proof of work.
const PROOF: &[&str] = &["invalid_proof", "proof_expired", "proof_spent"];
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
    ("phone_challenges", "201", "phone_log_in", None),
    ("add_phone", "201", "remove_phone", Some(("phone", "$response.body#/phone"))),
    ("phone_log_in", "201", "session", None),
];

struct Common;

impl utoipa::Modify for Common {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        let components = openapi.components.get_or_insert_default();
        components.add_security_scheme("session", scheme);
        if let Some(RefOr::T(Schema::OneOf(variants))) = components.schemas.get_mut("SmsChannel") {
            refuse_unknown_fields(variants);
        }
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

/// utoipa reads serde's `deny_unknown_fields` of structs alone.
fn refuse_unknown_fields(variants: &mut OneOf) {
    for variant in &mut variants.items {
        if let RefOr::T(Schema::Object(variant)) = variant {
            variant.additional_properties = Some(Box::new(AdditionalProperties::FreeForm(false)));
        }
    }
}

fn describe(operation: &mut Operation, has_body: bool) {
    let id = operation.operation_id.clone().unwrap_or_default();
    if has_body {
        let key = ObjectBuilder::new().schema_type(Type::String).pattern(Some("^[0-9a-fA-F]{32}$"));
        let key = ParameterBuilder::new()
            .name(HEADER_IDEMPOTENCY_KEY)
            .parameter_in(ParameterIn::Header)
            .required(Required::True)
            .schema(Some(key));
        operation.parameters.get_or_insert_default().push(RefOr::T(key.build()));
    }
    let kinds = [
        (EVERY, true),
        (WITH_BODY, has_body),
        (WITH_PATH, operation.parameters.iter().flatten().any(is_in_path)),
        (WITH_SESSION, operation.security.is_some()),
        (&id, true),
    ];
    let mut problems: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (of, status, codes) in PROBLEMS {
        if kinds.contains(&(of, true)) {
            problems.entry(status).or_default().extend(codes);
        }
    }
    for (status, codes) in problems {
        add_problem(operation, status, &codes);
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

/// Adds a problem with these codes, and no others.
fn add_problem(operation: &mut Operation, status: u16, codes: &[&str]) {
    let code = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(codes.iter().copied()));
    let schema = AllOfBuilder::new()
        .item(Ref::from_schema_name("Problem"))
        .item(ObjectBuilder::new().property("code", code.build()).build());
    let content = ContentBuilder::new().schema(Some(Schema::AllOf(schema.build()))).build();
    let response = ResponseBuilder::new().description(codes.join(", ")).content(MEDIA_TYPE_PROBLEM, content).build();
    operation.responses.responses.insert(status.to_string(), RefOr::T(response));
}

/// The API's description, as it is committed in `openapi.json`.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    Description::openapi().to_pretty_json().map(|json| json + "\n")
}
