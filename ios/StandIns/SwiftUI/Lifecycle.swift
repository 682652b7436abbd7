import Foundation

extension View {
  public func onAppear(perform action: (@MainActor () -> Void)? = nil) -> some View {
    standIn { nodes, context in
      context.host.appears(context.path + ".appear") { action?() }
      return nodes
    }
  }
  public func onDisappear(perform action: (@MainActor () -> Void)? = nil) -> some View {
    standIn { nodes, context in
      context.host.appears(context.path + ".disappear", {}, gone: { action?() })
      return nodes
    }
  }
  public func task(_ action: @escaping @MainActor () async -> Void) -> some View {
    standIn { nodes, context in
      context.host.appears(context.path + ".task") { context.host.tasks.append(action) }
      return nodes
    }
  }
  public func task(id: some Equatable & Hashable, _ action: @escaping @MainActor () async -> Void)
    -> some View
  {
    standIn { nodes, context in
      context.host.appears(context.path + ".task \(id)") { context.host.tasks.append(action) }
      return nodes
    }
  }
  public func onChange<Value: Equatable>(
    of value: Value, initial: Bool = false, _ action: @escaping @MainActor (Value, Value) -> Void
  ) -> some View {
    standIn { nodes, context in
      let (host, key) = (context.host, context.path + ".change")
      let before = host.before[key] as? Value
      host.seen.insert(key)
      host.before[key] = value
      if let before, before != value {
        host.changes += 1
        action(before, value)
      } else if before == nil && initial {
        host.changes += 1
        action(value, value)
      }
      return nodes
    }
  }
  public func id(_ id: some Hashable) -> some View {
    StandInModified(content: self, before: { $0 = $0.at("id \(id)") })
  }
  public func onOpenURL(perform action: @escaping @MainActor (URL) -> Void) -> some View {
    standIn { nodes, context in
      context.host.openURL = action
      return nodes
    }
  }
  public func sheet<Content: View>(
    isPresented: Binding<Bool>, onDismiss: (@MainActor () -> Void)? = nil,
    @ViewBuilder content: @escaping () -> Content
  ) -> some View {
    standIn { nodes, context in
      guard isPresented.wrappedValue else { return nodes }
      var inside = context.at("sheet")
      inside.values.standInStyle = nil
      let host = context.host
      inside.values.dismiss = DismissAction(standIn: {
        isPresented.wrappedValue = false
        host.changes += 1
        onDismiss?()
      })
      return nodes + [StandInNode("Sheet", in: inside, content().standInNodes(inside))]
    }
  }
}

extension StandInHost {
  func appears(
    _ path: String, _ action: @MainActor () -> Void, gone: @escaping @MainActor () -> Void = {}
  ) {
    let isNew = appeared[path] == nil
    seen.insert(path)
    appeared[path] = gone
    guard isNew else { return }
    changes += 1
    action()
  }
  /// The system opens a link of the app.
  public func open(_ url: URL) {
    _ = tree
    openURL?(url)
    changes += 1
  }
}

extension View {
  public func keyboardType(_ type: UIKeyboardType) -> Self { self }
  public func autocorrectionDisabled(_ isDisabled: Bool = true) -> Self { self }
  public func textInputAutocapitalization(_ capitals: StandInCapitals?) -> Self { self }
  public func submitLabel(_ label: StandInSubmit) -> Self { self }
  public func labelsHidden() -> Self { self }
}
public struct StandInCapitals: Sendable {
  public static var never: Self { Self() }
  public static var words: Self { Self() }
}
public struct StandInSubmit: Sendable {
  public static var done: Self { Self() }
}

@MainActor @preconcurrency public protocol Scene {}
@MainActor @preconcurrency public protocol App {
  associatedtype Body: Scene
  @MainActor @preconcurrency var body: Body { get }
  @MainActor @preconcurrency init()
}
extension App {
  /// There is no window to open: the app is made, and its scene evaluated.
  public static func main() { _ = Self().body }
}
public struct WindowGroup: Scene {
  /// What the window shows.
  public let standInContent: () -> any View
  public init<Content: View>(@ViewBuilder content: @escaping () -> Content) { standInContent = content }
}
