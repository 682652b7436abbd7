import AftercareCore
import SwiftUI

/// How much a button weighs: filled, outlined, underlined, or one of several answers. At least 44 points high
/// however small the text is, and as high as its words.
struct PressStyle: ButtonStyle {
  let strength: Strength
  /// The colour of a filled one, and of the words on it.
  var tone: (ink: Color, paper: Color)?
  /// In the middle, or where lines begin.
  var isCentred = true
  /// One step of a scale.
  var isStep = false
  @Environment(\.palette) private var palette

  func makeBody(configuration: Configuration) -> some View {
    configuration.label
      .underline(strength == .quiet)
      .multilineTextAlignment(isCentred ? .center : .leading)
      .padding(.horizontal, isStep ? 0 : isAnswer ? 8 : 16)
      .padding(.vertical, 8)
      .frame(maxWidth: .infinity, minHeight: minHeight, alignment: isCentred ? .center : .leading)
      .foregroundStyle(configuration.isPressed && !isFilled ? palette.soft : ink)
      .background(isFilled ? fill : palette.paper, in: RoundedRectangle(cornerRadius: corner))
      .overlay {
        if let edge {
          RoundedRectangle(cornerRadius: corner).strokeBorder(edge, lineWidth: 2)
        }
      }
      .contentShape(RoundedRectangle(cornerRadius: corner))
  }

  private var isAnswer: Bool { strength == .choice || strength == .chosen }
  private var isFilled: Bool { strength == .primary || strength == .chosen }
  private var fill: Color { tone?.ink ?? palette.calm }
  private var ink: Color { isFilled ? tone?.paper ?? palette.onCalm : palette.ink }
  private var corner: CGFloat { isAnswer ? 12 : 16 }
  private var edge: Color? {
    switch strength {
    case .primary, .quiet: nil
    case .secondary, .choice: palette.edge
    case .chosen: fill
    }
  }
  private var minHeight: CGFloat {
    switch strength {
    case .primary, .secondary: 56
    case .choice, .chosen: isStep ? 64 : 48
    case .quiet: 48
    }
  }
}
