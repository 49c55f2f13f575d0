//! Events as a browser sends them, and elements that take the focus.

use std::any::Any;
use std::cell::Cell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use dioxus::core::Event;
use dioxus_html::{
    HtmlEvent, HtmlEventConverter, MountedData, MountedResult, PlatformEventData, RenderedElementBacking,
    SerializedHtmlEventConverter, set_event_converter,
};
use serde_json::{Value, json};

/// The id of the element that has the focus.
pub type Focus = Rc<Cell<Option<usize>>>;

struct Mounted {
    id: usize,
    focus: Focus,
}

impl RenderedElementBacking for Mounted {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn set_focus(&self, focus: bool) -> Pin<Box<dyn Future<Output = MountedResult<()>>>> {
        self.focus.set(focus.then_some(self.id));
        Box::pin(async { Ok(()) })
    }
}

/// The library's converter, except for mounted elements, which it does not support.
struct Converter;

macro_rules! converter_like_the_library {
    ($($name:ident -> $data:ident),+ $(,)?) => {
        impl HtmlEventConverter for Converter {
            fn convert_mounted_data(&self, event: &PlatformEventData) -> MountedData {
                let mounted = event.downcast::<Mounted>().expect("a mounted element of this page");
                MountedData::from(Mounted { id: mounted.id, focus: Rc::clone(&mounted.focus) })
            }
            $(fn $name(&self, event: &PlatformEventData) -> dioxus_html::$data {
                SerializedHtmlEventConverter.$name(event)
            })+
        }
    };
}

converter_like_the_library! {
    convert_animation_data -> AnimationData,
    convert_cancel_data -> CancelData,
    convert_clipboard_data -> ClipboardData,
    convert_composition_data -> CompositionData,
    convert_drag_data -> DragData,
    convert_focus_data -> FocusData,
    convert_form_data -> FormData,
    convert_image_data -> ImageData,
    convert_keyboard_data -> KeyboardData,
    convert_media_data -> MediaData,
    convert_mouse_data -> MouseData,
    convert_pointer_data -> PointerData,
    convert_resize_data -> ResizeData,
    convert_scroll_data -> ScrollData,
    convert_selection_data -> SelectionData,
    convert_toggle_data -> ToggleData,
    convert_touch_data -> TouchData,
    convert_transition_data -> TransitionData,
    convert_visible_data -> VisibleData,
    convert_wheel_data -> WheelData,
}

/// Installs the converter for this process; a second call changes nothing.
pub fn install_converter() {
    set_event_converter(Box::new(Converter));
}

/// The event of an element that was mounted.
#[must_use]
pub fn mounted(id: usize, focus: Focus) -> Event<dyn Any> {
    Event::new(Rc::new(PlatformEventData::new(Box::new(Mounted { id, focus }))) as Rc<dyn Any>, false)
}

/// Parses an event's data.
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

/// The data of a click.
#[must_use]
pub fn mouse() -> Value {
    point()
}

/// The data of a touch.
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

/// The data of a checked box.
#[must_use]
pub fn checked() -> Value {
    input("true")
}

/// The data of a key press.
#[must_use]
pub fn key(key: &str) -> Value {
    json!({
        "char_code": 0, "is_composing": false, "key": key, "key_code": 0, "code": "", "alt_key": false,
        "ctrl_key": false, "meta_key": false, "shift_key": false, "location": 0, "repeat": false, "which": 0,
    })
}
