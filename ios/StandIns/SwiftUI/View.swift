// A STAND-IN for SwiftUI, built on Linux only. It type-checks the app's views and evaluates them into nodes;
// it draws nothing and lays nothing out. Its signatures follow Apple's and are looser: that code compiles here
// does not prove that it compiles in Xcode. Names that begin with StandIn are not Apple's.
@_exported import Foundation
@_exported import Observation
@_exported import UIKit

@MainActor @preconcurrency public protocol View {
  associatedtype Body: View
  @ViewBuilder @MainActor @preconcurrency var body: Body { get }
  @MainActor func standInNodes(_ context: StandInContext) -> [StandInNode]
}

extension View {
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let inside = context.at("\(Self.self)")
    standInBind(self, inside)
    return body.standInNodes(inside)
  }
}

extension Never: View {
  public var body: Never { fatalError("no view") }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { [] }
}

/// A view of SwiftUI's own, which has no body.
public protocol StandInPrimitive: View where Body == Never {}
extension StandInPrimitive {
  public var body: Never { fatalError("a view without a body") }
}

public struct EmptyView: StandInPrimitive {
  public init() {}
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { [] }
}

public struct AnyView: StandInPrimitive {
  let view: any View
  public init(_ view: any View) { self.view = view }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { view.standInNodes(context) }
}

public struct StandInTuple: StandInPrimitive {
  let views: [any View]
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    views.enumerated().flatMap { $1.standInNodes(context.at("\($0)")) }
  }
}

public struct StandInEither<First: View, Second: View>: StandInPrimitive {
  let first: First?
  let second: Second?
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    first?.standInNodes(context.at("first")) ?? second?.standInNodes(context.at("second")) ?? []
  }
}

extension Optional: View where Wrapped: View {
  public var body: Never { fatalError("a view without a body") }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    self?.standInNodes(context.at("some")) ?? []
  }
}

@MainActor @resultBuilder public enum ViewBuilder {
  public static func buildExpression<Content: View>(_ content: Content) -> Content { content }
  public static func buildBlock() -> EmptyView { EmptyView() }
  public static func buildBlock<Content: View>(_ content: Content) -> Content { content }
  public static func buildBlock<each Content: View>(_ content: repeat each Content) -> StandInTuple {
    var views: [any View] = []
    for view in repeat each content { views.append(view) }
    return StandInTuple(views: views)
  }
  public static func buildIf<Content: View>(_ content: Content?) -> Content? { content }
  public static func buildEither<First: View, Second: View>(
    first: First
  ) -> StandInEither<First, Second> { StandInEither(first: first, second: nil) }
  public static func buildEither<First: View, Second: View>(
    second: Second
  ) -> StandInEither<First, Second> { StandInEither(first: nil, second: second) }
}

/// What a modifier makes of a view: a change of what is around it before it is evaluated, and of its nodes
/// after.
public struct StandInModified<Content: View>: StandInPrimitive {
  let content: Content
  var before: @MainActor (inout StandInContext) -> Void = { _ in }
  var after: @MainActor ([StandInNode], StandInContext) -> [StandInNode] = { nodes, _ in nodes }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    var inside = context
    before(&inside)
    return after(content.standInNodes(inside), inside)
  }
}

extension View {
  func standIn(values: @escaping @MainActor (inout EnvironmentValues) -> Void) -> StandInModified<Self> {
    StandInModified(content: self, before: { values(&$0.values) })
  }
  func standIn(each change: @escaping @MainActor (inout StandInNode) -> Void) -> StandInModified<Self> {
    StandInModified(
      content: self,
      after: { nodes, _ in
        nodes.map { node in
          var node = node
          change(&node)
          return node
        }
      })
  }
  func standIn(
    after: @escaping @MainActor ([StandInNode], StandInContext) -> [StandInNode]
  ) -> StandInModified<Self> {
    StandInModified(content: self, after: after)
  }
  /// The nodes as one, so that what is said of the view is said once.
  func standIn(one kind: String, _ change: @escaping @MainActor (inout StandInNode) -> Void)
    -> StandInModified<Self>
  {
    standIn { nodes, context in
      var node =
        nodes.count == 1 && nodes[0].label == nil ? nodes[0] : StandInNode(kind, in: context, nodes)
      change(&node)
      return [node]
    }
  }
}

@MainActor @preconcurrency public protocol ViewModifier {
  associatedtype Body: View
  typealias Content = StandInContent
  @ViewBuilder @MainActor @preconcurrency func body(content: Content) -> Body
}

public struct StandInContent: StandInPrimitive {
  let view: any View
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { view.standInNodes(context) }
}

struct StandInApplied<Modifier: ViewModifier>: StandInPrimitive {
  let modifier: Modifier
  let view: any View
  func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let inside = context.at("\(Modifier.self)")
    standInBind(modifier, inside)
    return modifier.body(content: StandInContent(view: view)).standInNodes(inside)
  }
}

extension View {
  public func modifier<Modifier: ViewModifier>(_ modifier: Modifier) -> some View {
    StandInApplied(modifier: modifier, view: self)
  }
}
