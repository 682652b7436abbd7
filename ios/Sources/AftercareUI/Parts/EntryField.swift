import AftercareCore
import SwiftUI

/// A text field of the core: what was typed is sent when the person is done with it, or presses what comes next.
struct EntryField: View {
  let field: Field
  @Environment(AppModel.self) private var model
  @Environment(\.palette) private var palette
  @State private var typed: String?

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Words(field.label, .row).accessibilityHidden(true)
      TextField(field.label, text: text, prompt: Text(verbatim: field.hint))
        .modifier(Lettering(.body))
        .keyboardType(keyboard)
        .autocorrectionDisabled()
        .textInputAutocapitalization(field.name == .practiceName ? .words : .never)
        .submitLabel(.done)
        .onSubmit { send() }
        .padding(12)
        .frame(minHeight: 48)
        .background(palette.paper, in: RoundedRectangle(cornerRadius: 12))
        .overlay { RoundedRectangle(cornerRadius: 12).strokeBorder(palette.edge, lineWidth: 2) }
      if !text.wrappedValue.isEmpty { Words(field.hint, .small).foregroundStyle(palette.soft) }
    }
  }

  private var text: Binding<String> {
    Binding(
      get: { typed ?? field.value },
      set: { text in
        typed = text
        model.typed(text, in: field)
      })
  }

  private func send() {
    typed = nil
    model.sendTyped(field.name)
  }

  private var keyboard: UIKeyboardType {
    switch field.name {
    case .practicePhone: .phonePad
    case .code: .asciiCapable
    case .practiceName, .sessionEnd: .default
    }
  }
}

/// When the session ended: the core's words for it, and the system's own picker.
struct TimeField: View {
  let field: Field
  @Environment(AppModel.self) private var model
  @State private var picked = Date()

  var body: some View {
    VStack(alignment: .leading, spacing: 8) {
      Heading(field.label)
      Words(field.value.isEmpty ? field.hint : field.value)
      DatePicker(field.label, selection: time)
        .labelsHidden()
        .frame(minHeight: 44)
    }
  }

  private var time: Binding<Date> {
    Binding(
      get: { picked },
      set: { date in
        picked = date
        model.send(.fillTime(at: date))
      })
  }
}

/// The fields of a form: text, or the time.
struct EntryList: View {
  let fields: [Field]

  var body: some View {
    ForEach(fields, id: \.name) { field in
      if field.name == .sessionEnd { TimeField(field: field) } else { EntryField(field: field) }
    }
  }
}
