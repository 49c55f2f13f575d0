#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::limits::{CODE_LENGTH, SMS_LENGTH};

const HOST: &str = "portal.cooprofesoresun.example";
const TOKEN: &str = "FA+9qCX9VSu";
const WHOLE: &str = "482913 es tu codigo de Cooprofesores UN. Vence en 5 min. No lo compartas.\nFA+9qCX9VSu\n@portal.cooprofesoresun.example #482913";

fn read(text: &str) -> Result<String, TextMessageError> {
    TextMessage::read(text, HOST, CODE_LENGTH).map(|message| message.code.expose().to_owned())
}

fn read_token(text: &str) -> Option<String> {
    TextMessage::read(text, HOST, CODE_LENGTH).unwrap().token
}

#[test]
fn the_text_of_the_contract_is_written_and_read_back() {
    let code = SecurityCode::parse("482913", CODE_LENGTH).unwrap();
    assert_eq!(TextMessage::write(&code, HOST, Some(TOKEN)), WHOLE);
    assert_eq!((read(WHOLE).as_deref(), read_token(WHOLE).as_deref()), (Ok("482913"), Some(TOKEN)));
    assert_eq!(read_token(&TextMessage::write(&code, HOST, None)), None);
    assert!(WHOLE.chars().count() <= SMS_LENGTH);
}

#[test]
fn the_written_text_is_gsm_7() {
    let code = SecurityCode::parse("482913", CODE_LENGTH).unwrap();
    let gsm = |c: char| c == '\n' || c == '@' || c.is_ascii_alphanumeric() || " #+./-_".contains(c);
    assert!(TextMessage::write(&code, HOST, Some(TOKEN)).chars().all(gsm));
}

#[test]
fn what_a_gateway_changes_leaves_the_code_readable() {
    for text in [
        "482913 es tu codigo.\r\n@portal.cooprofesoresun.example #482913\r\n",
        "482913 es tu codigo.\r@portal.cooprofesoresun.example #482913",
        "482913 es tu codigo. @PORTAL.cooprofesoresun.example #482913  ",
        "Cooprofesores: 482913 es tu codigo. FA+9qCX9VSu @portal.cooprofesoresun.example #482913",
        "482913 es tu codigo.FA+9qCX9VSu@portal.cooprofesoresun.example #482913",
        "(1/1)482913 es tu codigo.\n@portal.cooprofesoresun.example #482913\nEnviado por Mensajes SA",
        "482913 es tu codigo.\n@portal.cooprofesoresun.example\u{a0}#482913",
        "４８２９１３ es tu codigo.\n＠portal．cooprofesoresun．example ＃４８２９１３",
        "\u{feff}482913 es tu codigo.\n@portal.\u{200b}cooprofesoresun.example #482913\u{200e}",
        "Llame al 3001234567 o al 018. 482913 es tu codigo.\n@portal.cooprofesoresun.example #482913",
    ] {
        assert_eq!(read(text).as_deref(), Ok("482913"), "{text:?}");
    }
}

#[test]
fn a_text_that_is_not_the_portals_is_refused() {
    for (text, why) in [
        ("", TextMessageError::NotBound),
        ("482913 es tu codigo.", TextMessageError::NotBound),
        ("482913 x\n@portal.cooprofesoresun.example", TextMessageError::NotBound),
        ("482913 x\n@portal.cooprofesoresun.example 482913", TextMessageError::NotBound),
        ("482913 x\n@portal.cooprofesoresun.example  #482913", TextMessageError::NotBound),
        ("482913 x\n@portal.cooprofesoresun.example\n#482913", TextMessageError::NotBound),
        ("482913 x\n@ #482913", TextMessageError::NotBound),
        ("482913 x\n@portal.cooprofesoresun.example #482913 @otro.example", TextMessageError::OtherHost),
        ("482913 x\n@portal.cooprofesoresun.example.evil.co #482913", TextMessageError::OtherHost),
        ("482913 x\n@a.portal.cooprofesoresun.example #482913", TextMessageError::OtherHost),
        ("482913 x\n@otro.example #482913\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherHost),
        ("48291 x\n@portal.cooprofesoresun.example #48291", TextMessageError::NotACode),
        ("4829135 x\n@portal.cooprofesoresun.example #4829135", TextMessageError::NotACode),
        ("482913 x\n@portal.cooprofesoresun.example #482913x", TextMessageError::NotACode),
        ("482913 x\n@portal.cooprofesoresun.example #482913#", TextMessageError::NotACode),
        ("٤٨٢٩١٣ x\n@portal.cooprofesoresun.example #٤٨٢٩١٣", TextMessageError::NotACode),
        ("@portal.cooprofesoresun.example #482913", TextMessageError::NoSecondCode),
        ("@portal.cooprofesoresun.example #482913\n482913 es tu codigo.", TextMessageError::NoSecondCode),
        ("4829135 x\n@portal.cooprofesoresun.example #482913", TextMessageError::NoSecondCode),
        ("a482913 x\n@portal.cooprofesoresun.example #482913", TextMessageError::NoSecondCode),
        ("111111 x\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
        ("111111 o 482913\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
        ("$200000 482913 x\n@portal.cooprofesoresun.example #482913", TextMessageError::OtherCode),
        ("482913 x\n@portal.cooprofesoresun.example #482913\n111111", TextMessageError::OtherCode),
    ] {
        assert_eq!(read(text), Err(why), "{text:?}");
    }
}

#[test]
fn a_text_longer_than_two_messages_is_refused() {
    let tail = "\n@portal.cooprofesoresun.example #482913";
    let fits = format!("482913 {}{tail}", "x".repeat(SMS_READ_LENGTH - 7 - tail.len()));
    assert_eq!(read(&fits).as_deref(), Ok("482913"));
    assert_eq!(read(&fits.replacen('x', "xx", 1)), Err(TextMessageError::TooLong));
    assert_eq!(read(&"482913\n".repeat(100_000)), Err(TextMessageError::TooLong));
}

#[test]
fn the_token_is_found_in_texts_that_are_refused() {
    for text in
        ["codigo 48-29-13 FA+9qCX9VSu", "x.FA+9qCX9VSu@otro.example #1", &format!("{}{TOKEN}", "x".repeat(1_000))]
    {
        assert!(read(text).is_err() && TextMessage::has_token(text, TOKEN), "{text:?}");
    }
    assert!(TextMessage::has_token("ＦＡ＋９ｑＣＸ９ＶＳｕ", TOKEN));
    assert!(!TextMessage::has_token(WHOLE, "FA+9qCX9VSv"));
    assert!(!TextMessage::has_token(WHOLE, ""));
}

/// What gateways do to a text, without a digit in it.
#[derive(Clone, Debug)]
struct Touch {
    prefix: String,
    suffix: String,
    line_end: &'static str,
    before_line_end: &'static str,
    space: char,
    wide: bool,
    invisible: Option<(usize, char)>,
}

impl Touch {
    fn any() -> impl Strategy<Value = Self> {
        (
            "([A-Za-z .,:()]{0,30}[ :.)\n])?",
            "([ \n][A-Za-z .,:()\n]{0,30})?",
            select(vec!["\n", "\r\n", "\r", "\n\n", " ", "  ", "\u{2028}", "\u{85}"]),
            select(vec!["", " ", "  ", "\t"]),
            select(vec![' ', '\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}']),
            any::<bool>(),
            proptest::option::of((0..120_usize, select(vec!['\u{200b}', '\u{200e}', '\u{feff}', '\u{2060}', '\0']))),
        )
            .prop_map(|(prefix, suffix, line_end, before_line_end, space, wide, invisible)| Self {
                prefix,
                suffix,
                line_end,
                before_line_end,
                space,
                wide,
                invisible,
            })
    }

    fn apply(&self, text: &str) -> String {
        let line_end = format!("{}{}", self.before_line_end, self.line_end);
        let text = format!("{}{}{}", self.prefix, text.replace('\n', &line_end), self.suffix);
        let widen = |c: char| match c {
            '!'..='~' if self.wide => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
            ' ' => self.space,
            c => c,
        };
        let mut text: Vec<char> = text.chars().map(widen).collect();
        if let Some((at, c)) = self.invisible {
            text.insert(at.min(text.len()), c);
        }
        text.into_iter().collect()
    }
}

proptest! {
    #[test]
    fn a_touched_text_has_the_same_code_and_token(code in "[0-9]{6}", with_token: bool, touch in Touch::any()) {
        let code = SecurityCode::parse(&code, CODE_LENGTH).unwrap();
        let token = with_token.then_some(TOKEN);
        let text = touch.apply(&TextMessage::write(&code, HOST, token));
        let message = TextMessage::read(&text, HOST, CODE_LENGTH);
        let read = message.as_ref().map(|message| (message.code.expose(), message.token.as_deref()));
        prop_assert_eq!(read, Ok((code.expose(), token)), "{:?}", text);
        prop_assert_eq!(TextMessage::has_token(&text, TOKEN), with_token);
    }

    #[test]
    fn a_forged_text_is_refused(
        (code, other) in ("[0-9]{6}", "[0-9]{6}").prop_filter("two codes", |(code, other)| code != other),
        host in "[a-z]{1,10}(\\.[a-z]{1,10}){1,3}",
        touch in Touch::any(),
    ) {
        for text in [
            format!("{code} es tu codigo.\n@{host} #{code}"),
            format!("{code} es tu codigo.\n@{HOST}.{host} #{code}"),
            format!("{code} es tu codigo.\n@{host}.{HOST} #{code}"),
            format!("{code} es tu codigo.\n@{HOST} #{other}"),
            format!("{code} o {other} es tu codigo.\n@{HOST} #{code}"),
            format!("{code} es tu codigo.\n@{HOST} #{code}\n{other}"),
            format!("{code} es tu codigo.\n@{HOST} #{code}{other}"),
            format!("{} es tu codigo.\n@{HOST} #{}", &code[1..], &code[1..]),
            format!("{code} es tu codigo.\n@{host} #{code}\n@{HOST} #{code}"),
            format!("Es tu codigo.\n@{HOST} #{code}"),
        ] {
            let text = touch.apply(&text);
            prop_assert!(TextMessage::read(&text, HOST, CODE_LENGTH).is_err(), "{:?}", text);
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,300}", near in "[@# 0-9a-z.\n\u{a0}\u{200b}]{0,100}") {
        let _ = (read(&text), read(&near), TextMessage::has_token(&text, TOKEN));
    }
}
