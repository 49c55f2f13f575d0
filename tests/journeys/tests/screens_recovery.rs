//! The screens of both recoveries, tapped and read in a small DOM.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;
use std::sync::Arc;

use journeys::dom::Page;
use journeys::stage::{Stage, code_sent, pass};
use multiportal::app::Language;
use multiportal::domain::{CodeAccepted, SecretText, SentTo};
use multiportal::flow::{CallError, CodeError, RecoveryError};

#[tokio::test]
async fn the_username_needs_the_green_hand_and_a_plain_button_turns_it_too() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("¿Olvidaste tu usuario?");
    page.tap("Entendido");
    page.type_into("Digite el correo electrónico", "ana@correo.co");
    page.tap("Recuperar");
    assert!(page.text().contains("Falta deslizar la mano roja"));
    page.tap("Verificar sin deslizar");
    assert!(page.text().contains("La mano está verde"));
    stage.portal.recover_username.answer(Ok(code_sent()));
    page.tap("Recuperar");
    page.wait_until(|tree| tree.text().contains("Código de seguridad")).await;
    assert!(page.text().contains("Nadie de la cooperativa te pedirá este código."));
}

#[tokio::test]
async fn the_hand_turns_green_at_the_right_and_red_again_when_it_is_slid_back() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("¿Olvidaste tu usuario?");
    page.tap("Entendido");
    page.type_into("Desliza la mano roja hacia la derecha", "60");
    assert!(!page.text().contains("La mano está verde"));
    page.type_into("Desliza la mano roja hacia la derecha", "100");
    assert!(page.text().contains("La mano está verde"));
    page.type_into("Desliza la mano roja hacia la derecha", "20");
    assert!(!page.text().contains("La mano está verde"));
}

#[tokio::test]
async fn a_typed_code_fills_the_boxes_and_the_last_digit_sends_it() {
    let stage = Stage::home().await;
    stage.username_code().await;
    let mut page = Page::open(&stage.engine);
    page.type_into("Código de seguridad", "482");
    let row = page.tree().all(|node| node.class() == "code-boxes__row")[0];
    assert_eq!(page.tree().text_of(row), "4 8 2");
    stage.portal.check_code.answer(Ok(CodeAccepted::UsernameSent(vec![SentTo::Sms("•••42".to_owned())])));
    page.type_into("Código de seguridad", "482 913");
    assert!(page.text().contains("Verificando el código…"));
    page.wait_until(|tree| tree.text().contains("Verifique su correo y/o su celular")).await;
    assert!(page.text().contains("Mensaje de texto a •••42"));
    page.tap("Ir al Ingreso");
    assert!(page.text().contains("Digite el usuario"));
}

#[tokio::test]
async fn a_digit_of_the_keypad_is_in_the_input_too_so_that_a_keyboard_goes_on_after_it() {
    let stage = Stage::home().await;
    stage.username_code().await;
    let mut page = Page::open(&stage.engine);
    stage.clock.advance(Duration::from_secs(1));
    page.press(page.digit('4'));
    let input = page.tree().field("Código de seguridad").unwrap();
    assert_eq!(page.tree().node(input).attribute("initial_value"), Some("4"));
}

#[tokio::test]
async fn a_wrong_code_empties_the_boxes_and_says_how_many_tries_are_left() {
    let stage = Stage::home().await;
    stage.pin_code().await;
    stage.portal.check_code.answer(Err(CodeError::Wrong { attempts_left: 4 }));
    let mut page = Page::open(&stage.engine);
    page.type_into("Código de seguridad", "482913");
    page.wait_until(|tree| tree.text().contains("Te quedan 4 intentos")).await;
    let input = page.tree().field("Código de seguridad").unwrap();
    assert_eq!(page.tree().node(input).attribute("initial_value").unwrap_or_default(), "");
    let row = page.tree().all(|node| node.class() == "code-boxes__row")[0];
    assert_eq!(page.tree().text_of(row), "");
}

#[tokio::test]
async fn a_pasted_message_is_not_a_code_and_says_so() {
    let stage = Stage::home().await;
    stage.pin_code().await;
    let mut page = Page::open(&stage.engine);
    page.type_into("Código de seguridad", "482913 es tu codigo de Cooprofesores UN.");
    assert!(page.text().contains("Copia únicamente los números."));
}

#[tokio::test]
async fn the_time_line_names_the_phone_that_the_member_typed_and_lets_a_code_be_sent_again_after_its_wait() {
    let stage = Stage::home().await;
    stage.pin_code().await;
    let page = Page::open(&stage.engine);
    assert!(page.text().contains("a •••42"));
    assert!(page.text().contains("Vence en 5:00"));
    assert!(page.text().contains("Reenviar en 1:00"));
    stage.clock.advance(Duration::from_secs(61));
    let mut page = Page::open(&stage.engine);
    stage.portal.resend.answer(Ok(code_sent()));
    page.tap("Reenviar código");
    page.wait_until(|tree| tree.text().contains("Reenviar en 1:00")).await;
}

#[tokio::test]
async fn who_recovers_a_username_is_not_told_which_phone() {
    let stage = Stage::home().await;
    stage.username_code().await;
    let page = Page::open(&stage.engine);
    assert!(page.text().contains("Enviado a las"));
    assert!(!page.text().contains("•••"));
}

#[tokio::test]
async fn a_member_without_the_code_gets_a_ready_text_for_the_cooperative() {
    let stage = Stage::home().await;
    stage.until(|app| matches!(app.portal(), multiportal::app::PortalView::Known(_))).await;
    stage.username_code().await;
    let mut page = Page::open(&stage.engine);
    page.tap("Cambié de celular");
    let mail = page.tree().find_control("Enviar por correo").expect("the mail");
    let href = page.tree().node(mail).attribute("href").unwrap();
    assert!(href.starts_with("mailto:ayuda@cooprofesoresun%2Eexample?subject="), "{href}");
    assert!(href.contains("body=Buen%20d%C3%ADa"));
}

#[tokio::test]
async fn the_form_asks_one_question_at_a_time_and_keeps_the_answers_on_the_way_back() {
    let stage = Stage::home().await;
    stage.until(|app| matches!(app.portal(), multiportal::app::PortalView::Known(_))).await;
    let mut page = Page::open(&stage.engine);
    page.tap("¿Olvidaste tu contraseña?");
    page.tap("Entendido");
    assert!(page.text().contains("Paso 1 de 5"));
    page.type_into("Digite el usuario", "mlopez");
    page.tap("Continuar");
    assert!(page.text().contains("Seleccione el tipo de documento"));
    page.tap("Continuar");
    assert!(page.text().contains("Falta escoger tu tipo de documento."));
    page.tap("Cédula de ciudadanía");
    page.tap("Continuar");
    assert!(page.text().contains("Ejemplo: 1.234.567.890"));
    page.type_into("Digita el número del documento", "41A");
    page.tap("Continuar");
    assert!(page.text().contains("solo lleva números"));
    page.type_into("Digita el número del documento", "41.234.567");
    page.tap("Continuar");
    page.type_into("Digita el correo electrónico", "ana@correo.co");
    page.tap("Regresar");
    let field = page.tree().field("Digita el número del documento").unwrap();
    assert_eq!(page.tree().node(field).attribute("initial_value"), Some("41.234.567"));
    page.tap("Continuar");
    page.tap("Continuar");
    assert!(page.text().contains("Paso 5 de 5"));
    page.type_into("Digita el número del celular", "6011234567");
    page.tap("Recuperar");
    assert!(page.text().contains("Ese es un teléfono fijo"));
}

#[tokio::test(start_paused = true)]
async fn a_recovery_that_could_not_be_sent_keeps_the_answers_and_offers_to_try_again() {
    let stage = Stage::home().await;
    stage.last_question().await;
    for _ in 0..3 {
        stage.portal.recover_password.answer(Err(RecoveryError::CallError(CallError::Offline)));
    }
    let mut page = Page::open(&stage.engine);
    page.tap("Recuperar");
    pass(Duration::from_secs(40)).await;
    page.wait_until(|tree| tree.text().contains("Sin conexión")).await;
    assert!(page.text().contains("No se perdió nada."));
    stage.portal.recover_password.answer(Ok(code_sent()));
    page.tap("Reintentar");
    page.wait_until(|tree| tree.text().contains("Código de seguridad")).await;
}

#[tokio::test]
async fn the_new_pin_has_its_rules_said_before_and_is_asked_for_twice() {
    let stage = Stage::home().await;
    stage.new_pin().await;
    let mut page = Page::open(&stage.engine);
    assert!(page.text().contains("no sirven 0000, 1234 ni 4321"));
    let type_pin = |page: &mut Page, pin: &str| pin.chars().for_each(|digit| page.key(&digit.to_string()));
    type_pin(&mut page, "1234");
    assert!(page.text().contains("Lleva números seguidos"));
    type_pin(&mut page, "2580");
    assert_eq!(page.focused_words(), "Escríbela otra vez");
    type_pin(&mut page, "2581");
    assert!(page.text().contains("Las dos no fueron iguales."));
    stage.portal.choose_pin.answer(Ok(()));
    type_pin(&mut page, "2580");
    type_pin(&mut page, "2580");
    page.wait_until(|tree| tree.text().contains("Ya tienes nueva contraseña")).await;
}

#[tokio::test]
async fn both_recoveries_speak_english_too() {
    let stage = Stage::home().await;
    stage.prefer(|preferences| preferences.language = Language::English);
    stage.new_pin().await;
    let mut page = Page::open(&stage.engine);
    assert!(page.text().contains("0000, 1234 and 4321 will not do"));
    page.tap("Back");
    assert!(page.text().contains("Type your mobile number"));
    assert!(page.text().contains("Step 5 of 5"));
}

#[tokio::test]
async fn whoever_forgot_the_username_too_passes_it_by_and_is_told_at_the_end_where_it_is() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("¿Olvidaste tu contraseña?");
    page.tap("Entendido");
    assert!(page.text().contains("Paso 1 de 5"));
    page.tap("También olvidé mi usuario");
    assert!(page.text().contains("Paso 2 de 5"));
    page.tap("Cédula de ciudadanía");
    page.tap("Continuar");
    assert!(!page.text().contains("También olvidé mi usuario"), "it belongs to the username's question alone");
    page.type_into("Digita el número del documento", "41.234.567");
    page.tap("Continuar");
    page.type_into("Digita el correo electrónico", "ana@correo.co");
    page.tap("Continuar");
    page.type_into("Digita el número del celular", "300 123 45 42");
    stage.portal.recover_password.answer(Ok(code_sent()));
    page.tap("Recuperar");
    page.wait_until(|tree| tree.text().contains("Código de seguridad")).await;
    let grant = Arc::new(SecretText::new("grant".to_owned()));
    stage.portal.check_code.answer(Ok(CodeAccepted::ChoosePin { grant, expires_in: Duration::from_mins(5) }));
    page.type_into("Código de seguridad", "482913");
    page.wait_until(|tree| tree.text().contains("Tu nueva contraseña")).await;
    stage.portal.choose_pin.answer(Ok(()));
    stage.type_new_pin("25802580");
    page.wait_until(|tree| tree.text().contains("¡Listo! Ya tienes nueva contraseña")).await;
    assert!(page.text().contains("También te enviamos tu usuario: verifique su correo y/o su celular"));
    page.tap("Ir al Ingreso");
    assert!(page.text().contains("Digite el usuario"));
}
