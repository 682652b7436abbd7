import SwiftUI

/// A call that did not start, as on a device without a telephone: what to do, and the number to copy. Above the
/// screen that it was begun on, and read at once.
struct UndialledView: View {
  let number: String
  @AccessibilityFocusState private var isFocused: Bool
  @Environment(\.palette) private var palette

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      ShellWords("call.not_started", .row)
      Words(number, .row).textSelection(.enabled)
    }
    .padding(16)
    .frame(maxWidth: .infinity, alignment: .leading)
    .foregroundStyle(palette.urgent)
    .background(palette.urgentPaper)
    .accessibilityElement(children: .combine)
    .accessibilityFocused($isFocused)
    .onAppear { isFocused = true }
  }
}
