//! Events as a browser sends them.

use std::any::Any;
use std::rc::Rc;

use dioxus_html::{HtmlEvent, SerializedHtmlEventConverter, set_event_converter};
use serde_json::{Value, json};

/// Installs the converter for this process; a second call changes nothing.
pub fn install_converter() {
    set_event_converter(Box::new(SerializedHtmlEventConverter));
}

#[must_use]
pub fn data(element: usize, name: &str, data: &Value) -> Rc<dyn Any> {
    let event = json!({ "element": element, "name": name, "bubbles": true, "data": data });
    let event: HtmlEvent = serde_json::from_value(event).expect("the data of that event");
    event.data.into_any()
}

fn point() -> Value {
    json!({
        "alt_key": false, "button": 0, "buttons": 1, "client_x": 0.0, "client_y": 0.0, "ctrl_key": false,
        "meta_key": false, "offset_x": 0.0, "offset_y": 0.0, "page_x": 0.0, "page_y": 0.0, "screen_x": 0.0,
        "screen_y": 0.0, "shift_key": false,
    })
}

#[must_use]
pub fn mouse() -> Value {
    point()
}

#[must_use]
pub fn pointer(primary: bool) -> Value {
    let mut data = point();
    let more = json!({
        "pointer_id": 1, "width": 1.0, "height": 1.0, "pressure": 0.5, "tangential_pressure": 0.0, "tilt_x": 0,
        "tilt_y": 0, "twist": 0, "pointer_type": "touch", "is_primary": primary,
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    data
}

/// The data of a field that has this text now.
#[must_use]
pub fn input(text: &str) -> Value {
    json!({ "value": text, "values": [], "valid": true })
}

#[must_use]
pub fn checked() -> Value {
    input("true")
}

#[must_use]
pub fn key(key: &str) -> Value {
    json!({
        "char_code": 0, "is_composing": false, "key": key, "key_code": 0, "code": "", "alt_key": false,
        "ctrl_key": false, "meta_key": false, "shift_key": false, "location": 0, "repeat": false, "which": 0,
    })
}
