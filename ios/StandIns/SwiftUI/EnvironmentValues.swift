import Foundation

public enum ScenePhase: Sendable { case background, inactive, active }
public enum ColorScheme: Sendable, CaseIterable { case light, dark }
public enum ColorSchemeContrast: Sendable, CaseIterable { case standard, increased }
public enum LayoutDirection: Sendable, CaseIterable { case leftToRight, rightToLeft }

public enum DynamicTypeSize: Int, Comparable, CaseIterable, Sendable {
  case xSmall, small, medium, large, xLarge, xxLarge, xxxLarge
  case accessibility1, accessibility2, accessibility3, accessibility4, accessibility5
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  public var isAccessibilitySize: Bool { self >= .accessibility1 }

  /// How much larger body text is than at the default size. Apple's other styles grow less.
  func standInScale(fixed: Bool) -> CGFloat {
    let points: [CGFloat] = [14, 15, 16, 17, 19, 21, 23, 28, 33, 40, 47, 53]
    return fixed ? 1 : points[rawValue] / 17
  }
}

public struct OpenURLAction {
  private let open: @MainActor (URL) -> Bool
  /// Remembers what is opened; the answer is whether the system could.
  public init(standIn open: @escaping @MainActor (URL) -> Bool) { self.open = open }
  @MainActor public func callAsFunction(_ url: URL) { _ = open(url) }
  @MainActor public func callAsFunction(_ url: URL, completion: @escaping (Bool) -> Void) {
    completion(open(url))
  }
}

public struct DismissAction {
  private let dismiss: @MainActor () -> Void
  init(standIn dismiss: @escaping @MainActor () -> Void) { self.dismiss = dismiss }
  @MainActor public func callAsFunction() { dismiss() }
}

public struct EnvironmentValues {
  public init() {}
  public var dismiss = DismissAction(standIn: {})
  public var openURL = OpenURLAction(standIn: { _ in true })
  public var scenePhase = ScenePhase.active
  public var colorScheme = ColorScheme.light
  public var colorSchemeContrast = ColorSchemeContrast.standard
  public var dynamicTypeSize = DynamicTypeSize.large
  public var layoutDirection = LayoutDirection.leftToRight
  public var locale = Locale(identifier: "en")
  public var accessibilityReduceMotion = false
  public var accessibilityVoiceOverEnabled = false
  public var isEnabled = true

  var standInKeyed: [ObjectIdentifier: Any] = [:]
  var standInObjects: [ObjectIdentifier: AnyObject] = [:]
  var standInForeground = Color.black
  public var standInBackground = Color.white
  var standInFont = Font.body
  var standInLineLimit: Int?
  var standInStyle: (any ButtonStyle)?
  var standInSubmit: (@MainActor () -> Void)?
}

extension View {
  public func environment<Value>(
    _ keyPath: WritableKeyPath<EnvironmentValues, Value>, _ value: Value
  ) -> some View {
    nonisolated(unsafe) let keyPath = keyPath
    return standIn(values: { $0[keyPath: keyPath] = value })
  }
  public func environment<Object: AnyObject & Observable>(_ object: Object?) -> some View {
    standIn(values: { $0.standInObjects[ObjectIdentifier(Object.self)] = object })
  }
}

public protocol EnvironmentKey {
  associatedtype Value
  static var defaultValue: Value { get }
}
extension EnvironmentValues {
  public subscript<Key: EnvironmentKey>(key: Key.Type) -> Key.Value {
    get { standInKeyed[ObjectIdentifier(key)] as? Key.Value ?? Key.defaultValue }
    set { standInKeyed[ObjectIdentifier(key)] = newValue }
  }
}
