import AftercareCore
import SwiftUI

/// A group of questions: at most four short rows, nothing chosen beforehand. "None of these" comes after the
/// last row, wherever that is.
struct CheckInView: View {
  let screen: CheckInScreen

  var body: some View {
    Page(screen.frame, steps: steps, mustFit: true) {
      ForEach(screen.rows, id: \.question) { RowView(row: $0) }
    } bar: {
      if let none = screen.noneOfThese { PressButton(button: none) }
      if let next = screen.next { PressButton(button: next) }
      PressButton(button: screen.somethingElse)
      if let later = screen.later { ChoiceGroupView(group: later) }
    }
  }

  private var steps: Steps {
    let (step, all) = (Int(screen.step), Int(screen.steps))
    return Steps(text: screen.progress, bar: step <= all ? step...all : nil)
  }
}

/// A question: the symptom, the rest of it, and its answers, all of the same weight.
private struct RowView: View {
  let row: Row

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading(row.title)
      if !row.detail.isEmpty { Words(row.detail) }
      if isScale { ScaleEnds(row: row) }
      ChoiceGrid(options: row.options, about: row.title, columns: columns)
      if let no = row.no { PressButton(button: no) }
    }
  }

  private var isScale: Bool { !row.low.isEmpty }

  private var columns: Int {
    if isScale { return ChoiceGrid.scale }
    let longest = row.options.map(\.label.count).max() ?? 0
    return longest <= 12 && row.options.count <= 3 ? row.options.count : 1
  }
}

/// The words at the ends of a scale, above its steps.
private struct ScaleEnds: View {
  let row: Row
  @Environment(\.palette) private var palette

  var body: some View {
    HStack(alignment: .top, spacing: 16) {
      Words(row.low, .small)
      Spacer(minLength: 0)
      Words(row.high, .small).multilineTextAlignment(.trailing)
    }
    .foregroundStyle(palette.soft)
  }
}
