import AftercareCore
import SwiftUI

/// What the answers lead to: the level's shape and word, one sentence, the steps, then the rest.
struct OutcomeView: View {
  let screen: OutcomeScreen
  @Environment(\.palette) private var palette

  var body: some View {
    let tone = palette.tone(screen.level)
    Page(screen.frame, lead: LevelLead(level: screen.level, sentence: screen.sentence)) {
      Paragraphs([screen.reasons, screen.expected])
      StepList(steps: screen.steps, tone: tone)
      if !screen.watch.isEmpty {
        Raised { MarkedList(texts: screen.watch, symbol: "exclamationmark.circle") }
      }
      Paragraphs([screen.next, screen.therapist])
      PressList(buttons: screen.actions.quiet)
      Words(screen.protocol, .small).foregroundStyle(palette.soft)
    } bar: {
      PressList(buttons: screen.actions.weighty, tone: tone)
    }
  }
}

/// What stands at the top of an outcome besides its title.
struct LevelLead {
  let level: Level
  let sentence: String
}

/// The level: its shape and word on its own paper, and the sentence.
struct LevelHeader: View {
  let title: String
  let lead: LevelLead
  @Environment(\.palette) private var palette
  @Environment(\.dynamicTypeSize) private var size

  var body: some View {
    let tone = palette.tone(lead.level)
    VStack(alignment: .leading, spacing: 12) {
      if size.isAccessibilitySize {
        LevelMark(level: lead.level, ink: tone.ink, paper: tone.paper)
        Title(title, .level).foregroundStyle(tone.ink)
      } else {
        HStack(spacing: 12) {
          LevelMark(level: lead.level, ink: tone.ink, paper: tone.paper)
          Title(title, .level).foregroundStyle(tone.ink)
        }
      }
      Words(lead.sentence).foregroundStyle(lead.level == .emergency ? tone.ink : palette.ink)
    }
    .padding(16)
    .frame(maxWidth: .infinity, alignment: .leading)
    .background(tone.paper, in: RoundedRectangle(cornerRadius: 16))
  }
}

/// What to do, at most three steps, each with the call that belongs to it.
private struct StepList: View {
  let steps: [Step]
  let tone: (ink: Color, paper: Color)

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      ForEach(steps.indices.map { $0 }, id: \.self) { index in
        HStack(alignment: .top, spacing: 12) {
          Image(systemName: "\(index + 1).circle").modifier(Lettering(.row)).accessibilityHidden(true)
          VStack(alignment: .leading, spacing: 8) {
            Words(steps[index].text)
            if let call = steps[index].call { PressButton(button: call, tone: tone) }
          }
        }
      }
    }
  }
}
