import AftercareShell
import Foundation
import UserNotifications

/// What keeps reminders from ringing, from the system's settings.
enum Trouble {
  /// Keys of `reminder_trouble.*`.
  static func keys(_ settings: UNNotificationSettings) -> [String] {
    switch settings.authorizationStatus {
    case .notDetermined, .denied: [ReminderTrouble.permission]
    case .authorized: isSilent(settings) ? [ReminderTrouble.channelMuted] : []
    // Quietly into a list, which nobody hears.
    case .provisional, .ephemeral: [ReminderTrouble.channelMuted]
    @unknown default: [ReminderTrouble.permission]
    }
  }

  /// Without a sound, without a banner, or held back for a summary.
  static func isSilent(_ settings: UNNotificationSettings) -> Bool {
    let isSeen = settings.alertSetting != .disabled && settings.alertStyle != .none
    let isHeldBack =
      settings.scheduledDeliverySetting == .enabled && settings.timeSensitiveSetting != .enabled
    return settings.soundSetting == .disabled || !isSeen || isHeldBack
  }

  /// It came an hour or more after its time.
  static func isLate(_ notification: UNNotification) -> Bool {
    guard let trigger = notification.request.trigger as? UNCalendarNotificationTrigger,
      let planned = trigger.dateComponents.date
    else { return false }
    return notification.date.timeIntervalSince(planned) >= 3600
  }
}
