import AftercareCore
import SwiftUI

/// The colours of one theme. Each foreground reads on its paper with a contrast of at least 4.5 to 1, each shape
/// with 3 to 1; a test computes both.
struct Palette: Equatable, Sendable {
  let paper: Color
  let ink: Color
  /// Words beside the main ones.
  let soft: Color
  /// A box on the paper.
  let raised: Color
  /// Edges of what can be pressed.
  let edge: Color
  let calm: Color
  let calmPaper: Color
  let onCalm: Color
  /// The expected course of soreness.
  let band: Color
  let therapist: Color
  let therapistPaper: Color
  let urgent: Color
  let urgentPaper: Color
  /// The emergency's red where it stands on the paper, as in the history.
  let alarm: Color

  init(_ scheme: ColorScheme, _ contrast: ColorSchemeContrast) {
    let theme = scheme == .dark ? Palette.dark : Palette.light
    self = contrast == .increased ? theme.withIncreasedContrast : theme
  }

  /// Edges and secondary words as strong as the main ones.
  private var withIncreasedContrast: Palette {
    Palette(
      paper: paper, ink: ink, soft: ink, raised: raised, edge: ink, calm: calm, calmPaper: calmPaper,
      onCalm: onCalm, band: band, therapist: therapist, therapistPaper: therapistPaper, urgent: urgent,
      urgentPaper: urgentPaper, alarm: alarm)
  }

  private init(
    paper: Color, ink: Color, soft: Color, raised: Color, edge: Color, calm: Color, calmPaper: Color,
    onCalm: Color, band: Color, therapist: Color, therapistPaper: Color, urgent: Color, urgentPaper: Color,
    alarm: Color
  ) {
    (self.paper, self.ink, self.soft, self.raised, self.edge) = (paper, ink, soft, raised, edge)
    (self.calm, self.calmPaper, self.onCalm, self.band) = (calm, calmPaper, onCalm, band)
    (self.therapist, self.therapistPaper) = (therapist, therapistPaper)
    (self.urgent, self.urgentPaper, self.alarm) = (urgent, urgentPaper, alarm)
  }

  static let light = Palette(
    paper: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1B1D1F), soft: Color(hex: 0x4A5054),
    raised: Color(hex: 0xF4F6F6), edge: Color(hex: 0x757D82), calm: Color(hex: 0x1F6F5C),
    calmPaper: Color(hex: 0xF3FAF7), onCalm: Color(hex: 0xFFFFFF), band: Color(hex: 0xCFE6DE),
    therapist: Color(hex: 0x2457A6), therapistPaper: Color(hex: 0xF1F5FC), urgent: Color(hex: 0x8A4B00),
    urgentPaper: Color(hex: 0xFFF6E9), alarm: Color(hex: 0xB3131B))

  static let dark = Palette(
    paper: Color(hex: 0x121416), ink: Color(hex: 0xE8EAEC), soft: Color(hex: 0xB7BDC1),
    raised: Color(hex: 0x1C2023), edge: Color(hex: 0x889096), calm: Color(hex: 0x8FD3BF),
    calmPaper: Color(hex: 0x10201B), onCalm: Color(hex: 0x10201B), band: Color(hex: 0x23483D),
    therapist: Color(hex: 0xA9C7FF), therapistPaper: Color(hex: 0x101B2D), urgent: Color(hex: 0xFFC37A),
    urgentPaper: Color(hex: 0x2A1C08), alarm: Color(hex: 0xFFB3AE))

  /// The emergency prompt: the same red in both themes, everything else white.
  static let emergency = Palette.plain(ink: .white, paper: Color(hex: 0xB3131B))
  /// The card for a doctor: black on white in both themes.
  static let card = Palette.plain(ink: .black, paper: .white)

  private static func plain(ink: Color, paper: Color) -> Palette {
    Palette(
      paper: paper, ink: ink, soft: ink, raised: paper, edge: ink, calm: ink, calmPaper: paper, onCalm: paper,
      band: paper, therapist: ink, therapistPaper: paper, urgent: ink, urgentPaper: paper, alarm: ink)
  }

  /// The colour of a level and the paper it stands on.
  func tone(_ level: Level) -> (ink: Color, paper: Color) {
    switch level {
    case .selfCare: (calm, calmPaper)
    case .contactTherapist: (therapist, therapistPaper)
    case .urgent: (urgent, urgentPaper)
    case .emergency: (Palette.emergency.ink, Palette.emergency.paper)
    }
  }
}

extension Color {
  /// A colour as it is written in a style sheet.
  fileprivate init(hex: Int) {
    let part = { (shift: Int) in Double(hex >> shift & 0xFF) / 255 }
    self.init(.sRGB, red: part(16), green: part(8), blue: part(0), opacity: 1)
  }
}

private struct PaletteKey: EnvironmentKey {
  static let defaultValue = Palette.light
}

extension EnvironmentValues {
  /// The colours to draw with.
  var palette: Palette {
    get { self[PaletteKey.self] }
    set { self[PaletteKey.self] = newValue }
  }
}
