//! Zones as a shell would hand them to the core, made from the bundled IANA database.
//!
//! Only tests use this; the terminal shell has its own. No clock is read here.

use aftercare_core::time::{DAY_MS, OffsetChange, Timestamp, Zone};
use jiff::tz::{TimeZone, TimeZoneDatabase};

/// How far to both sides of now a zone carries its changes.
const REACH_MS: i64 = 15 * DAY_MS;

/// The offsets of one zone over some years, and every name that shares them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct History {
    /// IANA names, in order.
    pub names: Vec<String>,
    /// Offset before the first change, seconds east of UTC.
    pub offset_s: i32,
    /// Every change of the offset.
    pub changes: Vec<OffsetChange>,
}

impl History {
    /// The zone as a shell sees it at an instant within the years of this history.
    #[must_use]
    pub fn zone_around(&self, at: Timestamp) -> Zone {
        let (from, to) = (at.plus_ms(-REACH_MS), at.plus_ms(REACH_MS));
        let past = self.changes.iter().take_while(|change| change.at < from);
        let offset_s = past.last().map_or(self.offset_s, |change| change.offset_s);
        let near = |change: &&OffsetChange| from <= change.at && change.at <= to;
        let id = self.names.first().cloned().unwrap_or_default();
        Zone { id, offset_s, changes: self.changes.iter().filter(near).cloned().collect() }
    }
}

/// The zone of an IANA name with its changes from 15 days before the instant to 15 days after;
/// `None` if the name is unknown or the instant is outside the years -9999 to 9999.
#[must_use]
pub fn zone_around(name: &str, at: Timestamp) -> Option<Zone> {
    let tz = TimeZoneDatabase::bundled().get(name).ok()?;
    let (offset_s, changes) = offsets(&tz, at.plus_ms(-REACH_MS), at.plus_ms(REACH_MS))?;
    Some(Zone { id: name.to_owned(), offset_s, changes })
}

/// All zones of the database, grouped by what their clocks do between two instants.
#[must_use]
pub fn distinct(from: Timestamp, to: Timestamp) -> Vec<History> {
    let database = TimeZoneDatabase::bundled();
    let mut histories: Vec<History> = Vec::new();
    for name in database.available() {
        let name = name.as_str();
        let Some((offset_s, changes)) = database.get(name).ok().and_then(|tz| offsets(&tz, from, to)) else {
            continue;
        };
        let same = histories.iter_mut().find(|known| known.offset_s == offset_s && known.changes == changes);
        match same {
            Some(known) => known.names.push(name.to_owned()),
            None => histories.push(History { names: vec![name.to_owned()], offset_s, changes }),
        }
    }
    histories
}

/// The offset just before `from` and every change of it from then to `to`. Transitions that change
/// only a zone's abbreviation are no changes.
fn offsets(tz: &TimeZone, from: Timestamp, to: Timestamp) -> Option<(i32, Vec<OffsetChange>)> {
    let start = jiff::Timestamp::from_millisecond(from.0.checked_sub(1)?).ok()?;
    let first = tz.to_offset(start).seconds();
    let mut offset_s = first;
    let mut changes = Vec::new();
    for transition in tz.following(start) {
        let at = Timestamp(transition.timestamp().as_millisecond());
        if at > to {
            break;
        }
        let next = transition.offset().seconds();
        if next != offset_s {
            offset_s = next;
            changes.push(OffsetChange { at, offset_s });
        }
    }
    Some((first, changes))
}
