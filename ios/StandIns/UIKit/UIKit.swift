// A STAND-IN for the parts of UIKit that the app uses, built on Linux only. It remembers what it was told.
// Its signatures follow Apple's and are looser. Names that begin with standIn are not Apple's.
@_exported import Foundation

public enum UIKeyboardType: Int, Sendable { case `default`, asciiCapable, phonePad }

@MainActor open class UIResponder: NSObject {
  public nonisolated override init() {}
}

@MainActor public final class UIApplication: UIResponder {
  public static let shared = UIApplication()
  public struct LaunchOptionsKey: Hashable, Sendable {}
  public var isIdleTimerDisabled = false
  /// Background tasks that have not ended.
  public private(set) var standInTasks: Set<Int> = []
  private var last = 0
  public func beginBackgroundTask(
    withName name: String?, expirationHandler handler: (@MainActor @Sendable () -> Void)? = nil
  ) -> UIBackgroundTaskIdentifier {
    last += 1
    standInTasks.insert(last)
    return UIBackgroundTaskIdentifier(rawValue: last)
  }
  public func endBackgroundTask(_ identifier: UIBackgroundTaskIdentifier) {
    standInTasks.remove(identifier.rawValue)
  }
  public nonisolated static let openNotificationSettingsURLString = "app-settings:notifications"
  public nonisolated static let significantTimeChangeNotification = Notification.Name("significantTimeChange")
  public nonisolated static let protectedDataDidBecomeAvailableNotification = Notification.Name(
    "protectedData")
  public nonisolated static let didEnterBackgroundNotification = Notification.Name("didEnterBackground")
}
public struct UIBackgroundTaskIdentifier: Hashable, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let invalid = UIBackgroundTaskIdentifier(rawValue: 0)
}
@MainActor public protocol UIApplicationDelegate: AnyObject {
  // Every object of Apple's has it.
  init()
  func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool
}

@MainActor public final class UIScreen: NSObject {
  public static let main = UIScreen()
  public var brightness: CGFloat = 0.4
}

@MainActor public enum UIAccessibility {
  public enum Notification: Sendable { case announcement, screenChanged }
  /// What was said, in order.
  public static var standInSaid: [NSAttributedString] = []
  public static func post(notification: Notification, argument: Any?) {
    if let words = argument as? NSAttributedString { standInSaid.append(words) }
  }
}
public struct UIAccessibilityPriority: Equatable, Sendable {
  public let rawValue: String
  public static let high = UIAccessibilityPriority(rawValue: "high")
}
extension NSAttributedString.Key {
  public static let accessibilitySpeechAnnouncementPriority = NSAttributedString.Key("priority")
  public static let accessibilitySpeechLanguage = NSAttributedString.Key("language")
  public static let font = NSAttributedString.Key("font")
  public static let foregroundColor = NSAttributedString.Key("color")
}

@MainActor open class UIView: UIResponder {
  public let layer = CALayer()
  public var bounds = CGRect(x: 0, y: 0, width: 300, height: 400)
  public init(frame: CGRect) { super.init() }
  public required init?(coder: NSCoder) { super.init() }
  open func layoutSubviews() {}
}
open class CALayer: NSObject {
  public var frame = CGRect.zero
  public private(set) var standInLayers: [CALayer] = []
  public func addSublayer(_ layer: CALayer) { standInLayers.append(layer) }
}
