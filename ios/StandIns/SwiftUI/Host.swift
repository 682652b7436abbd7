import Foundation

/// Where a view is being evaluated: its path from the root, which its state is kept under, and its environment.
@MainActor public struct StandInContext {
  let host: StandInHost
  var path: String
  public var values: EnvironmentValues

  func at(_ step: String) -> StandInContext {
    var context = self
    context.path += "/" + step
    return context
  }
}

/// Keeps a view's state between evaluations, and does with it what a person would.
@MainActor public final class StandInHost {
  var states: [String: AnyObject] = [:]
  var seen: Set<String> = []
  var appeared: [String: @MainActor () -> Void] = [:]
  var before: [String: Any] = [:]
  var tasks: [@MainActor () async -> Void] = []
  var changes = 0
  /// What VoiceOver was sent to last.
  public internal(set) var focus: String?
  var openURL: (@MainActor (URL) -> Void)?
  /// The environment that the root is given.
  public var values: EnvironmentValues
  private let root: @MainActor () -> any View

  /// Shows a view.
  public init(_ values: EnvironmentValues = EnvironmentValues(), _ root: @escaping @MainActor () -> any View)
  {
    (self.values, self.root) = (values, root)
  }

  /// What is shown now. What appears or changes may change something else: evaluated until that rests.
  public var tree: StandInNode {
    let context = StandInContext(host: self, path: "", values: values)
    var nodes: [StandInNode] = []
    for _ in 0..<8 {
      let start = changes
      seen = []
      nodes = root().standInNodes(context)
      leave()
      if changes == start { break }
    }
    return StandInNode("Root", in: context, nodes)
  }

  /// Views that are gone lose their state; their `onDisappear` runs.
  private func leave() {
    for (path, gone) in appeared where !seen.contains(path) {
      appeared[path] = nil
      changes += 1
      gone()
    }
    states = states.filter { seen.contains($0.key) }
    before = before.filter { seen.contains($0.key) }
  }

  /// Every text that is shown, in reading order.
  public var texts: [String] { shown.filter { $0.kind == "Text" }.map(\.text) }
  /// The names of all buttons that can be pressed.
  public var buttons: [String] { shown.filter { $0.action != nil && !$0.isDisabled }.map(\.name) }
  /// The headings.
  public var headings: [String] { shown.filter { $0.traits.contains(.isHeader) }.map(\.name) }
  /// Everything that is shown, in reading order. What a sheet covers is not.
  public var shown: [StandInNode] { Self.top(tree).all }

  private static func top(_ node: StandInNode) -> StandInNode {
    guard let sheet = node.all.last(where: { $0.kind == "Sheet" }) else { return node }
    return sheet
  }

  /// Presses the one button of that name; false when there is none, or more than one.
  /// - Parameter group: the label of the group that it is in.
  @discardableResult public func tap(_ name: String, in group: String? = nil) -> Bool {
    let within = group.map { label in
      shown.filter { $0.isContainer && $0.label == label }.flatMap(\.all)
    }
    let found = (within ?? shown).filter { $0.action != nil && !$0.isDisabled && $0.name == name }
    guard found.count == 1 else { return false }
    found[0].action?()
    changes += 1
    return true
  }

  /// Types into a field, or sets a date; with `submits`, presses the keyboard's last key, too.
  @discardableResult public func set(_ name: String, to value: any Sendable, submits: Bool = true) -> Bool {
    guard let node = shown.first(where: { $0.set != nil && !$0.isDisabled && $0.name == name }) else {
      return false
    }
    node.set?(value)
    changes += 1
    if submits { shown.first { $0.submit != nil && $0.name == name }?.submit?() }
    changes += 1
    return true
  }

  /// Something changed outside of the views.
  public func changed() { changes += 1 }

  /// Runs what `.task` has started.
  public func settle() async {
    _ = tree
    while !tasks.isEmpty {
      let task = tasks.removeFirst()
      await task()
      changes += 1
      _ = tree
    }
  }
}
