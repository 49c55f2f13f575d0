//! Likely slips in the domain of an e-mail address.

/// Domains that members of a Colombian university have: the app suggests them for a typing error.
const COMMON: [&str; 19] = [
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "yahoo.com",
    "unal.edu.co",
    "hotmail.es",
    "outlook.es",
    "yahoo.es",
    "yahoo.com.co",
    "icloud.com",
    "live.com",
    "msn.com",
    "une.net.co",
    "etb.net.co",
    "gmx.com",
    "protonmail.com",
    "proton.me",
    "aol.com",
    "me.com",
];

/// Providers that differ from one of [`COMMON`] by as little as a slip does, and exist.
const EXIST: [&str; 9] = [
    "ymail.com",
    "mail.com",
    "email.com",
    "gmx.es",
    "gmx.net",
    "live.com.co",
    "unab.edu.co",
    "unac.edu.co",
    "unad.edu.co",
];

/// Endings that are no top-level domain, and what they stand for.
const ENDINGS: [(&str, &str); 9] = [
    (".con", ".com"),
    (".cim", ".com"),
    (".cpm", ".com"),
    (".vom", ".com"),
    (".xom", ".com"),
    (".comm", ".com"),
    (".coom", ".com"),
    (".ocm", ".com"),
    (".cmo", ".com"),
];

/// Returns the domain that was perhaps meant by `domain`, in lower case.
pub(super) fn suggestion(domain: &str) -> Option<String> {
    if COMMON.contains(&domain) || EXIST.contains(&domain) {
        return None;
    }
    let (distance, nearest) = COMMON.iter().map(|known| (strsim::osa_distance(domain, known), *known)).min()?;
    // Many short domains differ by a letter or two, and exist.
    let slip = match nearest.len() {
        ..=8 => 0,
        _ if nearest.ends_with(".edu.co") => 1,
        _ => 2,
    };
    if distance <= slip {
        return Some(nearest.to_owned());
    }
    let (ending, meant) = ENDINGS.iter().find(|(ending, _)| domain.ends_with(ending))?;
    Some(format!("{}{meant}", domain.strip_suffix(ending)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likely_slips_lead_to_the_domain_that_was_meant() {
        for (typed, meant) in [
            ("gmail.con", "gmail.com"),
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("gmail.comm", "gmail.com"),
            ("gmali.con", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmai.com", "hotmail.com"),
            ("homail.es", "hotmail.es"),
            ("hotmail.con", "hotmail.com"),
            ("outlok.com", "outlook.com"),
            ("yaho.com", "yahoo.com"),
            ("yahoo.com.c", "yahoo.com.co"),
            ("unal.edu.com", "unal.edu.co"),
            ("unal.edu.c", "unal.edu.co"),
            ("unla.edu.co", "unal.edu.co"),
            ("iclud.com", "icloud.com"),
            ("misitio.con", "misitio.com"),
        ] {
            assert_eq!(suggestion(typed).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn domains_that_exist_are_not_asked_about() {
        let others = [
            "uan.edu.co",
            "uniandes.edu.co",
            "correo.example",
            "unal.example",
            "minciencias.gov.co",
            "love.com",
            "line.com",
        ];
        for domain in COMMON.iter().chain(&EXIST).chain(&others) {
            assert_eq!(suggestion(domain), None, "{domain}");
        }
    }
}
