import AftercareCore
import SwiftUI

/// A page of the form for who has no code.
struct FormView: View {
  let screen: FormScreen

  var body: some View {
    Page(screen.frame, steps: Steps(text: screen.progress)) {
      if let map = screen.map { BodyMapView(map: map) }
      EntryList(fields: screen.fields)
      ForEach(screen.groups.indices.map { $0 }, id: \.self) { ChoiceGroupView(group: screen.groups[$0]) }
    } bar: {
      PressList(buttons: screen.actions)
    }
  }
}

/// A session read back, in words and on the map.
struct PreviewView: View {
  let screen: PreviewScreen

  var body: some View {
    Page(screen.frame) {
      Words(screen.origin)
      BodyMapView(map: screen.map)
      FactList(facts: screen.facts)
      Paragraphs(screen.remarks)
    } bar: {
      PressList(buttons: screen.actions)
    }
  }
}
