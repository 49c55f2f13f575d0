//! The release scripts, as far as they go without the SDKs: what they ask for, what they refuse, and the check of a package.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use phones::root;
use tempfile::TempDir;

const URL: &str = "https://portal.cooprofesoresun.coop";
const PINS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs a script with nothing in its environment but these, and a PATH with the system's tools.
fn run(script: &str, arguments: &[&Path], environment: &[(&str, &str)]) -> Said {
    let done = Command::new(root().join(script))
        .args(arguments)
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .envs(environment.iter().copied())
        .output()
        .unwrap();
    Said {
        code: done.status.code(),
        out: String::from_utf8(done.stdout).unwrap(),
        err: String::from_utf8(done.stderr).unwrap(),
    }
}

#[test]
fn a_portal_with_a_pin_and_a_spare_pin_is_one_to_release_for() {
    let said = run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", URL), ("MULTIPORTAL_PINS", PINS)]);
    assert_eq!((said.code, said.out.trim()), (Some(0), "portal.cooprofesoresun.coop"), "{}", said.err);
}

#[test]
fn no_release_is_made_for_a_test_or_in_the_clear() {
    for url in [
        "",
        "http://portal.cooprofesoresun.coop",
        "https://localhost:8443",
        "https://127.0.0.1",
        "https://[::1]",
        "https://192.168.1.7",
        "https://portal.cooprofesoresun.example",
        "https://example.com",
    ] {
        let said = run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", url), ("MULTIPORTAL_PINS", PINS)]);
        assert_eq!(said.code, Some(2), "{url}");
        assert!(said.err.contains("MULTIPORTAL_URL"), "{url}: {}", said.err);
    }
}

#[test]
fn no_release_is_made_with_one_pin_or_a_broken_one() {
    let one = PINS.split(',').next().unwrap();
    for pins in ["", one, "x,y", &format!("{one},short=")] {
        let said = run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", URL), ("MULTIPORTAL_PINS", pins)]);
        assert_eq!(said.code, Some(2), "{pins}");
        assert!(said.err.contains("MULTIPORTAL_PINS"), "{pins}: {}", said.err);
    }
}

#[test]
fn a_release_for_android_says_at_once_all_that_is_missing() {
    let said = run("platforms/android/release", &[], &[]);
    assert_eq!(said.code, Some(2));
    for name in [
        "MULTIPORTAL_URL",
        "MULTIPORTAL_PINS",
        "MULTIPORTAL_VERSION_CODE",
        "MULTIPORTAL_KEYSTORE ",
        "MULTIPORTAL_KEYSTORE_PASSWORD",
        "MULTIPORTAL_KEY_ALIAS",
        "MULTIPORTAL_KEY_PASSWORD",
        "ANDROID_HOME",
        "ANDROID_NDK_HOME",
        "dx is missing",
    ] {
        assert!(said.err.contains(name), "{name} is not asked for: {}", said.err);
    }
}

#[test]
fn a_release_for_android_is_never_signed_with_the_debug_key() {
    let said = run("platforms/android/release", &[], &[("MULTIPORTAL_KEY_ALIAS", "androiddebugkey")]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("the debug key's"), "{}", said.err);
}

#[test]
fn a_release_for_ios_says_at_once_all_that_is_missing() {
    let said = run("platforms/ios/release", &[], &[]);
    assert_eq!(said.code, Some(2));
    for name in [
        "MULTIPORTAL_URL",
        "MULTIPORTAL_BUILD_NUMBER",
        "APPLE_TEAM_ID",
        "APPLE_SIGNING_IDENTITY",
        "APPLE_PROVISIONING_PROFILE",
        "dx is missing",
        "needs a Mac with Xcode",
    ] {
        assert!(said.err.contains(name), "{name} is not asked for: {}", said.err);
    }
}

#[test]
fn a_release_for_ios_is_never_signed_for_development() {
    let said = run("platforms/ios/release", &[], &[("APPLE_SIGNING_IDENTITY", "Apple Development: A. Person")]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("not for distribution"), "{}", said.err);
}

#[test]
fn no_script_prints_a_password() {
    let said = run("platforms/android/release", &[], &[("MULTIPORTAL_KEYSTORE_PASSWORD", "correct horse")]);
    assert!(!said.err.contains("correct horse") && !said.out.contains("correct horse"));
}

const BADGING: &str = "package: name='coop.cooprofesoresun.multiportal' versionCode='7' versionName='0.1.0'
minSdkVersion:'26'
targetSdkVersion:'36'
uses-permission: name='android.permission.INTERNET'
uses-permission: name='android.permission.VIBRATE'
uses-permission: name='android.permission.HIDE_OVERLAY_WINDOWS'
native-code: 'arm64-v8a'
";
const TREE: &str = "E: manifest (line=2)
  E: application (line=10)
    A: http://schemas.android.com/apk/res/android:allowBackup(0x01010280)=false
    A: http://schemas.android.com/apk/res/android:usesCleartextTraffic(0x010104ec)=false
      E: activity (line=20)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)=\"dev.dioxus.main.MainActivity\" (Raw: \"dev.dioxus.main.MainActivity\")
        A: http://schemas.android.com/apk/res/android:exported(0x01010010)=true
      E: receiver (line=40)
        A: http://schemas.android.com/apk/res/android:name(0x01010003)=\"coop.cooprofesoresun.multiportal.phone.CodeReceiver\" (Raw: \"x\")
        A: http://schemas.android.com/apk/res/android:exported(0x01010010)=false
";
const CERTIFICATES: &str = "Signer #1 certificate DN: CN=Cooprofesores UN";

/// A folder with a package, and with tools that answer what a test gives them.
struct Bench {
    folder: TempDir,
    apk: PathBuf,
}

impl Bench {
    fn new(library: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let libraries = folder.path().join("lib/arm64-v8a");
        fs::create_dir_all(&libraries).unwrap();
        fs::write(libraries.join("libmain.so"), library).unwrap();
        let apk = folder.path().join("app.apk");
        // A stored zip of one file, by Python or zip, whichever the system has.
        let zipped = Command::new("python3")
            .args(["-m", "zipfile", "-c", "app.apk", "lib"])
            .current_dir(&folder)
            .status()
            .or_else(|_| Command::new("zip").args(["-qr", "app.apk", "lib"]).current_dir(&folder).status());
        assert!(zipped.expect("python3 or zip").success());
        Self { folder, apk }
    }

    fn tool(&self, name: &str, says: &[(&str, &str)]) -> String {
        let path = self.folder.path().join(name);
        let mut script = fs::File::create(&path).unwrap();
        writeln!(script, "#!/bin/sh\ncase \"$2\" in").unwrap();
        for (index, (argument, text)) in says.iter().enumerate() {
            let answer = self.folder.path().join(format!("{name}-{index}"));
            fs::write(&answer, text).unwrap();
            writeln!(script, "{argument}) cat '{}' ;;", answer.display()).unwrap();
        }
        writeln!(script, "esac").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn check(&self, badging: &str, tree: &str, certificates: &str) -> Said {
        let aapt2 = self.tool("aapt2", &[("badging", badging), ("xmltree", tree)]);
        let apksigner = self.tool("apksigner", &[("*", certificates)]);
        let environment = [("AAPT2", aapt2.as_str()), ("APKSIGNER", apksigner.as_str()), ("MULTIPORTAL_URL", URL)];
        run("platforms/android/check-artifact", &[&self.apk], &environment)
    }
}

fn library() -> String {
    format!("\0\0\0{URL}\0\0\0")
}

#[test]
fn a_package_as_it_should_be_is_fit_for_members() {
    let said = Bench::new(&library()).check(BADGING, TREE, CERTIFICATES);
    assert_eq!(said.code, Some(0), "{}", said.err);
}

#[test]
fn a_package_that_is_debuggable_or_asks_for_more_is_refused() {
    let bench = Bench::new(&library());
    for (badging, why) in [
        (format!("{BADGING}application-debuggable\n"), "debuggable"),
        (format!("{BADGING}testOnly='-1'\n"), "tests only"),
        (format!("{BADGING}uses-permission: name='android.permission.READ_SMS'\n"), "READ_SMS"),
        (BADGING.replace("targetSdkVersion:'36'", "targetSdkVersion:'34'"), "the target"),
        (BADGING.replace("minSdkVersion:'26'", "minSdkVersion:'24'"), "the least Android"),
        (BADGING.replace("'arm64-v8a'", "'arm64-v8a' 'x86_64'"), "processors"),
        (BADGING.replace("coop.cooprofesoresun", "com.example"), "identifier"),
    ] {
        let said = bench.check(&badging, TREE, CERTIFICATES);
        assert_eq!(said.code, Some(1), "{why}");
        assert!(said.err.contains(why), "{why}: {}", said.err);
    }
}

#[test]
fn a_merged_manifest_that_says_something_else_is_refused() {
    let bench = Bench::new(&library());
    let exported = TREE.replace("exported(0x01010010)=false", "exported(0x01010010)=true");
    for (tree, why) in [
        (exported, "exported: dev.dioxus.main.MainActivity coop.cooprofesoresun.multiportal.phone.CodeReceiver"),
        (TREE.replace("allowBackup(0x01010280)=false", "allowBackup(0x01010280)=true"), "backups"),
        (TREE.replace("usesCleartextTraffic(0x010104ec)=false", "usesCleartextTraffic(0x010104ec)=true"), "cleartext"),
    ] {
        let said = bench.check(BADGING, &tree, CERTIFICATES);
        assert_eq!(said.code, Some(1), "{why}");
        assert!(said.err.contains(why), "{why}: {}", said.err);
    }
}

#[test]
fn a_package_signed_for_debugging_is_refused() {
    let said =
        Bench::new(&library()).check(BADGING, TREE, "Signer #1 certificate DN: C=US, O=Android, CN=Android Debug");
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("debug key"), "{}", said.err);
}

#[test]
fn a_package_with_another_address_inside_is_refused() {
    for (library, why) in [
        ("\0\0\0https://elsewhere.coop\0".to_owned(), "the portal's address is not inside"),
        (format!("{}http://127.0.0.1:8081\0", library()), "a test's address"),
        (format!("{}http://127.0.86.64:47081\0", library()), "a test's address"),
        (format!("{}https://portal.example\0", library()), "a test's address"),
        (format!("{}/home/builder/.cargo/registry/x.rs\0", library()), "paths of the machine"),
    ] {
        let said = Bench::new(&library).check(BADGING, TREE, CERTIFICATES);
        assert_eq!(said.code, Some(1), "{why}");
        assert!(said.err.contains(why), "{why}: {}", said.err);
    }
}

#[test]
fn without_a_package_or_its_tools_the_check_says_what_is_missing() {
    let said = run("platforms/android/check-artifact", &[Path::new("/nowhere.apk")], &[]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("no such file"), "{}", said.err);
    let bench = Bench::new("");
    let said = run("platforms/android/check-artifact", &[&bench.apk], &[("AAPT2", "/nowhere/aapt2")]);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("/nowhere/aapt2 is missing"), "{}", said.err);
}
