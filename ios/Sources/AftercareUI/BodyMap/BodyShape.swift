import AftercareCore
import SwiftUI

/// A path of the core's drawing, scaled from its view box to the place it is drawn in.
struct BodyShape: Shape {
  let segments: [Segment]
  let box: MapRect

  nonisolated func path(in rect: CGRect) -> Path {
    Path { path in
      for segment in segments {
        switch segment {
        case .move(let to): path.move(to: box.place(to, in: rect))
        case .line(let to): path.addLine(to: box.place(to, in: rect))
        case .cubic(let control1, let control2, let to):
          path.addCurve(
            to: box.place(to, in: rect), control1: box.place(control1, in: rect),
            control2: box.place(control2, in: rect))
        case .close: path.closeSubpath()
        }
      }
    }
  }
}

/// Slanted lines, which mark without a colour.
struct Hatch: Shape {
  nonisolated func path(in rect: CGRect) -> Path {
    Path { path in
      for x in stride(from: rect.minX - rect.height, to: rect.maxX, by: 6) {
        path.move(to: CGPoint(x: x, y: rect.maxY))
        path.addLine(to: CGPoint(x: x + rect.height, y: rect.minY))
      }
    }
  }
}

extension MapRect {
  /// A point of the drawing, in a place on screen.
  nonisolated func place(_ point: MapPoint, in rect: CGRect) -> CGPoint {
    CGPoint(
      x: rect.minX + (point.x - x) / width * rect.width, y: rect.minY + (point.y - y) / height * rect.height)
  }

  /// A point on screen, in the drawing.
  func point(_ place: CGPoint, of size: CGSize) -> MapPoint {
    MapPoint(x: x + place.x / size.width * width, y: y + place.y / size.height * height)
  }
}
