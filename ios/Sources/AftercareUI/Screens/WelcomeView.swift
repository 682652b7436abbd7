import AftercareCore
import SwiftUI

/// What this is and is not, and the call for who cannot wait.
struct WelcomeView: View {
  let screen: WelcomeScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs(screen.points)
      Raised {
        Words(screen.veryUnwell)
        PressButton(button: screen.call)
      }
      PressList(buttons: screen.actions.quiet)
    } bar: {
      PressList(buttons: screen.actions.weighty)
    }
  }
}
