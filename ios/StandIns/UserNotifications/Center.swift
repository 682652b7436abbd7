import Foundation

/// The system's queue. What is Apple's behaves as it is known to: at most 64 pending, silently; the same
/// identifier replaces; a calendar trigger without a zone moves with the device; a date that is past never
/// fires; without permission nothing is delivered; what was missed while the phone was off arrives at once.
public final class UNUserNotificationCenter: NSObject, @unchecked Sendable {
  // Every access holds the lock.
  private let lock = NSLock()
  private var requests: [(request: UNNotificationRequest, added: Date)] = []
  private var shown: [UNNotification] = []
  private var registered: Set<UNNotificationCategory> = []
  private var settings = UNNotificationSettings()
  private var clock: Date
  private var zone: TimeZone
  private var answer = true
  private var isOff = false
  private var isRefusing = false
  nonisolated(unsafe) private static var one = UNUserNotificationCenter(standIn: Date())
  nonisolated(unsafe) public weak var delegate: (any UNUserNotificationCenterDelegate)?

  public static func current() -> UNUserNotificationCenter { one }

  /// The system says no to a request.
  public struct StandInRefusal: Error {}

  public init(standIn now: Date, zone: TimeZone = .gmt) {
    (clock, self.zone) = (now, zone)
  }
  /// The queue of a phone, from now on.
  public static func standInUse(_ center: UNUserNotificationCenter) { one = center }

  private func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body()
  }

  public func requestAuthorization(options: UNAuthorizationOptions = []) async throws -> Bool {
    locked {
      // Asked once; the answer stays.
      if settings.authorizationStatus == .notDetermined {
        settings.authorizationStatus = answer ? .authorized : .denied
      }
      return settings.authorizationStatus == .authorized
    }
  }
  public func notificationSettings() async -> UNNotificationSettings { locked { settings } }
  public func setNotificationCategories(_ categories: Set<UNNotificationCategory>) {
    locked { registered = categories }
  }

  public func add(_ request: UNNotificationRequest) async throws {
    try locked {
      if isRefusing { throw StandInRefusal() }
      requests.removeAll { $0.request.identifier == request.identifier }
      requests.append((request, clock))
      // The last 64 that were added are kept; no error tells.
      if requests.count > 64 { requests.removeFirst(requests.count - 64) }
      deliver()
    }
  }
  public func pendingNotificationRequests() async -> [UNNotificationRequest] {
    locked { requests.map(\.request) }
  }
  public func deliveredNotifications() async -> [UNNotification] { locked { shown } }
  public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {
    locked { requests.removeAll { identifiers.contains($0.request.identifier) } }
  }
  public func removeDeliveredNotifications(withIdentifiers identifiers: [String]) {
    locked { shown.removeAll { identifiers.contains($0.request.identifier) } }
  }

  private func due(_ request: UNNotificationRequest, _ added: Date) -> Date? {
    switch request.trigger {
    case let trigger as UNTimeIntervalNotificationTrigger:
      return added.addingTimeInterval(trigger.timeInterval)
    case let trigger as UNCalendarNotificationTrigger:
      guard let date = trigger.standInDate(zone), date > added else { return nil }
      return date
    default: return added
    }
  }

  private func deliver() {
    guard !isOff else { return }
    for (request, added) in requests {
      guard let due = due(request, added), due <= clock else { continue }
      requests.removeAll { $0.request === request }
      guard settings.authorizationStatus == .authorized else { continue }
      shown.removeAll { $0.request.identifier == request.identifier }
      shown.append(UNNotification(standIn: request, date: clock))
    }
  }
}

/// What a test does with the phone around the queue.
extension UNUserNotificationCenter {
  /// Time passes; what is due is delivered.
  public func standInAdvance(to now: Date) {
    locked {
      clock = now
      deliver()
    }
  }
  /// The phone is switched off, or on: what was missed arrives at once.
  public func standInPower(isOn: Bool) {
    locked {
      isOff = !isOn
      deliver()
    }
  }
  /// The person travels.
  public func standInTravel(_ zone: TimeZone) { locked { self.zone = zone } }
  /// What the person will say when asked.
  public func standInAnswer(_ yes: Bool) { locked { answer = yes } }
  /// The person changes the app's notifications in the settings.
  public func standInSettings(_ change: (UNNotificationSettings) -> Void) { locked { change(settings) } }
  /// The person swipes everything away.
  public func standInSwipeAway() { locked { shown = [] } }
  /// The system refuses every request from now on.
  public func standInRefuse(_ refuses: Bool) { locked { isRefusing = refuses } }
  /// Categories that are registered.
  public var standInCategories: [String: UNNotificationCategory] {
    locked { Dictionary(registered.map { ($0.identifier, $0) }, uniquingKeysWith: { $1 }) }
  }
  /// When a pending request is due by the device's clock.
  public func standInDue(_ identifier: String) -> Date? {
    locked { requests.first { $0.request.identifier == identifier }.flatMap { due($0.request, $0.added) } }
  }
  /// The person taps what was delivered, or one of its actions; false when it is not there.
  @MainActor public func standInTap(
    _ identifier: String, action: String = UNNotificationDefaultActionIdentifier
  )
    -> Bool
  {
    guard let found = locked({ shown.first { $0.request.identifier == identifier } }) else { return false }
    removeDeliveredNotifications(withIdentifiers: [identifier])
    nonisolated(unsafe) var isDone = false
    delegate?.userNotificationCenter(self, didReceive: UNNotificationResponse(standIn: found, action: action))
    {
      isDone = true
    }
    return isDone
  }
}
