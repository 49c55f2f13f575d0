//! Values that tests type. The members themselves come from `portal::seed`.

/// A PIN that no seeded member has.
pub const WRONG_PIN: &str = "9753";
/// A PIN that every seeded member may choose.
pub const NEW_PIN: &str = "2758";
/// The code of no receipt, in the form that receipts have.
pub const UNKNOWN_RECEIPT: &str = "ABCD-EFGH-JKMN-PQRS";

/// A security code that is not `code`: the next one.
#[must_use]
pub fn wrong_code(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("a code is a number") + 1) % 1_000_000)
}

/// The digits that a call speaks.
#[must_use]
pub fn spoken_digits(text: &str) -> String {
    const DIGITS: [&str; 10] = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"];
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter_map(|word| DIGITS.iter().position(|digit| *digit == word)).map(|digit| digit.to_string()).collect()
}
