import AftercareCore
import SwiftUI

/// The page for a doctor or a crew: black on white in both themes, large, with the screen at its brightest and
/// kept on.
struct CardView: View {
  let screen: Screen
  let card: CardScreen
  @Environment(AppModel.self) private var model

  var body: some View {
    Page(card.frame) {
      FaceView(face: card.face)
      if let side = card.otherSide { OtherSide(side: side) }
    } bar: {
      SwiftUI.Button(action: { model.printPages(screen) }, label: { Words(card.print, .button) })
        .buttonStyle(PressStyle(strength: .primary))
    }
    .environment(\.palette, .card)
    .modifier(KeptBright())
  }
}

/// What a side of the card says. Each has the map: the letters for left and right differ with the language.
private struct FaceView: View {
  let face: CardFace

  var body: some View {
    Words(face.when, .row)
    if !face.hints.isEmpty {
      VStack(alignment: .leading, spacing: 8) {
        ForEach(face.hints.indices.map { $0 }, id: \.self) { Words(face.hints[$0], .row) }
      }
      .padding(16)
      .frame(maxWidth: .infinity, alignment: .leading)
      .overlay { RoundedRectangle(cornerRadius: 8).strokeBorder(Palette.card.ink, lineWidth: 3) }
    }
    BodyMapView(map: face.map)
    FactList(facts: face.facts)
    VStack(alignment: .leading, spacing: 8) {
      Heading(face.timelineTitle)
      ForEach(face.timeline.indices.map { $0 }, id: \.self) { index in
        VStack(alignment: .leading, spacing: 0) {
          Words(face.timeline[index].when, .small)
          Words(face.timeline[index].text)
        }
        .accessibilityElement(children: .combine)
      }
    }
    Words(face.protocol, .small)
  }
}

/// The card once more, in the language that is spoken where it is read.
private struct OtherSide: View {
  let side: CardSide

  var body: some View {
    VStack(alignment: .leading, spacing: 24) {
      Divider()
      Heading(side.heading)
      Words(side.title, .title)
      FaceView(face: side.face)
    }
    .environment(\.locale, Locale(identifier: side.language))
    .environment(\.layoutDirection, LayoutDirection(language: side.language))
  }
}
