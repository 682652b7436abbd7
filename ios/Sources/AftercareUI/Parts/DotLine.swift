import AftercareCore
import SwiftUI

/// Check-ins below one another, as a line of dots: what, when, and what has become of it.
struct DotLine: View {
  /// One check-in in words.
  struct Entry: Equatable {
    let title: String
    let detail: String
    let state: String
  }
  let entries: [Entry]
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 0) {
      ForEach(entries.indices.map { $0 }, id: \.self) { index in
        HStack(alignment: .top, spacing: 16) {
          DotMark(isLast: index == entries.count - 1)
          VStack(alignment: .leading, spacing: 0) {
            Words(entries[index].title, .row)
            Words(entries[index].detail, .small)
            Words(entries[index].state, .small).foregroundStyle(palette.soft)
          }
          .padding(.bottom, 16)
          .accessibilityElement(children: .combine)
        }
      }
    }
  }
}

/// A ring on a line. What a check-in has become is said in words beside it.
private struct DotMark: View {
  let isLast: Bool
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(spacing: 0) {
      Circle().stroke(palette.calm, lineWidth: 3).frame(width: 20, height: 20)
      if !isLast { Rectangle().fill(palette.edge).frame(width: 2) }
    }
    .padding(.top, 4)
    .accessibilityHidden(true)
  }
}
