//! The release scripts, as far as they go without the SDKs: what they ask for, what they refuse, and the check of a package.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::fmt::Write;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::expect;
use phones::root;
use tempfile::TempDir;

const URL: &str = "https://portal.cooprofesoresun.coop";
const PINS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    /// The script ends with this code, and its error names each of these.
    #[track_caller]
    fn refuses(&self, code: i32, names: &[&str]) {
        assert_eq!(self.code, Some(code), "{names:?}: {}", self.err);
        for name in names {
            assert!(self.err.contains(name), "{name} is not named: {}", self.err);
        }
    }
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
fn portal_with_pin_and_spare_can_be_released_for() {
    let said = run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", URL), ("MULTIPORTAL_PINS", PINS)]);
    assert_eq!((said.code, said.out.trim()), (Some(0), "portal.cooprofesoresun.coop"), "{}", said.err);
}

#[test]
fn release_needs_https_and_no_test_host() {
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
        run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", url), ("MULTIPORTAL_PINS", PINS)])
            .refuses(2, &["MULTIPORTAL_URL"]);
    }
}

#[test]
fn release_with_one_or_a_broken_pin_is_refused() {
    let one = PINS.split(',').next().unwrap();
    for pins in ["", one, "x,y", &format!("{one},short=")] {
        run("platforms/release-portal", &[], &[("MULTIPORTAL_URL", URL), ("MULTIPORTAL_PINS", pins)])
            .refuses(2, &["MULTIPORTAL_PINS"]);
    }
}

#[test]
fn android_release_lists_everything_that_is_missing() {
    let names = [
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
    ];
    run("platforms/android/release", &[], &[]).refuses(2, &names);
}

#[test]
fn android_release_refuses_the_debug_key() {
    run("platforms/android/release", &[], &[("MULTIPORTAL_KEY_ALIAS", "androiddebugkey")])
        .refuses(2, &["the debug key's"]);
}

#[test]
fn ios_release_lists_everything_that_is_missing() {
    let names = [
        "MULTIPORTAL_URL",
        "MULTIPORTAL_BUILD_NUMBER",
        "APPLE_TEAM_ID",
        "APPLE_SIGNING_IDENTITY",
        "APPLE_PROVISIONING_PROFILE",
        "APPLE_API_KEY",
        "APPLE_API_ISSUER",
        "dx is missing",
        "needs a Mac with Xcode",
    ];
    run("platforms/ios/release", &[], &[]).refuses(2, &names);
}

#[test]
fn a_release_for_ios_is_never_signed_for_development() {
    run("platforms/ios/release", &[], &[("APPLE_SIGNING_IDENTITY", "Apple Development: A. Person")])
        .refuses(2, &["not for distribution"]);
}

#[test]
fn keys_of_xcode_are_written_as_xcode_writes_them() {
    let tools = TempDir::new().unwrap();
    let path = format!("{}:/usr/bin:/bin", tools.path().display());
    let keys = |version: &str| {
        for (name, script) in [
            ("xcodebuild", format!("printf 'Xcode {version}\\nBuild version 17B55\\n'")),
            ("xcrun", "case \"$3\" in *build*) echo 23B77 ;; *) echo 26.1 ;; esac".to_owned()),
            ("sw_vers", "echo 25B78".to_owned()),
        ] {
            executable(&tools.path().join(name), &format!("#!/bin/sh\n{script}\n"));
        }
        let done = Command::new(root().join("platforms/ios/xcode-keys")).env("PATH", &path).output().unwrap();
        assert!(done.status.success());
        String::from_utf8(done.stdout).unwrap()
    };
    expect![[r"
        BuildMachineOSBuild 25B78
        DTCompiler com.apple.compilers.llvm.clang.1_0
        DTPlatformBuild 23B77
        DTPlatformName iphoneos
        DTPlatformVersion 26.1
        DTSDKBuild 23B77
        DTSDKName iphoneos26.1
        DTXcode 2612
        DTXcodeBuild 17B55
    "]]
    .assert_eq(&keys("26.1.2"));
    assert!(keys("26").contains("DTXcode 2600\n"));
}

#[test]
fn script_names_the_first_tool_that_is_missing() {
    let tools = TempDir::new().unwrap();
    for name in ["dirname", "tr"] {
        symlink(Path::new("/usr/bin").join(name), tools.path().join(name)).unwrap();
    }
    for (script, missing) in [
        ("platforms/android/package", "package: python3 is missing (Debian: apt-get install python3)\n"),
        ("platforms/android/size", "size: clang-22 is missing (Debian: apt-get install clang-22)\n"),
        ("platforms/ios/link", "link: clang-22 is missing (Debian: apt-get install clang-22)\n"),
        ("platforms/android/check", "check: mvn is missing (Debian: apt-get install maven)\n"),
        ("platforms/android/run", "run: chromium is missing (Debian: apt-get install chromium)\n"),
        ("platforms/ios/xcode-keys", "xcode-keys: xcodebuild is missing: this needs a Mac with Xcode\n"),
    ] {
        let said = run(script, &[], &[("PATH", tools.path().to_str().unwrap())]);
        assert_eq!((said.code, said.err.as_str()), (Some(2), missing), "{script}");
    }
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

fn executable(path: &Path, script: &str) {
    fs::write(path, script).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// A folder with a package, and with tools that answer what a test gives them.
struct Bench {
    folder: TempDir,
    apk: PathBuf,
}

impl Bench {
    fn new(library: &[u8]) -> Self {
        let folder = TempDir::new().unwrap();
        let libraries = folder.path().join("lib/arm64-v8a");
        fs::create_dir_all(&libraries).unwrap();
        fs::write(libraries.join("libmain.so"), library).unwrap();
        let apk = folder.path().join("app.apk");
        let bench = Self { folder, apk };
        bench.pack("ZIP_DEFLATED");
        bench
    }

    /// Packs the library: `ZIP_DEFLATED` or `ZIP_STORED`.
    fn pack(&self, how: &str) {
        let script =
            format!("import zipfile as z; z.ZipFile('app.apk', 'w', z.{how}).write('lib/arm64-v8a/libmain.so')");
        let packed = Command::new("python3").args(["-c", &script]).current_dir(&self.folder).status();
        assert!(packed.expect("python3").success());
    }

    fn tool(&self, name: &str, says: &[(&str, &str)]) -> String {
        let path = self.folder.path().join(name);
        let mut script = "#!/bin/sh\ncase \"$2\" in\n".to_owned();
        for (index, (argument, text)) in says.iter().enumerate() {
            let answer = self.folder.path().join(format!("{name}-{index}"));
            fs::write(&answer, text).unwrap();
            writeln!(script, "{argument}) cat '{}' ;;", answer.display()).unwrap();
        }
        script.push_str("esac\n");
        executable(&path, &script);
        path.to_str().unwrap().to_owned()
    }

    fn check(&self, badging: &str, tree: &str, certificates: &str) -> Said {
        self.check_for("", badging, tree, certificates)
    }

    fn check_for(&self, processors: &str, badging: &str, tree: &str, certificates: &str) -> Said {
        let aapt2 = self.tool("aapt2", &[("badging", badging), ("xmltree", tree)]);
        let apksigner = self.tool("apksigner", &[("*", certificates)]);
        let environment = [
            ("AAPT2", aapt2.as_str()),
            ("APKSIGNER", apksigner.as_str()),
            ("MULTIPORTAL_URL", URL),
            ("PROCESSORS", processors),
        ];
        run("platforms/android/check-artifact", &[&self.apk], &environment)
    }
}

/// The least that is a library for arm64: one segment of this alignment, and these words.
fn library_with(alignment: u64, words: &str) -> Vec<u8> {
    // ELF-64, little endian, a shared object for AArch64 (183).
    let mut bytes = b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\xb7\0\x01\0\0\0".to_vec();
    let (header, segment): (u16, u16) = (64, 56);
    // Entry, program headers, section headers.
    bytes.extend([0, u64::from(header), 0].map(u64::to_le_bytes).concat());
    bytes.extend(0_u32.to_le_bytes());
    bytes.extend([header, segment, 1, 64, 0, 0].map(u16::to_le_bytes).concat());
    // PT_LOAD, read and execute; offset, addresses, sizes, alignment.
    bytes.extend([1_u32, 5].map(u32::to_le_bytes).concat());
    bytes.extend([0, 0, 0, 4096, 4096, alignment].map(u64::to_le_bytes).concat());
    bytes.extend(words.as_bytes());
    bytes
}

const PAGE: u64 = 16 * 1024;

fn library() -> Vec<u8> {
    library_with(PAGE, &format!("\0\0\0{URL}\0\0\0"))
}

#[test]
fn a_package_as_it_should_be_is_fit_for_members() {
    let said = Bench::new(&library()).check(BADGING, TREE, CERTIFICATES);
    assert_eq!(said.code, Some(0), "{}", said.err);
}

#[test]
fn library_of_every_processor_that_is_named_must_be_inside() {
    let both = BADGING.replace("'arm64-v8a'", "'arm64-v8a' 'x86_64'");
    let said = Bench::new(&library()).check_for("arm64-v8a x86_64", &both, TREE, CERTIFICATES);
    assert_eq!(said.code, Some(1));
    assert_eq!(said.err, "check-artifact: it has no lib/x86_64/libmain.so\n");
}

#[test]
fn debuggable_or_more_demanding_package_is_refused() {
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
        bench.check(&badging, TREE, CERTIFICATES).refuses(1, &[why]);
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
        bench.check(BADGING, &tree, CERTIFICATES).refuses(1, &[why]);
    }
}

#[test]
fn a_package_signed_for_debugging_is_refused() {
    Bench::new(&library())
        .check(BADGING, TREE, "Signer #1 certificate DN: C=US, O=Android, CN=Android Debug")
        .refuses(1, &["debug key"]);
}

#[test]
fn a_package_with_another_address_inside_is_refused() {
    for (library, why) in [
        ("https://elsewhere.coop".to_owned(), "the portal's address is not inside"),
        (format!("{URL}\0http://127.0.0.1:8081"), "a test's address"),
        (format!("{URL}\0http://127.0.86.64:47081"), "a test's address"),
        (format!("{URL}\0https://portal.example"), "a test's address"),
        // The shell's echo ends its output at this escape.
        (format!("{URL}\0middle\\c\0https://portal.example"), "a test's address"),
        (format!("{URL}\0/home/builder/.cargo/registry/x.rs"), "paths of the machine"),
    ] {
        Bench::new(&library_with(PAGE, &format!("\0{library}\0")))
            .check(BADGING, TREE, CERTIFICATES)
            .refuses(1, &[why]);
    }
}

#[test]
fn library_for_pages_of_4_kb_is_refused() {
    let twin = library_with(4096, &format!("\0{URL}\0"));
    Bench::new(&twin)
        .check(BADGING, TREE, CERTIFICATES)
        .refuses(1, &["aligned to 4096 bytes and not to 16384", "its library is not aligned to pages of 16 KB"]);
}

#[test]
fn stored_library_that_begins_between_pages_is_refused() {
    let bench = Bench::new(&library());
    bench.pack("ZIP_STORED");
    bench.check(BADGING, TREE, CERTIFICATES).refuses(1, &["it is not aligned to pages of 16 KB"]);
}

#[test]
fn check_without_package_or_tools_says_what_is_missing() {
    run("platforms/android/check-artifact", &[Path::new("/nowhere.apk")], &[]).refuses(2, &["no such file"]);
    let bench = Bench::new(b"");
    run("platforms/android/check-artifact", &[&bench.apk], &[("AAPT2", "/nowhere/aapt2")])
        .refuses(2, &["/nowhere/aapt2 is missing"]);
}
