import Foundation

public enum HorizontalAlignment: Sendable { case leading, center, trailing }
public enum VerticalAlignment: Sendable { case top, center, bottom, firstTextBaseline }
public enum Alignment: Sendable { case leading, center, trailing, top, bottom, topLeading, topTrailing }
public enum Axis: Sendable {
  case horizontal, vertical
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let horizontal = Set(rawValue: 1)
    public static let vertical = Set(rawValue: 2)
  }
}

/// Content that stands inside of one thing.
public protocol StandInContainer: StandInPrimitive {
  associatedtype Content: View
  var content: Content { get }
  static var kind: String { get }
}
extension StandInContainer {
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    let children = content.standInNodes(context.at(Self.kind))
    return children.isEmpty ? [] : [StandInNode(Self.kind, in: context, children)]
  }
}

public struct VStack<Content: View>: StandInContainer {
  public static var kind: String { "VStack" }
  public let content: Content
  public init(
    alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) { self.content = content() }
}
public struct HStack<Content: View>: StandInContainer {
  public static var kind: String { "HStack" }
  public let content: Content
  public init(
    alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> Content
  ) { self.content = content() }
}
public struct ZStack<Content: View>: StandInContainer {
  public static var kind: String { "ZStack" }
  public let content: Content
  public init(alignment: Alignment = .center, @ViewBuilder content: () -> Content) {
    self.content = content()
  }
}
public struct ScrollView<Content: View>: StandInContainer {
  public static var kind: String { "ScrollView" }
  public let content: Content
  public init(_ axes: Axis.Set = .vertical, @ViewBuilder content: () -> Content) { self.content = content() }
}
public struct LazyVGrid<Content: View>: StandInContainer {
  public static var kind: String { "LazyVGrid" }
  public let content: Content
  public init(
    columns: [GridItem], alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil,
    @ViewBuilder content: () -> Content
  ) { self.content = content() }
}
public struct GridItem: Sendable {
  public enum Size: Sendable {
    case fixed(CGFloat)
    case flexible(minimum: CGFloat = 10, maximum: CGFloat = .infinity)
    case adaptive(minimum: CGFloat, maximum: CGFloat = .infinity)
  }
  public init(_ size: Size = .flexible(), spacing: CGFloat? = nil, alignment: Alignment? = nil) {}
}

public struct Group<Content: View>: StandInPrimitive {
  let content: Content
  public init(@ViewBuilder content: () -> Content) { self.content = content() }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { content.standInNodes(context) }
}

public struct GeometryProxy {
  public let size: CGSize
}
/// Every view that asks is 200 x 400 points.
public struct GeometryReader<Content: View>: StandInPrimitive {
  let content: (GeometryProxy) -> Content
  public init(@ViewBuilder content: @escaping (GeometryProxy) -> Content) { self.content = content }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    content(GeometryProxy(size: CGSize(width: 200, height: 400))).standInNodes(context)
  }
}

public struct ForEach<Data: RandomAccessCollection, ID: Hashable, Content: View>: StandInPrimitive {
  let data: Data
  let id: KeyPath<Data.Element, ID>
  let content: (Data.Element) -> Content
  public init(
    _ data: Data, id: KeyPath<Data.Element, ID>, @ViewBuilder content: @escaping (Data.Element) -> Content
  ) { (self.data, self.id, self.content) = (data, id, content) }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    var known: Set<ID> = []
    return data.flatMap { element in
      let key = element[keyPath: id]
      precondition(known.insert(key).inserted, "ForEach: \(key) is there twice")
      return content(element).standInNodes(context.at("[\(key)]"))
    }
  }
}

public struct Spacer: StandInPrimitive {
  public init(minLength: CGFloat? = nil) {}
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { [] }
}
public struct Divider: StandInPrimitive {
  public init() {}
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { [] }
}

/// Takes its first view up to the second size above the default, and its last beyond: there is no layout that
/// could tell what fits.
public struct ViewThatFits<Content: View>: StandInPrimitive {
  let content: Content
  public init(in axes: Axis.Set, @ViewBuilder content: () -> Content) { self.content = content() }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    guard let views = (content as? StandInTuple)?.views, let last = views.last else {
      return content.standInNodes(context)
    }
    let isFirst = context.values.dynamicTypeSize <= .xxLarge
    return (isFirst ? views[0] : last).standInNodes(context.at("fits \(isFirst)"))
  }
}
