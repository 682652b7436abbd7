//! The times of a scenario: RFC 3339, after the session's end, or after the step before.

use crate::time::{DAY_MS, HOUR_MS, MINUTE_MS, Timestamp};

/// A step without a time happens this much after the one before: about what a tap takes.
pub(super) const A_TAP_MS: i64 = 10_000;

/// Reads `+1d2h30m10s` or `-2m`: whole numbers with their units, each unit once, from days to seconds.
pub(super) fn span_ms(text: &str) -> Option<i64> {
    let (sign, mut rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    if rest.is_empty() {
        return None;
    }
    let mut sum = 0_i64;
    for (unit, ms) in [('d', DAY_MS), ('h', HOUR_MS), ('m', MINUTE_MS), ('s', 1000)] {
        if let Some((number, after)) = rest.split_once(unit)
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
        {
            sum = number.parse::<i64>().ok()?.checked_mul(ms)?.checked_add(sum)?;
            rest = after;
        }
    }
    rest.is_empty().then_some(sum * sign)
}

/// Reads a time: RFC 3339, or a span counted from `origin`.
pub(super) fn time(text: &str, origin: Timestamp) -> Option<Timestamp> {
    match span_ms(text) {
        Some(ms) => Some(origin.plus_ms(ms)),
        None => Timestamp::from_rfc3339(text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_read_and_anything_else_is_not() {
        assert_eq!(span_ms("+2h30m"), Some(2 * HOUR_MS + 30 * MINUTE_MS));
        assert_eq!(span_ms("-2m"), Some(-2 * MINUTE_MS));
        assert_eq!(span_ms("+20d"), Some(20 * DAY_MS));
        assert_eq!(span_ms("+0h"), Some(0));
        for wrong in
            ["", "+", "2h", "+2", "+h", "+2x", "+30m2h", "+2h2h", "+-2h", "+2h ", "+99999999999999999d"]
        {
            assert_eq!(span_ms(wrong), None, "{wrong:?}");
        }
    }
}
