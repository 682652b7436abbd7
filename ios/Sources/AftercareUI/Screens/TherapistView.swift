import AftercareCore
import SwiftUI

/// A code for a patient: the map, the risks, how, and the code as soon as it is whole.
struct TherapistView: View {
  let screen: Screen
  let therapist: TherapistScreen
  @State private var isListed = false
  @Environment(AppModel.self) private var model
  @Environment(\.accessibilityVoiceOverEnabled) private var isSpoken

  var body: some View {
    Page(therapist.frame) {
      BodyMapView(map: therapist.map, hasList: false)
      Words(therapist.needled, .row)
      regions
      ChoiceGroupView(group: therapist.risks, columns: 1)
      ChoiceGroupView(group: therapist.technique)
      ChoiceGroupView(group: therapist.painBefore, columns: ChoiceGrid.scale)
      EntryList(fields: therapist.fields)
      if let now = therapist.now { PressButton(button: now) }
      Paragraphs(therapist.lacks)
      if let ready = therapist.ready { ReadyView(screen: screen, ready: ready) }
      Words(therapist.kept, .small)
    } bar: {
      PressList(buttons: therapist.actions)
    }
  }

  /// Each region with its sides, for who does not use the map.
  @ViewBuilder private var regions: some View {
    if isSpoken || isListed || model.bodyMap == nil {
      ForEach(therapist.regions.indices.map { $0 }, id: \.self) {
        ChoiceGroupView(group: therapist.regions[$0])
      }
    } else if let useList = therapist.map.useList {
      SwiftUI.Button(action: { isListed = true }, label: { Words(useList, .button) })
        .buttonStyle(PressStyle(strength: .quiet))
    }
  }
}

/// The code: to scan at full brightness, to send, to print.
private struct ReadyView: View {
  let screen: Screen
  let ready: ReadyCode
  @Environment(AppModel.self) private var model

  var body: some View {
    Raised {
      Heading(ready.title)
      Words(ready.scan)
      QrView(qr: ready.qr, description: ready.description)
      FactList(facts: ready.facts)
      SwiftUI.Button(action: { model.printPages(screen) }, label: { Words(ready.print, .button) })
        .buttonStyle(PressStyle(strength: .secondary))
      ShareLink(item: ready.message) { Words(ready.share, .button) }
        .buttonStyle(PressStyle(strength: .secondary))
    }
    .modifier(KeptBright())
  }
}
