//! The screens of this feature.

use crate::domain::ListedPhone;
use crate::ui::words::t;

mod change;
mod lists;

pub use change::ChangeScreen;
pub use lists::AccessesScreen;

/// The member's name for the phone, or words for a phone without one.
fn name(phone: &ListedPhone) -> String {
    if phone.label.as_str().is_empty() { t!("accesses-unnamed") } else { phone.label.to_string() }
}
