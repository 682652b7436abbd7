import AftercareCore
import SwiftUI

/// The emergency prompt: the whole screen, red in both themes, no way back. The call is a third of it; what else
/// is needed comes in the core's order, and the ways to close it stand at the end.
struct EmergencyView: View {
  let screen: EmergencyScreen
  @Environment(AppModel.self) private var model
  @Environment(\.dynamicTypeSize) private var size
  private let palette = Palette.emergency

  var body: some View {
    GeometryReader { proxy in
      ScrollView {
        VStack(alignment: .leading, spacing: 24) {
          head
          NoticeBox(frame: screen.frame)
          CallButton(button: screen.call, minHeight: proxy.size.height / 3)
          number
          gotThrough
          Words(screen.reasons, .row)
          MarkedList(texts: screen.orders, symbol: "arrow.forward.circle.fill")
          PressButton(button: screen.card)
          Paragraphs([screen.cannotSpeak, screen.noSignal, screen.therapist])
          Heading(screen.closeTitle)
          PressList(buttons: screen.closings)
        }
        .padding(16)
        .frame(maxWidth: 640, alignment: .leading)
        .frame(maxWidth: .infinity)
      }
    }
    .foregroundStyle(palette.ink)
    .background(palette.paper)
    .environment(\.palette, palette)
    .onAppear { model.ports.announcer.announce(screen.frame.title, language: screen.frame.language) }
  }

  @ViewBuilder private var head: some View {
    if size.isAccessibilitySize {
      Title(screen.frame.title, .prompt)
    } else {
      HStack(spacing: 12) {
        LevelMark(level: .emergency, ink: palette.ink, paper: palette.paper)
        Title(screen.frame.title, .prompt)
      }
    }
  }

  /// As text too, for a device that cannot call.
  private var number: some View {
    VStack(alignment: .leading, spacing: 8) {
      Words(screen.number, .row).textSelection(.enabled)
      Words(screen.country)
      PressButton(button: screen.changeCountry)
    }
  }

  @ViewBuilder private var gotThrough: some View {
    if let question = screen.gotThrough {
      VStack(alignment: .leading, spacing: 8) {
        Heading(question)
        PressList(buttons: screen.gotThroughChoices)
      }
    }
    Paragraphs(screen.otherWays)
  }
}

/// The one large button: a white field with the words in red.
private struct CallButton: View {
  let button: CoreButton
  let minHeight: CGFloat
  @Environment(AppModel.self) private var model
  @Environment(\.openURL) private var openURL

  var body: some View {
    SwiftUI.Button(
      action: { model.press(button) { openURL($0, completion: $1) } },
      label: {
        VStack(spacing: 12) {
          Image(systemName: "phone.fill").modifier(Lettering(.call)).accessibilityHidden(true)
          Words(button.label, .call).multilineTextAlignment(.center)
        }
        .padding(16)
        .frame(maxWidth: .infinity, minHeight: max(minHeight, 96))
        .foregroundStyle(Palette.emergency.paper)
        .background(Palette.emergency.ink, in: RoundedRectangle(cornerRadius: 24))
      }
    )
    .buttonStyle(BareStyle())
  }
}

private struct BareStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View { configuration.label }
}

/// The countries whose numbers are known.
struct CountryView: View {
  let screen: CountryScreen

  var body: some View {
    Page(screen.frame) {
      Words(screen.intro)
      PressList(buttons: screen.countries)
    }
  }
}
