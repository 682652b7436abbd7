import AftercareCore
import SwiftUI

/// The shape of a level: circle, square, triangle, octagon, so that no level is told by its colour alone.
struct LevelShape: Shape {
  let level: Level

  nonisolated func path(in rect: CGRect) -> Path {
    switch level {
    case .selfCare: Path { $0.addEllipse(in: rect) }
    case .contactTherapist: Path { $0.addRect(rect) }
    case .urgent: Self.polygon([(0.5, 0), (1, 0.94), (0, 0.94)], in: rect)
    case .emergency:
      Self.polygon(
        [(0.3, 0), (0.7, 0), (1, 0.3), (1, 0.7), (0.7, 1), (0.3, 1), (0, 0.7), (0, 0.3)], in: rect)
    }
  }

  private nonisolated static func polygon(_ corners: [(CGFloat, CGFloat)], in rect: CGRect) -> Path {
    Path { path in
      path.addLines(
        corners.map { CGPoint(x: rect.minX + $0.0 * rect.width, y: rect.minY + $0.1 * rect.height) })
      path.closeSubpath()
    }
  }
}

/// The shape with its sign inside. Never read aloud: the word stands beside it.
struct LevelMark: View {
  let level: Level
  let ink: Color
  let paper: Color
  @ScaledMetric private var side: CGFloat

  init(level: Level, ink: Color, paper: Color, side: CGFloat = 48) {
    (self.level, self.ink, self.paper) = (level, ink, paper)
    _side = ScaledMetric(wrappedValue: side, relativeTo: .title)
  }

  var body: some View {
    Image(systemName: symbol)
      .font(.system(size: side * 0.5, weight: .bold))
      .foregroundStyle(paper)
      // The middle of a triangle is lower than that of its box.
      .padding(.bottom, level == .urgent ? side * 0.12 : 0)
      .frame(width: side, height: side, alignment: level == .urgent ? .bottom : .center)
      .background(ink, in: LevelShape(level: level))
      .accessibilityHidden(true)
  }

  private var symbol: String {
    switch level {
    case .selfCare: "checkmark"
    case .contactTherapist: "phone.fill"
    case .urgent, .emergency: "exclamationmark"
    }
  }
}
