import Foundation

@MainActor public protocol DynamicProperty {
  func standInBind(_ context: StandInContext, _ key: String)
}

/// Connects the `@State`, `@Environment` and alike of a view with where it stands.
@MainActor func standInBind(_ view: Any, _ context: StandInContext) {
  for child in Mirror(reflecting: view).children {
    let property = child.value as? any DynamicProperty
    property?.standInBind(context, context.path + "." + (child.label ?? ""))
  }
}

final class StandInBox<Value> {
  private var own: Value
  /// Where the value is, when the view was there before.
  var kept: StandInBox<Value>?
  init(_ value: Value) { own = value }
  var value: Value {
    get { kept?.value ?? own }
    set { if let kept { kept.value = newValue } else { own = newValue } }
  }
}

@MainActor @propertyWrapper @preconcurrency public struct State<Value>: DynamicProperty {
  let box: StandInBox<Value>
  public init(wrappedValue: Value) { box = StandInBox(wrappedValue) }
  public init(initialValue: Value) { box = StandInBox(initialValue) }
  public var wrappedValue: Value {
    get { box.value }
    nonmutating set { box.value = newValue }
  }
  public var projectedValue: Binding<Value> {
    let box = box
    return Binding(get: { box.value }, set: { box.value = $0 })
  }
  public func standInBind(_ context: StandInContext, _ key: String) {
    context.host.seen.insert(key)
    if let kept = context.host.states[key] as? StandInBox<Value> {
      if kept !== box { box.kept = kept }
    } else {
      context.host.states[key] = box
    }
  }
}

@MainActor @propertyWrapper @preconcurrency public struct Binding<Value> {
  let get: @MainActor () -> Value
  let set: @MainActor (Value) -> Void
  public init(get: @escaping @MainActor () -> Value, set: @escaping @MainActor (Value) -> Void) {
    (self.get, self.set) = (get, set)
  }
  public var wrappedValue: Value {
    get { get() }
    nonmutating set { set(newValue) }
  }
  public var projectedValue: Binding<Value> { self }
}

@MainActor @propertyWrapper @preconcurrency public struct FocusState<Value: Hashable>: DynamicProperty {
  let state: State<Value>
  public init() where Value == Bool { state = State(wrappedValue: false) }
  public var wrappedValue: Value {
    get { state.wrappedValue }
    nonmutating set { state.wrappedValue = newValue }
  }
  public var projectedValue: Binding<Value> { state.projectedValue }
  public func standInBind(_ context: StandInContext, _ key: String) { state.standInBind(context, key) }
}

public typealias AccessibilityFocusState = FocusState

@MainActor @propertyWrapper @preconcurrency public struct ScaledMetric<Value>: DynamicProperty
where Value: BinaryFloatingPoint {
  private let base: Value
  private let scale = StandInBox<Value>(1)
  public init(wrappedValue: Value, relativeTo textStyle: Font.TextStyle = .body) { base = wrappedValue }
  public init(wrappedValue: Value) { base = wrappedValue }
  public var wrappedValue: Value { base * scale.value }
  public func standInBind(_ context: StandInContext, _ key: String) {
    scale.value = Value(context.values.dynamicTypeSize.standInScale(fixed: false))
  }
}

@MainActor @propertyWrapper @preconcurrency public struct Environment<Value>: DynamicProperty {
  private let box = StandInBox<Value?>(nil)
  private let read: (EnvironmentValues) -> Value?
  public init(_ keyPath: KeyPath<EnvironmentValues, Value>) {
    nonisolated(unsafe) let keyPath = keyPath
    read = { $0[keyPath: keyPath] }
  }
  public init(_ type: Value.Type) where Value: AnyObject & Observable {
    read = { $0.standInObjects[ObjectIdentifier(type)] as? Value }
  }
  public var wrappedValue: Value {
    guard let value = box.value else {
      fatalError("@Environment \(Value.self) is not in the environment, or was read outside of a body")
    }
    return value
  }
  public func standInBind(_ context: StandInContext, _ key: String) { box.value = read(context.values) }
}
