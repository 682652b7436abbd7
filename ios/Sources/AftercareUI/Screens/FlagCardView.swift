import AftercareCore
import SwiftUI

/// The signs to watch for, each with a picture, and the question that checks that they came across.
struct FlagCardView: View {
  let screen: FlagCardScreen

  var body: some View {
    Page(screen.frame) {
      Words(screen.intro, .row)
      ForEach(screen.signs, id: \.id) { SignView(sign: $0) }
      Paragraphs(screen.remarks)
      Raised {
        Heading(screen.question)
        PressList(buttons: screen.choices)
        if let reply = screen.reply { Words(reply, .row) }
      }
    } bar: {
      PressList(buttons: screen.actions)
    }
  }
}

private struct SignView: View {
  let sign: Sign
  @Environment(\.palette) private var palette

  var body: some View {
    HStack(alignment: .top, spacing: 16) {
      Image(systemName: symbol)
        .modifier(Lettering(.level))
        .foregroundStyle(palette.alarm)
        .frame(minWidth: 44)
        .accessibilityHidden(true)
      VStack(alignment: .leading, spacing: 4) {
        Heading(sign.title)
        Words(sign.detail)
      }
    }
  }

  /// A sign that is new to this app gets the general one.
  private var symbol: String {
    switch sign.id {
    case "chest": "lungs.fill"
    case "nerves": "figure.walk"
    case "head": "brain.head.profile"
    case "skin": "bandage.fill"
    default: "exclamationmark.octagon.fill"
    }
  }
}
