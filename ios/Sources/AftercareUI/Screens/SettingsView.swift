import AftercareCore
import SwiftUI

/// Language, quiet hours, and the country with the number it leads to.
struct SettingsView: View {
  let screen: SettingsScreen

  var body: some View {
    Page(screen.frame) {
      ChoiceGroupView(group: screen.language, columns: 1)
      VStack(alignment: .leading, spacing: 8) {
        Words(screen.quiet)
        PressButton(button: screen.changeQuiet)
      }
      VStack(alignment: .leading, spacing: 8) {
        Words(screen.country)
        PressButton(button: screen.changeCountry)
      }
      PermissionBox()
      PressButton(button: screen.treating)
    }
  }
}

/// Choosing quiet hours: when they begin, then when they end.
struct QuietHoursView: View {
  let screen: QuietHoursScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs([screen.now, screen.intro])
      ChoiceGroupView(group: screen.hours)
      if let off = screen.off { PressButton(button: off) }
    }
  }
}
