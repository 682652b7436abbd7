import AftercareCore
import SwiftUI

/// The body from one side: outline, faint lines, and the marked regions hatched and outlined. A tap is for the
/// core to understand.
struct FigureView: View {
  let view: BodyView
  let drawing: BodyMap
  let marked: [Place]
  /// The map is to choose on, not only to look at.
  let isTappable: Bool
  @Environment(AppModel.self) private var model
  @Environment(\.palette) private var palette

  var body: some View {
    GeometryReader { proxy in
      ZStack {
        ForEach(figures.indices.map { $0 }, id: \.self) { index in
          shape(figures[index].outline).stroke(palette.ink, lineWidth: 1.5)
          ForEach(figures[index].detail.indices.map { $0 }, id: \.self) { line in
            shape(figures[index].detail[line]).stroke(palette.edge, lineWidth: 1)
          }
        }
        if isTappable {
          ForEach(regions.indices.map { $0 }, id: \.self) { index in
            shape(regions[index].path).stroke(palette.edge, lineWidth: 1)
          }
        }
        ForEach(marks.indices.map { $0 }, id: \.self) { index in
          Hatch().stroke(palette.ink, lineWidth: 1.5).clipShape(shape(marks[index].path))
          shape(marks[index].path).stroke(palette.ink, lineWidth: 3)
        }
      }
      .contentShape(Rectangle())
      .onTapGesture { tap($0, proxy.size) }
    }
    .aspectRatio(drawing.viewBox.width / drawing.viewBox.height, contentMode: .fit)
  }

  private var figures: [Figure] { drawing.figures.filter { $0.view == view } }

  private var regions: [BodyRegion] { drawing.regions.filter { $0.view == view } }

  private var marks: [BodyRegion] {
    regions.filter { marked.contains(Place(region: $0.region, side: $0.side)) }
  }

  private func shape(_ segments: [Segment]) -> BodyShape {
    BodyShape(segments: segments, box: drawing.viewBox)
  }

  private func tap(_ place: CGPoint, _ size: CGSize) {
    guard isTappable, size.width > 0, size.height > 0 else { return }
    let point = drawing.viewBox.point(place, of: size)
    if let command = try? bodyMapTap(view: view, x: point.x, y: point.y) {
      model.send(command)
    }
  }
}
