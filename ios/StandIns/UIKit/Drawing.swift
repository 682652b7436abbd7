import Foundation

/// Remembers what is drawn, in order.
public final class CGContext {
  public enum StandInAct: Equatable {
    case move(CGPoint)
    case line(CGPoint)
    case curve(CGPoint, CGPoint, CGPoint)
    case close, fill, stroke, clip, save, restore
    case width(CGFloat)
    case scale(CGFloat, CGFloat)
    case text(String, CGPoint)
  }
  public private(set) var standInActs: [StandInAct] = []
  public init() {}
  public func move(to point: CGPoint) { standInActs.append(.move(point)) }
  public func addLine(to point: CGPoint) { standInActs.append(.line(point)) }
  public func addCurve(to end: CGPoint, control1: CGPoint, control2: CGPoint) {
    standInActs.append(.curve(end, control1, control2))
  }
  public func closePath() { standInActs.append(.close) }
  public func fillPath() { standInActs.append(.fill) }
  public func strokePath() { standInActs.append(.stroke) }
  public func clip() { standInActs.append(.clip) }
  public func saveGState() { standInActs.append(.save) }
  public func restoreGState() { standInActs.append(.restore) }
  public func scaleBy(x: CGFloat, y: CGFloat) { standInActs.append(.scale(x, y)) }
  public func setLineWidth(_ width: CGFloat) { standInActs.append(.width(width)) }
  public func setFillColor(_ color: CGColor) {}
  public func setStrokeColor(_ color: CGColor) {}
  func standInText(_ text: String, _ point: CGPoint) { standInActs.append(.text(text, point)) }
}
public struct CGColor: Equatable, Sendable {}

public final class UIColor: NSObject, @unchecked Sendable {
  public let white: CGFloat
  public init(white: CGFloat, alpha: CGFloat) { self.white = white }
  public static let black = UIColor(white: 0, alpha: 1)
  public var cgColor: CGColor { CGColor() }
}
public final class UIFont: NSObject, @unchecked Sendable {
  public let pointSize: CGFloat
  init(_ size: CGFloat) { pointSize = size }
  public static func systemFont(ofSize size: CGFloat) -> UIFont { UIFont(size) }
  public static func boldSystemFont(ofSize size: CGFloat) -> UIFont { UIFont(size) }
  public var ascender: CGFloat { pointSize * 0.95 }
}
extension NSAttributedString {
  @MainActor public func size() -> CGSize { CGSize(width: 6 * CGFloat(length), height: 12) }
  @MainActor public func draw(at point: CGPoint) {
    UIGraphicsPDFRenderer.standInCurrent?.standInText(string, point)
  }
}

@MainActor public final class UIGraphicsPDFRendererContext {
  public let cgContext = CGContext()
  public private(set) var standInPages = 0
  public func beginPage() { standInPages += 1 }
}
@MainActor public final class UIGraphicsPDFRenderer {
  static var standInCurrent: CGContext?
  /// What the last document drew.
  public static var standInLast: UIGraphicsPDFRendererContext?
  public static var standInBounds = CGRect.zero
  public init(bounds: CGRect) { Self.standInBounds = bounds }
  public func pdfData(actions: (UIGraphicsPDFRendererContext) -> Void) -> Data {
    let context = UIGraphicsPDFRendererContext()
    (Self.standInLast, Self.standInCurrent) = (context, context.cgContext)
    actions(context)
    Self.standInCurrent = nil
    return Data("%PDF \(context.cgContext.standInActs.count)".utf8)
  }
}

public final class UIPrintInfo: NSObject {
  public enum OutputType: Int, Sendable { case general, photo, grayscale }
  public var jobName = ""
  public var outputType = OutputType.general
  public static func printInfo() -> UIPrintInfo { UIPrintInfo() }
}
@MainActor public final class UIPrintInteractionController: NSObject {
  public static let shared = UIPrintInteractionController()
  public var printInfo: UIPrintInfo?
  public var printingItem: Any?
  /// How often the print sheet was opened.
  public private(set) var standInShown = 0
  @discardableResult public func present(
    animated: Bool, completionHandler: ((UIPrintInteractionController, Bool, (any Error)?) -> Void)? = nil
  ) -> Bool {
    standInShown += 1
    return true
  }
}
