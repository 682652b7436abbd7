import AftercareCore
import SwiftUI

/// Soreness so far against the expected course: a band with an edge, and the person's own dots with their
/// figures. Never read aloud; the sentence below it says the same.
struct SorenessChart: View {
  let soreness: Soreness
  @Environment(\.palette) private var palette

  var body: some View {
    Raised {
      GeometryReader { proxy in
        let scale = ChartScale(soreness: soreness, size: proxy.size)
        ZStack(alignment: .topLeading) {
          BandShape(soreness: soreness).fill(palette.band)
          BandEdge(soreness: soreness).stroke(palette.calm, lineWidth: 2)
          SorenessLine(soreness: soreness).stroke(palette.ink, lineWidth: 2)
          ForEach(soreness.points.indices.map { $0 }, id: \.self) { index in
            let point = soreness.points[index]
            Circle()
              .fill(palette.ink)
              .frame(width: 10, height: 10)
              .position(scale.point(point.hours, Double(point.pain)))
            Words(String(point.pain), .small)
              .position(scale.point(point.hours, Double(point.pain), above: 18))
          }
        }
        .environment(\.layoutDirection, .leftToRight)
      }
      .aspectRatio(2, contentMode: .fit)
      .accessibilityHidden(true)
      Words(soreness.sentence)
    }
  }
}

/// Hours and pain as a place in the chart; time runs from left to right.
struct ChartScale {
  let soreness: Soreness
  let size: CGSize

  private var lastHour: Double {
    max(1, soreness.band.map(\.hours).max() ?? 0, soreness.points.map(\.hours).max() ?? 0)
  }

  func point(_ hours: Double, _ pain: Double, above: CGFloat = 0) -> CGPoint {
    let x = min(max(hours / lastHour, 0), 1) * size.width
    let y = (1 - min(max(pain / 10, 0), 1)) * size.height
    return CGPoint(x: min(max(x, 8), size.width - 8), y: max(y - above, 0))
  }

  func line(_ value: (BandPoint) -> Double) -> [CGPoint] {
    soreness.band.map { point($0.hours, value($0)) }
  }
}

private struct BandShape: Shape {
  let soreness: Soreness
  nonisolated func path(in rect: CGRect) -> Path {
    let scale = ChartScale(soreness: soreness, size: rect.size)
    return Path { path in
      path.addLines(scale.line(\.high) + scale.line(\.low).reversed())
      path.closeSubpath()
    }
  }
}

private struct BandEdge: Shape {
  let soreness: Soreness
  nonisolated func path(in rect: CGRect) -> Path {
    let scale = ChartScale(soreness: soreness, size: rect.size)
    return Path { path in
      path.addLines(scale.line(\.high))
      path.addLines(scale.line(\.low))
    }
  }
}

private struct SorenessLine: Shape {
  let soreness: Soreness
  nonisolated func path(in rect: CGRect) -> Path {
    let scale = ChartScale(soreness: soreness, size: rect.size)
    return Path { $0.addLines(soreness.points.map { scale.point($0.hours, Double($0.pain)) }) }
  }
}
