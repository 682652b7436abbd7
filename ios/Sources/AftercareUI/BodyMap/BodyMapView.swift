import AftercareCore
import SwiftUI

/// The body map: both views, the marked places in words beside them, and the same choices as a list for who
/// does not see or cannot hit the picture.
struct BodyMapView: View {
  let map: PlaceMap
  /// The list is the map's own; a screen may have one of its own.
  var hasList = true
  @Environment(AppModel.self) private var model
  @Environment(\.palette) private var palette
  @Environment(\.accessibilityVoiceOverEnabled) private var isSpoken
  @State private var isListed = false

  var body: some View {
    VStack(alignment: .leading, spacing: 16) {
      if let drawing = model.bodyMap { picture(drawing) }
      Paragraphs(map.names)
      if hasList, let useList = map.useList {
        if isSpoken || isListed || model.bodyMap == nil {
          ChoiceGrid(options: map.choices, about: map.title)
        } else {
          SwiftUI.Button(action: { isListed = true }, label: { Words(useList, .button) })
            .buttonStyle(PressStyle(strength: .quiet))
        }
      }
    }
  }

  private func picture(_ drawing: BodyMap) -> some View {
    HStack(alignment: .top, spacing: 16) {
      side(drawing, .front, map.front, outer: map.right, inner: map.left)
      side(drawing, .back, map.back, outer: map.left, inner: map.right)
    }
    .padding(16)
    .frame(maxWidth: 420)
    .background(palette.paper, in: RoundedRectangle(cornerRadius: 16))
    .overlay { RoundedRectangle(cornerRadius: 16).strokeBorder(palette.edge, lineWidth: 1) }
    // The patient's left is on the right of the front view, however the words beside it run.
    .environment(\.layoutDirection, .leftToRight)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(Text(verbatim: map.description))
    .accessibilityAddTraits(.isImage)
  }

  private func side(_ drawing: BodyMap, _ view: BodyView, _ name: String, outer: String, inner: String)
    -> some View
  {
    VStack(spacing: 8) {
      HStack {
        Words(outer, .small)
        Spacer(minLength: 0)
        Words(inner, .small)
      }
      FigureView(view: view, drawing: drawing, marked: map.marked, isTappable: map.useList != nil)
      Words(name, .small)
    }
    .foregroundStyle(palette.ink)
  }
}
