import Foundation

public protocol ShapeStyle: Sendable {}

public struct Color: ShapeStyle, Hashable {
  public enum RGBColorSpace: Sendable { case sRGB }
  /// Its parts, 0 to 1, for a test of contrast.
  public let red: Double
  public let green: Double
  public let blue: Double
  public let opacity: Double
  public init(
    _ space: RGBColorSpace = .sRGB, red: Double, green: Double, blue: Double, opacity: Double = 1
  ) { (self.red, self.green, self.blue, self.opacity) = (red, green, blue, opacity) }
  private init(_ grey: Double, opacity: Double = 1) {
    (red, green, blue, self.opacity) = (grey, grey, grey, opacity)
  }
  public static let white = Color(1)
  public static let black = Color(0)
  public static let clear = Color(0, opacity: 0)
}
extension Color: StandInPrimitive {
  public func standInNodes(_ context: StandInContext) -> [StandInNode] { [] }
}
extension ShapeStyle where Self == Color {
  public static var white: Color { Color.white }
  public static var black: Color { Color.black }
  public static var clear: Color { Color.clear }
}

public struct Font: Sendable {
  public enum TextStyle: Sendable { case largeTitle, title, title2, headline, body, footnote }
  public enum Weight: Sendable { case regular, medium, semibold, bold }
  let size: CGFloat
  /// The size was given in points, and does not grow with the reader's setting on its own.
  let isFixed: Bool
  public static let body = Font(size: 17, isFixed: false)
  public static func system(size: CGFloat, weight: Weight? = nil) -> Font { Font(size: size, isFixed: true) }
  public func monospacedDigit() -> Font { self }
}

public struct Edge: Sendable {
  public struct Set: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let top = Set(rawValue: 1)
    public static let bottom = Set(rawValue: 2)
    public static let leading = Set(rawValue: 4)
    public static let trailing = Set(rawValue: 8)
    public static let horizontal: Set = [.leading, .trailing]
    public static let vertical: Set = [.top, .bottom]
    public static let all: Set = [.horizontal, .vertical]
  }
}
public enum TextAlignment: Sendable { case leading, center, trailing }
public enum ContentMode: Sendable { case fit, fill }

extension View {
  public func font(_ font: Font?) -> some View { standIn(values: { $0.standInFont = font ?? .body }) }
  public func fontWeight(_ weight: Font.Weight?) -> Self { self }
  public func underline(_ isActive: Bool = true) -> Self { self }
  public func lineSpacing(_ spacing: CGFloat) -> Self { self }
  public func lineLimit(_ number: Int?) -> some View { standIn(values: { $0.standInLineLimit = number }) }
  public func multilineTextAlignment(_ alignment: TextAlignment) -> Self { self }
  public func fixedSize(horizontal: Bool, vertical: Bool) -> Self { self }
  public func foregroundStyle(_ color: Color) -> some View {
    standIn(values: { $0.standInForeground = color })
  }
  public func tint(_ color: Color?) -> Self { self }
  public func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> Self { self }
  public func padding(_ length: CGFloat) -> Self { self }
  public func ignoresSafeArea() -> Self { self }
  public func contentShape(_ shape: some Shape) -> Self { self }
  public func aspectRatio(_ ratio: CGFloat?, contentMode: ContentMode) -> Self { self }
  public func textSelection(_ selectability: StandInSelectability) -> Self { self }
  public func position(_ point: CGPoint) -> Self { self }

  public func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center)
    -> some View
  { standIn(one: "Frame", { $0.fixedHeight = height }) }
  public func frame(
    minWidth: CGFloat? = nil, idealWidth: CGFloat? = nil, maxWidth: CGFloat? = nil,
    minHeight: CGFloat? = nil, idealHeight: CGFloat? = nil, maxHeight: CGFloat? = nil,
    alignment: Alignment = .center
  ) -> some View {
    standIn { nodes, context in
      guard let minHeight else { return nodes }
      var node = nodes.count == 1 ? nodes[0] : StandInNode("Frame", in: context, nodes)
      node.minHeight = max(node.minHeight, minHeight)
      return [node]
    }
  }

  public func background(_ color: Color) -> some View { standIn(values: { $0.standInPaint(color) }) }
  public func background<Paper: Shape>(_ color: Color, in shape: Paper) -> some View {
    standIn(values: { $0.standInPaint(color) })
  }
  public func overlay<Over: View>(alignment: Alignment = .center, @ViewBuilder content: () -> Over)
    -> some View
  {
    let over = content()
    return standIn { nodes, context in nodes + over.standInNodes(context.at("overlay")) }
  }
  public func clipShape<Clip: Shape>(_ shape: Clip) -> some View {
    standIn { nodes, context in
      var node = StandInNode("Clipped", in: context, nodes)
      node.path = shape.path(in: CGRect(x: 0, y: 0, width: 200, height: 400))
      return [node]
    }
  }
}
extension EnvironmentValues {
  mutating func standInPaint(_ color: Color) {
    if color.opacity == 1 { standInBackground = color }
  }
}
public struct StandInSelectability: Sendable {
  public static var enabled: Self { Self() }
}
