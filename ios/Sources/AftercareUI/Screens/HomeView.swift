import AftercareCore
import SwiftUI

/// Where the person stands, what is next, and the way out at any time.
struct HomeView: View {
  let screen: HomeScreen

  var body: some View {
    Page(screen.frame) {
      Paragraphs([screen.detail, screen.afterEmergency])
      if !screen.frame.notices.isEmpty { PermissionBox() }
      DotLine(entries: screen.dots.map { DotLine.Entry(title: $0.label, detail: $0.when, state: $0.state) })
      if let soreness = screen.soreness { SorenessChart(soreness: soreness) }
      if let practice = screen.practice {
        Raised {
          Words(practice.line, .row)
          if let call = practice.call { PressButton(button: call) }
        }
      }
      Paragraphs([screen.laterComing])
      if let later = screen.later { ChoiceGroupView(group: later) }
      MenuList(buttons: screen.menu)
    } bar: {
      if let primary = screen.primary { PressButton(button: primary) }
      PressButton(button: screen.unwell, symbol: "hand.raised.fill")
    }
  }
}

/// Everything else, each on a line of its own.
private struct MenuList: View {
  let buttons: [CoreButton]

  var body: some View {
    VStack(alignment: .leading, spacing: 0) {
      ForEach(buttons.indices.map { $0 }, id: \.self) { index in
        Divider()
        PressButton(button: buttons[index], isLeading: true)
      }
    }
  }
}
