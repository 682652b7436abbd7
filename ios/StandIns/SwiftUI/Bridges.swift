import UIKit

@MainActor @preconcurrency public protocol UIViewRepresentable: View where Body == Never {
  associatedtype UIViewType: UIView
  associatedtype Coordinator = Void
  typealias Context = UIViewRepresentableContext<Self>
  @MainActor @preconcurrency func makeUIView(context: Context) -> UIViewType
  @MainActor @preconcurrency func updateUIView(_ view: UIViewType, context: Context)
  @MainActor @preconcurrency func makeCoordinator() -> Coordinator
  @MainActor @preconcurrency static func dismantleUIView(_ view: UIViewType, coordinator: Coordinator)
}
extension UIViewRepresentable {
  public var body: Never { fatalError("a view without a body") }
  /// Made once for its place, and dismantled when it is gone.
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let key = context.path + ".bridge"
    let kept = context.host.states[key] as? StandInBox<(UIViewType, Coordinator)>
    let made = kept ?? StandInBox(make())
    let (view, coordinator) = made.value
    context.host.seen.insert(key)
    context.host.states[key] = made
    context.host.appears(key + ".gone", {}, gone: { Self.dismantleUIView(view, coordinator: coordinator) })
    updateUIView(view, context: Context(coordinator: coordinator))
    return [StandInNode("UIView", in: context)]
  }
}
extension UIViewRepresentable {
  private func make() -> (UIViewType, Coordinator) {
    let coordinator = makeCoordinator()
    return (makeUIView(context: Context(coordinator: coordinator)), coordinator)
  }
}
extension UIViewRepresentable where Coordinator == Void {
  public func makeCoordinator() {}
}
@MainActor public struct UIViewRepresentableContext<Representable: UIViewRepresentable> {
  public let coordinator: Representable.Coordinator
}

@MainActor @propertyWrapper @preconcurrency
public struct UIApplicationDelegateAdaptor<Delegate>: DynamicProperty
where Delegate: NSObject & UIApplicationDelegate {
  public let wrappedValue: Delegate
  /// Launched as the system launches it: before any scene.
  public init(_ type: Delegate.Type = Delegate.self) {
    wrappedValue = type.init()
    _ = wrappedValue.application(.shared, didFinishLaunchingWithOptions: nil)
  }
  public func standInBind(_ context: StandInContext, _ key: String) {}
}
