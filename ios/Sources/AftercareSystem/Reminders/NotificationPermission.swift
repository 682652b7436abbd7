import AftercareUI
import UserNotifications

/// The permission for notifications, from the notification centre.
@MainActor public struct NotificationPermission: ReminderPermitting {
  private let center: UNUserNotificationCenter

  /// - Parameter center: the app's.
  public init(center: UNUserNotificationCenter) { self.center = center }

  public func current() async -> ReminderPermission {
    let settings = await center.notificationSettings()
    if settings.authorizationStatus == .notDetermined { return .notAsked }
    return Trouble.keys(settings).isEmpty ? .allowed : .silenced
  }

  public func ask() async {
    // Whatever comes of it is read from the settings.
    _ = try? await center.requestAuthorization(options: [.alert, .sound, .badge])
  }
}
