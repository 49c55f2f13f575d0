//! `openapi.json` is what the code says, and what the code says is whole.

use expect_test::expect_file;
use serde_json::Value;

#[test]
fn the_committed_description_is_not_stale() {
    expect_file!["../../../openapi.json"].assert_eq(&portal::openapi_json().unwrap());
}

#[test]
fn every_call_is_described() {
    let description: Value = serde_json::from_str(&portal::openapi_json().unwrap()).unwrap();
    let paths = description["paths"].as_object().unwrap();
    let calls: usize = paths.values().map(|methods| methods.as_object().unwrap().len()).sum();
    assert_eq!((paths.len(), calls), (11, 12));
    for referred in description.to_string().split("\"#/components/schemas/").skip(1) {
        let name = referred.split('"').next().unwrap();
        assert!(description["components"]["schemas"].get(name).is_some(), "{name} is not described");
    }
}
