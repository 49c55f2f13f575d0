//! Addresses that lead out of the app: calls, messages, mail.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A call (RFC 3966). Spaces and brackets, which are for people, are left out.
#[must_use]
pub fn call(phone: &str) -> String {
    format!("tel:{}", dialled(phone))
}

/// A text message with its text (RFC 5724; the body as phones take it).
#[must_use]
pub fn text_message(phone: &str, text: &str) -> String {
    format!("sms:{}?body={}", dialled(phone), encoded(text))
}

/// A mail, its subject and text where there are any (RFC 6068).
#[must_use]
pub fn mail(email: &str, subject: &str, text: &str) -> String {
    let to = encoded(email).replace("%40", "@");
    if subject.is_empty() && text.is_empty() {
        return format!("mailto:{to}");
    }
    format!("mailto:{to}?subject={}&body={}", encoded(subject), encoded(text))
}

fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_keeps_the_digits_and_the_plus() {
        assert_eq!(call("+57 (601) 316-5000"), "tel:+576013165000");
    }

    #[test]
    fn a_text_cannot_add_a_field_to_the_address() {
        assert_eq!(
            mail("ayuda@coop.co?bcc=x@y.co", "a&b", "c d\nñ"),
            "mailto:ayuda@coop%2Eco%3Fbcc%3Dx@y%2Eco?subject=a%26b&body=c%20d%0A%C3%B1"
        );
        assert_eq!(text_message("300 1", "a&b"), "sms:3001?body=a%26b");
    }
}
