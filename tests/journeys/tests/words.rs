//! The Fluent files: both languages have the same keys, and the screens use exactly these.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Key to text, the lines of a message joined.
fn words(file: &str) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let mut last = None::<String>;
    for line in std::fs::read_to_string(root().join("assets/words").join(file)).unwrap().lines() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        if line.starts_with(|c: char| c.is_ascii_lowercase()) {
            let (key, text) = line.split_once(" = ").expect("a key and its words");
            assert!(words.insert(key.to_owned(), text.to_owned()).is_none(), "{file} says {key} twice");
            last = Some(key.to_owned());
        } else {
            let text = words.get_mut(last.as_ref().unwrap()).unwrap();
            *text += "\n";
            *text += line;
        }
    }
    words
}

fn sources(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// The placeables of a message: `{ $left }`.
fn names(text: &str) -> BTreeSet<&str> {
    let parts = text.split('$').skip(1);
    parts.map(|part| part.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap()).collect()
}

#[test]
fn both_languages_have_the_same_keys_and_values() {
    let (spanish, english) = (words("es-CO.ftl"), words("en.ftl"));
    assert_eq!(spanish.keys().collect::<Vec<_>>(), english.keys().collect::<Vec<_>>());
    for (key, text) in &spanish {
        assert_eq!(names(text), names(&english[key]), "{key}");
    }
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let mut code = Vec::new();
    sources(&root().join("src"), &mut code);
    let used: BTreeSet<String> = code
        .iter()
        .flat_map(|source| source.split("t!(").skip(1))
        .filter_map(|call| {
            let call = call.trim_start().trim_start_matches('\\').strip_prefix('"')?;
            Some(call.split(['"', '\\']).next().unwrap().to_owned())
        })
        .filter(|key| !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
        .collect();
    let there: BTreeSet<String> = words("es-CO.ftl").into_keys().collect();
    assert_eq!(used.difference(&there).collect::<Vec<_>>(), Vec::<&String>::new(), "used and not there");
    assert_eq!(there.difference(&used).collect::<Vec<_>>(), Vec::<&String>::new(), "there and not used");
}

#[test]
fn both_files_are_valid_fluent() {
    for file in ["es-CO.ftl", "en.ftl"] {
        let text = std::fs::read_to_string(root().join("assets/words").join(file)).unwrap();
        let errors = fluent_syntax::parser::parse(text.as_str()).err().map(|(_, errors)| errors);
        assert_eq!(errors, None, "{file}");
    }
}

#[test]
fn words_of_the_web_portal_are_kept() {
    let spanish: BTreeSet<String> = words("es-CO.ftl").into_values().collect();
    for word in [
        "INGRESO Multiportal",
        "REGISTRO Multiportal",
        "Digite el usuario",
        "No soy un robot",
        "Continuar",
        "¿Olvidaste tu usuario?",
        "¿Olvidaste tu contraseña?",
        "Recuperación de Usuario",
        "Digite el correo electrónico",
        "Recuperar",
        "Regresar",
        "Recuperación de contraseña",
        "Seleccione el tipo de documento",
        "Digita el número del documento",
        "Digita el correo electrónico",
        "Digita el número del celular",
        "No fui yo",
        "Cambié de celular",
        "Cerrar sesión",
        "¿No fue usted?",
    ] {
        assert!(spanish.contains(word), "{word}");
    }
}

/// The manual's own labels address the member as "tú"; every other text says "usted" and "contraseña".
#[test]
fn own_words_address_the_member_as_usted() {
    const LABELS: [&str; 4] =
        ["¿Olvidaste tu usuario?", "¿Olvidaste tu contraseña?", "Digita el ", "Seleccione el tipo de documento"];
    const OTHERS: [&str; 14] = [
        "tu",
        "tus",
        "tú",
        "te",
        "ti",
        "contigo",
        "puedes",
        "tienes",
        "quieres",
        "digita",
        "olvidaste",
        "quisiste",
        "clave",
        "pin",
    ];
    for (key, text) in words("es-CO.ftl") {
        let own = LABELS.iter().fold(text.clone(), |text, label| text.replace(label, "")).to_lowercase();
        for word in own.split(|c: char| !c.is_alphabetic()) {
            assert!(!OTHERS.contains(&word), "{key}: “{word}”");
        }
    }
}
