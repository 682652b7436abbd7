import AftercareCore
import AftercareShell
import SwiftUI

/// The one thing the core has no words for: that it does not work. Alone on screen when there is no engine,
/// otherwise a line above the last screen.
struct FailureView: View {
  let failure: Failure
  /// There is no screen below.
  let isAlone: Bool
  @Environment(AppModel.self) private var model
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 16) {
      ShellWords(reason, isAlone ? .title : .body)
        .accessibilityAddTraits(.isHeader)
      if isAlone {
        ShellWords("failure.help")
        SwiftUI.Button(action: { model.store.start() }, label: { ShellWords("failure.retry", .button) })
          .buttonStyle(PressStyle(strength: .primary))
      }
    }
    .padding(16)
    .frame(maxWidth: 640, alignment: .leading)
    .foregroundStyle(palette.urgent)
    .background(palette.urgentPaper)
  }

  private var reason: LocalizedStringKey {
    switch failure {
    case .opening(.InUse): "failure.in_use"
    case .opening: "failure.broken"
    case .calling(.NotErased): "failure.not_erased"
    case .calling: "failure.call"
    }
  }
}
