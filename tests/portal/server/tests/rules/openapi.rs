//! `openapi.json` is what the code says, and what the code says is whole.

use expect_test::expect_file;
use serde_json::Value;

fn description() -> Value {
    serde_json::from_str(&portal::openapi_json().unwrap()).unwrap()
}

fn operations(description: &Value) -> Vec<(String, Value)> {
    let paths = description["paths"].as_object().unwrap();
    let operations = paths.values().flat_map(|methods| methods.as_object().unwrap());
    operations.map(|(method, operation)| (method.clone(), operation.clone())).collect()
}

#[test]
fn the_committed_description_is_not_stale() {
    expect_file!["../../../openapi.json"].assert_eq(&portal::openapi_json().unwrap());
}

#[test]
fn every_call_is_described() {
    let description = description();
    assert_eq!(operations(&description).len(), 20);
    for referred in description.to_string().split("\"#/components/schemas/").skip(1) {
        let name = referred.split('"').next().unwrap();
        assert!(description["components"]["schemas"].get(name).is_some(), "{name} is not described");
    }
}

#[test]
fn calls_with_a_body_describe_it_their_key_and_refusals() {
    for (method, operation) in operations(&description()) {
        if method != "post" && method != "put" {
            continue;
        }
        let id = operation["operationId"].as_str().unwrap();
        assert!(operation["requestBody"]["content"]["application/json"].is_object(), "{id}");
        let key = operation["parameters"].as_array().unwrap().iter().find(|one| one["name"] == "idempotency-key");
        assert_eq!(key.unwrap()["schema"]["pattern"], "^[0-9a-fA-F]{32}$", "{id}");
        for status in ["400", "413", "415", "422", "429", "500"] {
            assert!(operation["responses"][status].is_object(), "{id} {status}");
        }
    }
}

#[test]
fn every_link_leads_to_a_call() {
    let description = description();
    let operations = operations(&description);
    let mut links = 0;
    for (_, operation) in &operations {
        for response in operation["responses"].as_object().unwrap().values() {
            for link in response["links"].as_object().into_iter().flat_map(|links| links.values()) {
                links += 1;
                assert!(operations.iter().any(|(_, to)| to["operationId"] == link["operationId"]), "{link}");
                assert!(link.get("operationRef").is_none(), "{link}");
            }
        }
    }
    assert_eq!(links, 18);
}
