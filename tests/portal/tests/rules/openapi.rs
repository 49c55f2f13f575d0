//! `openapi.json` is what the code says, and what the code says is whole.

use serde_json::Value;

#[test]
fn the_committed_description_is_not_stale() {
    let committed = include_str!("../../openapi.json");
    let written = portal::openapi_json().unwrap();
    assert!(committed == written, "write it anew: cargo run -p portal -- openapi > tests/portal/openapi.json");
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
