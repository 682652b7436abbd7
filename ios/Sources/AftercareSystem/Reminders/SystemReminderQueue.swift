import AftercareCore
import AftercareShell
import Foundation
import UserNotifications

/// The reminder port over the system's notification centre. A request carries its whole reminder; what the
/// system forgets is in the ledger.
public struct SystemReminderQueue: ReminderQueue {
  private let center: UNUserNotificationCenter
  private let ledger: Ledger
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - center: the app's.
  ///   - ledger: what was accepted, kept beside the journal.
  ///   - now: the device's clock.
  public init(center: UNUserNotificationCenter, ledger: Ledger, now: @escaping @Sendable () -> Date) {
    (self.center, self.ledger, self.now) = (center, ledger, now)
  }

  public func pending() async -> [Reminder] {
    var reminders: [Reminder] = []
    var unreadable: [String] = []
    for request in await center.pendingNotificationRequests() {
      if let reminder = Reminder(request) {
        reminders.append(reminder)
      } else {
        unreadable.append(request.identifier)
      }
    }
    if !unreadable.isEmpty {
      center.removePendingNotificationRequests(withIdentifiers: unreadable)
    }
    return reminders
  }

  public func delivered() async -> [String] {
    let shown = await center.deliveredNotifications().map(\.request.identifier)
    let waiting = Set(await center.pendingNotificationRequests().map(\.identifier))
    let past = ledger.past(now()).filter { !waiting.contains($0) }
    guard await center.notificationSettings().authorizationStatus == .authorized else {
      // What came due without permission did not ring, and is not to count later as if it had.
      ledger.forget(past.filter { !shown.contains($0) })
      return shown
    }
    return Array(Set(shown).union(past))
  }

  public func trouble() async -> [String] {
    var troubles = Trouble.keys(await center.notificationSettings())
    if await center.deliveredNotifications().contains(where: Trouble.isLate) {
      troubles.append(ReminderTrouble.late)
    }
    return troubles
  }

  public func add(_ reminder: Reminder) async throws {
    center.setNotificationCategories(await categories(with: reminder))
    try await center.add(UNNotificationRequest(reminder, now: now()))
    ledger.accept(reminder.id, at: reminder.at)
  }

  public func removePending(_ ids: [String]) async {
    center.removePendingNotificationRequests(withIdentifiers: ids)
    ledger.forget(ids)
  }

  public func removeDelivered(_ ids: [String]) async {
    center.removeDeliveredNotifications(withIdentifiers: ids)
    ledger.forget(ids)
  }

  /// The buttons of everything that rings or has rung, in whatever language each was written.
  private func categories(with reminder: Reminder) async -> Set<UNNotificationCategory> {
    let known = await pending() + center.deliveredNotifications().compactMap { Reminder($0.request) }
    let all = (known + [reminder]).map { ReminderCategory(open: $0.openLabel, wrong: $0.wrongLabel) }
    return Set(Set(all).map(\.category))
  }
}
