//! Every zone of the world from 2024 to 2028: no reminder in quiet hours or outside its window, and
//! none that moves or appears when the plan is computed again.

use aftercare_core::schedule::{PlanInput, Planned, Quiet, ReminderKind, Shown, Timing, is_quiet, plan};
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Moment, Timestamp};
use aftercare_tests::zones::{History, distinct};

use crate::common::*;

const FROM: &str = "2024-01-01T00:00:00Z";
const TO: &str = "2029-01-01T00:00:00Z";

/// Zones with a margin for courses that reach beyond the years swept.
fn zones() -> Vec<History> {
    let zones = distinct(at(FROM).plus_ms(-20 * DAY_MS), at(TO).plus_ms(40 * DAY_MS));
    let names: usize = zones.iter().map(|zone| zone.names.len()).sum();
    println!("{names} zones, {} distinct from 2024 to 2028", zones.len());
    zones
}

fn settings() -> [Option<Quiet>; 3] {
    [Some(timing().default_quiet), Some(quiet("20:00", "08:00")), None]
}

/// Ends of sessions: every hour within 15 days of a change of the clock, else every `step_h` hours.
fn ends(zone: &History, step_h: i64) -> Vec<Timestamp> {
    let hours = at(TO).since(at(FROM)) / HOUR_MS;
    let near = |end: Timestamp| zone.changes.iter().any(|change| end.since(change.at).abs() <= 15 * DAY_MS);
    (0..hours)
        .filter_map(|hour| {
            let end = at(FROM).plus_ms(hour * HOUR_MS);
            (hour % step_h == 0 || near(end)).then_some(end)
        })
        .collect()
}

/// A number that looks random but is the same every time.
fn scatter(seed: i64) -> i64 {
    let mixed =
        (seed ^ 0x5bd1_e995).wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    ((mixed >> 29) ^ mixed).wrapping_mul(0x2545_f491_4f6c_dd1d) >> 20 & 0x7fff_ffff
}

fn assert_lawful(timing: &Timing, input: &PlanInput, reminders: &[Planned]) {
    assert!(reminders.len() <= 20, "{input:?}");
    for reminder in reminders {
        assert!(reminder.at >= input.now.at, "{reminder:?} is past in {input:?}");
        let Some(id) = &reminder.check_in else { continue };
        let check_in = timing.check_ins.iter().find(|check_in| &check_in.id == id).unwrap();
        let elapsed = reminder.at.since(input.ended_at);
        let inside = check_in.opens_ms <= elapsed && elapsed < check_in.closes_ms;
        assert!(inside, "{reminder:?} is outside its window in {input:?}");
        if let Some(quiet) = input.quiet {
            let silent =
                is_quiet(&input.now.zone, quiet, reminder.at) || reads_quiet(input, quiet, reminder.at);
            assert!(!silent, "{reminder:?} is in quiet hours of {input:?}");
        }
    }
    for pair in reminders.windows(2) {
        assert!((pair[0].at, &pair[0].id) < (pair[1].at, &pair[1].id), "out of order: {input:?}");
    }
}

/// Whether the digits on the wall lie between start and end; that is all there is to quiet hours
/// while no change of the clock is near.
fn reads_quiet(input: &PlanInput, quiet: Quiet, at: Timestamp) -> bool {
    let zone = &input.now.zone;
    let past = zone.changes.iter().take_while(|change| change.at <= at).last();
    let offset_s = past.map_or(zone.offset_s, |change| change.offset_s);
    let minute = (at.0 / MINUTE_MS + i64::from(offset_s) / 60).rem_euclid(1440);
    let (start, end) = (i64::from(quiet.start_min), i64::from(quiet.end_min));
    let inside = if start <= end { (start..end).contains(&minute) } else { minute >= start || minute < end };
    inside && zone.changes.iter().all(|change| at.since(change.at).abs() > DAY_MS)
}

/// Plans the same course at a later moment, with everything that rang until then shown: exactly the
/// rest must be left.
fn assert_stable(timing: &Timing, zone: &History, input: &PlanInput, planned: &[Planned], now: Timestamp) {
    let (rang, ahead) = planned.split_at(planned.partition_point(|reminder| reminder.at < now));
    let shown =
        rang.iter().map(|reminder| Shown { id: reminder.id.clone(), at: Some(reminder.at) }).collect();
    let again = PlanInput { now: Moment { at: now, zone: zone.zone_around(now) }, shown, ..input.clone() };
    assert_eq!(plan(timing, &again), ahead, "planned before as {planned:?}; now {again:?}");
}

/// Checks one course at its start, a minute later, at a random moment with the phone on, and at one
/// with the phone off until then. Returns how many plans were made.
fn check(timing: &Timing, zone: &History, quiet: Option<Quiet>, ended_at: Timestamp) -> u64 {
    let seed = ended_at.0 ^ i64::from(quiet.map_or(0, |quiet| quiet.start_min));
    let mut input = PlanInput {
        ended_at,
        now: Moment { at: ended_at, zone: zone.zone_around(ended_at) },
        regions: vec![if scatter(seed) % 4 == 0 { "leg" } else { "chest" }.to_owned()],
        answered: Vec::new(),
        shown: Vec::new(),
        quiet,
        later: None,
        test_at: None,
        emergency_since: (scatter(seed) % 8 == 0).then_some(ended_at),
    };
    let whole = plan(timing, &input);
    assert_lawful(timing, &input, &whole);
    assert!(whole.iter().filter(|reminder| reminder.kind == ReminderKind::Due).count() >= 3, "{input:?}");
    let random = |salt: i64| ended_at.plus_ms(scatter(seed.wrapping_add(salt)) % (14 * 24 * 60) * MINUTE_MS);
    for now in [ended_at.plus_ms(MINUTE_MS), random(1)] {
        assert_stable(timing, zone, &input, &whole, now);
    }
    // Off from the start; half of the time within the busy first three days.
    let off_until =
        if seed & HOUR_MS == 0 { random(2) } else { ended_at.plus_ms(random(2).since(ended_at) / 4) };
    input.now = Moment { at: off_until, zone: zone.zone_around(off_until) };
    let caught_up = plan(timing, &input);
    assert_lawful(timing, &input, &caught_up);
    for now in [off_until.plus_ms(MINUTE_MS), off_until.plus_ms(scatter(seed) % (30 * 60) * MINUTE_MS)] {
        assert_stable(timing, zone, &input, &caught_up, now);
    }
    6
}

fn sweep(step_h: i64) {
    let zones = zones();
    let timing = &timing();
    let count = |first: usize| -> (u64, u64) {
        let mut totals = (0, 0);
        for zone in zones.iter().skip(first).step_by(2) {
            for ended_at in ends(zone, step_h) {
                for quiet in settings() {
                    totals.0 += 1;
                    totals.1 += check(timing, zone, quiet, ended_at);
                }
            }
        }
        totals
    };
    let (a, b) = std::thread::scope(|scope| {
        let other = scope.spawn(|| count(1));
        (count(0), other.join().unwrap())
    });
    println!("{} courses, {} plans", a.0 + b.0, a.1 + b.1);
}

#[test]
fn given_every_zone_near_its_changes_then_reminders_keep_the_laws_and_stay_put() {
    sweep(7);
}

#[test]
#[ignore = "minutes long; the figure is in docs/schedule.md"]
fn given_every_zone_and_every_hour_of_five_years_then_reminders_keep_the_laws_and_stay_put() {
    sweep(1);
}
