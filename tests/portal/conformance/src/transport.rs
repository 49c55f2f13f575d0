//! The portal API · HTTPS: what the address itself allows. Certificates are the TLS library's to judge, at the first call.

use core::time::Duration;

use multiportal::api::Path;

use super::finding::{Finding, ensure, left_out};
use super::report::rule;
use super::{Suite, client};

/// A closed port is refused at once; a filtered one never answers.
const SILENCE: Duration = Duration::from_secs(3);

/// Checks that the API is not served over plain HTTP.
pub async fn check(suite: &Suite) {
    rule(suite, "The portal API · HTTPS only", "plain HTTP serves no call", async {
        let base = suite.client.base();
        let Some(host) = base.host_str().filter(|_| base.scheme() == "https") else {
            return Err(left_out("plain HTTP is allowed at a loopback address"));
        };
        let no_client = || Finding::NotChecked("TLS could not be set up on this machine".to_owned());
        let http = client::builder().ok().and_then(|http| http.timeout(SILENCE).build().ok()).ok_or_else(no_client)?;
        let answer = http.get(format!("http://{host}{}", Path::Portal)).send().await;
        // No answer at all keeps the rule as well as a redirect or a refusal does.
        ensure(!answer.is_ok_and(|answer| answer.status().is_success()), || {
            "GET /portal was served over http".to_owned()
        })
    })
    .await;
}
