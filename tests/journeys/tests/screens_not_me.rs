//! The screens of "no fui yo" and of the practice on the keypad, tapped and read in a small DOM.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use journeys::dom::Page;
use journeys::stage::Stage;
use multiportal::app::{Event, Language, Modal, Route};
use multiportal::flow::{CallError, FreezeError};

const FIELD: &str = "Digite el código del mensaje";

#[tokio::test]
async fn no_fui_yo_at_home_takes_the_receipt_s_code_and_says_that_access_is_frozen() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("No fui yo: congelar mi acceso");
    assert!(page.text().contains("Nadie podrá entrar, tampoco tú"), "what happens is said before it does");
    page.tap("Congelar mi acceso");
    assert!(page.text().contains("Falta el código."));
    page.type_into(FIELD, "Si no fue usted, digite: 7K2M");
    page.tap("Congelar mi acceso");
    assert!(page.text().contains("Eso no es solo el código."));
    assert_eq!(stage.portal.tries("freeze").len(), 0);
    stage.portal.freeze.answer(Ok(()));
    page.type_into(FIELD, "7K2M-9QXF-0ABC-44TZ");
    page.tap("Congelar mi acceso");
    page.wait_until(|tree| tree.text().contains("Listo: tu acceso está congelado")).await;
    assert!(page.text().contains("601 555 0123"), "whom to call");
    assert!(!page.text().contains("7K2M"));
}

#[tokio::test]
async fn a_receipt_that_is_over_and_trouble_are_told_apart_and_both_can_be_tried_again() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("No fui yo: congelar mi acceso");
    stage.portal.freeze.answer(Err(FreezeError::ReceiptOver));
    page.type_into(FIELD, "7K2M-9QXF");
    page.tap("Congelar mi acceso");
    page.wait_until(|tree| tree.text().contains("Ese código no es, o ya se usó.")).await;
    stage.portal.freeze.answer(Err(FreezeError::CallError(CallError::NotGenuine)));
    page.type_into(FIELD, "7K2M-9QXG");
    page.tap("Congelar mi acceso");
    page.wait_until(|tree| tree.text().contains("Esta conexión no es segura")).await;
    stage.portal.freeze.answer(Ok(()));
    page.tap("Reintentar");
    page.wait_until(|tree| tree.text().contains("Listo: tu acceso está congelado")).await;
    let tries = stage.portal.tries("freeze");
    assert_eq!(tries.len(), 3);
    assert_eq!(tries[1].key, tries[2].key, "sent again it is the same request");
}

#[tokio::test]
async fn no_fui_yo_is_reached_from_help_and_from_a_session_and_not_from_the_middle_of_something_else() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("Ayuda");
    page.tap("No fui yo: congelar mi acceso");
    assert!(page.tree().all(|node| node.attribute("role") == Some("dialog")).is_empty());
    stage.act(Event::Back);
    stage.pin().await;
    stage.act(Event::Open(Modal::Help));
    page.settle();
    let dialog = page.tree().all(|node| node.attribute("role") == Some("dialog"))[0];
    assert!(!page.tree().text_of(dialog).contains("No fui yo: congelar mi acceso"));
    stage.act(Event::Close);
    stage.act(Event::Back);
    stage.act(Event::Back);
    page.settle();

    let stage = Stage::home().await;
    stage.session().await;
    let mut page = Page::open(&stage.engine);
    page.tap("¿No fuiste tú?");
    page.tap("No fui yo: congelar mi acceso");
    assert!(stage.engine.read(|app| matches!(app.route(), Route::Freeze(_))));
    assert!(page.text().contains("¿No tienes el mensaje?"));
}

#[tokio::test]
async fn both_screens_have_words_in_both_languages() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("No fui yo: congelar mi acceso");
    stage.prefer(|preferences| preferences.language = Language::English);
    page.wait_until(|tree| tree.text().contains("Freeze your access right now.")).await;
    stage.portal.freeze.answer(Ok(()));
    page.type_into("Type the message’s code", "7K2M-9QXF");
    page.tap("Freeze my access");
    page.wait_until(|tree| tree.text().contains("Done: your access is frozen")).await;
    assert!(!page.text().contains("message-id"));
}

fn count(page: &Page) -> String {
    let words = page.tree().all(|node| node.class() == "pin-dots__count");
    page.tree().text_of(*words.last().unwrap())
}

#[tokio::test]
async fn practice_counts_four_digits_says_muy_bien_and_begins_again_without_asking_the_portal() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    let before = stage.portal.asked().len();
    page.tap("Ajustes");
    page.tap("Practicar con el teclado");
    for entered in 1..=3 {
        stage.clock.advance(Duration::from_secs(1));
        page.press(page.digit('5'));
        assert_eq!(count(&page), format!("{entered} de 4"));
    }
    // A hardware keyboard practises too.
    page.key("7");
    assert_eq!(count(&page), "4 de 4");
    assert!(page.text().contains("¡Muy bien!"));
    page.tap("Practicar otra vez");
    assert_eq!(count(&page), "0 de 4");
    page.key("Escape");
    assert!(page.tree().all(|node| node.attribute("role") == Some("dialog")).is_empty());
    assert_eq!(stage.portal.asked().len(), before);
}

#[tokio::test]
async fn practice_over_a_pin_that_is_being_typed_leaves_it_as_it_was() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    page.key("2");
    assert_eq!(count(&page), "1 de 4");
    stage.act(Event::Open(Modal::Help));
    page.settle();
    page.tap("Practicar con el teclado");
    assert_eq!(count(&page), "0 de 4");
    for digit in ["9", "9", "9", "9"] {
        page.key(digit);
    }
    assert!(page.text().contains("¡Muy bien!"));
    page.tap("Cerrar");
    assert_eq!(count(&page), "1 de 4");
    assert_eq!(stage.portal.tries("check_pin").len(), 0);
}
