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
      CardFace(
        when: card.when, hints: card.hints, facts: card.facts, timelineTitle: card.timelineTitle,
        timeline: card.timeline, map: card.map)
      Words(card.protocol, .small)
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
private struct CardFace: View {
  let when: String
  let hints: [String]
  let facts: [Fact]
  let timelineTitle: String
  let timeline: [TimelineEntry]
  let map: PlaceMap

  var body: some View {
    Words(when, .row)
    if !hints.isEmpty {
      VStack(alignment: .leading, spacing: 8) {
        ForEach(hints.indices.map { $0 }, id: \.self) { Words(hints[$0], .row) }
      }
      .padding(16)
      .frame(maxWidth: .infinity, alignment: .leading)
      .overlay { RoundedRectangle(cornerRadius: 8).strokeBorder(Palette.card.ink, lineWidth: 3) }
    }
    BodyMapView(map: map)
    FactList(facts: facts)
    VStack(alignment: .leading, spacing: 8) {
      Heading(timelineTitle)
      ForEach(timeline.indices.map { $0 }, id: \.self) { index in
        VStack(alignment: .leading, spacing: 0) {
          Words(timeline[index].when, .small)
          Words(timeline[index].text)
        }
        .accessibilityElement(children: .combine)
      }
    }
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
      CardFace(
        when: side.when, hints: side.hints, facts: side.facts, timelineTitle: side.timelineTitle,
        timeline: side.timeline, map: side.map)
      Words(side.protocol, .small)
    }
    .environment(\.locale, Locale(identifier: side.language))
    .environment(\.layoutDirection, LayoutDirection(language: side.language))
  }
}
