import AftercareCore
import SwiftUI

/// Why the person is told this: the rules that fired, the answers, the sources.
struct WhyView: View {
  let screen: WhyScreen
  @Environment(\.palette) private var palette

  var body: some View {
    Page(screen.frame) {
      ForEach(screen.rules, id: \.id) { rule in
        VStack(alignment: .leading, spacing: 4) {
          Heading(rule.level)
          Words(rule.because)
          Words(rule.id, .small).foregroundStyle(palette.soft)
          Words(rule.sources, .small).foregroundStyle(palette.soft)
        }
      }
      FactList(facts: screen.answers)
      Paragraphs(screen.protocol)
    }
  }
}

/// What helps until then.
struct HelpsView: View {
  let screen: HelpsScreen
  @Environment(\.palette) private var palette

  var body: some View {
    Page(screen.frame) {
      Paragraphs(screen.advice)
      Words(screen.protocol, .small).foregroundStyle(palette.soft)
    }
  }
}
