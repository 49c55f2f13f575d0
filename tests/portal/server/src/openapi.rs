//! `openapi.json`: written from the wire types and the calls' own descriptions.

use multiportal::api::{
    ChallengeRequest, ChoosePinRequest, CodeRequest, FreezeRequest, LogInRequest, PinRequest, RecoverPasswordRequest,
    RecoverUsernameRequest, ResendRequest,
};
use utoipa::OpenApi;
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};

use crate::api;

#[derive(OpenApi)]
#[openapi(
    info(title = "Portal API", version = "1.0.0", description = "Log-in and recovery for a cooperative's members"),
    servers((url = "/api/v1")),
    components(schemas(
        ChallengeRequest, LogInRequest, PinRequest, RecoverUsernameRequest, RecoverPasswordRequest, ResendRequest,
        CodeRequest, ChoosePinRequest, FreezeRequest
    )),
    modifiers(&Bearer),
    paths(
        api::portal_info, api::challenges, api::log_in, api::pin, api::session, api::log_out, api::recover_username,
        api::recover_password, api::resend, api::code, api::choose_pin, api::freeze
    )
)]
struct Description;

struct Bearer;

impl utoipa::Modify for Bearer {
    fn modify(&self, openapi: &mut utoipa::openapi::OpenApi) {
        let scheme = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
        openapi.components.get_or_insert_default().add_security_scheme("session", scheme);
    }
}

/// The API's description, as it stands committed in `openapi.json`.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn openapi_json() -> Result<String, serde_json::Error> {
    Description::openapi().to_pretty_json().map(|json| json + "\n")
}
