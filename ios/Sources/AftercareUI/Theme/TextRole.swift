import SwiftUI

/// How large words are at the reader's default size; all of them grow with it. In points.
enum TextRole {
  case small, body, row, button, title, level, prompt, call

  var size: CGFloat {
    switch self {
    case .small: 16
    case .body: 18
    case .row: 19
    case .button: 20
    case .title: 26
    case .level: 32
    case .prompt: 40
    case .call: 48
    }
  }

  var weight: Font.Weight {
    switch self {
    case .small, .body: .regular
    case .row, .button, .title, .level: .semibold
    case .prompt, .call: .bold
    }
  }

  /// Which of the system's styles it grows with; large ones grow less.
  var grows: Font.TextStyle {
    switch self {
    case .small: .footnote
    case .body, .row, .button: .body
    case .title: .title2
    case .level: .title
    case .prompt, .call: .largeTitle
    }
  }

  /// White between two lines, in its size.
  var leading: CGFloat {
    switch self {
    case .small, .body: 0.2
    default: 0.05
    }
  }
}

/// Letters of a role.
struct Lettering: ViewModifier {
  private let role: TextRole
  @ScaledMetric private var size: CGFloat

  init(_ role: TextRole) {
    self.role = role
    _size = ScaledMetric(wrappedValue: role.size, relativeTo: role.grows)
  }

  func body(content: Content) -> some View {
    content
      .font(.system(size: size, weight: role.weight).monospacedDigit())
      .lineSpacing(size * role.leading)
      .fixedSize(horizontal: false, vertical: true)
  }
}
