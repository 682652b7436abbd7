//! The phone: a clock that may be wrong, a zone that changes, and a queue of reminders that loses some.

use std::sync::LazyLock;

use aftercare_core::journey::Command;
use aftercare_core::journey::reminders::Reminder;
use aftercare_core::time::{DAY_MS, HOUR_MS, MINUTE_MS, Moment, Timestamp};
use aftercare_tests::naive::Random;
use aftercare_tests::zones::{History, distinct};

/// 2026-01-01T00:00:00Z.
const YEAR: Timestamp = Timestamp(1_767_225_600_000);

/// Zones with and without daylight saving, with halves of an hour, and both ends of the day.
static ZONES: LazyLock<Vec<History>> = LazyLock::new(|| {
    let names = [
        "UTC",
        "Europe/London",
        "Europe/Madrid",
        "America/New_York",
        "America/Santiago",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Kiritimati",
    ];
    let all = distinct(YEAR, YEAR.plus_ms(800 * DAY_MS));
    let named = |name: &str| all.iter().find(|zone| zone.names.iter().any(|known| known == name)).cloned();
    names.into_iter().filter_map(named).collect()
});

#[derive(Debug)]
pub(crate) struct Phone {
    /// The right time.
    time: Timestamp,
    /// How far the clock is off.
    off_ms: i64,
    zone: usize,
    /// What the system is to ring.
    queue: Vec<Reminder>,
    /// Ids that the system says it has shown.
    delivered: Vec<String>,
}

impl Phone {
    pub(crate) fn new(dice: &mut Random) -> Self {
        let day = i64::try_from(dice.below(365)).unwrap();
        let minute = i64::try_from(dice.below(1440)).unwrap();
        let time = YEAR.plus_ms(day * DAY_MS + minute * MINUTE_MS);
        Self { time, off_ms: 0, zone: dice.below(ZONES.len()), queue: Vec::new(), delivered: Vec::new() }
    }

    /// The right time, for what a therapist's code says.
    pub(crate) fn time(&self) -> Timestamp {
        self.time
    }

    /// What the clock shows.
    pub(crate) fn now(&self) -> Moment {
        let at = self.time.plus_ms(self.off_ms);
        Moment { at, zone: ZONES[self.zone].zone_around(at) }
    }

    pub(crate) fn clock_is_right(&self) -> bool {
        self.off_ms == 0
    }

    /// The clock is put wrong, or right again.
    pub(crate) fn jump(&mut self, dice: &mut Random) {
        let wrong = [
            -10 * 365 * DAY_MS,
            -2 * DAY_MS,
            -3 * HOUR_MS,
            -2 * MINUTE_MS,
            -20_000,
            40_000,
            5 * HOUR_MS,
            3 * DAY_MS,
            10 * 365 * DAY_MS,
        ];
        self.off_ms = if self.off_ms == 0 { wrong[dice.below(wrong.len())] } else { 0 };
    }

    pub(crate) fn travel(&mut self, dice: &mut Random) {
        self.zone = dice.below(ZONES.len());
    }

    /// Time goes on; what is due rings, most of the time.
    pub(crate) fn pass(&mut self, ms: i64, dice: &mut Random) {
        self.time = self.time.plus_ms(ms);
        let now = self.now().at;
        let (due, to_come) =
            std::mem::take(&mut self.queue).into_iter().partition(|reminder| reminder.at <= now);
        self.queue = to_come;
        let due: Vec<Reminder> = due;
        for reminder in due {
            match dice.below(10) {
                // Dropped by the system.
                0 => {}
                // Late: rung by the next tick.
                1 => self.queue.push(reminder),
                2 => self.delivered.extend([reminder.id.clone(), reminder.id]),
                _ => self.delivered.push(reminder.id),
            }
        }
    }

    /// The queue is made equal to the plan; now and then that is lost.
    pub(crate) fn take_plan(&mut self, plan: &[Reminder], dice: &mut Random) {
        if !dice.permille(50) {
            plan.clone_into(&mut self.queue);
        }
    }

    /// What the shell says about the queue.
    pub(crate) fn report(&mut self, dice: &mut Random) -> Command {
        let at = if dice.permille(100) { self.time } else { self.now().at };
        let delivered = self.delivered.clone();
        // The system forgets what was swiped away.
        if dice.permille(300) {
            self.delivered.clear();
        }
        let trouble = if dice.permille(100) { vec!["off".to_owned()] } else { Vec::new() };
        let pending = self.queue.iter().map(|reminder| reminder.id.clone()).collect();
        Command::RemindersReconciled { at, pending, delivered, trouble }
    }

    /// How long until the next reminder rings.
    pub(crate) fn until_next(&self) -> Option<i64> {
        let now = self.now().at;
        self.queue.iter().map(|reminder| reminder.at.since(now)).filter(|ms| *ms > 0).min()
    }
}
