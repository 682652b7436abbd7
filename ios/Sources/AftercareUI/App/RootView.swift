import AftercareCore
import AftercareShell
import SwiftUI

/// The window: the engine's screen, and over it what the shell has to say itself.
public struct RootView: View {
  private let model: AppModel
  @Environment(\.scenePhase) private var phase
  @Environment(\.colorScheme) private var scheme
  @Environment(\.colorSchemeContrast) private var contrast

  /// The window of an app.
  public init(model: AppModel) { self.model = model }

  public var body: some View {
    ZStack {
      // Covered, not taken away: what was typed and an open camera are there when the person is back.
      content.accessibilityHidden(isCovered)
      if isCovered { PrivacyCover() }
    }
    .environment(\.palette, Palette(scheme, contrast))
    .environment(model)
    .onOpenURL { model.open($0) }
    .task(id: phase) {
      if phase == .active { await model.becomeActive() }
    }
  }

  @ViewBuilder private var content: some View {
    VStack(spacing: 0) {
      if let failure = model.store.failure {
        FailureView(failure: failure, isAlone: model.store.screen == nil)
      }
      if let screen = model.store.screen {
        Group {
          if let number = model.undialled { UndialledView(number: number) }
          ScreenView(screen: screen).id(screen.page)
        }
        .environment(\.locale, Locale(identifier: screen.frame.language))
        .environment(\.layoutDirection, LayoutDirection(language: screen.frame.language))
      }
    }
  }

  /// In the app switcher nothing of a screen is seen. While a call is being confirmed, the emergency prompt
  /// stays in sight.
  private var isCovered: Bool {
    switch phase {
    case .active: false
    case .inactive: !isEmergency
    default: true
    }
  }

  private var isEmergency: Bool {
    if case .emergency = model.store.screen { true } else { false }
  }
}

/// What the app switcher shows instead of a screen.
struct PrivacyCover: View {
  @Environment(\.palette) private var palette

  var body: some View {
    Rectangle()
      .fill(palette.calmPaper)
      .overlay {
        Image(systemName: "lock.fill")
          .font(.system(size: 48))
          .foregroundStyle(palette.calm)
          .accessibilityHidden(true)
      }
      .ignoresSafeArea()
  }
}

extension Screen {
  /// Which page this is: another one begins at its top, and the same one stays where it was scrolled to.
  var page: String {
    switch self {
    case .checkIn(let screen): "\(screen.frame.title) \(screen.progress)"
    case .sessionForm(let screen): "\(screen.frame.title) \(screen.progress)"
    default: frame.title
    }
  }
}

extension LayoutDirection {
  /// The direction in which a language is written: that of the words on screen, whatever the device is set to.
  init(language: String) {
    self =
      Locale.Language(identifier: language).characterDirection == .rightToLeft ? .rightToLeft : .leftToRight
  }
}
