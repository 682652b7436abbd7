import UserNotifications

/// The two buttons of a reminder, in the words of the core. Both open the app after the device was unlocked:
/// nothing is ever answered on the lock screen. Its id holds the words, so that a reminder that was queued in
/// another language keeps its own.
struct ReminderCategory: Hashable {
  static let openAction = "open"
  static let wrongAction = "wrong"
  let open: String
  let wrong: String

  var id: String { "reminder/\(open)/\(wrong)" }

  var category: UNNotificationCategory {
    UNNotificationCategory(
      identifier: id,
      actions: [
        UNNotificationAction(
          identifier: Self.openAction, title: open, options: [.foreground, .authenticationRequired]),
        UNNotificationAction(
          identifier: Self.wrongAction, title: wrong, options: [.foreground, .authenticationRequired]),
      ],
      intentIdentifiers: [], options: [])
  }
}
