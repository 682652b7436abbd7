import AftercareCore
import SwiftUI

/// Where one is in a form or a check-in.
struct Steps: Equatable {
  /// `2 of 6`, in the core's words.
  let text: String
  /// This one from 1, and how many; nil where only the words are known.
  var bar: ClosedRange<Int>?
}

/// The way back, and how far one has come.
struct TopBar: View {
  let back: CoreButton?
  let steps: Steps?
  @Environment(\.palette) private var palette
  @Environment(AppModel.self) private var model

  var body: some View {
    if back != nil || steps != nil {
      VStack(spacing: 8) {
        HStack(spacing: 16) {
          if let back {
            SwiftUI.Button(action: { model.press(back) { _, _ in } }, label: { BackLabel(text: back.label) })
              .buttonStyle(BackStyle())
          }
          Spacer(minLength: 0)
          if let steps { Words(steps.text, .small) }
        }
        if let bar = steps?.bar { StepsBar(bar: bar) }
      }
      .padding(.horizontal, 16)
      .frame(maxWidth: 640)
      .foregroundStyle(palette.ink)
    }
  }
}

private struct BackLabel: View {
  let text: String

  var body: some View {
    HStack(spacing: 8) {
      // Points to where lines begin, in either direction of writing.
      Image(systemName: "chevron.backward").modifier(Lettering(.row)).accessibilityHidden(true)
      Words(text)
    }
  }
}

private struct BackStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    configuration.label.frame(minWidth: 48, minHeight: 48, alignment: .leading).contentShape(Rectangle())
  }
}

/// One mark a step; the words beside it say the same.
private struct StepsBar: View {
  let bar: ClosedRange<Int>
  @Environment(\.palette) private var palette

  var body: some View {
    HStack(spacing: 4) {
      ForEach(Array(1...bar.upperBound), id: \.self) { step in
        RoundedRectangle(cornerRadius: 3)
          .fill(step <= bar.lowerBound ? palette.calm : palette.raised)
          .frame(height: 6)
      }
    }
    .accessibilityHidden(true)
  }
}
