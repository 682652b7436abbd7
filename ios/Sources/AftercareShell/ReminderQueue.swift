import AftercareCore
import Foundation

/// The reminder port: the system's queue of notifications, with the same verbs as `UNUserNotificationCenter`.
///
/// A queue keeps every field of a `Reminder` with its entry and gives back what it was given: `at` to the
/// millisecond, and texts as they are. An entry that it cannot read back (an older version wrote it), it
/// removes.
public protocol ReminderQueue: Sendable {
  /// What is still to ring, in any order.
  func pending() async -> [Reminder]

  /// Ids of what has rung. Where the system forgets (a notification swiped away on iOS), that is what it had
  /// accepted and whose time has passed.
  func delivered() async -> [String]

  /// What keeps reminders from ringing although they are queued, such as a permission that was not given: keys
  /// of `reminder_trouble.*`.
  func trouble() async -> [String]

  /// Queues a reminder. It replaces a pending one of the same id. One whose time has passed rings at once.
  ///
  /// Throws when the system refuses it; what was queued under its id is then still there.
  func add(_ reminder: Reminder) async throws

  /// Takes reminders out before they ring. Ids that are not there do no harm.
  func removePending(_ ids: [String]) async

  /// Takes reminders that have rung off the screen. Ids that are not there do no harm.
  func removeDelivered(_ ids: [String]) async
}

/// What keeps reminders from ringing, as keys of `reminder_trouble.*`. This package reports `refused` on its
/// own; the others are for the queue's `trouble()` to find out.
public enum ReminderTrouble {
  /// The system did not take a reminder.
  public static let refused = "refused"
  /// The app may not notify.
  public static let permission = "permission"
  /// Notifications of the app make no sound, or are not shown.
  public static let channelMuted = "channel_muted"
  /// Reminders rang an hour or more after their time.
  public static let late = "late"
}
