import AftercareCore
import SwiftUI

/// Where a code goes: scanned, pasted or typed.
struct CodeView: View {
  let screen: CodeScreen
  @Environment(AppModel.self) private var model
  @State private var isScanning = false

  var body: some View {
    Page(screen.frame) {
      Words(screen.help)
      if model.ports.scanner != nil {
        SwiftUI.Button(action: { isScanning = true }, label: { ShellWords("scan.button", .button) })
          .buttonStyle(PressStyle(strength: .primary))
      }
      EntryField(field: screen.field)
      // The system does not say on which thread it calls.
      PasteButton(payloadType: String.self) { @Sendable [model] texts in
        Task { @MainActor in
          if let text = texts.first { model.takeIn(text) }
        }
      }
    } bar: {
      PressList(buttons: screen.actions)
    }
    .sheet(isPresented: $isScanning) {
      ScanView { code in
        isScanning = false
        model.takeIn(code)
      }
      .environment(model)
    }
  }
}

/// The camera, what to do with it, and the way out.
struct ScanView: View {
  let found: @MainActor (String) -> Void
  @Environment(AppModel.self) private var model
  @Environment(\.palette) private var palette
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    VStack(alignment: .leading, spacing: 16) {
      ShellWords("scan.title", .title).accessibilityAddTraits(.isHeader)
      ShellWords("scan.help")
      if let scanner = model.ports.scanner {
        scanner(found)
          .frame(maxWidth: .infinity, maxHeight: .infinity)
          .clipShape(RoundedRectangle(cornerRadius: 16))
          .accessibilityHidden(true)
      }
      SwiftUI.Button(action: { dismiss() }, label: { ShellWords("scan.cancel", .button) })
        .buttonStyle(PressStyle(strength: .secondary))
    }
    .padding(16)
    .foregroundStyle(palette.ink)
    .background(palette.paper)
  }
}
