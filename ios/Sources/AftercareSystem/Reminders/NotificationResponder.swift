import AftercareCore
import AftercareShell
import AftercareUI
import UserNotifications

/// What the system says of reminders: one is due while the app is open, or the person pressed one. The handlers
/// with a completion are used, on the main actor: with the async ones UIKit is called off the main thread.
@MainActor public final class NotificationResponder: NSObject {
  /// The check-in of "I feel unwell now".
  private static let now = "now"
  private let model: AppModel

  /// - Parameter model: what a press opens something in.
  public init(model: AppModel) { self.model = model }

  /// What a press on a reminder, or on one of its buttons, does. A reminder that was swiped away is no answer.
  private func opened(_ response: UNNotificationResponse) {
    switch response.actionIdentifier {
    case UNNotificationDismissActionIdentifier: break
    case ReminderCategory.wrongAction: model.open(checkIn: Self.now)
    default: model.open(checkIn: Reminder(response.notification.request)?.checkIn)
    }
  }
}

extension NotificationResponder: @preconcurrency UNUserNotificationCenterDelegate {
  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, willPresent notification: UNNotification,
    withCompletionHandler completionHandler: @escaping (UNNotificationPresentationOptions) -> Void
  ) {
    model.refresh()
    completionHandler([.banner, .list, .sound])
  }

  public func userNotificationCenter(
    _ center: UNUserNotificationCenter, didReceive response: UNNotificationResponse,
    withCompletionHandler completionHandler: @escaping () -> Void
  ) {
    opened(response)
    completionHandler()
  }
}
