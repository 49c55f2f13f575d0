//! The calls over HTTP: the router, what every call shares, and one file a call.
//!
//! A call reads its request into domain values, then decides in one transaction, in which its answer is kept too.

mod answer;
mod call;
mod challenges;
mod choose_pin;
mod code;
mod decision;
mod freeze;
mod hand_over;
mod in_flight;
mod json_shape;
mod layers;
mod log_in;
mod notices;
mod phones;
mod pin;
mod portal_info;
mod proofs;
mod quota;
mod recover_password;
mod recover_username;
mod recovery;
mod refusal;
mod refusals;
mod resend;
mod sending;
mod session;
mod wrong_pins;

use core::time::Duration;
use std::sync::Arc;

use axum::Router;
use axum::http::HeaderName;
use axum::routing::{delete, get, post, put};
use multiportal::api::{BASE_PATH, ProblemCode};

use crate::clock::Clock;
use crate::config::{Limits, ProofCost};
use crate::keys::Keys;
use crate::pin_hash::PinHashes;
use crate::stamp::Stamp;
use crate::store::Store;

pub use in_flight::{InFlight, PinChecks};
pub use notices::Notice;
pub use portal_info::PortalInfo;
use refusal::Refusal;
pub use refusals::Refusals;

pub use openapi_paths::*;

/// The handlers' descriptions, for `openapi.json`.
mod openapi_paths {
    pub use super::challenges::__path_challenges;
    pub use super::choose_pin::__path_choose_pin;
    pub use super::code::__path_code;
    pub use super::freeze::__path_freeze;
    pub use super::hand_over::__path_hand_over;
    pub use super::log_in::__path_log_in;
    pub use super::phones::{
        __path_add, __path_challenges as __path_phone_challenges, __path_list, __path_log_in as __path_phone_log_in,
        __path_remove,
    };
    pub use super::pin::__path_pin;
    pub use super::portal_info::__path_portal_info;
    pub use super::recover_password::__path_recover_password;
    pub use super::recover_username::__path_recover_username;
    pub use super::resend::__path_resend;
    pub use super::session::{__path_accesses, __path_end_others, __path_log_out, __path_session};
}

pub struct Portal {
    pub store: Store,
    pub keys: Keys,
    pub pins: Arc<PinHashes>,
    pub clock: Arc<dyn Clock>,
    pub info: PortalInfo,
    pub host: String,
    /// Where a browser reaches this portal.
    pub base: String,
    /// How long a body may take to arrive.
    pub body_timeout: Duration,
    pub in_flight: InFlight,
    pub pin_checks: PinChecks,
    pub refusals: Refusals,
    pub proof_cost: ProofCost,
    pub limits: Limits,
    pub address_header: Option<HeaderName>,
}

impl Portal {
    pub fn now(&self) -> Stamp {
        self.clock.now().into()
    }
}

/// Every call, and a problem for everything else.
pub fn router(portal: Arc<Portal>) -> Router {
    let at = |path: &str| format!("{BASE_PATH}{path}");
    let router = Router::new()
        .route(&at("/portal"), get(portal_info::portal_info))
        .route(&at("/challenges"), post(challenges::challenges))
        .route(&at("/log-in"), post(log_in::log_in))
        .route(&at("/log-in/{attempt}/pin"), post(pin::pin))
        .route(&at("/session"), get(session::session).delete(session::log_out))
        .route(&at("/sessions/others"), delete(session::end_others))
        .route(&at("/accesses"), get(session::accesses))
        .route(&at("/session/hand-over"), post(hand_over::hand_over))
        .route(&format!("{}/{{token}}", hand_over::PAGES), get(hand_over::page))
        .route(&at("/phones/challenges"), post(phones::challenges))
        .route(&at("/phones"), get(phones::list).post(phones::add))
        .route(&at("/phones/{phone}"), delete(phones::remove))
        .route(&at("/phones/{phone}/log-in"), post(phones::log_in))
        .route(&at("/recoveries/username"), post(recover_username::recover_username))
        .route(&at("/recoveries/password"), post(recover_password::recover_password))
        .route(&at("/recoveries/{recovery}/resend"), post(resend::resend))
        .route(&at("/recoveries/{recovery}/code"), post(code::code))
        .route(&at("/recoveries/{recovery}/pin"), put(choose_pin::choose_pin))
        .route(&at("/freeze"), post(freeze::freeze))
        .fallback(async || Refusal::new(ProblemCode::NotFound))
        .method_not_allowed_fallback(async || Refusal::new(ProblemCode::MethodNotAllowed))
        .with_state(Arc::clone(&portal));
    layers::around(router, portal)
}
