//! What no form expects: books, other scripts, quick fingers, quick keys.

use e2e::suite::Sentence;
use e2e::{Look, Stage, sentences, tour};

pub fn all() -> Vec<Sentence> {
    sentences![
        typing_at_twelve_milliseconds_a_character_loses_nothing,
        ten_thousand_characters_pasted_in_every_field_say_what_to_mend,
        text_from_right_to_left_and_emoji_are_taken_as_they_are,
        markup_and_control_characters_stay_text,
        a_double_tap_on_every_button_on_sends_once,
        the_phones_back_goes_one_step_back_and_asks_before_it_ends_a_session,
        everything_can_be_done_at_four_hundred_percent,
        a_phone_on_its_side_shows_what_is_entered_beside_the_keypad,
        a_screen_begins_at_its_top_however_far_down_the_one_before_it_was,
    ]
}

async fn typing_at_twelve_milliseconds_a_character_loses_nothing(stage: &Stage) {
    let text = "a.Quick+Brown_fox-jumps.over13lazy.dogs-while.others-sleep@correo.example";
    tour::to_email(stage).await;
    stage.focus("email").await;
    stage.browser.keys(text.chars(), 12).await;
    stage.holds("email", text).await;
    // The app has heard as much as the field: it keeps it through a killed process.
    stage.restart().await;
    stage.holds("email", text).await;
}

async fn ten_thousand_characters_pasted_in_every_field_say_what_to_mend(stage: &Stage) {
    let book = "1".repeat(10_000);
    tour::to_username(stage).await;
    pasted(stage, "username", &book, "common-continue", "username-too-long").await;
    stage.tap("common-back").await;
    stage.on("home-title").await;
    stage.tap("home-forgot-username").await;
    pasted(stage, "email", &book, "common-recover", "email-too-long").await;
    stage.tap("common-back").await;
    stage.on("home-title").await;
    stage.tap("home-forgot-pin").await;
    pasted(stage, "username", &book, "common-continue", "username-too-long").await;
    stage.clear("username").await;
    tour::answer_username(stage).await;
    stage.tap("document-cc").await;
    stage.tap("common-continue").await;
    pasted(stage, "document-number", &book, "common-continue", "question-number-length").await;
    stage.clear("document-number").await;
    stage.write("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    pasted(stage, "email", &book, "common-continue", "email-too-long").await;
    stage.clear("email").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-continue").await;
    pasted(stage, "phone", &book, "common-recover", "question-phone-length").await;
    stage.clear("phone").await;
    stage.write("phone", "3001234542").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    stage.focus("code").await;
    stage.paste(&format!("no {book}")).await;
    stage.see("code-not-a-code").await;
    for title in ["question-title", "home-title"] {
        leave(stage, title).await;
    }
    stage.tap("home-freeze").await;
    pasted(stage, "receipt", &book, "receipt-freeze", "receipt-not-a-code").await;
}

/// Goes back until the screen with this title stands.
async fn leave(stage: &Stage, title: &str) {
    // A code, four questions and one to spare.
    for _ in 0..6 {
        stage.press_back().await;
        stage.browser.wait("heard()", vec![]).await;
        if stage.browser.run("return title()", vec![]).await == stage.say(title) {
            return stage.on(title).await;
        }
    }
    stage.on(title).await;
}

async fn pasted(stage: &Stage, field: &str, book: &str, button: &str, said: &str) {
    stage.focus(field).await;
    stage.paste(book).await;
    stage.holds(field, book).await;
    stage.tap(button).await;
    stage.see(said).await;
}

async fn text_from_right_to_left_and_emoji_are_taken_as_they_are(stage: &Stage) {
    tour::to_username(stage).await;
    for name in ["محمد", "😀profesor", "jpeña"] {
        stage.write("username", name).await;
        stage.tap("common-continue").await;
        // Whether somebody is called so nobody learns here.
        stage.on("pin-title").await;
        stage.see_with("pin-user", &[("username", name)]).await;
        stage.tap("common-back").await;
        stage.on("username-title").await;
        stage.holds("username", name).await;
        stage.clear("username").await;
    }
}

async fn markup_and_control_characters_stay_text(stage: &Stage) {
    let texts = ["<img/src=x/onerror=alert(1)>", "'or'1'='1';--", "{{7*7}}${7*7}"];
    tour::to_username(stage).await;
    for text in texts {
        stage.write("username", text).await;
        stage.tap("common-continue").await;
        stage.on("pin-title").await;
        stage.see_with("pin-user", &[("username", text)]).await;
        stage.tap("common-back").await;
        stage.on("username-title").await;
        stage.clear("username").await;
    }
}

async fn a_double_tap_on_every_button_on_sends_once(stage: &Stage) {
    stage.double_tap("home-forgot-pin").await;
    stage.on("privacy-title").await;
    stage.double_tap("privacy-accept").await;
    stage.on("question-title").await;
    tour::answer_username(stage).await;
    stage.tap("document-cc").await;
    stage.tap("common-continue").await;
    stage.write("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-continue").await;
    stage.write("phone", "3001234542").await;
    stage.double_tap("common-recover").await;
    stage.on("code-title").await;
    assert_eq!(stage.world.gate().calls("/recoveries/password"), 1, "it asked once");
    stage.key_in(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    assert_eq!(stage.world.letters().len(), 1, "one message came");
}

async fn the_phones_back_goes_one_step_back_and_asks_before_it_ends_a_session(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.press_back().await;
    stage.on("username-title").await;
    stage.holds("username", stage.world.member().username).await;
    // With the focus in a field too.
    stage.focus("username").await;
    stage.press_back().await;
    stage.on("home-title").await;
    tour::log_in_with(stage, "").await;
    stage.tap("keypad-help").await;
    stage.on("help-title").await;
    stage.press_back().await;
    stage.on("pin-title").await;
    stage.key_in(stage.world.member().pin).await;
    tour::session_stands(stage).await;
    stage.press_back().await;
    stage.on("log-out-title").await;
    stage.tap("log-out-no").await;
    tour::session_stands(stage).await;
    stage.press_back().await;
    stage.on("log-out-title").await;
    stage.tap("log-out-yes").await;
    stage.see("home-logged-out").await;
}

async fn a_phone_on_its_side_shows_what_is_entered_beside_the_keypad(stage: &Stage) {
    tour::to_username_code(stage).await;
    // The member turns the phone where the code is asked for.
    stage.browser.look(Look { width: 844, height: 390, ..Look::PHONE }).await;
    let code = stage.world.code(1).await;
    stage.tap_digit(code.chars().next().unwrap()).await;
    stage.entered(1).await;
    let height = "const boxes = [...document.querySelectorAll('.code-boxes, .keypad')].map(part => part.getBoundingClientRect()); \
        return Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top)) <= innerHeight;";
    assert_eq!(stage.browser.run(height, vec![]).await, true, "both can be seen at once");
    stage.key_in(&code[1..]).await;
    stage.on("sent-title").await;
}

async fn a_screen_begins_at_its_top_however_far_down_the_one_before_it_was(stage: &Stage) {
    stage.on("home-title").await;
    // Far down, and only so far that a title's place is still in sight and the way back above it is not.
    for (height, down) in [(420, 300), (800, 45)] {
        stage.browser.look(Look { height, ..Look::PHONE }).await;
        stage.browser.run("scrollTo(0, arguments[0])", vec![down.into()]).await;
        assert!(
            stage.browser.until("scrollY === given[0]", vec![down.into()]).await,
            "Inicio is longer than this phone"
        );
        stage.tap("home-freeze").await;
        stage.on("receipt-title").await;
        assert!(stage.browser.until("scrollY === 0", vec![]).await, "the head is in sight, with the way back");
        stage.tap("common-back").await;
        stage.on("home-title").await;
    }
}

async fn everything_can_be_done_at_four_hundred_percent(stage: &Stage) {
    // WCAG 2.2, success criterion 1.4.10: 1280 × 1024 at 400 % is 320 × 256.
    stage.browser.look(Look { width: 320, height: 256, ..Look::PHONE }).await;
    tour::to_session(stage).await;
    let wide = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(stage.browser.run(wide, vec![]).await, 0, "nothing runs over sideways");
}
