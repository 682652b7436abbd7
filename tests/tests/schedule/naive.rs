//! A second statement of the rules, written to be read beside the protocol and not to be fast: it
//! walks a wall clock minute by minute and marks every minute quiet or not. `plan` must agree with
//! it on random courses. It shares no code with `plan`, only the types.

use aftercare_core::schedule::{Later, PlanInput, Planned, Quiet, Shown, plan};
use aftercare_core::time::{MINUTE_MS, Moment, Timestamp, Zone};
use aftercare_tests::zones::{History, distinct};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::common::*;

const DAY: i64 = 1440;

/// Minutes since 1970 that are quiet, from 3 days before the session to 16 days after.
struct Wall {
    first: i64,
    quiet: Vec<bool>,
}

impl Wall {
    /// Looks at a wall clock every minute. When the clock jumps ahead, a second clock that was not
    /// put forward is looked at too, for as long as it shows times that were skipped.
    fn watch(zone: &Zone, quiet: Option<Quiet>, ended: i64) -> Self {
        let first = ended - 3 * DAY;
        let Some(Quiet { start_min, end_min }) = quiet.filter(|quiet| quiet.start_min != quiet.end_min)
        else {
            return Self { first, quiet: vec![false; 19 * 1440] };
        };
        let (start, end) = (i64::from(start_min), i64::from(end_min));
        let mut on = false;
        let mut last_start = i64::MIN;
        let mut last_end = i64::MIN;
        let mut marks = Vec::new();
        for minute in first..first + 19 * DAY {
            let mut clocks = vec![minute + offset_min(zone, minute)];
            for change in &zone.changes {
                let changed = change.at.0 / MINUTE_MS;
                let (before, after) = (offset_min(zone, changed - 1), offset_min(zone, changed));
                if minute >= changed && minute + before < changed + after {
                    clocks.push(minute + before);
                }
            }
            for clock in &clocks {
                let day = clock.div_euclid(DAY);
                if clock.rem_euclid(DAY) == end && day > last_end {
                    last_end = day;
                    on = false;
                }
            }
            for clock in &clocks {
                let day = clock.div_euclid(DAY);
                let ends_on = if end < start { day + 1 } else { day };
                if clock.rem_euclid(DAY) == start && day > last_start {
                    last_start = day;
                    on = last_end < ends_on;
                }
            }
            marks.push(on);
        }
        Self { first, quiet: marks }
    }

    fn is_quiet(&self, minute: i64) -> bool {
        self.quiet[usize::try_from(minute - self.first).unwrap()]
    }

    fn before(&self, minute: i64) -> i64 {
        (self.first..=minute).rev().find(|m| !self.is_quiet(*m)).unwrap() + 1
    }

    fn after(&self, minute: i64) -> i64 {
        (minute..).find(|m| !self.is_quiet(*m)).unwrap()
    }
}

fn offset_min(zone: &Zone, minute: i64) -> i64 {
    let mut offset = zone.offset_s;
    for change in &zone.changes {
        if change.at.0 <= minute * MINUTE_MS {
            offset = change.offset_s;
        }
    }
    i64::from(offset) / 60
}

/// (id, minute)
type Line = (String, i64);

fn naive_plan(input: &PlanInput) -> Vec<Line> {
    let minute_of = |at: Timestamp| at.0 / MINUTE_MS;
    let (ended, now) = (minute_of(input.ended_at), minute_of(input.now.at));
    let wall = Wall::watch(&input.now.zone, input.quiet, ended);
    let mut all: Vec<Line> = Vec::new();
    let table = [
        ("h6", 6, 2, 12),
        ("h24", 24, 18, 42),
        ("h48", 48, 42, 66),
        ("h72", 72, 66, 120),
        ("d7", 168, 144, 336),
    ];
    for (check_in, due, opens, closes) in table {
        let (due, opens, closes) = (ended + due * 60, ended + opens * 60, ended + closes * 60);
        let thorax = ["neck", "shoulder", "upper_back", "chest", "not_known"];
        let thorax = input.regions.iter().any(|region| thorax.contains(&region.as_str()));
        if (check_in == "h6" && !thorax) || input.answered.iter().any(|id| id == check_in) || now >= closes {
            continue;
        }
        let moved = |wanted: i64, previous: Option<i64>| {
            if !wall.is_quiet(wanted) {
                return wanted;
            }
            let early = wall.before(wanted) - 30;
            let free = previous.is_none_or(|previous| previous + 60 <= early);
            if early >= opens && free { early } else { wall.after(wanted) }
        };
        let in_window = |minute: i64| (opens..closes).contains(&minute);
        let name = |reminder: &str| format!("{check_in}.{reminder}");

        // Without "later": the first reminder at or after asking is the next one.
        let asked = input.later.as_ref().filter(|later| later.check_in == check_in);
        let asked = asked.map(|later| (minute_of(later.asked_at), minute_of(later.at)));
        let asked = asked.map(|(asked_at, wanted)| (asked_at, moved(wanted, Some(asked_at))));
        let asked = asked.filter(|(_, at)| in_window(*at));
        let mut replaced = false;
        let mut line: Vec<Line> = Vec::new();
        for (reminder, wanted) in [("due", due), ("nudge1", due + 180), ("nudge2", due + 480)] {
            let previous = line.last().map(|(_, at)| *at);
            let at = moved(wanted, previous);
            let near = reminder != "due" && previous.is_some_and(|previous| at - previous < 60);
            if !in_window(at) || near {
                continue;
            }
            match asked {
                Some((asked_at, later)) if !replaced && at >= asked_at => {
                    replaced = true;
                    line.push((name("later"), later));
                }
                _ => line.push((name(reminder), at)),
            }
        }
        if let (Some((_, later)), false) = (asked, replaced) {
            line.push((name("later"), later));
        }

        let (past, mut ahead): (Vec<Line>, Vec<Line>) = line.into_iter().partition(|(_, at)| *at < now);
        let is_nudge = |id: &str| id.contains("nudge");
        let shown_catch_ups: Vec<&Shown> =
            input.shown.iter().filter(|shown| shown.id == name("catch_up")).collect();
        for at in shown_catch_ups.iter().filter_map(|shown| shown.at).map(minute_of) {
            ahead.retain(|(id, nudge)| !is_nudge(id) || !(at..at + 60).contains(nudge));
        }
        if let Some((id, at)) = past.last() {
            let asked_at = input
                .later
                .as_ref()
                .filter(|later| later.check_in == check_in)
                .map(|later| minute_of(later.asked_at));
            let shown = input.shown.iter().filter(|shown| &shown.id == id).any(|shown| {
                !id.ends_with("later") || shown.at.is_none_or(|at| Some(minute_of(at)) >= asked_at)
            });
            let opened_since = !id.ends_with("later") && asked_at.is_some_and(|asked_at| *at < asked_at);
            let catch_up = if wall.is_quiet(now) { wall.after(now) } else { now };
            if !shown && !opened_since && shown_catch_ups.is_empty() && now >= opens && catch_up < closes {
                ahead.retain(|(id, nudge)| !is_nudge(id) || *nudge >= catch_up + 60);
                ahead.push((name("catch_up"), catch_up));
            }
        }
        all.extend(ahead);
    }
    if let Some(since) = input.emergency_since {
        all.extend([10, 20, 60].map(|after| (format!("emergency.{after}"), minute_of(since) + after)));
    }
    all.extend(input.test_at.map(|at| ("test".to_owned(), minute_of(at))));
    all.retain(|(_, at)| *at >= now);
    all.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
    all
}

fn as_lines(reminders: &[Planned]) -> Vec<Line> {
    reminders.iter().map(|reminder| (reminder.id.clone(), reminder.at.0 / MINUTE_MS)).collect()
}

/// A random course. All times are whole minutes from the session's end.
#[derive(Clone, Debug)]
struct Case {
    zone: prop::sample::Index,
    near_change: bool,
    place: prop::sample::Index,
    minute: i64,
    now: i64,
    thorax: bool,
    quiet: Option<(u16, u16)>,
    answered: Vec<bool>,
    shown: Vec<(usize, usize, Option<i64>)>,
    later: Option<(usize, i64, i64)>,
    emergency: Option<i64>,
    test: Option<i64>,
}

fn cases() -> impl Strategy<Value = Case> {
    // Near the times at which something happens: check-ins are at these hours.
    let moment = || {
        prop_oneof![
            (prop::sample::select(vec![2i64, 6, 18, 24, 42, 48, 66, 72, 120, 144, 168]), -60i64..900)
                .prop_map(|(hour, minute)| hour * 60 + minute),
            -120i64..14 * DAY + 60,
        ]
    };
    let quiet = prop_oneof![
        2 => Just(Some((1320u16, 420u16))),
        1 => Just(None),
        4 => (0u16..1440, 0u16..=720).prop_map(|(start, length)| Some((start, (start + length) % 1440))),
        2 => (0u16..240, 1u16..=720).prop_map(|(end, length)| Some(((1440 + end - length) % 1440, end))),
    ];
    let zone = (any::<prop::sample::Index>(), prop::bool::weighted(0.8), any::<prop::sample::Index>());
    let shown = prop::collection::vec((0usize..5, 0usize..5, prop::option::of(moment())), 0..6);
    let later =
        prop::option::of((0usize..5, moment(), prop_oneof![Just(60i64), Just(180), Just(360), 0i64..400]));
    (
        (zone, -12 * DAY..3 * DAY, moment(), any::<bool>(), quiet),
        (prop::collection::vec(prop::bool::weighted(0.2), 5), shown, later),
        (prop::option::weighted(0.2, moment()), prop::option::weighted(0.1, moment())),
    )
        .prop_map(|((zone, minute, now, thorax, quiet), (answered, shown, later), (emergency, test))| {
            Case {
                zone: zone.0,
                near_change: zone.1,
                place: zone.2,
                minute,
                now,
                thorax,
                quiet,
                answered,
                shown,
                later,
                emergency,
                test,
            }
        })
}

impl Case {
    fn input(&self, histories: &[History]) -> PlanInput {
        const IDS: [&str; 5] = ["h6", "h24", "h48", "h72", "d7"];
        const REMINDERS: [&str; 5] = ["due", "nudge1", "nudge2", "catch_up", "later"];
        let history = self.zone.get(histories);
        let anywhere = at("2024-03-01T00:00:00Z").plus_ms(self.minute.rem_euclid(DAY) * 1_000_000);
        let base = if self.near_change && !history.changes.is_empty() {
            self.place.get(&history.changes).at
        } else {
            anywhere
        };
        let minute = |from: Timestamp, minutes: i64| from.plus_ms(minutes * MINUTE_MS);
        let ended_at = Timestamp(minute(base, self.minute).0.div_euclid(MINUTE_MS) * MINUTE_MS);
        let now = minute(ended_at, self.now);
        PlanInput {
            ended_at,
            now: Moment { at: now, zone: history.zone_around(now) },
            regions: vec![if self.thorax { "neck" } else { "leg" }.to_owned()],
            answered: IDS
                .iter()
                .zip(&self.answered)
                .filter(|(_, is)| **is)
                .map(|(id, _)| (*id).to_owned())
                .collect(),
            shown: self
                .shown
                .iter()
                .map(|(id, reminder, at)| Shown {
                    id: format!("{}.{}", IDS[*id], REMINDERS[*reminder]),
                    at: at.map(|at| minute(ended_at, at)),
                })
                .collect(),
            quiet: self.quiet.map(|(start_min, end_min)| Quiet { start_min, end_min }),
            later: self.later.map(|(id, asked_at, ahead)| Later {
                check_in: IDS[id].to_owned(),
                asked_at: minute(ended_at, asked_at),
                at: minute(ended_at, asked_at + ahead),
            }),
            test_at: self.test.map(|at| minute(ended_at, at)),
            emergency_since: self.emergency.map(|at| minute(ended_at, at)),
        }
    }
}

#[test]
fn given_any_course_then_the_plan_is_that_of_the_second_statement() {
    let histories = distinct(at("2023-12-01T00:00:00Z"), at("2029-02-01T00:00:00Z"));
    let mut runner =
        TestRunner::new(Config { cases: 12_000, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&cases(), |case| {
        let input = case.input(&histories);
        let (planned, expected) = (as_lines(&plan(&timing(), &input)), naive_plan(&input));
        if planned == expected {
            Ok(())
        } else {
            Err(TestCaseError::fail(format!("{input:#?}\nplan:  {planned:?}\nnaive: {expected:?}")))
        }
    });
    if let Err(fault) = outcome {
        panic!("{fault}");
    }
}
