import Foundation

public struct Path: Equatable, Sendable {
  public enum Element: Equatable, Sendable {
    case move(to: CGPoint)
    case line(to: CGPoint)
    case curve(to: CGPoint, control1: CGPoint, control2: CGPoint)
    case closeSubpath
  }
  public private(set) var standInElements: [Element] = []
  public init() {}
  public init(_ build: (inout Path) -> Void) {
    self.init()
    build(&self)
  }
  public var isEmpty: Bool { standInElements.isEmpty }
  public mutating func move(to point: CGPoint) { standInElements.append(.move(to: point)) }
  public mutating func addLine(to point: CGPoint) { standInElements.append(.line(to: point)) }
  public mutating func addCurve(to end: CGPoint, control1: CGPoint, control2: CGPoint) {
    standInElements.append(.curve(to: end, control1: control1, control2: control2))
  }
  public mutating func closeSubpath() { standInElements.append(.closeSubpath) }
  public mutating func addLines(_ points: [CGPoint]) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { addLine(to: point) }
  }
  public mutating func addRect(_ rect: CGRect) {
    addLines([
      CGPoint(x: rect.minX, y: rect.minY), CGPoint(x: rect.maxX, y: rect.minY),
      CGPoint(x: rect.maxX, y: rect.maxY), CGPoint(x: rect.minX, y: rect.maxY),
    ])
    closeSubpath()
  }
  public mutating func addEllipse(in rect: CGRect) { addRect(rect) }
}

@MainActor @preconcurrency public protocol Shape: View, Sendable {
  nonisolated func path(in rect: CGRect) -> Path
}
extension Shape {
  public var body: Never { fatalError("a shape without a body") }
  public func standInNodes(_ context: StandInContext) -> [StandInNode] {
    [standInNode("Shape", context.values.standInForeground, context)]
  }
  func standInNode(_ kind: String, _ color: Color, _ context: StandInContext) -> StandInNode {
    var node = StandInNode(kind, in: context)
    node.path = path(in: CGRect(x: 0, y: 0, width: 200, height: 400))
    node.foreground = color
    // A shape says nothing.
    node.isHidden = true
    return node
  }
  public func fill(_ color: Color) -> some View {
    StandInDrawn(shape: self, kind: "Fill", color: color)
  }
  public func stroke(_ color: Color, lineWidth: CGFloat = 1) -> some View {
    StandInDrawn(shape: self, kind: "Stroke", color: color)
  }
  public func stroke(_ color: Color, style: StrokeStyle) -> some View {
    StandInDrawn(shape: self, kind: "Stroke", color: color)
  }
}
public struct StrokeStyle: Sendable {
  public enum LineJoin: Sendable { case miter, round, bevel }
  public enum LineCap: Sendable { case butt, round, square }
  public init(
    lineWidth: CGFloat = 1, lineCap: LineCap = .butt, lineJoin: LineJoin = .miter, miterLimit: CGFloat = 10,
    dash: [CGFloat] = [], dashPhase: CGFloat = 0
  ) {}
}
struct StandInDrawn<Drawn: Shape>: StandInPrimitive {
  let shape: Drawn
  let kind: String
  let color: Color
  func standInNodes(_ context: StandInContext) -> [StandInNode] {
    [shape.standInNode(kind, color, context)]
  }
}

public struct Circle: Shape {
  public init() {}
  public nonisolated func path(in rect: CGRect) -> Path { Path { $0.addEllipse(in: rect) } }
}
public struct Rectangle: Shape {
  public init() {}
  public nonisolated func path(in rect: CGRect) -> Path { Path { $0.addRect(rect) } }
}
public struct RoundedRectangle: Shape {
  public init(cornerRadius: CGFloat) {}
  public nonisolated func path(in rect: CGRect) -> Path { Path { $0.addRect(rect) } }
  public func strokeBorder(_ color: Color, lineWidth: CGFloat = 1) -> some View {
    StandInDrawn(shape: self, kind: "Stroke", color: color)
  }
}
