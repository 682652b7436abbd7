import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads the pages that the core draws (`core/src/paper`), and only what they are made of: the printer of this
/// system takes no SVG, and a web view would be a way in for what comes from outside.
final class SvgReader: NSObject, XMLParserDelegate {
  private var page: PaperPage?
  private var stack: [Look] = []
  private var text: String?

  /// What is inherited from the elements around.
  fileprivate struct Look {
    var scale: CGFloat = 1
    var offset = CGPoint.zero
    var fill: String? = "#000"
    var stroke: String?
    var width: CGFloat = 1
    var fontSize: CGFloat = 1
    var isBold = false
    var isCentred = false
    var at = CGPoint.zero
    /// Inside of definitions and descriptions, which are not drawn.
    var isDrawn = true
  }

  /// The page of an SVG document; nil for one that is none, or has no size.
  static func page(_ svg: String) -> PaperPage? {
    let reader = SvgReader()
    let parser = XMLParser(data: Data(svg.utf8))
    parser.shouldResolveExternalEntities = false
    parser.delegate = reader
    return parser.parse() ? reader.page : nil
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    var look = inherited(attributes)
    switch name {
    case "svg": enter(attributes, &look)
    case "g":
      if let by = translation(attributes["transform"]) {
        look.offset.x += by.x * look.scale
        look.offset.y += by.y * look.scale
      }
    case "defs", "title", "desc", "pattern": look.isDrawn = false
    case "rect": draw(rectangle(attributes), look)
    case "path": draw(pathSteps(attributes["d"] ?? ""), look)
    case "text":
      look.at = CGPoint(x: number(attributes["x"]), y: number(attributes["y"]))
      text = ""
    default: break
    }
    stack.append(look)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text? += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    guard let look = stack.popLast(), name == "text", let words = text else { return }
    text = nil
    guard look.isDrawn else { return }
    page?.marks.append(
      .text(
        words, at: look.place(look.at), size: look.fontSize * look.scale, isBold: look.isBold,
        isCentred: look.isCentred))
  }

  private func inherited(_ attributes: [String: String]) -> Look {
    var look = stack.last ?? Look()
    look.fill = attributes["fill"] ?? look.fill
    look.stroke = attributes["stroke"] ?? look.stroke
    if let width = attributes["stroke-width"] { look.width = number(width) }
    if let size = attributes["font-size"] { look.fontSize = number(size) }
    if let weight = attributes["font-weight"] { look.isBold = weight == "bold" }
    if let anchor = attributes["text-anchor"] { look.isCentred = anchor == "middle" }
    return look
  }

  /// The outermost element is the page; one inside of it is a picture in its own units.
  private func enter(_ attributes: [String: String], _ look: inout Look) {
    let box = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }.map {
      CGFloat($0)
    }
    guard box.count == 4, box[2] > 0, box[3] > 0 else { return }
    if page == nil {
      page = PaperPage(size: CGSize(width: box[2], height: box[3]), marks: [])
    } else {
      let corner = CGPoint(x: number(attributes["x"]), y: number(attributes["y"]))
      look.offset = look.place(corner)
      look.scale *= min(number(attributes["width"]) / box[2], number(attributes["height"]) / box[3])
    }
    look.offset.x -= box[0] * look.scale
    look.offset.y -= box[1] * look.scale
  }

  private func rectangle(_ attributes: [String: String]) -> [PathStep] {
    let (x, y) = (number(attributes["x"]), number(attributes["y"]))
    let (right, bottom) = (x + number(attributes["width"]), y + number(attributes["height"]))
    return [
      .move(CGPoint(x: x, y: y)), .line(CGPoint(x: right, y: y)), .line(CGPoint(x: right, y: bottom)),
      .line(CGPoint(x: x, y: bottom)), .close,
    ]
  }

  private func draw(_ steps: [PathStep], _ look: Look) {
    guard look.isDrawn, !steps.isEmpty else { return }
    let placed = steps.map(look.place)
    if let fill = look.fill, fill.hasPrefix("url(") {
      page?.marks.append(.hatch(placed))
    } else if let grey = grey(look.fill) {
      page?.marks.append(.fill(placed, grey: grey))
    }
    if let grey = grey(look.stroke) {
      page?.marks.append(.stroke(placed, grey: grey, width: look.width * look.scale))
    }
  }

  /// `#000` to `#fff`; nil for no colour.
  private func grey(_ color: String?) -> CGFloat? {
    guard let color, color.hasPrefix("#"), let part = Int(color.dropFirst().prefix(1), radix: 16) else {
      return nil
    }
    return CGFloat(part) / 15
  }

  private func translation(_ text: String?) -> CGPoint? {
    guard let text, text.hasPrefix("translate("), text.hasSuffix(")") else { return nil }
    let parts = text.dropFirst(10).dropLast().split(separator: " ").compactMap { Double($0) }
    return parts.count == 2 ? CGPoint(x: parts[0], y: parts[1]) : nil
  }

  private func number(_ text: String?) -> CGFloat { CGFloat(text.flatMap { Double($0) } ?? 0) }
}

extension SvgReader.Look {
  fileprivate func place(_ point: CGPoint) -> CGPoint {
    CGPoint(x: offset.x + point.x * scale, y: offset.y + point.y * scale)
  }

  fileprivate func place(_ step: PathStep) -> PathStep {
    switch step {
    case .move(let to): .move(place(to))
    case .line(let to): .line(place(to))
    case .curve(let to, let first, let second): .curve(place(to), place(first), place(second))
    case .close: .close
    }
  }
}
