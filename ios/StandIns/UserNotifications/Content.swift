// A STAND-IN for UserNotifications, built on Linux only: a queue in memory that behaves as Apple's is known to. Its
// signatures follow Apple's and are looser. Names that begin with standIn are not Apple's.
@_exported import Foundation

public struct UNAuthorizationOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let badge = Self(rawValue: 1)
  public static let sound = Self(rawValue: 2)
  public static let alert = Self(rawValue: 4)
}
public enum UNAuthorizationStatus: Int, Sendable {
  case notDetermined, denied, authorized, provisional, ephemeral
}
public enum UNNotificationSetting: Int, Sendable { case notSupported, disabled, enabled }
public enum UNAlertStyle: Int, Sendable { case none, banner, alert }
public enum UNNotificationInterruptionLevel: UInt, Sendable { case passive, active, timeSensitive, critical }

public final class UNNotificationSettings: NSObject, @unchecked Sendable {
  public var authorizationStatus = UNAuthorizationStatus.notDetermined
  public var alertSetting = UNNotificationSetting.enabled
  public var alertStyle = UNAlertStyle.banner
  public var soundSetting = UNNotificationSetting.enabled
  public var lockScreenSetting = UNNotificationSetting.enabled
  public var notificationCenterSetting = UNNotificationSetting.enabled
  public var scheduledDeliverySetting = UNNotificationSetting.disabled
  public var timeSensitiveSetting = UNNotificationSetting.enabled
}

public final class UNNotificationSound: NSObject, @unchecked Sendable {
  public static let `default` = UNNotificationSound()
}

open class UNNotificationContent: NSObject, @unchecked Sendable {
  public fileprivate(set) var standIn = Values()
  public struct Values {
    var title = ""
    var body = ""
    var userInfo: [AnyHashable: Any] = [:]
    var categoryIdentifier = ""
    var threadIdentifier = ""
    var sound: UNNotificationSound?
    var interruptionLevel = UNNotificationInterruptionLevel.active
  }
  public override init() {}
  public var title: String { standIn.title }
  public var body: String { standIn.body }
  public var userInfo: [AnyHashable: Any] { standIn.userInfo }
  public var categoryIdentifier: String { standIn.categoryIdentifier }
  public var sound: UNNotificationSound? { standIn.sound }
  public var interruptionLevel: UNNotificationInterruptionLevel { standIn.interruptionLevel }
}
public final class UNMutableNotificationContent: UNNotificationContent, @unchecked Sendable {
  public override var title: String {
    get { standIn.title }
    set { standIn.title = newValue }
  }
  public override var body: String {
    get { standIn.body }
    set { standIn.body = newValue }
  }
  public override var userInfo: [AnyHashable: Any] {
    get { standIn.userInfo }
    set { standIn.userInfo = newValue }
  }
  public override var categoryIdentifier: String {
    get { standIn.categoryIdentifier }
    set { standIn.categoryIdentifier = newValue }
  }
  public override var sound: UNNotificationSound? {
    get { standIn.sound }
    set { standIn.sound = newValue }
  }
  public override var interruptionLevel: UNNotificationInterruptionLevel {
    get { standIn.interruptionLevel }
    set { standIn.interruptionLevel = newValue }
  }
}

public class UNNotificationTrigger: NSObject, @unchecked Sendable {
  public let repeats: Bool
  init(repeats: Bool) { self.repeats = repeats }
}
public final class UNTimeIntervalNotificationTrigger: UNNotificationTrigger, @unchecked Sendable {
  public let timeInterval: TimeInterval
  public init(timeInterval: TimeInterval, repeats: Bool) {
    precondition(timeInterval > 0, "time interval must be greater than 0")
    self.timeInterval = timeInterval
    super.init(repeats: repeats)
  }
}
public final class UNCalendarNotificationTrigger: UNNotificationTrigger, @unchecked Sendable {
  public let dateComponents: DateComponents
  public init(dateMatching dateComponents: DateComponents, repeats: Bool) {
    self.dateComponents = dateComponents
    super.init(repeats: repeats)
  }
  /// The date by the zone of the components, and without one by that of the device.
  func standInDate(_ device: TimeZone) -> Date? {
    var calendar = dateComponents.calendar ?? Calendar(identifier: .gregorian)
    calendar.timeZone = dateComponents.timeZone ?? device
    return calendar.date(from: dateComponents)
  }
}

public final class UNNotificationRequest: NSObject, @unchecked Sendable {
  public let identifier: String
  public let content: UNNotificationContent
  public let trigger: UNNotificationTrigger?
  public init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
    // Apple copies the content.
    let copy = UNMutableNotificationContent()
    copy.standIn = content.standIn
    (self.identifier, self.content, self.trigger) = (identifier, copy, trigger)
  }
}
public final class UNNotification: NSObject, @unchecked Sendable {
  public let request: UNNotificationRequest
  public let date: Date
  public init(standIn request: UNNotificationRequest, date: Date) {
    (self.request, self.date) = (request, date)
  }
}
