import AftercareCore
import Foundation

/// Makes the system's queue equal to the plan: adds what is missing, replaces what has another time or text,
/// and removes what is no longer planned. Repeating it does no harm. A reminder that the queue refuses does
/// not keep the others from being queued; it is reported.
///
/// What has rung stays on screen while the plan holds more of the same check-in or emergency, and goes when it
/// holds none, but only while the person has the app open: unseen, it may be the last call to an open check-in.
///
/// - Parameters:
///   - plan: the whole plan of the latest output.
///   - now: when the queue is looked at, not earlier than the plan was asked for.
///   - isInUse: the person has the app open.
///   - isSaved: everything is on disk. While it is not, nothing is taken away: the plan of a journal that cannot
///     be read is empty (a key that is out of reach while the device is locked), and answers that may be lost
///     with the app have to be asked for again.
/// - Returns: `Command.remindersReconciled` with what there was to find, for the engine.
public func reconcile(
  plan: [Reminder], queue: some ReminderQueue, now: Date, isInUse: Bool, isSaved: Bool
) async -> Command {
  let pending = Dictionary(await queue.pending().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  let delivered = Set(await queue.delivered())
  let toCome = Set(plan.filter { !hasRung($0, delivered, now) }.map(\.id))

  let gone = pending.keys.filter { !toCome.contains($0) }
  if isSaved && !gone.isEmpty {
    await queue.removePending(gone.sorted())
  }

  var refused = false
  for reminder in plan where !isDone(reminder, pending, delivered, now) {
    do {
      try await queue.add(reminder)
    } catch {
      refused = true
    }
  }

  let seen = isInUse && isSaved ? stale(delivered, plan: plan) : []
  if !seen.isEmpty {
    await queue.removeDelivered(seen)
  }

  // The queue is asked again: a system may drop what it took, and say nothing.
  let after = Dictionary(await queue.pending().map { ($0.id, $0) }, uniquingKeysWith: { $1 })
  let rung = delivered.union(await queue.delivered())
  refused = refused || plan.contains { !isDone($0, after, rung, now) }
  let trouble = Set(await queue.trouble() + (refused ? [ReminderTrouble.refused] : []))
  return .remindersReconciled(
    at: now, pending: after.keys.sorted(), delivered: rung.sorted(), trouble: trouble.sorted())
}

/// Whether the queue needs nothing more for a reminder: it has rung, or is held as planned.
private func isDone(
  _ reminder: Reminder, _ pending: [String: Reminder], _ delivered: Set<String>, _ now: Date
) -> Bool {
  if hasRung(reminder, delivered, now) { return true }
  guard var queued = pending[reminder.id] else { return false }
  if reminder.at <= now && queued.at <= now {
    // Both are for now; see below.
    queued.at = reminder.at
  }
  return queued.isSame(as: reminder)
}

/// Whether a reminder that is due at once has rung. Until that is reported, the core plans it for "now" again at
/// every call, so its time does not count.
private func hasRung(_ reminder: Reminder, _ delivered: Set<String>, _ now: Date) -> Bool {
  reminder.at <= now && delivered.contains(reminder.id)
}

/// What has rung for check-ins and emergencies that the plan no longer knows, in order.
private func stale(_ delivered: Set<String>, plan: [Reminder]) -> [String] {
  let subjects = Set(plan.map { subject(of: $0.id) })
  return delivered.filter { !subjects.contains(subject(of: $0)) }.sorted()
}

/// What a reminder is about: its id without the last part, `2/h24` of `2/h24.due`.
private func subject(of id: String) -> Substring {
  id.lastIndex(of: ".").map { id[..<$0] } ?? id[...]
}

extension Reminder {
  /// Equal, with times compared as the core counts them, in whole milliseconds.
  fileprivate func isSame(as other: Reminder) -> Bool {
    var aligned = other
    if abs(at.timeIntervalSince(other.at)) < 0.0005 {
      aligned.at = at
    }
    return self == aligned
  }
}
