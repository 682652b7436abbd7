import AftercareCore
import SwiftUI

/// Answers beside one another, all equally wide; fewer in a row where the text is large. On a scale, which has six
/// in a row, an answer in words stands below the figures.
struct ChoiceGrid: View {
  let options: [CoreButton]
  /// What they answer, for who meets them without having read it.
  let about: String
  /// How many stand in a row at the default text size.
  var columns = 2
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    VStack(spacing: 8) {
      LazyVGrid(columns: grid, spacing: 8) {
        ForEach(figures.indices.map { $0 }, id: \.self) {
          PressButton(button: figures[$0], isStep: isScale)
        }
      }
      ForEach(words.indices.map { $0 }, id: \.self) { PressButton(button: words[$0]) }
    }
    .accessibilityElement(children: .contain)
    .accessibilityLabel(Text(verbatim: about))
  }

  private var isScale: Bool { columns == Self.scale }
  private var figures: [CoreButton] { isScale ? options.filter(\.isFigure) : options }
  private var words: [CoreButton] { isScale ? options.filter { !$0.isFigure } : [] }

  private var grid: [GridItem] {
    Array(repeating: GridItem(.flexible(), spacing: 8), count: count)
  }

  private var count: Int {
    if isScale { return size.isAccessibilitySize ? Self.scale / 2 : Self.scale }
    if size.isAccessibilitySize { return 1 }
    return size >= .xxLarge ? max(1, columns - 1) : columns
  }

  /// Steps of a scale in a row.
  static let scale = 6
}

extension CoreButton {
  /// A step of a scale.
  fileprivate var isFigure: Bool { label.count <= 2 }
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
    case ...2: ChoiceGrid.scale
    case ...8: 3
    case ...14: 2
    default: 1
    }
  }
}
