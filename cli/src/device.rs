//! The device port: languages, country and the form of clock times.

use aftercare_core::screen::Device;

use crate::args::Global;
use crate::exit::Failure;

/// Countries where clocks commonly run to 12 hours.
const TWELVE_HOURS: [&str; 5] = ["US", "CA", "AU", "NZ", "IN"];

/// The device as the options and the environment describe it.
///
/// # Errors
/// The option that cannot be used.
pub(crate) fn device(global: &Global) -> Result<Device, Failure> {
    let language = match &global.lang {
        Some(tag) => read_tag(tag).ok_or_else(|| {
            Failure::Input(format!("--lang: {tag:?} is not a language; write it like en or en-GB"))
        })?,
        None => environment(|name| std::env::var(name).ok()).unwrap_or_else(|| "en".to_owned()),
    };
    let region = match &global.region {
        Some(code) if is_country(code) => code.to_ascii_uppercase(),
        Some(code) => {
            let problem = format!("--region: {code:?} is not a country code; write two letters, like GB");
            return Err(Failure::Input(problem));
        }
        None => territory(&language).unwrap_or_default(),
    };
    let hour24 = !TWELVE_HOURS.contains(&region.as_str());
    let app_version = env!("CARGO_PKG_VERSION").to_owned();
    Ok(Device { languages: vec![language], region, hour24, app_version })
}

/// The language of messages, as POSIX orders the variables; `None` where none is set, or it is `C`.
fn environment(get: impl Fn(&str) -> Option<String>) -> Option<String> {
    let value =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(get).find(|value| !value.is_empty())?;
    let tag = value.split(['.', '@']).next().unwrap_or_default();
    read_tag(tag).filter(|tag| tag != "C" && tag != "POSIX")
}

/// `en_GB` and `en-GB` as `en-GB`; `None` when it is not made of letters and digits.
fn read_tag(text: &str) -> Option<String> {
    let tag = text.replace('_', "-");
    let sound = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    tag.split('-').all(sound).then_some(tag)
}

/// The country of a tag, upper-case: `GB` of `en-GB` and of `en-Latn-GB`.
fn territory(tag: &str) -> Option<String> {
    tag.split('-').skip(1).find(|part| is_country(part)).map(str::to_ascii_uppercase)
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(set: &[(&str, &str)]) -> Option<String> {
        environment(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_environment_is_read_in_the_order_of_posix() {
        assert_eq!(from(&[("LANG", "de_DE.UTF-8")]).as_deref(), Some("de-DE"));
        assert_eq!(from(&[("LANG", "de_DE"), ("LC_ALL", "en_GB.UTF-8@x")]).as_deref(), Some("en-GB"));
        assert_eq!(from(&[("LC_ALL", ""), ("LC_MESSAGES", "fr")]).as_deref(), Some("fr"));
        assert_eq!(from(&[("LC_ALL", "C.UTF-8"), ("LANG", "de_DE")]), None);
        assert_eq!(from(&[]), None);
    }

    #[test]
    fn the_country_comes_from_the_tag() {
        assert_eq!(territory("en-GB").as_deref(), Some("GB"));
        assert_eq!(territory("zh-Hant-tw").as_deref(), Some("TW"));
        assert_eq!(territory("en"), None);
    }
}
