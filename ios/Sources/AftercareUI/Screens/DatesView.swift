import AftercareCore
import SwiftUI

/// The dates as a line of dots, what may not ring, and a reminder to try. The system's question about
/// notifications is asked here, with the dates on screen.
struct DatesView: View {
  let screen: DatesScreen
  @Environment(AppModel.self) private var model

  var body: some View {
    Page(screen.frame) {
      Words(screen.intro)
      DotLine(
        entries: screen.dates.map { DotLine.Entry(title: $0.when, detail: $0.about, state: $0.state) })
      PermissionBox()
      Paragraphs([screen.zone, screen.quiet, screen.honest, screen.test])
    } bar: {
      PressList(buttons: screen.actions)
    }
    .task { await model.askInContext() }
  }
}
