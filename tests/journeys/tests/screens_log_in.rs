//! The screens of the log-in, tapped and read in a small DOM.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use journeys::dom::Page;
use journeys::stage::{Stage, attempt, pass};
use multiportal::flow::{CallError, PinCheckError, Reference};

#[tokio::test]
async fn a_member_reads_the_privacy_notice_types_the_username_and_comes_to_the_keypad() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    assert!(page.text().contains("Tu cooperativa, en tu mano."));
    page.tap("INGRESO Multiportal");
    assert!(page.text().contains("Ley 1581 de 2012"));
    page.tap("Entendido");
    page.wait_until(|tree| tree.text().contains("Listo, verificado.")).await;
    page.type_into("Digite el usuario", "mlopez");
    stage.portal.log_in.answer(Ok(attempt()));
    page.tap("Continuar");
    page.wait_until(|tree| tree.text().contains("Usuario: mlopez")).await;
    assert!(page.text().contains("0 de 4"));
}

#[tokio::test]
async fn an_empty_username_is_asked_for_and_the_field_says_so_to_a_screen_reader() {
    let stage = Stage::home().await;
    stage.username().await;
    let mut page = Page::open(&stage.engine);
    page.tap("Continuar");
    assert!(page.text().contains("Falta tu usuario."));
    let field = page.tree().field("Digite el usuario").unwrap();
    let field = page.tree().node(field);
    assert_eq!(field.attribute("aria-invalid"), Some("true"));
    let described = field.attribute("aria-describedby").unwrap().to_owned();
    let first = described.split(' ').next().unwrap();
    let error = page.tree().all(|node| node.attribute("id") == Some(first));
    assert!(page.tree().text_of(error[0]).contains("Falta tu usuario."));
    assert_eq!(page.focused().and_then(|node| node.attribute("id")), Some("username"));
}

#[tokio::test]
async fn every_screen_that_appears_puts_the_focus_on_its_title() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    assert_eq!(page.focused_words(), "Multiportal");
    page.tap("INGRESO Multiportal");
    assert_eq!(page.focused_words(), "Tus datos personales");
    page.tap("Entendido");
    assert_eq!(page.focused_words(), "Ingreso");
    page.tap("Regresar");
    assert_eq!(page.focused_words(), "Multiportal");
    page.tap("Ayuda");
    assert_eq!(page.focused_words(), "Ayuda");
    page.tap("Ajustes");
    assert_eq!(page.focused_words(), "Ajustes");
    page.tap("Cerrar");
    assert_eq!(page.focused_words(), "Multiportal");
}

#[tokio::test]
async fn a_wrong_pin_says_what_is_left_of_the_tries_and_empties_the_dots() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    stage.portal.check_pin.answer(Err(PinCheckError::Wrong { attempts_left: 2 }));
    for digit in ["2", "5", "8", "0"] {
        page.key(digit);
    }
    assert!(page.text().contains("Verificando tu contraseña…"));
    page.wait_until(|tree| tree.text().contains("Te quedan 2 intentos")).await;
    assert!(page.text().contains("0 de 4"));
}

#[tokio::test(start_paused = true)]
async fn a_pin_that_did_not_get_through_offers_the_same_request_again_with_the_reference_for_support() {
    let stage = Stage::home().await;
    stage.pin().await;
    let error = CallError::Unexpected { reference: Reference::new(Some("7f3a-11")) };
    for _ in 0..3 {
        stage.portal.check_pin.answer(Err(PinCheckError::CallError(error.clone())));
    }
    let mut page = Page::open(&stage.engine);
    stage.type_pin("2580");
    pass(Duration::from_secs(40)).await;
    page.wait_until(|tree| tree.text().contains("7f3a-11")).await;
    assert!(page.text().contains("no se perdió nada"));
    page.tap("Reintentar");
    assert!(page.text().contains("Verificando tu contraseña…"));
}

#[tokio::test]
async fn a_lock_says_until_when_and_leads_to_the_recovery() {
    let stage = Stage::home().await;
    stage.pin().await;
    stage.portal.check_pin.answer(Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    let mut page = Page::open(&stage.engine);
    stage.type_pin("2580");
    page.wait_until(|tree| tree.text().contains("Espera un momento")).await;
    assert!(page.text().contains("Faltan 0:30"));
    page.tap("Recuperar mi contraseña");
    assert!(page.text().contains("Seleccione el tipo de documento"));
}

#[tokio::test]
async fn a_frozen_access_says_whom_to_call() {
    let stage = Stage::home().await;
    stage.pin().await;
    stage.portal.check_pin.answer(Err(PinCheckError::Frozen));
    let mut page = Page::open(&stage.engine);
    stage.type_pin("2580");
    page.wait_until(|tree| tree.text().contains("Tu acceso está congelado")).await;
    let call = page.tree().find_control("Llamar al 601 555 0123").expect("the call");
    assert_eq!(page.tree().node(call).attribute("href"), Some("tel:6015550123"));
}
