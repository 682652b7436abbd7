import Foundation

/// A part of a line, in the units of the page.
enum PathStep: Equatable {
  case move(CGPoint)
  case line(CGPoint)
  case curve(CGPoint, CGPoint, CGPoint)
  case close
}

/// Reads the path data of the core's pages: `M`, `L`, `H`, `V`, `C` and `Z`, absolute or relative. Empty for
/// anything else.
func pathSteps(_ data: String) -> [PathStep] {
  var reader = PathReader(data)
  return reader.steps() ?? []
}

private struct PathReader {
  private var rest: Substring
  private var at = CGPoint.zero
  private var start = CGPoint.zero

  init(_ data: String) { rest = Substring(data) }

  mutating func steps() -> [PathStep]? {
    var steps: [PathStep] = []
    while let letter = command() {
      let origin = letter.isLowercase ? at : .zero
      switch letter.uppercased() {
      case "M":
        guard let to = point(origin) else { return nil }
        (at, start) = (to, to)
        steps.append(.move(to))
      case "L":
        guard let to = point(origin) else { return nil }
        at = to
        steps.append(.line(to))
      case "H":
        guard let x = number() else { return nil }
        at.x = origin.x + x
        steps.append(.line(at))
      case "V":
        guard let y = number() else { return nil }
        at.y = origin.y + y
        steps.append(.line(at))
      case "C":
        guard let first = point(origin), let second = point(origin), let to = point(origin) else {
          return nil
        }
        at = to
        steps.append(.curve(to, first, second))
      case "Z":
        at = start
        steps.append(.close)
      default: return nil
      }
    }
    return steps
  }

  private mutating func command() -> Character? {
    rest = rest.drop { $0 == " " || $0 == "," }
    return rest.popFirst()
  }

  private mutating func point(_ origin: CGPoint) -> CGPoint? {
    guard let x = number(), let y = number() else { return nil }
    return CGPoint(x: origin.x + x, y: origin.y + y)
  }

  private mutating func number() -> CGFloat? {
    rest = rest.drop { $0 == " " || $0 == "," }
    let sign = rest.first == "-" ? rest.prefix(1) : ""
    let digits = rest.dropFirst(sign.count).prefix { $0.isNumber || $0 == "." }
    rest = rest.dropFirst(sign.count + digits.count)
    return Double(sign + digits).map { CGFloat($0) }
  }
}
