import AftercareCore
import Foundation
import UserNotifications

extension UNNotificationRequest {
  /// A reminder as the system holds it: neutral words, the whole reminder beside them, and a time that is the
  /// same instant wherever the person travels.
  convenience init(_ reminder: Reminder, now: Date) {
    let content = UNMutableNotificationContent()
    content.title = reminder.title
    content.body = reminder.body
    content.sound = .default
    content.interruptionLevel = .timeSensitive
    content.categoryIdentifier = ReminderCategory(open: reminder.openLabel, wrong: reminder.wrongLabel).id
    content.userInfo = reminder.stored
    self.init(identifier: reminder.id, content: content, trigger: reminder.trigger(now: now))
  }
}

extension Reminder {
  /// The nearest that a trigger by calendar is used for: nearer, its second could be over before the system has
  /// it, and it would never ring.
  private static let near: TimeInterval = 5

  fileprivate func trigger(now: Date) -> UNNotificationTrigger? {
    let wait = at.timeIntervalSince(now)
    if wait <= 0 { return nil }
    if wait < Self.near { return UNTimeIntervalNotificationTrigger(timeInterval: wait, repeats: false) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    // Whole seconds only, and never early.
    let second = Date(timeIntervalSince1970: at.timeIntervalSince1970.rounded(.up))
    var parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: second)
    // Without a zone of its own it would move with the device's.
    (parts.calendar, parts.timeZone) = (calendar, .gmt)
    return UNCalendarNotificationTrigger(dateMatching: parts, repeats: false)
  }

  /// As the system keeps it beside the words.
  fileprivate var stored: [AnyHashable: Any] {
    var stored: [AnyHashable: Any] = [
      "version": 1, "kind": kind.stored, "at": Int64((at.timeIntervalSince1970 * 1000).rounded()),
      "open": openLabel, "wrong": wrongLabel,
    ]
    stored["check_in"] = checkIn
    return stored
  }

  /// Read back; nil for what this version did not write.
  init?(_ request: UNNotificationRequest) {
    let stored = request.content.userInfo
    guard stored["version"] as? Int == 1, let at = stored["at"] as? Int64,
      let kind = (stored["kind"] as? String).flatMap(ReminderKind.init(stored:)),
      let open = stored["open"] as? String, let wrong = stored["wrong"] as? String
    else { return nil }
    self.init(
      id: request.identifier, checkIn: stored["check_in"] as? String, kind: kind,
      at: Date(timeIntervalSince1970: Double(at) / 1000), title: request.content.title,
      body: request.content.body, openLabel: open, wrongLabel: wrong)
  }
}

extension ReminderKind {
  private static let names: [(ReminderKind, String)] = [
    (.due, "due"), (.nudge, "nudge"), (.catchUp, "catch_up"), (.later, "later"), (.test, "test"),
    (.repeat, "repeat"),
  ]

  fileprivate var stored: String {
    switch self {
    case .due: "due"
    case .nudge: "nudge"
    case .catchUp: "catch_up"
    case .later: "later"
    case .test: "test"
    case .repeat: "repeat"
    }
  }

  fileprivate init?(stored: String) {
    guard let found = Self.names.first(where: { $0.1 == stored }) else { return nil }
    self = found.0
  }
}
