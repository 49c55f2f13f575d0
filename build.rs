//! How the app is linked for Android: small, and for pages of 16 KB. Cargo's profiles have no key for any of these.

use std::env;

/// For lld, the linker of every NDK that builds this.
const ARGUMENTS: [&str; 4] = [
    // 768 kB of relocations become 30. Android 6 and later read them.
    "-Wl,--pack-dyn-relocs=android",
    // Functions of the same code are one; nothing here compares the addresses of functions.
    "-Wl,--icf=all",
    // The index for unwinding: a panic aborts, and the debugger finds its way by the table itself.
    "-Wl,--no-eh-frame-hdr",
    // Google Play refuses libraries that phones with pages of 16 KB cannot map. NDKs before 28 align to 4 KB.
    "-Wl,-z,max-page-size=16384",
];

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|system| system == "android") {
        for argument in ARGUMENTS {
            println!("cargo::rustc-link-arg-bins={argument}");
        }
    }
}
