//! The screens of the session and of "Inicio", tapped and read in a small DOM.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use journeys::dom::Page;
use journeys::stage::{Stage, portal_response, session_state, with_session};
use multiportal::app::{Event, Language, Modal, PortalView, Route};
use multiportal::device::fake::MemorySecrets;
use multiportal::flow::{CallError, SessionError};

#[tokio::test]
async fn a_session_greets_says_the_last_access_and_is_left_by_its_button() {
    let stage = Stage::home().await;
    stage.session().await;
    let mut page = Page::open(&stage.engine);
    for words in ["Hola, María López", "Último acceso", "desde Android", "Tu sesión se cierra en 5:00"] {
        assert!(page.text().contains(words), "{words}");
    }
    page.tap("¿No fuiste tú?");
    assert!(page.text().contains("Estos tres pasos te protegen"));
    page.tap("Cerrar");
    page.tap("Cerrar sesión");
    assert!(page.text().contains("Cerraste tu sesión."));
}

#[tokio::test]
async fn a_session_warns_before_it_ends_and_can_be_kept() {
    let stage = Stage::home().await;
    stage.session().await;
    stage.clock.advance(Duration::from_secs(250));
    let mut page = Page::open(&stage.engine);
    assert!(page.text().contains("Tu sesión está por cerrarse."));
    stage.portal.session.answer(Ok(session_state()));
    page.tap("Seguir conectado");
    page.wait_until(|tree| tree.text().contains("Tu sesión se cierra en 5:00")).await;
    assert!(!page.text().contains("Seguir conectado"));
}

#[tokio::test]
async fn a_session_that_ended_while_the_app_was_closed_says_so_at_home() {
    let stage = Stage::with(with_session(), |portal| {
        portal.portal.answer(Ok(portal_response()));
        portal.session.answer(Err(SessionError::Over));
    })
    .await;
    let mut page = Page::open(&stage.engine);
    page.wait_until(|tree| tree.text().contains("Tu sesión se cerró sola")).await;
}

#[tokio::test]
async fn a_session_that_cannot_be_asked_for_says_why_and_can_be_left() {
    let stage = Stage::with(with_session(), |portal| {
        portal.portal.answer(Ok(portal_response()));
        portal.session.answer(Err(SessionError::CallError(CallError::NotGenuine)));
    })
    .await;
    let mut page = Page::open(&stage.engine);
    page.wait_until(|tree| tree.text().contains("No pudimos retomar tu sesión")).await;
    assert!(page.text().contains("Esta conexión no es segura"));
    page.tap("Cerrar sesión");
    assert!(page.text().contains("Cerraste tu sesión."));
}

#[tokio::test]
async fn back_in_a_session_asks_before_it_ends_it() {
    let stage = Stage::home().await;
    stage.session().await;
    let mut page = Page::open(&stage.engine);
    page.key("GoBack");
    assert!(page.text().contains("¿Cerrar sesión?"));
    page.tap("No, seguir aquí");
    assert!(stage.engine.read(|app| matches!(app.route(), Route::Session(_))));
}

#[tokio::test]
async fn a_portal_that_is_not_genuine_is_named_at_home_and_can_be_asked_again() {
    let stage = Stage::with(MemorySecrets::default(), |portal| {
        portal.portal.answer(Err(CallError::NotGenuine));
        portal.portal.answer(Ok(portal_response()));
    })
    .await;
    stage.until(|app| !matches!(app.portal(), PortalView::Fetching)).await;
    let mut page = Page::open(&stage.engine);
    assert!(page.text().contains("Esta conexión no es segura"));
    page.tap("Reintentar");
    page.wait_until(|tree| !tree.text().contains("Esta conexión no es segura")).await;
}

#[tokio::test]
async fn an_old_version_is_told_to_update() {
    let stage = Stage::with(MemorySecrets::default(), |portal| {
        let mut portal_says = portal_response();
        portal_says.minimum_app_version = "99.0.0".to_owned();
        portal.portal.answer(Ok(portal_says));
    })
    .await;
    let mut page = Page::open(&stage.engine);
    page.wait_until(|tree| tree.text().contains("Hay una versión nueva")).await;
}

#[tokio::test]
async fn another_language_is_spoken_at_once_and_the_page_says_which() {
    let stage = Stage::home().await;
    let mut page = Page::open(&stage.engine);
    page.tap("Ajustes");
    page.tap("English");
    assert!(page.text().contains("Size of the keys"), "{}", page.text());
    page.tap("Close");
    assert!(page.text().contains("Your cooperative, in your hand."));
    let app = page.tree().all(|node| node.class() == "app")[0];
    assert_eq!(page.tree().node(app).attribute("lang"), Some("en"));
    assert_eq!(stage.engine.read(|app| app.preferences().language), Language::English);
}

#[tokio::test]
async fn every_page_over_the_journey_opens_in_both_languages_with_words_for_all_of_it() {
    let stage = Stage::home().await;
    stage.session().await;
    let mut page = Page::open(&stage.engine);
    for language in [Language::English, Language::Spanish] {
        stage.prefer(|preferences| preferences.language = language);
        for modal in [
            Modal::About,
            Modal::Licences,
            Modal::Privacy,
            Modal::Settings,
            Modal::Help,
            Modal::Practice,
            Modal::ChangedPhone,
            Modal::NotMe,
            Modal::ConfirmLogOut,
        ] {
            stage.act(Event::Open(modal));
            page.wait_until(|tree| tree.all(|node| node.attribute("role") == Some("dialog")).len() == 1).await;
            assert!(!page.text().contains("message-id"), "{modal:?} {}", page.text());
            stage.act(Event::Close);
            page.wait_until(|tree| tree.all(|node| node.attribute("role") == Some("dialog")).is_empty()).await;
        }
    }
}

#[tokio::test]
async fn the_text_for_support_names_no_member() {
    let stage = Stage::home().await;
    stage.session().await;
    let mut page = Page::open(&stage.engine);
    page.tap("Acerca de");
    let text = page.tree().all(|node| node.tag == "pre");
    let text = page.tree().text_of(text[0]);
    assert!(text.contains("language: es-CO"));
    for secret in ["mlopez", "María", "López", "token", "a1"] {
        assert!(!text.contains(secret), "{text}");
    }
}
