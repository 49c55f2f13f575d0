//! Which start of the phone this is.
#![allow(unsafe_code)]

use core::ptr;

use crate::domain::BootId;
use crate::platform::clock::boot_id;

/// A UUID in text, with its end.
const LENGTH: usize = 37;

/// Returns the id that XNU draws at each start, where the app may read it.
pub(super) fn id() -> Option<BootId> {
    let mut uuid = [0_u8; LENGTH];
    let mut length = LENGTH;
    // SAFETY: the name ends with a zero, and the call writes no more than `length` bytes into `uuid`.
    let status = unsafe {
        libc::sysctlbyname(
            c"kern.bootsessionuuid".as_ptr(),
            uuid.as_mut_ptr().cast(),
            &raw mut length,
            ptr::null_mut(),
            0,
        )
    };
    if status == 0 { core::str::from_utf8(&uuid[..length.min(LENGTH)]).ok().and_then(boot_id) } else { None }
}
