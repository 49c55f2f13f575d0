//! What goes over the wire, every request and response type once: a change of shape shows as a changed snapshot.
//!
//! The values are placeholders that look like none.

#![allow(clippy::unwrap_used)]

use expect_test::{ExpectFile, expect_file};
use multiportal::api::{
    AccessMethod, AccessResponse, AccessesResponse, AddPhoneRequest, AddPhoneResponse, ChallengeRequest,
    ChallengeResponse, Channel, ChannelKind, ChoosePinRequest, CodeRequest, CodeResponse, DocumentRequest,
    DocumentTypeResponse, FreezeRequest, HandOverRequest, HandOverResponse, LastAccessResponse, LogInRequest,
    LogInResponse, MemberResponse, Offer, PhoneChallengeRequest, PhoneChallengeResponse, PhoneLogInRequest,
    PhonePurpose, PhoneResponse, PhonesResponse, PinRequest, PortalResponse, Problem, ProblemCode, Purpose,
    RecoverPasswordRequest, RecoverUsernameRequest, RecoveryResponse, ResendRequest, ResendVia, SecretField,
    SessionResponse, SmsChannel, StoresResponse, SupportResponse, WeakPinReason,
};
use multiportal::domain::DocumentKind;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The wire's shape of a value, which reads back as the same.
fn wire<T: Serialize + DeserializeOwned>(value: &T) -> Value {
    let wire = serde_json::to_value(value).unwrap();
    let again: T = serde_json::from_value(wire.clone()).unwrap();
    assert_eq!(serde_json::to_value(&again).unwrap(), wire);
    wire
}

/// `UPDATE_EXPECT=1` rewrites the file.
fn holds(file: &ExpectFile, shapes: &Value) {
    file.assert_eq(&(serde_json::to_string_pretty(shapes).unwrap() + "\n"));
}

fn secret(name: &str) -> SecretField {
    SecretField::new(&format!("<{name}>"))
}

fn proof() -> String {
    "<proof>".to_owned()
}

#[test]
fn every_request_has_its_shape() {
    let document = || DocumentRequest { kind: DocumentKind::from("CC".to_owned()), number: secret("number") };
    holds(
        &expect_file!["wire/requests.json"],
        &json!({
            "POST /challenges": wire(&ChallengeRequest { purpose: Purpose::LogIn }),
            "POST /log-in": wire(&LogInRequest { username: secret("username"), proof: proof() }),
            "POST /log-in/{attempt}/pin": wire(&PinRequest { pin: secret("pin"), installation: None }),
            "POST /log-in/{attempt}/pin, with an installation": wire(&PinRequest {
                pin: secret("pin"),
                installation: Some(secret("installation")),
            }),
            "POST /recoveries/username": wire(&RecoverUsernameRequest {
                email: secret("email"),
                proof: proof(),
                sms: SmsChannel::Ios {},
            }),
            "POST /recoveries/password": wire(&RecoverPasswordRequest {
                username: Some(secret("username")),
                document: document(),
                email: secret("email"),
                phone: secret("phone"),
                proof: proof(),
                sms: SmsChannel::Android { token: "<token>".to_owned() },
            }),
            "POST /recoveries/password, both forgotten": wire(&RecoverPasswordRequest {
                username: None,
                document: document(),
                email: secret("email"),
                phone: secret("phone"),
                proof: proof(),
                sms: SmsChannel::None {},
            }),
            "POST /recoveries/{id}/resend": wire(&ResendRequest { sms: SmsChannel::None {}, via: ResendVia::Sms }),
            "POST /recoveries/{id}/resend, by a call": wire(&ResendRequest {
                sms: SmsChannel::None {},
                via: ResendVia::Call,
            }),
            "POST /recoveries/{id}/code": wire(&CodeRequest { code: secret("code") }),
            "PUT /recoveries/{id}/pin": wire(&ChoosePinRequest { grant: secret("grant"), pin: secret("pin") }),
            "POST /freeze": wire(&FreezeRequest { receipt: secret("receipt") }),
            "POST /session/hand-over": wire(&HandOverRequest {}),
            "POST /phones/challenges, add": wire(&PhoneChallengeRequest { purpose: PhonePurpose::Add, phone: None }),
            "POST /phones/challenges, log_in": wire(&PhoneChallengeRequest {
                purpose: PhonePurpose::LogIn,
                phone: Some("<phone id>".to_owned()),
            }),
            "POST /phones": wire(&AddPhoneRequest {
                challenge: secret("challenge"),
                public_key: "<public key>".to_owned(),
                label: secret("label"),
                signature: "<signature>".to_owned(),
            }),
            "POST /phones/{phone}/log-in": wire(&PhoneLogInRequest {
                challenge: secret("challenge"),
                signature: "<signature>".to_owned(),
            }),
        }),
    );
}

#[test]
fn every_response_has_its_shape() {
    let session = |token| SessionResponse {
        token,
        idle_timeout: 300,
        expires_in: 1_800,
        member: MemberResponse { display_name: secret("name") },
        last_access: Some(LastAccessResponse { at: "2026-03-02T15:02:00Z".to_owned(), device: "Android".to_owned() }),
    };
    holds(
        &expect_file!["wire/responses.json"],
        &json!({
            "GET /portal": wire(&portal()),
            "GET /accesses": wire(&AccessesResponse {
                accesses: vec![AccessResponse {
                    at: "2026-03-02T15:02:00Z".to_owned(),
                    device: "Android".to_owned(),
                    method: AccessMethod::TrustedPhone,
                }],
            }),
            "POST /session/hand-over": wire(&HandOverResponse { address: secret("address"), expires_in: 60 }),
            "POST /phones/challenges": wire(&PhoneChallengeResponse {
                challenge: secret("challenge"),
                expires_in: 120,
            }),
            "POST /phones": wire(&AddPhoneResponse { phone: "<phone id>".to_owned() }),
            "GET /phones": wire(&PhonesResponse {
                phones: vec![PhoneResponse {
                    phone: "<phone id>".to_owned(),
                    label: secret("label"),
                    added_at: "2026-03-02T15:02:00Z".to_owned(),
                    last_used_at: None,
                    this: true,
                }],
            }),
            "POST /challenges": wire(&ChallengeResponse { challenge: json!({ "parameters": {} }), expires_in: 300 }),
            "POST /log-in": wire(&LogInResponse { attempt: "<attempt>".to_owned(), expires_in: 300 }),
            "POST /log-in/{attempt}/pin": wire(&session(Some(secret("token")))),
            "GET /session": wire(&session(None)),
            "POST /recoveries/…": wire(&RecoveryResponse {
                recovery: "<recovery>".to_owned(),
                code_length: 6,
                code_expires_in: 300,
                resend_in: 60,
                resends_left: 2,
            }),
            "POST /recoveries/{id}/code, username": wire(&CodeResponse::UsernameSent {
                channels: vec![
                    Channel { kind: ChannelKind::Sms, masked: "•••42".to_owned() },
                    Channel { kind: ChannelKind::Email, masked: "a•••@u•••.co".to_owned() },
                ],
            }),
            "POST /recoveries/{id}/code, password": wire(&CodeResponse::ChoosePin {
                grant: secret("grant"),
                expires_in: 300,
            }),
        }),
    );
}

fn portal() -> PortalResponse {
    PortalResponse {
        name: "Cooprofesores UN".to_owned(),
        minimum_app_version: "0.1.0".to_owned(),
        document_types: vec![DocumentTypeResponse {
            code: DocumentKind::from("CC".to_owned()),
            names: [("es", "Cédula de ciudadanía"), ("en", "Citizenship card")]
                .map(|(language, name)| (language.to_owned(), name.to_owned()))
                .into(),
            shape_hint: "1.234.567.890".to_owned(),
            letters: Some(false),
            shortest: Some(3),
            longest: Some(10),
        }],
        code_length: 6,
        pin_length: 4,
        support: SupportResponse {
            phone: "<support phone>".to_owned(),
            sms: Some("<support sms>".to_owned()),
            email: "<support e-mail>".to_owned(),
            web: "https://portal.example".to_owned(),
        },
        registration_url: "https://portal.example/registro".to_owned(),
        stores: StoresResponse { android: Some("https://store.example".to_owned()), ios: None },
        offers: vec![Offer::TrustedPhone, Offer::Notices, Offer::Calls, Offer::HandOver],
    }
}

#[test]
fn an_older_portal_without_offers_is_read() {
    let mut older = wire(&portal());
    for field in ["offers", "stores"] {
        older.as_object_mut().unwrap().remove(field);
    }
    for field in ["letters", "shortest", "longest", "shape_hint"] {
        older["document_types"][0].as_object_mut().unwrap().remove(field);
    }
    let older: PortalResponse = serde_json::from_value(older).unwrap();
    assert_eq!((older.offers, older.stores), (Vec::new(), StoresResponse::default()));
    assert_eq!(older.document_types[0].letters, None);
}

#[test]
fn problem_has_its_shape_and_omits_empty_fields() {
    let problem = |code: ProblemCode| Problem {
        kind: format!("/problems/{}", code.as_str()),
        title: "A sentence for engineers".to_owned(),
        status: 422,
        code,
        retry_after: None,
        attempts_left: None,
        reason: None,
        field: None,
    };
    holds(
        &expect_file!["wire/problems.json"],
        &json!([
            wire(&problem(ProblemCode::Internal)),
            wire(&Problem { retry_after: Some(30), ..problem(ProblemCode::Locked) }),
            wire(&Problem { attempts_left: Some(4), ..problem(ProblemCode::WrongPin) }),
            wire(&Problem { reason: Some(WeakPinReason::BirthYear), ..problem(ProblemCode::WeakPin) }),
            wire(&Problem { field: Some("document.number".to_owned()), ..problem(ProblemCode::InvalidField) }),
        ]),
    );
    holds(
        &expect_file!["wire/words.json"],
        &json!({
            "purpose": Purpose::WORDS,
            "code": ProblemCode::WORDS,
            "reason": WeakPinReason::WORDS,
            "channel": ChannelKind::WORDS,
            "offer": Offer::WORDS,
            "via": ResendVia::WORDS,
            "phone purpose": PhonePurpose::WORDS,
            "method": AccessMethod::WORDS,
        }),
    );
}

#[test]
fn response_of_a_later_version_is_read() {
    let mut later = wire(&portal());
    later["mascot"] = json!("Pablo");
    later["support"]["fax"] = json!("1");
    assert_eq!(serde_json::from_value::<PortalResponse>(later).unwrap(), portal());
    let problem: Problem = serde_json::from_value(json!({
        "type": "/problems/siesta", "title": "t", "status": 503, "code": "siesta", "until": "4pm",
    }))
    .unwrap();
    assert_eq!(problem.code, ProblemCode::Other("siesta".to_owned()));
    let channel: Channel = serde_json::from_value(json!({ "kind": "pigeon", "masked": "•••" })).unwrap();
    assert_eq!(channel.kind, ChannelKind::Other("pigeon".to_owned()));
}

#[test]
fn request_with_unknown_or_mistyped_field_is_refused() {
    assert!(serde_json::from_value::<PinRequest>(json!({ "pin": "<pin>", "admin": true })).is_err());
    assert!(serde_json::from_value::<PinRequest>(json!({ "pin": 1 })).is_err());
    assert!(serde_json::from_value::<ResendRequest>(json!({ "sms": { "platform": "android" } })).is_err());
    assert!(serde_json::from_value::<ResendRequest>(json!({ "sms": { "platform": "none", "token": "x" } })).is_err());
}

#[test]
fn no_body_prints_what_it_holds() {
    let printed = format!(
        "{:?}{:?}{:?}",
        PinRequest { pin: secret("pin"), installation: Some(secret("pin")) },
        CodeResponse::ChoosePin { grant: secret("grant"), expires_in: 300 },
        RecoverUsernameRequest { email: secret("email"), proof: proof(), sms: SmsChannel::None {} },
    );
    assert!(!printed.contains("<pin>") && !printed.contains("<grant>") && !printed.contains("<email>"));
}
