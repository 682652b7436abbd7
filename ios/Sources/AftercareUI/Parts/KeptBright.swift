import SwiftUI

/// The display is at its brightest and stays on while this is seen, and is as before in any other app.
struct KeptBright: ViewModifier {
  @Environment(AppModel.self) private var model
  @Environment(\.scenePhase) private var phase

  func body(content: Content) -> some View {
    content
      .onAppear { model.ports.display.keepBright(true) }
      .onDisappear { model.ports.display.keepBright(false) }
      .onChange(of: phase) { _, phase in model.ports.display.keepBright(phase == .active) }
  }
}
