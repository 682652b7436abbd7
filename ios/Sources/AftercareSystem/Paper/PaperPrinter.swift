import AftercareUI
import UIKit

/// Prints the core's pages: draws them as PDF, which the print sheet also saves and shares.
@MainActor public struct PaperPrinter: PagePrinting {
  /// The system's printer.
  public init() {}

  public func print(pages: [String], title: String) {
    guard let document = pdf(pages.compactMap(SvgReader.page)) else { return }
    let info = UIPrintInfo.printInfo()
    info.jobName = title
    info.outputType = .grayscale
    let controller = UIPrintInteractionController.shared
    controller.printInfo = info
    controller.printingItem = document
    controller.present(animated: true, completionHandler: nil)
  }

  /// Points in a millimetre.
  private static let scale: CGFloat = 72 / 25.4

  private func pdf(_ pages: [PaperPage]) -> Data? {
    guard let first = pages.first?.size else { return nil }
    let size = CGSize(width: first.width * Self.scale, height: first.height * Self.scale)
    return UIGraphicsPDFRenderer(bounds: CGRect(origin: .zero, size: size)).pdfData { context in
      let canvas = context.cgContext
      for page in pages {
        context.beginPage()
        canvas.saveGState()
        canvas.scaleBy(x: Self.scale, y: Self.scale)
        for mark in page.marks { draw(mark, canvas) }
        canvas.restoreGState()
      }
    }
  }

  private func draw(_ mark: PaperPage.Mark, _ canvas: CGContext) {
    switch mark {
    case .fill(let steps, let grey):
      trace(steps, canvas)
      canvas.setFillColor(UIColor(white: grey, alpha: 1).cgColor)
      canvas.fillPath()
    case .stroke(let steps, let grey, let width):
      trace(steps, canvas)
      canvas.setStrokeColor(UIColor(white: grey, alpha: 1).cgColor)
      canvas.setLineWidth(width)
      canvas.strokePath()
    case .hatch(let steps): hatch(steps, canvas)
    case .text(let words, let at, let size, let isBold, let isCentred):
      let font = isBold ? UIFont.boldSystemFont(ofSize: size) : UIFont.systemFont(ofSize: size)
      let text = NSAttributedString(
        string: words, attributes: [.font: font, .foregroundColor: UIColor.black])
      // UIKit takes the upper left corner, SVG the base line.
      let x = isCentred ? at.x - text.size().width / 2 : at.x
      text.draw(at: CGPoint(x: x, y: at.y - font.ascender))
    }
  }

  private func trace(_ steps: [PathStep], _ canvas: CGContext) {
    for step in steps {
      switch step {
      case .move(let to): canvas.move(to: to)
      case .line(let to): canvas.addLine(to: to)
      case .curve(let to, let first, let second): canvas.addCurve(to: to, control1: first, control2: second)
      case .close: canvas.closePath()
      }
    }
  }

  /// Slanted lines inside of an area.
  private func hatch(_ steps: [PathStep], _ canvas: CGContext) {
    let points = steps.compactMap(\.end)
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max()
    else { return }
    canvas.saveGState()
    trace(steps, canvas)
    canvas.clip()
    canvas.setStrokeColor(UIColor.black.cgColor)
    canvas.setLineWidth(0.3)
    for x in stride(from: left - (bottom - top), to: right, by: 1) {
      canvas.move(to: CGPoint(x: x, y: bottom))
      canvas.addLine(to: CGPoint(x: x + bottom - top, y: top))
    }
    canvas.strokePath()
    canvas.restoreGState()
  }
}

extension PathStep {
  /// Where it ends.
  fileprivate var end: CGPoint? {
    switch self {
    case .move(let to), .line(let to), .curve(let to, _, _): to
    case .close: nil
    }
  }
}
