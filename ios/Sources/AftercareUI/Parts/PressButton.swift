import AftercareCore
import SwiftUI

/// A button of the core: says what it says, and sends what it carries.
struct PressButton: View {
  let button: CoreButton
  /// A symbol before the words, by its name.
  var symbol: String?
  /// The colour of a filled button, if it is not that of the theme.
  var tone: (ink: Color, paper: Color)?
  /// The words begin where lines begin, as in a list.
  var isLeading = false
  /// One step of a scale: high and narrow, without a tick.
  var isStep = false
  @Environment(AppModel.self) private var model
  @Environment(\.openURL) private var openURL

  var body: some View {
    SwiftUI.Button(action: { model.press(button) { openURL($0, completion: $1) } }, label: { label })
      .buttonStyle(PressStyle(strength: button.strength, tone: tone, isCentred: !isLeading, isStep: isStep))
      .accessibilityAddTraits(button.strength == .chosen ? .isSelected : [])
  }

  private var name: String? {
    if button.strength == .chosen { return isStep ? nil : "checkmark" }
    return symbol ?? (button.dial == nil ? nil : "phone.fill")
  }

  private var label: some View {
    HStack(spacing: 12) {
      if let name {
        Image(systemName: name).modifier(Lettering(.button)).accessibilityHidden(true)
      }
      Words(button.label, .button)
    }
  }
}

extension [CoreButton] {
  /// What stands at the bottom, within the thumb's reach.
  var weighty: [CoreButton] { filter { $0.strength != .quiet } }
  /// What stands at the end of the page, where there is more of it than fits below: the next thing stays the
  /// biggest one.
  var quiet: [CoreButton] { filter { $0.strength == .quiet } }
}

/// Buttons below one another, as the core orders them.
struct PressList: View {
  let buttons: [CoreButton]
  var tone: (ink: Color, paper: Color)?

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      ForEach(buttons.indices.map { $0 }, id: \.self) { PressButton(button: buttons[$0], tone: tone) }
    }
  }
}
