import AftercareCore
import SwiftUI

/// What must be said before anything else, and what can be done about it.
struct NoticeBox: View {
  let frame: Frame
  @Environment(\.palette) private var palette

  var body: some View {
    if !frame.notices.isEmpty {
      VStack(alignment: .leading, spacing: 12) {
        ForEach(frame.notices.indices.map { $0 }, id: \.self) { index in
          HStack(alignment: .top, spacing: 12) {
            Image(systemName: "info.circle").modifier(Lettering(.body)).accessibilityHidden(true)
            Words(frame.notices[index])
          }
        }
        if let action = frame.noticeAction { PressButton(button: action) }
      }
      .padding(16)
      .frame(maxWidth: .infinity, alignment: .leading)
      .background(palette.raised, in: RoundedRectangle(cornerRadius: 16))
    }
  }
}

/// Beside the core's word on reminders that cannot ring: what this system lets a person do about it. Shown only
/// where reminders are the matter.
struct PermissionBox: View {
  @Environment(AppModel.self) private var model
  @Environment(\.openURL) private var openURL
  @Environment(\.palette) private var palette

  var body: some View {
    switch model.permission {
    case .notAsked:
      box("permission.why") {
        SwiftUI.Button(
          action: { Task { await model.askPermission() } },
          label: { ShellWords("permission.allow", .button) })
      }
    case .silenced:
      box("permission.silenced") {
        SwiftUI.Button(
          action: { openURL(model.ports.settings) }, label: { ShellWords("permission.settings", .button) })
      }
    case .allowed, nil: EmptyView()
    }
  }

  private func box(_ why: LocalizedStringKey, @ViewBuilder action: () -> some View) -> some View {
    VStack(alignment: .leading, spacing: 12) {
      ShellWords(why)
      action().buttonStyle(PressStyle(strength: .secondary))
    }
    .padding(16)
    .frame(maxWidth: .infinity, alignment: .leading)
    .background(palette.calmPaper, in: RoundedRectangle(cornerRadius: 16))
  }
}
