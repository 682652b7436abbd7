import AftercareCore
import SwiftUI

/// A code to scan: black on white in both themes, with the white edge that scanners need.
struct QrView: View {
  let qr: Qr
  let description: String

  var body: some View {
    QrShape(qr: qr)
      .fill(Color.black)
      .aspectRatio(1, contentMode: .fit)
      .frame(maxWidth: 420)
      .background(Color.white)
      .accessibilityElement(children: .ignore)
      .accessibilityLabel(Text(verbatim: description))
      .accessibilityAddTraits(.isImage)
  }
}

/// The dark modules, and four light ones around them.
struct QrShape: Shape {
  let qr: Qr
  private nonisolated static let quiet = 4

  nonisolated func path(in rect: CGRect) -> Path {
    let size = Int(qr.size)
    let module = min(rect.width, rect.height) / CGFloat(size + 2 * Self.quiet)
    return Path { path in
      for (index, isDark) in qr.dark.enumerated() where isDark {
        let (row, column) = index.quotientAndRemainder(dividingBy: size)
        path.addRect(
          CGRect(
            x: rect.minX + CGFloat(column + Self.quiet) * module,
            y: rect.minY + CGFloat(row + Self.quiet) * module, width: module, height: module))
      }
    }
  }
}
