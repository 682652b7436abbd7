//! The protocol's times, and courses to plan.

use aftercare_core::schedule::{CheckInTiming, Later, PlanInput, Quiet, Shown, Timing, plan};
use aftercare_core::time::{HOUR_MS, MINUTE_MS, Moment, Timestamp, Zone};
use aftercare_tests::zones::zone_around;

pub(crate) fn timing() -> Timing {
    let thorax = ["neck", "shoulder", "upper_back", "chest", "not_known"];
    let check_in = |id: &str, due: i64, opens: i64, closes: i64| CheckInTiming {
        id: id.to_owned(),
        due_ms: due * HOUR_MS,
        opens_ms: opens * HOUR_MS,
        closes_ms: closes * HOUR_MS,
        only_regions: if id == "h6" { thorax.map(str::to_owned).to_vec() } else { Vec::new() },
    };
    let others = ["head", "arm", "lower_back", "abdomen_flank", "hip_buttock", "leg"];
    Timing {
        check_ins: vec![
            check_in("h6", 6, 2, 12),
            check_in("h24", 24, 18, 42),
            check_in("h48", 48, 42, 66),
            check_in("h72", 72, 66, 120),
            check_in("d7", 168, 144, 336),
        ],
        regions: thorax.iter().chain(&others).map(|region| (*region).to_owned()).collect(),
        nudges_ms: vec![3 * HOUR_MS, 8 * HOUR_MS],
        min_gap_ms: HOUR_MS,
        quiet_lead_ms: 30 * MINUTE_MS,
        default_quiet: Quiet { start_min: 22 * 60, end_min: 7 * 60 },
        emergency_repeats_min: vec![10, 20, 60],
        max_reminders: 20,
    }
}

pub(crate) fn at(text: &str) -> Timestamp {
    Timestamp::from_rfc3339(text).unwrap()
}

pub(crate) fn zone(name: &str, around: Timestamp) -> Zone {
    zone_around(name, around).unwrap()
}

pub(crate) fn quiet(start: &str, end: &str) -> Quiet {
    let minute = |clock: &str| clock[..2].parse::<u16>().unwrap() * 60 + clock[3..].parse::<u16>().unwrap();
    Quiet::new(minute(start), minute(end)).unwrap()
}

/// A course over a thorax region in one zone, with the protocol's quiet hours; now is its start.
pub(crate) fn course(zone_name: &str, ended_at: &str) -> PlanInput {
    let ended_at = at(ended_at);
    PlanInput {
        ended_at,
        now: Moment { at: ended_at, zone: zone(zone_name, ended_at) },
        regions: vec!["chest".to_owned()],
        answered: Vec::new(),
        shown: Vec::new(),
        quiet: Some(timing().default_quiet),
        later: None,
        test_at: None,
        emergency_since: None,
    }
}

pub(crate) trait Given: Sized {
    fn now(self, text: &str) -> Self;
    fn only(self, check_in: &str) -> Self;
    fn quiet(self, start: &str, end: &str) -> Self;
    fn quiet_off(self) -> Self;
    fn shown(self, id: &str) -> Self;
    fn shown_at(self, id: &str, text: &str) -> Self;
    fn later(self, check_in: &str, asked_at: &str, text: &str) -> Self;
}

impl Given for PlanInput {
    fn now(mut self, text: &str) -> Self {
        self.now = Moment { at: at(text), zone: zone(&self.now.zone.id, at(text)) };
        self
    }
    /// Every other check-in is answered.
    fn only(mut self, check_in: &str) -> Self {
        self.answered = timing().check_ins.into_iter().map(|c| c.id).filter(|id| id != check_in).collect();
        self
    }
    fn quiet(mut self, start: &str, end: &str) -> Self {
        self.quiet = Some(quiet(start, end));
        self
    }
    fn quiet_off(mut self) -> Self {
        self.quiet = None;
        self
    }
    fn shown(mut self, id: &str) -> Self {
        self.shown.push(Shown { id: id.to_owned(), at: None });
        self
    }
    fn shown_at(mut self, id: &str, text: &str) -> Self {
        self.shown.push(Shown { id: id.to_owned(), at: Some(at(text)) });
        self
    }
    fn later(mut self, check_in: &str, asked_at: &str, text: &str) -> Self {
        self.later = Some(Later { check_in: check_in.to_owned(), asked_at: at(asked_at), at: at(text) });
        self
    }
}

/// The plan as lines, `h24.due 03-28 21:30` on the local clock.
pub(crate) fn lines(input: &PlanInput) -> Vec<String> {
    plan(&timing(), input)
        .iter()
        .map(|reminder| {
            let local = reminder.at.to_rfc3339_in(&input.now.zone);
            format!("{} {} {}", reminder.id, &local[5..10], &local[11..16])
        })
        .collect()
}
