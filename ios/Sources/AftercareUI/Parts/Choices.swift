import AftercareCore
import SwiftUI

/// Answers beside one another, all equally wide; below one another at the largest text.
struct ChoiceGrid: View {
  let options: [CoreButton]
  /// What they answer, for who meets them without having read it.
  let about: String
  /// How many stand in a row.
  var columns = 2
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    LazyVGrid(columns: grid, spacing: 8) {
      ForEach(options.indices.map { $0 }, id: \.self) { PressButton(button: options[$0]) }
    }
    .accessibilityElement(children: .contain)
    .accessibilityLabel(Text(verbatim: about))
  }

  private var grid: [GridItem] {
    let count = size.isAccessibilitySize ? max(1, columns / 2) : columns
    return Array(repeating: GridItem(.flexible(), spacing: 8), count: count)
  }
}

/// Choices under their label. Short ones share a row.
struct ChoiceGroupView: View {
  let group: ChoiceGroup
  var columns: Int?

  var body: some View {
    if !group.options.isEmpty {
      VStack(alignment: .leading, spacing: 8) {
        Heading(group.label)
        ChoiceGrid(options: group.options, about: group.label, columns: columns ?? fitting)
      }
    }
  }

  private var fitting: Int {
    let longest = group.options.map(\.label.count).max() ?? 0
    return switch longest {
    case ...3: 6
    case ...8: 3
    case ...14: 2
    default: 1
    }
  }
}
