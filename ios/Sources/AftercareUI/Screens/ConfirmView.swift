import AftercareCore
import SwiftUI

/// A choice that is asked a second time.
struct ConfirmView: View {
  let screen: ConfirmScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs(screen.paragraphs)
    } bar: {
      PressList(buttons: screen.actions)
    }
  }
}

/// About this advice.
struct AboutView: View {
  let screen: AboutScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs(screen.paragraphs)
      FactList(facts: screen.facts)
    }
  }
}

/// What is wrong with saving: what was kept, what may be lost, what still works, what to do.
struct TroubleView: View {
  let screen: TroubleScreen
  @Environment(\.palette) private var palette

  var body: some View {
    Page(screen.frame) {
      Words(screen.happened)
      Paragraphs([screen.kept, screen.lost, screen.works, screen.toDo])
      Raised { Words(screen.feelingWorse) }
      if !screen.detail.isEmpty {
        Words(screen.detail, .small).foregroundStyle(palette.soft).textSelection(.enabled)
      }
    } bar: {
      PressList(buttons: screen.actions)
    }
  }
}
